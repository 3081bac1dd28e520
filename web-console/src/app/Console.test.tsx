import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../test/console";
import { at } from "../../test/fake/data";

let app: Console;

afterEach(async () => {
  await app.close();
});

const list = () => screen.findByRole("region", { name: "Conversas" });
const rows = async () => within(await list()).findAllByRole("listitem");
const row = (name: string) =>
  waitFor(async () => {
    const found = (await rows()).find((entry) => entry.textContent?.includes(name));
    if (!found) {
      throw new Error(`No row with ${name}`);
    }
    return found;
  });
const writing = () => screen.findByRole("textbox", { name: /Mensagem para/ });

describe("logging in", () => {
  it("says that e-mail and password do not match, and opens the inbox when they do", async () => {
    app = await openConsole({ path: "/inbox?tab=waiting", as: null });
    const { user } = app;

    await user.type(await screen.findByLabelText("E-mail"), "ana@padaria.example");
    await user.type(screen.getByLabelText("Senha"), "errada");
    await user.click(screen.getByRole("button", { name: "Entrar" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("E-mail ou senha não conferem.");

    await user.clear(screen.getByLabelText("Senha"));
    await user.type(screen.getByLabelText("Senha"), "balcao-demo");
    await user.click(screen.getByRole("button", { name: "Entrar" }));

    expect(await row("Lúcia Helena")).toBeInTheDocument();
    expect(screen.getByRole("tab", { name: /Aguardando/ })).toHaveAttribute("aria-selected", "true");
  });
});

describe("the inbox", () => {
  it("lifts a conversation to the top when its customer writes, and counts what is unread", async () => {
    app = await openConsole();
    await row("Carla Prado");
    await waitFor(() => expect(app.io.sockets.sockets.size).toBe(1));

    app.shop.receive(app.conversation("Carla").id, "Consegui outro horário");

    await waitFor(async () => expect((await rows())[0]).toHaveTextContent("Carla Prado"));
    expect((await rows())[0]).toHaveTextContent("Consegui outro horário");
    expect(within(await row("Carla Prado")).getByText("1 mensagem não lida")).toBeInTheDocument();
  });

  it("lets go of a conversation that was transferred away, and counts one less", async () => {
    app = await openConsole();
    await row("João Pedro");
    await waitFor(() => expect(app.io.sockets.sockets.size).toBe(1));
    const before = Number(screen.getByRole("tab", { name: /Minhas/ }).textContent?.replace(/\D/g, ""));

    app.shop.own(app.conversation("João Pedro"), app.person("Bianca"));

    await waitFor(async () => expect((await list()).textContent).not.toContain("João Pedro"));
    expect(screen.getByRole("tab", { name: /Minhas/ })).toHaveTextContent(String(before - 1));
  });

  it("asks again for everything when it was away for too long", async () => {
    app = await openConsole();
    await row("Marcos Vinícius");
    await waitFor(() => expect(app.io.sockets.sockets.size).toBe(1));
    // What happened while nobody told this console.
    Object.assign(app.conversation("Marcos"), {
      customer: { ...app.conversation("Marcos").customer, name: "Marcos V." },
    });

    app.shop.tell("resync", {});

    expect(await row("Marcos V.")).toBeInTheDocument();
  });

  it("finds by what was written, and keeps the search in the address", async () => {
    app = await openConsole({ path: "/inbox?tab=all" });
    await app.user.type(await screen.findByRole("textbox", { name: "Buscar conversas" }), "glúten");
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect((await rows())[0]).toHaveTextContent("João Pedro");
    expect(app.history.location.href).toContain("q=gl");
  });

  it("shows where the words of a search stand, and opens the conversation there", async () => {
    app = await openConsole({ path: "/inbox?tab=all" });
    const joao = app.conversation("João");
    app.shop.receive(joao.id, "Vocês vendem girassol?");
    const wanted = app.shop.thread(joao.id).at(-1)?.id;
    app.shop.receive(joao.id, "Obrigado");
    await app.user.type(await screen.findByRole("textbox", { name: "Buscar conversas" }), "girassol");
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    const found = await row("João Pedro");
    expect(within(found).getByText("girassol").tagName).toBe("MARK");
    expect(found).toHaveTextContent("Vocês vendem girassol?");

    await app.user.click(within(found).getByRole("link"));

    await waitFor(() => expect(app.history.location.pathname).toBe(`/inbox/${joao.id}`));
    expect(new URLSearchParams(app.history.location.search).get("message")).toBe(wanted);

    await app.user.click(await screen.findByRole("button", { name: "Limpar a busca" }));
    await waitFor(() => expect(app.history.location.search).not.toContain("message"));
  });

  it("has tabs that the arrows walk, and that are one stop for the tab key", async () => {
    app = await openConsole();
    await row("Rita de Cássia");
    const tab = (name: RegExp) => screen.getByRole("tab", { name });
    tab(/Minhas/).focus();
    await app.user.keyboard("{ArrowRight}");
    await waitFor(() => expect(tab(/Aguardando/)).toHaveAttribute("aria-selected", "true"));
    expect(tab(/Aguardando/)).toHaveFocus();
    expect(screen.getByRole("tabpanel", { name: /Aguardando/ })).toBeInTheDocument();
    await app.user.keyboard("{ArrowLeft}{ArrowLeft}");
    await waitFor(() => expect(tab(/Todas/)).toHaveFocus());
    await app.user.tab();
    expect(document.activeElement).not.toHaveAttribute("role", "tab");
  });

  it("is walked with the keyboard", async () => {
    app = await openConsole();
    await row("Rita de Cássia");
    const rowOf = (name: string) => ["data-row", app.conversation(name).id] as const;
    await app.user.keyboard("j");
    await waitFor(() => expect(document.activeElement).toHaveAttribute(...rowOf("Rita")));
    await app.user.keyboard("jj");
    await waitFor(() => expect(document.activeElement).toHaveAttribute(...rowOf("Marcos")));
    await app.user.keyboard("k");
    await waitFor(() => expect(document.activeElement).toHaveAttribute(...rowOf("João")));
    await app.user.keyboard("{Enter}");
    await waitFor(() => expect(app.history.location.pathname).toBe(`/inbox/${app.conversation("João").id}`));
  });

  it("says what went wrong, and tries again", async () => {
    app = await openConsole({ as: "Sônia", path: "/settings/profile" });
    app.shop.fails(/GET .*conversations$/, 422, { detail: "O filtro não faz sentido." });
    await app.user.click(await screen.findByRole("link", { name: "Conversas" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("O filtro não faz sentido.");
    await app.user.click(screen.getByRole("button", { name: "Tentar de novo" }));
    expect(await row("Rita de Cássia")).toBeInTheDocument();
  });
});

describe("a long list", () => {
  it("keeps what it has when the next page fails, and asks for it again", async () => {
    app = await openConsole({ as: "Sônia", path: "/settings/profile" });
    const { shop } = app;
    const [first] = shop.state.conversations;
    for (let index = 0; first && index < 30; index++) {
      const last_message_at = at(Date.now() - 90_000_000 - index * 1_000);
      shop.state.conversations.push({
        ...first,
        id: `00000000-0000-4000-8000-0000000001${index + 10}`,
        last_message_at,
      });
    }
    const answer = shop.handle.bind(shop);
    let broken = true;
    shop.handle = async (request) => {
      if (broken && request.url.includes("cursor=")) {
        return new Response("{}", { status: 503 });
      }
      // Pages so short that the first one shows its end.
      return answer(request.method === "GET" ? new Request(request.url.replace("=50", "=20"), request) : request);
    };
    await app.user.click(await screen.findByRole("link", { name: "Conversas" }));
    await row("Rita de Cássia");

    expect(await screen.findByText("Não deu para carregar mais conversas.")).toBeInTheDocument();
    expect((await rows()).length).toBeGreaterThan(5);
    broken = false;
    await app.user.click(screen.getByRole("button", { name: "Tentar de novo" }));
    await waitFor(() => expect(screen.queryByText("Não deu para carregar mais conversas.")).not.toBeInTheDocument());
  });
});

describe("taking over", () => {
  it("is on the screen before the server has answered", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Lúcia").id}?tab=waiting`);
    const header = await screen.findByText("O cliente está aguardando. Assuma para escrever.");
    const answer = app.shop.holds(/takeover$/);

    await app.user.click(screen.getAllByRole("button", { name: "Assumir" })[0] ?? header);

    expect(await writing()).toBeInTheDocument();
    expect(app.conversation("Lúcia").assigned_user_id).toBeNull();
    answer();
    await waitFor(() => expect(app.conversation("Lúcia").assigned_user_id).toBe(app.person("Ana").id));
    expect(await writing()).toBeInTheDocument();
  });

  it("is followed to where the conversation then stands, ready to write", async () => {
    app = await openConsole({ path: "/inbox?tab=waiting" });
    await app.user.click(within(await row("Lúcia")).getByRole("link"));
    await app.user.click((await screen.findAllByRole("button", { name: "Assumir" }))[0] ?? document.body);

    await waitFor(() => expect(screen.getByRole("tab", { name: /Minhas/ })).toHaveAttribute("aria-selected", "true"));
    expect(within(await row("Lúcia")).getByRole("link")).toHaveAttribute("aria-current");
    await waitFor(async () => expect(await writing()).toHaveFocus());
  });

  it("shows what the customer is told of it as automatic, not as written by whoever took over", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Lúcia").id}?tab=waiting`);
    await screen.findByText("O cliente está aguardando. Assuma para escrever.");
    await app.user.click(screen.getAllByRole("button", { name: "Assumir" })[0] ?? document.body);
    // Looked for again and again: the thread that was there before the takeover may be another element.
    const told = await waitFor(() =>
      within(screen.getByRole("log", { name: "Mensagens" })).getByText(/vai continuar o atendimento/),
    );
    expect(told.closest("article")).toHaveAccessibleName("Mensagem automática");
    expect(told.closest("article")).toHaveTextContent("Mensagem automática");
  });

  it("is rolled back with the winner's name when a colleague was quicker", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Lúcia").id}?tab=waiting`);
    await screen.findByText("O cliente está aguardando. Assuma para escrever.");
    const bia = app.person("Bianca");
    app.shop.fails(/takeover$/, 409, {
      type: "about:blank#already-taken",
      assigned_user_id: bia.id,
      assigned_user_name: bia.full_name,
    });

    await app.user.click(screen.getAllByRole("button", { name: "Assumir" })[0] ?? document.body);

    expect(await screen.findByText("Bianca Tavares assumiu antes")).toBeInTheDocument();
    expect(screen.getByRole("tab", { name: /Aguardando/ })).toHaveAttribute("aria-selected", "true");
    expect(screen.queryByRole("textbox", { name: /Mensagem para/ })).not.toBeInTheDocument();
  });
});

describe("the bot's menu", () => {
  it("is shown as a phone shows it, and published whole", async () => {
    app = await openConsole({ as: "Davi", path: "/bot" });
    const question = await screen.findByLabelText("Pergunta do menu");
    await app.user.clear(question);
    await app.user.type(question, "O que vai ser hoje?");
    expect(
      within(screen.getByRole("region", { name: "Como o cliente vê" })).getByText(/O que vai ser hoje/),
    ).toBeInTheDocument();

    await app.user.click(screen.getByRole("button", { name: "Publicar" }));

    await waitFor(() => {
      const put = app.shop.heard.find((entry) => entry.method === "PUT");
      expect(put?.body).toMatchObject({ value: { menu_text: "O que vai ser hoje?", greeting: expect.any(String) } });
    });
  });

  it("is only for those who may change it", async () => {
    app = await openConsole({ as: "Ana", path: "/bot" });
    expect(await screen.findByText("Esta página é dos administradores")).toBeInTheDocument();
    expect(app.shop.heard.some((entry) => entry.path.includes("/bot/"))).toBe(false);
  });
});
