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
const thread = () => screen.findByRole("log");
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

describe("a conversation", () => {
  it("shows what one writes at once, and its ticks as they come", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    const answer = app.shop.holds(/POST .*messages$/);

    await app.user.type(await writing(), "Entregamos sim{Enter}");

    const bubble = within(await thread())
      .getByText("Entregamos sim")
      .closest("article");
    if (!bubble) {
      throw new Error("The text stands in no bubble");
    }
    expect(within(bubble).getByRole("img", { name: "Ainda não chegou ao servidor" })).toBeInTheDocument();
    expect(await writing()).toHaveValue("");
    answer();
    await waitFor(async () => {
      const now = within(await thread())
        .getByText("Entregamos sim")
        .closest("article");
      expect(now && within(now).getByRole("img", { name: "Lida" })).toBeInTheDocument();
    });
    expect(within(await thread()).getAllByText("Entregamos sim")).toHaveLength(1);
  });

  it("sends once what the network made it send twice", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    app.shop.fails(/POST .*messages$/, 0);

    await app.user.type(await writing(), "Chega às 9h{Enter}");

    await waitFor(
      () => expect(app.shop.thread(joao.id).filter((entry) => entry.content === "Chega às 9h")).toHaveLength(1),
      {
        timeout: 5_000,
      },
    );
    const ids = app.shop.heard.filter((entry) => entry.path === "/api/v1/messages").map((entry) => entry.body);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toEqual(ids[1]);
  });

  it("keeps what one was writing while one looks elsewhere", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    await app.user.type(await writing(), "Vou ver e já");
    app.history.push(`/inbox/${app.conversation("Rita").id}`);
    await waitFor(async () => expect(await writing()).toHaveValue(""));
    app.history.push(`/inbox/${app.conversation("João").id}`);
    await waitFor(async () => expect(await writing()).toHaveValue("Vou ver e já"));
  });

  it("hears what the customer writes, and tells the server that it was read", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await waitFor(() => expect(app.io.sockets.adapter.rooms.has(joao.id)).toBe(true));

    app.shop.receive(joao.id, "Combinado então");

    expect(await within(await thread()).findByText("Combinado então")).toBeInTheDocument();
    await waitFor(() => expect(joao.unread_count).toBe(0));
  });

  it("says why a message failed, and sends it again when asked", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Marcos").id}`);
    const bubble = (await within(await thread()).findByText("Se preferir, trocamos hoje mesmo.")).closest("article");
    if (!bubble) {
      throw new Error("The text stands in no bubble");
    }
    expect(bubble).toHaveTextContent("O número não está no WhatsApp ou não aceitou os termos.");
    await app.user.click(within(bubble).getByRole("button", { name: "Tentar de novo" }));
    await waitFor(() => expect(bubble).not.toHaveTextContent("O número não está no WhatsApp"));
  });

  it("offers a template in place of a message that came after the window had closed", async () => {
    app = await openConsole();
    const marcos = app.conversation("Marcos");
    const failed = app.shop.thread(marcos.id).find((entry) => entry.status === "failed");
    Object.assign(failed ?? {}, { error: { code: "window_closed", message: "Passaram 24 horas." } });
    app.history.push(`/inbox/${marcos.id}`);
    const log = await thread();
    await app.user.click(await within(log).findByRole("button", { name: "Usar um modelo" }));
    expect(within(log).queryByRole("button", { name: "Tentar de novo" })).not.toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /pedido pronto/ })).toBeInTheDocument();
  });

  it("asks what to do about a message of which nobody knows whether it arrived", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Marcos").id}`);
    // In the reader's words for the server's reason.
    expect(await screen.findByText(/O servidor parou durante o envio: não se sabe/)).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Deixar assim" }));
    expect(screen.queryByText(/não se sabe/)).not.toBeInTheDocument();
  });

  it("offers a template when the window is closed, and sends it filled in", async () => {
    app = await openConsole();
    const shop = app.conversation("Confeitaria");
    app.history.push(`/inbox/${shop.id}`);
    await app.user.click(await screen.findByRole("button", { name: "Escolher modelo" }));
    await app.user.click(await screen.findByText("pedido pronto"));
    await app.user.type(await screen.findByLabelText("Campo 2"), "1042");
    await app.user.type(screen.getByLabelText("Campo 3"), "18h");
    await app.user.click(screen.getByRole("button", { name: "Enviar modelo" }));

    await waitFor(() => expect(app.shop.thread(shop.id).at(-1)?.message_type).toBe("template"));
    expect(app.shop.heard.at(-1)?.body ?? app.shop.heard.at(-2)?.body).toBeDefined();
    const sent = app.shop.heard.find((entry) => entry.method === "POST" && entry.path === "/api/v1/messages");
    expect(sent?.body).toMatchObject({
      template: {
        name: "pedido_pronto",
        language: "pt_BR",
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "Confeitaria" },
              { type: "text", text: "1042" },
              { type: "text", text: "18h" },
            ],
          },
        ],
      },
    });
  });

  it("offers no marketing to a customer who asked for none", async () => {
    app = await openConsole();
    const shop = app.conversation("Confeitaria");
    app.history.push(`/inbox/${shop.id}`);
    await app.user.click(await screen.findByRole("button", { name: "Escolher modelo" }));
    const offer = await screen.findByRole("button", { name: /novidades do mes/ });
    expect(offer).toBeEnabled();

    app.shop.update(shop, { customer: { ...shop.customer, marketing_stopped: true } });

    await waitFor(() => expect(offer).toBeDisabled());
    expect(offer).toHaveTextContent("este cliente pediu para não receber");
    expect(screen.getByRole("button", { name: /pedido pronto/ })).toBeEnabled();
    expect(screen.getByText("Não quer marketing")).toBeInTheDocument();
  });

  it("closes its window while one looks at it", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await waitFor(() => expect(app.io.sockets.sockets.size).toBe(1));
    app.shop.update(joao, { window_expires_at: at(Date.now() - 1000) });
    expect(await screen.findByRole("button", { name: "Escolher modelo" })).toBeInTheDocument();
  });

  it("goes to whom one chooses, with the reason", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await app.user.click(screen.getByRole("button", { name: "Transferir" }));
    await app.user.click(await screen.findByRole("radio", { name: /Bianca/ }));
    await app.user.type(screen.getByLabelText("Motivo (opcional)"), "Ela cuida de sábado");
    await app.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Transferir" }));
    await waitFor(() => expect(joao.assigned_user_name).toBe("Bianca Tavares"));
    expect(app.shop.heard.find((entry) => entry.path.endsWith("/transfer"))?.body).toEqual({
      to_user_id: app.person("Bianca").id,
      reason: "Ela cuida de sábado",
    });
  });

  it("is transferred by a supervisor from where the composer would be", async () => {
    app = await openConsole({ as: "Sônia" });
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    const place = (await screen.findByText(/está atendendo esta conversa/)).parentElement ?? document.body;
    await app.user.click(within(place).getByRole("button", { name: "Transferir" }));
    await app.user.click(await screen.findByRole("radio", { name: /Sônia/ }));
    await app.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Transferir" }));
    // She may write at once.
    expect(await writing()).toBeInTheDocument();
    expect(joao.assigned_user_id).toBe(app.person("Sônia").id);
  });

  it("is closed from the keyboard, with the reason, which is where the dialog begins", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await app.user.keyboard("{Escape}e");
    await waitFor(() => expect(screen.getByLabelText("Motivo (opcional)")).toHaveFocus());
    await app.user.keyboard("Resolvido{Enter}");
    await waitFor(() => expect(joao.status).toBe("closed"));
    expect(app.shop.heard.find((entry) => entry.path.endsWith("/close"))?.body).toEqual({ reason: "Resolvido" });
  });

  it("goes on with a template, whose blanks are named where they will be", async () => {
    app = await openConsole();
    const shop = app.conversation("Confeitaria");
    app.history.push(`/inbox/${shop.id}`);
    await app.user.click(await screen.findByRole("button", { name: "Escolher modelo" }));
    const template = await screen.findByRole("button", { name: /pedido pronto/ });
    expect(template).toHaveTextContent(/português \(Brasil\)/);
    await app.user.click(template);

    // The first is known, so that one begins with the second.
    expect(screen.getByLabelText("Campo 2")).toHaveFocus();
    const dialog = screen.getByRole("dialog");
    expect(dialog).toHaveTextContent(
      "Olá, Confeitaria! Seu pedido [Campo 2] já pode ser retirado na loja até as [Campo 3].",
    );
    expect(within(dialog).getByRole("button", { name: "Enviar modelo" })).toBeDisabled();

    await app.user.keyboard("1042{Tab}18h{Enter}");
    expect(await within(await thread()).findByText(/Seu pedido 1042 já pode/)).toBeInTheDocument();
  });

  it("counts its window by the hour, and by the minute once it runs out", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("Marcos").id}`);
    await writing();
    expect(screen.getByText("19h")).toBeInTheDocument();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    expect(await screen.findByText("51min")).toBeInTheDocument();
  });

  it("has one tab stop a message, with its actions inside", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    await writing();
    const messages = await within(await thread()).findAllByRole("article");
    const stops = [...(await thread()).querySelectorAll<HTMLElement>("a[href], button, input, [tabindex='0']")];
    expect(stops.filter((stop) => stop.tabIndex >= 0)).toEqual(messages);

    messages[1]?.focus();
    await app.user.keyboard("{Enter}");
    expect(messages[1]).toContainElement(document.activeElement as HTMLElement);
    expect(messages[1]).not.toHaveFocus();
    await app.user.keyboard("{Escape}");
    expect(messages[1]).toHaveFocus();
    await app.user.keyboard("{ArrowDown}");
    expect(messages[2]).toHaveFocus();
  });

  it("never takes for a command what the customer wrote", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    joao.customer.name = "<img src=x onerror=alert(1)>";
    app.shop.receive(joao.id, "<script>alert(1)</script> *oi* javascript:alert(1)");
    app.history.push(`/inbox/${joao.id}`);
    const log = await thread();
    expect(await within(log).findByText(/<script>alert\(1\)<\/script>/)).toBeInTheDocument();
    expect(log.querySelector("script, img[onerror], a[href^='javascript']")).toBeNull();
    expect(document.querySelector("img[onerror]")).toBeNull();
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
