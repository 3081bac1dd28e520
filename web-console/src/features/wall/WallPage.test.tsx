import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../test/console";
import { at } from "../../../test/fake/data";

let app: Console;

afterEach(async () => {
  await app.close();
});

const waiting = () => screen.findByRole("region", { name: "Esperam há mais tempo" });
const row = async (name: string) => {
  const found = within(await waiting())
    .getAllByRole("listitem")
    .find((entry) => entry.textContent?.includes(name));
  if (!found) {
    throw new Error(`${name} does not wait`);
  }
  return found;
};

describe("the wall", () => {
  it("shows who begins to wait without being asked again, and is no attendant's", async () => {
    app = await openConsole({ as: "Sônia", path: "/wall" });
    await row("Lúcia Helena");
    const asked = () => app.shop.heard.filter((request) => request.path === "/api/v1/wall").length;
    // Once, and once more when the line stands: what was said until then nobody has heard.
    await waitFor(() => expect(asked()).toBe(2));

    app.shop.update(app.conversation("Carla"), {
      status: "waiting",
      assigned_user_id: null,
      assigned_user_name: null,
      is_bot_active: false,
      waiting_since: at(Date.now()),
    });

    await waitFor(async () => expect(await row("Carla Prado")).toHaveTextContent("Na fila"));
    expect(asked()).toBe(2);
    await app.close();

    app = await openConsole({ as: "Ana", path: "/wall" });
    expect(await screen.findByText("O painel é dos supervisores")).toBeInTheDocument();
    expect(app.shop.heard.some((request) => request.path === "/api/v1/wall")).toBe(false);
  });

  it("takes a conversation, and whispers about one as a note", async () => {
    app = await openConsole({ as: "Sônia", path: "/wall" });
    const { user } = app;
    await user.click(within(await row("Lúcia Helena")).getByRole("button", { name: "Assumir" }));
    expect(await screen.findByText("A conversa com Lúcia Helena está com você")).toBeInTheDocument();
    expect(app.conversation("Lúcia").assigned_user_id).toBe(app.person("Sônia").id);

    const held = app.shop.state.conversations.find(
      (one) => one.assigned_user_name === "Ana Beatriz Nogueira" && one.last_message?.sender_type === "customer",
    );
    const name = held?.customer.name ?? "";
    await user.click(within(await row(name)).getByRole("button", { name: `Ações para ${name}` }));
    await user.click(await screen.findByRole("menuitem", { name: /Sussurrar/ }));
    await user.type(await screen.findByLabelText("Recado"), "Ofereça a troca");
    await user.click(screen.getByRole("button", { name: "Sussurrar" }));
    await waitFor(() =>
      expect(
        app.shop.heard.find((request) => request.method === "POST" && request.path === "/api/v1/messages")?.body,
      ).toMatchObject({ conversation_id: held?.id, message_type: "note", content: "Ofereça a troca" }),
    );
  });

  it("gives away what somebody holds, and says what stayed and why", async () => {
    app = await openConsole({ as: "Sônia", path: "/wall" });
    const { user } = app;
    const hers = app.shop.state.conversations.filter(
      (one) => one.assigned_user_id === app.person("Ana").id && one.status === "open",
    );
    Object.assign(hers[0] ?? {}, { department_id: null, department_name: null });

    await user.click(await screen.findByRole("button", { name: "Ações para Ana Beatriz Nogueira" }));
    await user.click(await screen.findByRole("menuitem", { name: "Redistribuir" }));
    await user.click(await screen.findByRole("button", { name: "Redistribuir" }));

    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole("status")).toHaveTextContent("1 ficou");
    expect(dialog).toHaveTextContent("não tem departamento");
  });
});

describe("the television", () => {
  it("names no customer, shows no rail, and says when it is out of date", async () => {
    app = await openConsole({ as: "Sônia", path: "/wall/tv" });
    expect(await screen.findByRole("region", { name: "Departamentos" })).toBeInTheDocument();
    expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
    const shown = document.body.textContent ?? "";
    for (const conversation of app.shop.state.conversations) {
      const name = conversation.customer.name;
      if (name) {
        expect(shown).not.toContain(name);
      }
    }
    await waitFor(() => expect(screen.getByText("Ao vivo")).toBeInTheDocument());

    await app.io.close();
    expect(await screen.findByText(/Desatualizado há/, {}, { timeout: 20_000 })).toBeInTheDocument();
  });

  it("opens what somebody has, and takes one of it or whispers about it", async () => {
    app = await openConsole({ as: "Sônia", path: "/wall" });
    const { user } = app;
    const ana = app.person("Ana");
    await user.click(await screen.findByRole("button", { name: `Ações para ${ana.full_name}` }));
    await user.click(await screen.findByRole("menuitem", { name: /O que tem agora/ }));
    const dialog = await screen.findByRole("dialog", { name: `Conversas de ${ana.full_name}` });
    const held = app.shop.state.conversations.filter((one) => one.assigned_user_id === ana.id && one.status === "open");
    await waitFor(() => expect(within(dialog).getAllByRole("listitem")).toHaveLength(held.length));
    const name = held[0]?.customer.name ?? "";

    await user.click(within(dialog).getByRole("button", { name: `Assumir: ${name}` }));

    await waitFor(() => expect(held[0]?.assigned_user_id).toBe(app.person("Sônia").id));
    await waitFor(() => expect(within(dialog).getAllByRole("listitem")).toHaveLength(held.length - 1));
    await user.click(within(dialog).getByRole("button", { name: `Sussurrar: ${held[1]?.customer.name}` }));
    expect(await screen.findByRole("dialog", { name: /Sussurrar/ })).toBeInTheDocument();
  });
});
