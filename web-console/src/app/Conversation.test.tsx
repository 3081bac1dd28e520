import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../test/console";
import { at } from "../../test/fake/data";

let app: Console;

afterEach(async () => {
  await app.close();
});

const thread = () => screen.findByRole("log");
const writing = () => screen.findByRole("textbox", { name: /Mensagem para/ });

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

  it("brings a canned response for a slash, with the names filled in", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    const box = await writing();
    await app.user.type(box, "Sim. /p");
    const list = await screen.findByRole("listbox", { name: "Respostas prontas" });
    const options = await within(list).findAllByRole("option");
    expect(options[0]).toHaveTextContent("/pix");
    expect(box).toHaveAttribute("aria-activedescendant", options[0]?.id);

    await app.user.keyboard("{ArrowDown}{ArrowUp}{Enter}");

    expect((box as HTMLTextAreaElement).value).toMatch(
      /^Sim\. Boa tarde, João! Nossa chave Pix é pix@padaria\.example\.$/,
    );
    await waitFor(() => expect(app.shop.heard.some((entry) => entry.path.endsWith("/use"))).toBe(true));
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    expect(app.shop.heard.some((entry) => entry.method === "POST" && entry.path.endsWith("/messages"))).toBe(false);

    await app.user.clear(box);
    await app.user.type(box, "/nadaassim");
    expect(await screen.findByText(/Nenhuma resposta com “nadaassim”/)).toBeInTheDocument();
    await app.user.keyboard("{Escape}{Enter}");
    await waitFor(() => expect(box).toHaveValue(""));
    expect(await within(await thread()).findByText("/nadaassim")).toBeInTheDocument();
  });

  it("sends the files of a canned response as they are, with its text as caption", async () => {
    app = await openConsole();
    app.history.push(`/inbox/${app.conversation("João").id}`);
    await app.user.type(await writing(), "/entrega");
    await screen.findByRole("option", { name: /Prazo de entrega.*1 arquivo anexo/ });
    await app.user.keyboard("{Enter}");

    expect(await screen.findByText("bairros.pdf")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Enviar" }));

    const sent = () => app.shop.heard.find((one) => one.method === "POST" && one.path === "/api/v1/messages");
    await waitFor(() => expect(sent()?.body).toMatchObject({ content: "Entregamos em até 40 minutos." }));
    expect(sent()?.body).toHaveProperty("media_id");
    expect(app.shop.heard.some((one) => one.path === "/api/v1/media")).toBe(false);
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
    // Longer ago than the clock that counts minutes may be behind.
    app.shop.update(joao, { window_expires_at: at(Date.now() - 120_000) });
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

  it("goes back to the bot at the block that one chooses", async () => {
    app = await openConsole({
      prepare: ({ flows }) => {
        flows.entrances = [
          {
            flow_id: "flow-1",
            flow_name: "Pesquisa",
            blocks: [{ block: "ask", type: "question", title: "Como foi?" }],
          },
        ];
      },
    });
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await app.user.click(screen.getByRole("button", { name: "Transferir" }));
    await app.user.click(await screen.findByRole("radio", { name: /Robô|robô/ }));
    await app.user.selectOptions(await screen.findByLabelText("De onde o robô continua"), "Pesquisa");
    await app.user.selectOptions(screen.getByLabelText("A partir de"), "Pergunta: Como foi?");
    await app.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Transferir" }));
    await waitFor(() =>
      expect(app.shop.heard.find((entry) => entry.path.endsWith("/transfer"))?.body).toEqual({
        to_bot: true,
        bot_entrance: { flow_id: "flow-1", block: "ask" },
      }),
    );
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

  it("is closed without asking the customer when one says so", async () => {
    app = await openConsole();
    const joao = app.conversation("João");
    app.history.push(`/inbox/${joao.id}`);
    await writing();
    await app.user.keyboard("{Escape}e");
    await app.user.click(await screen.findByRole("switch", { name: "Perguntar como foi o atendimento" }));
    await app.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Encerrar" }));
    await waitFor(() => expect(joao.status).toBe("closed"));
    expect(app.shop.heard.find((entry) => entry.path.endsWith("/close"))?.body).toEqual({ skips_survey: true });
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
