import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { definition } from "../../../../test/fake/flows";

let app: Console;

afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

const asked = (method: string, path: string) =>
  app.shop.heard.filter((request) => request.method === method && request.path.startsWith(path));

async function open(path: string, prepare?: (shop: Console["shop"]) => void) {
  app = await openConsole({ as: "Davi", path, ...(prepare ? { prepare } : {}) });
}

const row = async (name: string) => {
  const link = await screen.findByRole("link", { name });
  return within(link.closest("li") as HTMLElement);
};

async function choose(flow: string, item: string) {
  await app.user.click((await row(flow)).getByRole("button", { name: `Mais sobre ${flow}` }));
  await app.user.click(await screen.findByRole("menuitem", { name: item }));
}

describe("the list of flows", () => {
  it("says of each what is published, what is not, what is wrong, and who is in it", async () => {
    await open("/bot/flows", ({ flows }) => {
      flows.published("Pedidos", { running: 2, has_changes: true });
      flows.add("Rascunho", { errors: 3, warnings: 1 });
    });
    const orders = await row("Pedidos");
    expect(orders.getByText("Mudanças não publicadas")).toBeInTheDocument();
    expect(orders.getAllByText("2 conversas agora")[0]).toBeInTheDocument();
    expect(orders.getByText(/^Versão 1/)).toBeInTheDocument();
    expect(orders.getByText(/nada o faz começar/)).toBeInTheDocument();
    const draft = await row("Rascunho");
    expect(draft.getByText("Nunca publicado")).toBeInTheDocument();
    expect(draft.getByText("3 erros")).toBeInTheDocument();
  });

  it("can be empty, can fail and be asked again", async () => {
    await open("/bot/flows", (shop) => shop.fails(/GET .*bot\/flows/, 500));
    await app.user.click(await screen.findByRole("button", { name: "Tentar de novo" }));
    expect(await screen.findByText("Ainda não há fluxos")).toBeInTheDocument();
  });

  it("renames, and keeps what is drawn meanwhile", async () => {
    await open("/bot/flows", ({ flows }) => flows.add("Pedido"));
    await choose("Pedido", "Renomear");
    const name = await screen.findByLabelText("Nome do fluxo");
    await app.user.clear(name);
    await app.user.type(name, "Pedidos");
    await app.user.click(screen.getByRole("button", { name: "Salvar" }));
    expect(await row("Pedidos")).toBeDefined();
    expect(asked("PUT", "/api/v1/bot/flows/")[0]?.body).toMatchObject({ draft: definition(), revision: 1 });
  });

  it("duplicates under a name that is free", async () => {
    await open("/bot/flows", ({ flows }) => {
      flows.add("Pedidos");
      flows.add("Pedidos (cópia)");
    });
    await choose("Pedidos", "Duplicar");
    expect(await row("Pedidos (cópia) 2")).toBeDefined();
  });

  it("asks before it deletes, and says what becomes of the customers who are in it", async () => {
    await open("/bot/flows", ({ flows }) => flows.published("Pedidos", { running: 2 }));
    await choose("Pedidos", "Excluir fluxo");
    const dialog = await screen.findByRole("dialog", { name: "Excluir “Pedidos”?" });
    expect(dialog).toHaveTextContent("2 conversas estão nele agora");
    await app.user.click(within(dialog).getByRole("button", { name: "Excluir fluxo" }));
    expect(await screen.findByText("Ainda não há fluxos")).toBeInTheDocument();
  });
});

