import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { definition } from "../../../../test/fake/flows";

let app: Console;

afterEach(async () => {
  await app.close();
});

/** Two versions, of which the first said something else; the draft is the second. */
async function open() {
  app = await openConsole({
    as: "Davi",
    path: "/bot/flows",
    prepare: ({ flows }) => {
      const flow = flows.add("Pedidos", { has_changes: false });
      flow.draft = definition();
      const hello = flow.draft.blocks.find((block) => block.id === "hello");
      Object.assign(hello?.settings ?? {}, { text: "Bem-vindo." });
      flow.version = flows.publish(flow, "A primeira");
      flow.draft = definition();
      Object.assign(flow.versions[0] ?? {}, { share: 0 });
      flow.version = flows.publish(flow, "Mais curta");
    },
  });
  const flow = app.shop.flows.flows[0];
  if (!flow) {
    throw new Error("No flow");
  }
  app.history.push(`/bot/flows/${flow.id}?panel=versions`);
  const list = await screen.findByRole("list", { name: "Versões" });
  return { flow, list: within(list), id: flow.id };
}

const asked = (method: string, path: string) =>
  app.shop.heard.filter((request) => request.method === method && request.path.startsWith(path));

async function choose(number: number, item: string) {
  await app.user.click(screen.getByRole("button", { name: `Mais sobre a versão ${number}` }));
  await app.user.click(await screen.findByRole("menuitem", { name: item }));
}

describe("the versions of a flow", () => {
  it("are listed with their notes, and who runs which", async () => {
    const { list } = await open();
    const rows = list.getAllByRole("listitem");
    expect(rows[0]).toHaveTextContent("Mais curta");
    expect(rows[0]).toHaveTextContent("Todos os clientes");
    expect(rows[1]).toHaveTextContent("A primeira");
    expect(rows[1]).not.toHaveTextContent("clientes");
  });

  it("are compared with the draft, with what was said and is said", async () => {
    await open();
    expect(screen.getByText("Versão 2")).toBeInTheDocument();
    expect(screen.getByText("Versão 1")).toBeInTheDocument();
    await choose(1, "Comparar com o rascunho");
    expect(await screen.findByText("1 bloco mudou")).toBeInTheDocument();
    expect(screen.getByText("Bem-vindo.")).toBeInTheDocument();
    expect(screen.getAllByText(/Olá, \{\{customer_name\}\}\./)[0]).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Voltar" }));
    await choose(2, "Comparar com o rascunho");
    expect(await screen.findByText(/Nada mudou/)).toBeInTheDocument();
  });

  it("come back as a new version, with a note", async () => {
    const { flow } = await open();
    await choose(1, "Voltar a esta versão");
    const dialog = within(await screen.findByRole("dialog", { name: "Voltar à versão 1?" }));
    await app.user.click(dialog.getByRole("button", { name: "Voltar a esta versão" }));
    await waitFor(() => expect(flow.versions).toHaveLength(3));
    expect(flow.versions[0]?.note).toBe("Volta à versão 1");
    expect(flow.versions[0]?.definition.blocks[0]?.settings.text).toBe("Bem-vindo.");
    expect(await screen.findByRole("button", { name: "Mais sobre a versão 3" })).toBeInTheDocument();
  });

  it("come back into the draft, which is saved like any step", async () => {
    const { id } = await open();
    await choose(1, "Trazer para o rascunho");
    await waitFor(() => expect(asked("PUT", `/api/v1/bot/flows/${id}`)).toHaveLength(1));
    expect(JSON.stringify(asked("PUT", "/api/v1/bot/flows/")[0]?.body)).toContain("Bem-vindo.");
  });

  it("are tried out with a part of the customers, given to all, or withdrawn", async () => {
    const { id } = await open();
    await choose(1, "Testar com uma parte");
    const dialog = within(await screen.findByRole("dialog"));
    await app.user.selectOptions(dialog.getByLabelText("Para quem"), "20% dos clientes");
    await app.user.click(dialog.getByRole("button", { name: "Testar com uma parte" }));
    const card = within(await screen.findByRole("region", { name: "Versão 1 em teste" }));
    expect(asked("PUT", `/api/v1/bot/flows/${id}/canary`)[0]?.body).toMatchObject({ share: 20 });
    await app.user.click(card.getByRole("button", { name: "Dar a todos" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Versão 1 em teste" })).toBeNull());
    expect(asked("PUT", `/api/v1/bot/flows/${id}/canary`)[1]?.body).toMatchObject({ share: 100 });
  });
});

describe("publishing", () => {
  it("says when nothing makes the flow begin, and leads to where one chooses what does", async () => {
    await open();
    await app.user.click(screen.getByRole("button", { name: "Publicar" }));
    await app.user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Publicar" }));
    expect(await screen.findByText("Publicado, mas nada o faz começar.")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Escolher quando começa" }));
    expect(await screen.findByRole("heading", { name: "Quando cada fluxo começa" })).toBeInTheDocument();
  });

  it("can give the new version to a part of the customers", async () => {
    const { id } = await open();
    await app.user.click(screen.getByRole("button", { name: "Publicar" }));
    const dialog = within(await screen.findByRole("dialog"));
    await app.user.selectOptions(dialog.getByLabelText("Para quem"), "10% dos clientes");
    await app.user.click(dialog.getByRole("button", { name: "Publicar" }));
    expect(await screen.findByRole("region", { name: "Versão 3 em teste" })).toBeInTheDocument();
    expect(asked("POST", `/api/v1/bot/flows/${id}/publish`)[0]?.body).toMatchObject({ share: 10 });
  });
});
