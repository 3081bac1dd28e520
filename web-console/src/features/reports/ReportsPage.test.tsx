import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../test/console";

let app: Console;

afterEach(async () => {
  await app.close();
});

const asked = (part: string) =>
  app.shop.heard.filter((one) => one.path.startsWith(`/api/v1/metrics/${part}`)).at(-1)?.path;

describe("the reports", () => {
  it("lead from a card, a bar, a table's cell and what is nobody's to the conversations", async () => {
    app = await openConsole({ as: "Sônia", path: "/reports" });
    const { user } = app;
    // The page itself is loaded first.
    const volume = await screen.findByRole("region", { name: "Volume" }, { timeout: 20_000 });
    await user.click(within(volume).getAllByRole("button", { name: "12" })[0] as HTMLElement);
    expect(await screen.findByRole("dialog", { name: "Conversas iniciadas" })).toBeInTheDocument();
    await waitFor(() => expect(asked("conversations")).toContain("metric=opened"));
    await user.keyboard("{Escape}");

    // The bar takes the keyboard.
    (await screen.findByRole("button", { name: /16 de nov.*: 12/ })).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(asked("conversations")).toContain("from=2026-11-16&to=2026-11-16"));
    await user.keyboard("{Escape}");

    const table = await screen.findByRole("region", { name: "Por atendente" }, { timeout: 20_000 });
    await user.click(
      within(within(table).getByRole("row", { name: /Sem atendente/ })).getAllByRole("button", {
        name: "8",
      })[0] as HTMLElement,
    );
    await waitFor(() => expect(asked("conversations")).toContain("user_id=none"));
    expect(await screen.findByRole("dialog", { name: "Encerradas · Sem atendente" })).toBeInTheDocument();
  });

  it("say in a table what a number counts and what it was before", async () => {
    app = await openConsole({ as: "Sônia", path: "/reports" });
    const table = await screen.findByRole("region", { name: "Por atendente" }, { timeout: 20_000 });
    expect(within(table).getAllByText("antes 4").length).toBeGreaterThan(0);
    await app.user.click(within(table).getByRole("button", { name: "O que é Encerradas" }));
    expect(await screen.findByText(/Encerramentos no período/)).toBeInTheDocument();
  });

  it("say when there is nothing, and when they cannot be read", async () => {
    app = await openConsole({ as: "Sônia", path: "/login" });
    app.shop.volume = 0;
    app.history.push("/reports");
    expect(await screen.findByText("Ainda não há números neste período")).toBeInTheDocument();
    await app.close();

    app = await openConsole({ as: "Sônia", path: "/login" });
    app.shop.fails(/metrics\/overview/, 500);
    app.history.push("/reports");
    expect(await screen.findByText("Não deu para carregar os números")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Tentar de novo" }));
    expect(await screen.findByRole("region", { name: "Volume" })).toBeInTheDocument();
  });
});
