import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { agenda, blockTypes, pedidos } from "../../../../test/fake/blocks";
import type { FlowDefinition } from "../../../shared/api/types";

let app: Console;
let id = "";

afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

async function open(draft: FlowDefinition = pedidos, search = "") {
  id = "";
  app = await openConsole({
    as: "Davi",
    path: "/bot/flows/none",
    prepare: ({ flows, scheduling }) => {
      if (draft === agenda) {
        scheduling.open();
      }
      id = flows.add("Pedidos", {
        draft,
        findings: [{ severity: "warning", block: "menu", code: "missing_edge", detail: "no_match" }],
      }).id;
    },
  });
  app.history.push(`/bot/flows/${id}${search}`);
  await screen.findByRole("textbox", { name: "Nome do fluxo" });
}

const kept = () => app.shop.flows.flows.find((flow) => flow.id === id);
const saves = () => app.shop.heard.filter((request) => request.method === "PUT" && request.path.includes("bot/flows"));
const saved = async (text: string) => waitFor(() => expect(JSON.stringify(kept()?.draft)).toContain(text));
const panel = () => screen.findByRole("region", { name: "Ajustes" });

describe("the editor of a flow", () => {
  it("saves what one writes once one pauses, and takes it back", async () => {
    await open(pedidos, "?block=hello");
    const text = within(await panel()).getByRole("textbox", { name: "Texto" });
    await app.user.clear(text);
    await app.user.type(text, "Bom dia.");
    await saved("Bom dia.");
    expect(saves().length).toBeLessThan(4);
    expect(kept()?.revision).toBe(1 + saves().length);

    await app.user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(text).toHaveValue("Olá, {{customer_name}}."));
    await saved("Olá, {{customer_name}}.");
    await app.user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await waitFor(() => expect(text).toHaveValue("Bom dia."));
  });

  it("names the clinic that is meant without being chosen, and lets one choose", async () => {
    await open(agenda, "?block=book");
    const clinic = within(await panel()).getByRole("combobox", { name: "Clínica" });
    expect(await within(clinic).findByRole("option", { name: "Laser Beauty (a única)" })).toHaveProperty(
      "selected",
      true,
    );
    await app.user.selectOptions(clinic, "Laser Beauty");
    await saved('"clinic_id":"laser-beauty-3fa91c"');
    await app.user.selectOptions(clinic, "Laser Beauty (a única)");
    await saved('"clinic_id":null');
  });

  it("offers variables as one types them", async () => {
    await open(pedidos, "?block=hello");
    const text = within(await panel()).getByRole("textbox", { name: "Texto" });
    await app.user.clear(text);
    await app.user.type(text, "Pedido {{{{or");
    await app.user.click(await screen.findByRole("option", { name: "order" }));
    expect(text).toHaveValue("Pedido {{order}}");
  });

  it("finds a block by what it says, without the mouse", async () => {
    await open();
    await app.user.keyboard("{Control>}f{/Control}");
    await app.user.type(await screen.findByRole("combobox", { name: "O que o bloco diz ou faz" }), "numero");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    await app.user.keyboard("{Enter}");
    expect(within(await panel()).getByRole("textbox", { name: "Texto" })).toHaveValue("Qual é o número?");
  });

  it("keeps its name when another flow has the new one, and what was drawn is saved", async () => {
    await open(pedidos, "?block=hello");
    app.shop.flows.add("Trocas");
    const name = screen.getByRole("textbox", { name: "Nome do fluxo" });
    await app.user.clear(name);
    await app.user.type(name, "Trocas{Enter}");
    expect(await screen.findByText(/Já existe um fluxo chamado “Trocas”/)).toBeInTheDocument();
    await waitFor(() => expect(name).toHaveValue("Pedidos"));
    expect(screen.queryByText("Não foi salvo")).not.toBeInTheDocument();
  });

  it("adds a block by its name, where a way leads nowhere", async () => {
    await open();
    await app.user.keyboard("/");
    await app.user.type(await screen.findByRole("combobox", { name: "Procurar um bloco" }), "transf");
    await app.user.keyboard("{Enter}");
    await waitFor(() => expect(kept()?.draft.blocks).toHaveLength(4));
    expect(kept()?.draft.blocks[3]).toMatchObject({
      type: "handover",
      settings: { text: "Vou chamar alguém de {{department}}." },
    });
    expect(await panel()).toHaveTextContent("Passa a conversa para pessoas");
  });

  it("leads a way to another block from the form, and nowhere again", async () => {
    await open(pedidos, "?block=menu");
    const way = within(await panel()).getByRole("combobox", { name: "Fazer um pedido" });
    // There may be thousands: they are listed when somebody looks.
    await app.user.click(way);
    await app.user.selectOptions(way, "order");
    await waitFor(() => expect(kept()?.draft.blocks[1]?.edges["option.buy"]).toBe("order"));
    await app.user.selectOptions(way, "");
    await waitFor(() => expect(kept()?.draft.blocks[1]?.edges["option.buy"]).toBeUndefined());
  });

  it("leads from a problem to its block", async () => {
    await open();
    await app.user.click(screen.getByRole("button", { name: "1 aviso" }));
    const problems = await screen.findByRole("region", { name: "Avisos" });
    await app.user.click(within(problems).getByRole("button", { name: /Não entendeu não leva a nada/ }));
    app.history.replace(`/bot/flows/${id}`);
    expect(within(await panel()).getByRole("textbox", { name: "Texto" })).toHaveValue("Como podemos ajudar?");
  });

  it("calls a variable by another name wherever it stands", async () => {
    await open(pedidos, "?panel=variables");
    const name = await screen.findByRole("textbox", { name: "Nome da variável order" });
    await app.user.clear(name);
    await app.user.type(name, "pedido{Enter}");
    await waitFor(() => expect(kept()?.draft.variables).toEqual([{ name: "pedido", kind: "number" }]));
    expect(kept()?.draft.blocks[2]?.settings.variable).toBe("pedido");
  });

  it("says who saved meanwhile, and keeps one's own as another flow", async () => {
    await open(pedidos, "?block=hello");
    const text = within(await panel()).getByRole("textbox", { name: "Texto" });
    const flow = kept();
    if (flow) {
      flow.revision = 7;
      flow.changed_by_name = "Sônia Prado";
      flow.draft = { ...pedidos, words: { ...pedidos.words, human: ["gente"] } };
    }
    await app.user.type(text, " Minha.");
    const dialog = within(await screen.findByRole("dialog", { name: /Sônia Prado salvou este fluxo/ }));
    await app.user.click(await dialog.findByRole("button", { name: "Guardar cópia" }));
    await waitFor(() => expect(app.shop.flows.flows).toHaveLength(2));
    expect(JSON.stringify(app.shop.flows.flows[1]?.draft)).toContain("Minha.");
    expect(JSON.stringify(kept()?.draft)).not.toContain("Minha.");
    await waitFor(() => expect(text).toHaveValue("Olá, {{customer_name}}."));
    // Nothing is lost: one step back, and mine is on the screen and saved upon theirs.
    await app.user.click(screen.getByRole("button", { name: "Desfazer" }));
    await saved("Minha.");
    expect(kept()?.revision).toBe(8);
  });

  it("tells of a type that it does not know, and keeps it", async () => {
    const [hello] = pedidos.blocks;
    await open(
      { ...pedidos, blocks: hello ? [{ ...hello, type: "book_a_table", settings: { seats: 2 } }] : [] },
      "?block=hello",
    );
    expect(await panel()).toHaveTextContent("Book a table");
    expect(blockTypes.data.some((type) => type.name === "book_a_table")).toBe(false);
  });
});
