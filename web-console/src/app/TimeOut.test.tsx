import { screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Console, openConsole } from "../../test/console";

let app: Console;

afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

const PATIENCE = { timeout: 3_000 };
const told = () => app.shop.heard.filter((one) => one.path === "/api/v1/auth/activity").length;

/** The wall clock alone: what waits goes on waiting as it does. */
function minutesPass(minutes: number) {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now + minutes * 60_000 });
}

async function openWithLimit() {
  app = await openConsole({ path: "/settings/profile", session: { idle_minutes: 15, ends_at: null } });
  await waitFor(() => expect(told()).toBe(1));
}

describe("a console that nobody uses", () => {
  it("asks a minute before whether somebody is there, and stays at a click and at nothing else", async () => {
    await openWithLimit();
    minutesPass(14.5);

    const stay = await screen.findByRole("button", { name: "Continuar conectado" }, PATIENCE);
    await app.user.keyboard("{Escape}x");
    expect(stay).toBeInTheDocument();
    expect(told()).toBe(1);
    await app.user.click(stay);

    await waitFor(() => expect(screen.queryByRole("button", { name: "Continuar conectado" })).toBeNull(), PATIENCE);
    expect(told()).toBe(2);
  });

  it("stays on the television, which nobody touches", async () => {
    app = await openConsole({
      path: "/wall/tv",
      as: "Sônia",
      session: { idle_minutes: 15, ends_at: null },
    });

    // Once because the console was opened, once because it is the television.
    await waitFor(() => expect(told()).toBe(2));
  });

  it("asks no more once another tab was answered", async () => {
    await openWithLimit();
    minutesPass(14.5);
    await screen.findByRole("dialog", { name: "Você ainda está aí?" }, PATIENCE);

    localStorage.setItem("balcao.active", String(Date.now()));

    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), PATIENCE);
  });

  it("asks the server when the time is over, leaves with its reason, and keeps what was written", async () => {
    await openWithLimit();
    localStorage.setItem("balcao.draft.reply:1", JSON.stringify({ text: "Bom dia, dona Lúcia" }));
    const detail = "Você foi desconectado depois de um tempo sem atividade";
    app.shop.fails(/refresh-token/, 401, { type: "about:blank#session-over", detail });
    minutesPass(15.1);

    expect(await screen.findByText(detail, undefined, PATIENCE)).toBeInTheDocument();
    expect(screen.getByLabelText("Senha")).toBeInTheDocument();
    expect(app.history.location.search).toContain("next=%2Fsettings%2Fprofile");
    expect(localStorage.getItem("balcao.draft.reply:1")).toContain("dona Lúcia");
  });

  it("says that a login comes to its longest time, which no click changes", async () => {
    app = await openConsole({
      path: "/settings/profile",
      session: { idle_minutes: null, ends_at: new Date(Date.now() + 40_000).toISOString() },
    });

    await app.user.click(await screen.findByRole("button", { name: "Entendi" }, PATIENCE));

    expect(screen.queryByRole("dialog")).toBeNull();
    app.shop.fails(/refresh-token/, 401, { type: "about:blank#session-over", detail: "Acabou o tempo" });
    minutesPass(1);
    expect(await screen.findByText("Acabou o tempo", undefined, PATIENCE)).toBeInTheDocument();
  });
});