describe("a new flow", () => {
  it("begins from a template that one has pressed through", async () => {
    await open("/bot/flows?create=true");
    await app.user.click(await screen.findByRole("button", { name: /^Menu por departamentos/ }));
    const phone = await screen.findByRole("region", { name: "Como o cliente vê" });
    await app.user.click(within(phone).getByRole("button", { name: "Encomendar" }));
    await app.user.click(within(phone).getByRole("button", { name: "Responder" }));
    expect(phone).toHaveTextContent("Uma pessoa continua");
    await app.user.click(screen.getByRole("button", { name: "Usar este modelo" }));
    await waitFor(() => expect(app.history.location.pathname).toMatch(/^\/bot\/flows\/.+/));
    expect(asked("POST", "/api/v1/bot/flows")[0]?.body).toEqual({
      name: "Menu por departamentos",
      draft: definition(),
    });
  });

  it("begins from a file, and says what the file means and is not here", async () => {
    await open("/bot/flows?create=true", ({ flows }) => {
      flows.missing = [{ block: "person", kind: "department", name: "Entregas" }];
    });
    const chooser = await screen.findByLabelText("De um arquivo", { selector: "input" });
    await app.user.upload(chooser, new File(["{}"], "x.json", { type: "application/json" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("não é um fluxo exportado");
    const file = JSON.stringify({ format: "balcao-flow", name: "Vindo de lá", definition: definition() });
    await app.user.upload(chooser, new File([file], "y.json", { type: "application/json" }));
    await app.user.click(await screen.findByRole("button", { name: "Criar fluxo" }));
    expect(await screen.findByText("Departamento “Entregas”")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Abrir no editor" }));
    await waitFor(() => expect(app.history.location.pathname).toMatch(/^\/bot\/flows\/.+/));
  });

  it("names the field of a file that is wrong, and the reason", async () => {
    await open("/bot/flows?create=true", (shop) =>
      shop.fails(/POST .*flow-imports/, 422, {
        errors: [{ field: "definition.blocks.3.edges", reason: "deve ser um objeto" }],
      }),
    );
    const file = JSON.stringify({ format: "balcao-flow", name: "Torto", definition: definition() });
    await app.user.upload(
      await screen.findByLabelText("De um arquivo", { selector: "input" }),
      new File([file], "y.json", { type: "application/json" }),
    );
    await app.user.click(await screen.findByRole("button", { name: "Criar fluxo" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("definition.blocks.3.edges deve ser um objeto");
  });
});

describe("the list of what begins which flow", () => {
  const trigger = (flow: { id: string }, kind: "always" | "keyword" | "first_contact", words: string[] = []) => ({
    flow_id: flow.id,
    kind,
    words,
    channel_id: null,
  });

  it("says in sentences what happens, and what never does", async () => {
    await open("/bot/triggers", ({ flows }) => {
      const menu = flows.published("Menu");
      flows.triggers = [
        trigger(menu, "keyword", ["preço", "valor"]),
        trigger(menu, "always"),
        trigger(menu, "first_contact"),
      ];
    });
    const rows = within(await screen.findByRole("list", { name: "Quando cada fluxo começa" })).getAllByRole("listitem");
    expect(rows[0]).toHaveTextContent("Quando alguém começa uma conversa com “preço” ou “valor”");
    expect(rows[2]).toHaveTextContent("Nunca acontece: a linha 2 sempre vem antes");
    expect(rows[1]).not.toHaveTextContent("Nunca acontece");
  });

  it("is reordered by the keyboard and saved as a whole", async () => {
    await open("/bot/triggers", ({ flows }) => {
      const menu = flows.published("Menu");
      flows.triggers = [trigger(menu, "always"), trigger(menu, "first_contact")];
    });
    const last = await screen.findByRole("button", { name: /^Quando alguém escreve pela primeira vez/ });
    last.focus();
    await app.user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(screen.queryByText(/Nunca acontece/)).toBeNull();
    await app.user.click(screen.getByRole("button", { name: "Salvar" }));
    await waitFor(() => expect(app.shop.flows.triggers.map((one) => one.kind)).toEqual(["first_contact", "always"]));
    expect(screen.queryByRole("button", { name: "Salvar" })).toBeNull();
  });

  it("gets a keyword with its words, and not without", async () => {
    await open("/bot/triggers", ({ flows }) => flows.published("Menu"));
    await app.user.click(await screen.findByRole("button", { name: "Adicionar começo" }));
    expect(screen.getByRole("button", { name: "Salvar" })).toBeDisabled();
    await app.user.type(screen.getByLabelText("Palavras"), "preço, valor");
    await app.user.click(screen.getByRole("button", { name: "Salvar" }));
    await waitFor(() => expect(app.shop.flows.triggers[0]?.words).toEqual(["preço", "valor"]));
  });
});

describe("the secrets of flows", () => {
  it("are stored, replaced and deleted, and say who uses them; what they are is never shown", async () => {
    await open("/bot/secrets", ({ flows }) => {
      flows.secrets = [
        {
          name: "crm_key",
          changed_by_name: null,
          updated_at: "2026-11-20T12:00:00Z",
          used_by: [{ id: flows.add("Pedidos").id, name: "Pedidos" }],
        },
      ];
    });
    expect(await screen.findByRole("link", { name: "Pedidos" })).toBeInTheDocument();

    await app.user.click(screen.getByRole("button", { name: "Novo segredo" }));
    let dialog = within(await screen.findByRole("dialog"));
    await app.user.type(dialog.getByLabelText("Nome"), "CRM key");
    expect(dialog.getByText("Já existe um segredo com este nome. Troque o valor dele.")).toBeInTheDocument();
    await app.user.type(dialog.getByLabelText("Nome"), " nova");
    expect(dialog.getByText("Nos fluxos: {{secret.crm_key_nova}}")).toBeInTheDocument();
    await app.user.type(dialog.getByLabelText("Valor"), "s3cr3t");
    await app.user.click(dialog.getByRole("button", { name: "Salvar" }));
    expect(await screen.findByText("crm_key_nova")).toBeInTheDocument();
    expect(asked("PUT", "/api/v1/bot/secrets/crm_key_nova")[0]?.body).toEqual({ value: "s3cr3t" });
    expect(screen.queryByText("s3cr3t")).not.toBeInTheDocument();

    await app.user.click(screen.getAllByRole("button", { name: "Excluir" })[0] as HTMLElement);
    dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/passam a falhar: Pedidos/)).toBeInTheDocument();
    await app.user.click(dialog.getByRole("button", { name: "Excluir" }));
    await waitFor(() => expect(screen.queryByRole("link", { name: "Pedidos" })).not.toBeInTheDocument());
  });
});
