import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { pedidos } from "../../../../test/fake/blocks";

let app: Console;
let id = "";

afterEach(async () => {
  await app.close();
});

async function open() {
  app = await openConsole({
    as: "Davi",
    prepare: ({ flows }) => {
      id = flows.add("Pedidos", { draft: pedidos }).id;
    },
  });
  app.history.push(`/bot/flows/${id}`);
  await screen.findByRole("textbox", { name: "Nome do fluxo" });
}

const kept = () => app.shop.flows.flows.find((flow) => flow.id === id);
const saved = async (text: string) => waitFor(() => expect(JSON.stringify(kept()?.draft)).toContain(text));

describe("the outline on a phone", () => {
  it("lists the blocks as a conversation goes, and lets one be edited and another be added after it", async () => {
    await open();
    const entries = (await screen.findAllByRole("listitem")).filter((entry) => entry.id.startsWith("outline-"));
    expect(entries.map((entry) => entry.id)).toEqual(["outline-hello", "outline-menu", "outline-order"]);
    await app.user.click(screen.getByRole("button", { name: /Qual é o número/ }));
    const sheet = within(await screen.findByRole("dialog", { name: "Pergunta" }));
    await app.user.type(sheet.getByRole("textbox", { name: "Texto" }), " Só ele.");
    await app.user.click(sheet.getByRole("button", { name: "Pronto" }));
    await saved("Qual é o número? Só ele.");

    const order = within(document.getElementById("outline-order") ?? document.body);
    await app.user.click(order.getByRole("button", { name: /Depois/ }));
    await app.user.type(await screen.findByRole("combobox", { name: "Procurar um bloco" }), "encerr{Enter}");
    await waitFor(() => expect(kept()?.draft.blocks).toHaveLength(4));
    expect(kept()?.draft.blocks[2]?.edges.next).toBe(kept()?.draft.blocks[3]?.id);
  });
});
