// The screens to look at. `walk` brings the page into the state that is to be seen.
const EVERYWHERE = [
  ["desk", "light"],
  ["desk", "dark"],
  ["phone", "light"],
  ["phone", "dark"],
];

const named = (server, name) => server.shop.state.conversations.find((entry) => entry.customer.name?.startsWith(name));

/** A clinic with a busy week, for the same people who write. */
function openClinic({ shop }) {
  shop.scheduling.open().busy(shop.state.conversations.slice(0, 9).map(({ customer }) => customer));
  return shop;
}

/** The next day on which somebody works. */
function tomorrow() {
  const day = new Date(Date.now() + 86_400_000);
  while (day.getUTCDay() % 6 === 0) {
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return day.toISOString().slice(0, 10);
}

export const shots = [
  {
    name: "login",
    as: null,
    in: EVERYWHERE,
    walk: async ({ page, goto }) => {
      await goto("/login");
      await page.getByLabel("E-mail").waitFor();
    },
  },
  {
    name: "inbox-mine",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/inbox");
      await page.getByText("Rita de Cássia Figueiredo").first().waitFor();
    },
  },
  {
    name: "inbox-waiting",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox?tab=waiting");
      await page.getByText("Lúcia Helena").first().waitFor();
    },
  },
  {
    name: "thread-unread",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, server, goto, size }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      if (size !== "phone") {
        await page.getByText("Por onde passou").waitFor();
      }
    },
  },
  {
    // docs/images/console.png
    name: "readme",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      await page.getByText("Por onde passou").waitFor();
    },
  },
  {
    name: "thread-kinds",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Amei").first().waitFor();
      await page.getByRole("log").evaluate((log) => log.scrollBy(0, -1100));
      await page.waitForTimeout(600);
    },
  },
  {
    name: "thread-menu",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Amei").first().waitFor();
      await page.getByRole("log").evaluate((log) => log.scrollBy(0, -2100));
      await page.waitForTimeout(600);
    },
  },
  {
    name: "thread-failed",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Marcos").id}`);
      await page.getByText("Conseguiu ver").last().waitFor();
    },
  },
  {
    name: "thread-waiting",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Lúcia").id}?tab=waiting`);
      await page.getByText("Preciso de 200").last().waitFor();
    },
  },
  {
    name: "thread-window-closed",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Confeitaria").id}`);
      await page.getByText("Vou verificar").last().waitFor();
    },
  },
  {
    name: "setup",
    as: null,
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/setup#abcdefghijklmnop");
      await page.getByLabel("Empresa").waitFor();
    },
  },
  {
    name: "panel-sheet",
    in: [["phone", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      await page
        .getByRole("button", { name: /Rita de Cássia/ })
        .first()
        .click();
      await page.getByText("Etiquetas").waitFor();
    },
  },
  {
    name: "palette",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "help",
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/inbox");
      await page.getByText("Rita").first().waitFor();
      await page.keyboard.press("?");
      await page.getByText("Atalhos do teclado").first().waitFor();
    },
  },
  {
    name: "transfer",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto, size }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      if (size === "phone") {
        await page.getByRole("button", { name: "Mais ações da conversa" }).click();
        await page.getByRole("menuitem", { name: "Transferir" }).click();
      } else {
        await page.getByRole("button", { name: "Transferir" }).click();
      }
      await page.getByText("Bianca Tavares").first().click();
    },
  },
  {
    name: "template",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Confeitaria").id}`);
      await page.getByRole("button", { name: "Escolher modelo" }).click();
      await page.getByText("pedido pronto").click();
      await page.getByLabel("Campo 2").fill("1042");
    },
  },
  {
    name: "no-marketing",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      const shop = named(server, "Confeitaria");
      const customer = server.shop.state.customers.find((one) => one.id === shop.customer.id);
      customer.marketing_stopped_at = new Date(Date.now() - 5 * 86_400_000).toISOString();
      shop.customer.marketing_stopped = true;
      await goto(`/inbox/${shop.id}`);
      await page.getByRole("button", { name: "Escolher modelo" }).click();
      await page.getByText("novidades do mes").waitFor();
    },
  },
  {
    name: "sending",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "João").id}`);
      await page.getByText("Catete").last().waitFor();
      server.shop.fails(/POST .*messages$/, 0, undefined, 100);
      await page.getByRole("textbox", { name: /Mensagem para/ }).fill("Entregamos sim, sai às 8h.");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: /Mensagem para/ }).fill("Pode ser?");
    },
    expected: /ERR_|Failed to load/,
  },
  {
    name: "attachments",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "João").id}`);
      await page.getByText("Catete").last().waitFor();
      await page.locator("input[type=file]").setInputFiles([
        { name: "Orçamento casamento Rita e Paulo.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(184_220) },
        { name: "musica.flac", mimeType: "audio/flac", buffer: Buffer.alloc(20_000) },
      ]);
      await page.getByText("musica.flac").waitFor();
    },
  },
  {
    name: "inbox-empty",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox?q=abracadabra");
      await page.getByText("Nada encontrado").waitFor();
    },
  },
  {
    name: "inbox-failed",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      server.shop.fails(/GET .*conversations$/, 422, { detail: "O filtro não faz sentido." }, 100);
      await goto("/inbox?tab=all");
      await page.getByText("Não deu para carregar").waitFor();
    },
    expected: /422/,
  },
  {
    name: "filters",
    as: "supervisor",
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/inbox?tab=all&status=any&tag=vip");
      await page.getByText("Rita").first().waitFor();
      await page.getByRole("button", { name: "Filtros e ordem" }).click();
      await page.getByRole("menuitemradio").first().waitFor();
    },
  },
  {
    name: "bot",
    as: "admin",
    in: EVERYWHERE,
    walk: async ({ page, goto }) => {
      await goto("/bot");
      await page.getByText("Encomendas").first().click();
    },
  },
  ...["profile", "users", "departments", "channels"].map((name) => ({
    name: `settings-${name}`,
    as: "admin",
    in: EVERYWHERE,
    walk: async ({ page, goto }) => {
      await goto(`/settings/${name}`);
      await page.getByRole("heading", { level: 2 }).waitFor();
      await page.waitForTimeout(300);
    },
  })),
  {
    name: "settings-user",
    as: "admin",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/settings/users");
      await page.getByText("Bianca Tavares").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "settings-channel",
    as: "admin",
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/settings/channels");
      await page.getByRole("button", { name: "Ligar um número" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "login-wrong",
    as: null,
    in: [
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/login");
      await page.getByLabel("E-mail").fill("ana@padaria.example");
      await page.getByLabel("Senha", { exact: true }).fill("não é esta");
      await page.keyboard.press("Enter");
      await page.getByText("não conferem").waitFor();
    },
    expected: /401/,
  },
  {
    name: "inbox-search",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox?tab=all&q=prado");
      await page.getByText("Carla Prado").waitFor();
    },
  },
  {
    name: "inbox-all",
    as: "supervisor",
    in: [
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox?tab=all");
      await page.getByText("Patrícia Gomes").waitFor();
    },
  },
  {
    name: "inbox-loading",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      server.shop.holds(/GET .*conversations$/);
      await goto("/inbox");
      await page.waitForTimeout(900);
    },
  },
  {
    name: "thread-bot",
    as: "supervisor",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Patrícia").id}?tab=all`);
      await page.getByText("Como podemos ajudar").last().waitFor();
    },
  },
  {
    name: "thread-colleague",
    as: "supervisor",
    in: [
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Fernanda").id}?tab=all`);
      await page.getByText("Que bom que gostou").last().waitFor();
    },
  },
  {
    name: "thread-closed",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Otávio").id}?tab=all&status=closed`);
      await page.getByText("Até a próxima").last().waitFor();
    },
  },
  {
    name: "thread-gone",
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/inbox/0193a0b0-0000-7000-8000-000000000000");
      await page.getByText("não está com você").waitFor();
    },
    expected: /404/,
  },
  {
    name: "thread-menus",
    in: [["desk", "dark"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().hover();
      await page.getByRole("button", { name: "Mais ações da mensagem" }).last().click();
      await page.getByRole("menuitem", { name: "Responder" }).waitFor();
    },
  },
  {
    name: "thread-actions",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      await page.getByRole("button", { name: "Mais ações da conversa" }).click();
      await page.getByRole("menuitem", { name: "Encerrar" }).waitFor();
    },
  },
  {
    name: "reply",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().hover();
      await page.getByRole("button", { name: "Mais ações da mensagem" }).last().click();
      await page.getByRole("menuitem", { name: "Responder" }).click();
      await page
        .getByRole("textbox", { name: /Mensagem para/ })
        .fill("Pode sim!\nNo cartão, sem juros:\n• 3× de R$ 493,33\n• ou à vista com 5% de desconto\n\nQual prefere?");
    },
  },
  {
    name: "too-long",
    in: [["desk", "light"]],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "João").id}`);
      await page.getByRole("textbox", { name: /Mensagem para/ }).fill("Entregamos em toda a cidade. ".repeat(143));
    },
  },
  {
    name: "emoji",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "João").id}`);
      await page.getByRole("button", { name: "Emoji" }).click();
      await page.getByText("Rostos").waitFor();
    },
  },
  {
    name: "close",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto, size }) => {
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByText("Posso pagar em 3x?").last().waitFor();
      if (size === "phone") {
        await page.getByRole("button", { name: "Mais ações da conversa" }).click();
        await page.getByRole("menuitem", { name: "Encerrar" }).click();
      } else {
        await page.keyboard.press("Escape");
        await page.keyboard.press("e");
      }
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "offline",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      await goto(`/inbox/${named(server, "João").id}`);
      await page.getByText("Catete").last().waitFor();
      await page.context().setOffline(true);
      server.io.disconnectSockets(true);
      await page.getByText("Sem conexão ao vivo").waitFor();
      await page.getByRole("textbox", { name: /Mensagem para/ }).fill("Entregamos sim, sai às 8h.");
      await page.getByRole("button", { name: "Enviar", exact: true }).click();
    },
    expected: /ERR_|Failed to load/,
  },
  {
    name: "person",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/inbox");
      await page.getByRole("button", { name: /Ana Beatriz/ }).click();
      await page.getByRole("menuitem", { name: "Sair" }).waitFor();
    },
  },
  {
    name: "not-found",
    in: [["desk", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/nada");
      await page.getByText("Esta página não existe").waitFor();
    },
  },
  {
    name: "settings-department",
    as: "admin",
    in: [["desk", "dark"]],
    walk: async ({ page, goto }) => {
      await goto("/settings/departments");
      await page.getByText("Encomendas").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "bot-hours",
    as: "admin",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/bot");
      await page.getByLabel("Saudação").fill("Oi! Aqui é a Padaria.");
      await page.getByText("Horário", { exact: true }).scrollIntoViewIfNeeded();
      await page.getByText("Chamam uma pessoa").scrollIntoViewIfNeeded();
    },
  },
  ...["en", "es"].flatMap((language) => [
    {
      name: `language-${language}-thread`,
      language,
      in: [
        ["desk", "light"],
        ["phone", "light"],
      ],
      walk: async ({ page, server, goto }) => {
        await goto(`/inbox/${named(server, "Marcos").id}`);
        await page.getByText("Conseguiu ver").last().waitFor();
        await page.waitForTimeout(900);
      },
    },
    ...["palette", "inbox", "transfer", "template", "users", "channel"].map((screen) => ({
      name: `language-${language}-${screen}`,
      language,
      as: screen === "users" || screen === "channel" ? "admin" : "attendant",
      in: [
        ["desk", "light"],
        ["phone", "dark"],
      ],
      walk: async ({ page, server, goto }) => {
        switch (screen) {
          case "palette":
            await goto(`/inbox/${named(server, "Rita").id}`);
            await page.getByText("Posso pagar em 3x?").last().waitFor();
            await page.keyboard.press("Control+k");
            await page.getByRole("option").first().waitFor();
            break;
          case "inbox":
            await goto("/inbox?tab=waiting");
            await page.getByText("Lúcia Helena").waitFor();
            break;
          case "transfer":
            await goto(`/inbox/${named(server, "Rita").id}`);
            await page.getByText("Posso pagar em 3x?").last().waitFor();
            await page.keyboard.press("Escape");
            await page.keyboard.press("Shift+T");
            await page.getByRole("radio").first().waitFor();
            break;
          case "template":
            await goto(`/inbox/${named(server, "Confeitaria").id}`);
            await page.getByRole("button", { name: /template|plantilla/i }).click();
            await page.getByText("pedido pronto").click();
            break;
          case "users":
            await goto("/settings/users");
            await page.getByText("Bianca Tavares").waitFor();
            break;
          default:
            await goto("/settings/channels");
            await page.getByText("Loja do Centro").waitFor();
            await page
              .getByRole("button")
              .filter({ has: page.locator("svg.lucide-plus") })
              .click();
            await page.getByRole("dialog").waitFor();
        }
      },
    })),
    {
      name: `language-${language}-bot`,
      language,
      as: "admin",
      in: [["desk", "dark"]],
      walk: async ({ page, goto }) => {
        await goto("/bot");
        await page.getByText("Encomendas").first().click();
      },
    },
  ]),
  {
    name: "wall",
    as: "supervisor",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, goto }) => {
      await goto("/wall");
      await page.getByText("Lúcia Helena").first().waitFor();
    },
  },
  {
    name: "wall-redistribute",
    as: "supervisor",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/wall");
      await page.getByRole("button", { name: "Ações para Ana Beatriz Nogueira" }).click();
      await page.getByRole("menuitem", { name: "Redistribuir" }).click();
      await page.getByText("Para quem eu escolher").click();
      await page.getByRole("checkbox").first().check();
    },
  },
  {
    name: "wall-redistributed",
    as: "supervisor",
    in: [["desk", "light"]],
    walk: async ({ page, goto, server }) => {
      const held = server.shop.state.conversations.find((one) => one.assigned_user_name === "Ana Beatriz Nogueira");
      Object.assign(held, { department_id: null, department_name: null });
      await goto("/wall");
      await page.getByRole("button", { name: "Ações para Ana Beatriz Nogueira" }).click();
      await page.getByRole("menuitem", { name: "Redistribuir" }).click();
      await page.getByRole("button", { name: "Redistribuir" }).click();
      await page.getByText("não tem departamento").waitFor();
    },
  },
  {
    name: "wall-whisper",
    as: "supervisor",
    in: [["desk", "dark"]],
    walk: async ({ page, goto }) => {
      await goto("/wall");
      const row = page.getByRole("region", { name: "Esperam há mais tempo" }).getByRole("listitem");
      await row.filter({ hasText: "Ana Beatriz Nogueira" }).first().getByRole("button").last().click();
      await page.getByRole("menuitem", { name: /Sussurrar/ }).click();
      await page.getByLabel("Recado").fill("Ofereça a troca, temos estoque.");
    },
  },
  {
    name: "wall-tv",
    as: "supervisor",
    in: [
      ["wide", "light"],
      ["wide", "dark"],
      ["desk", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/wall/tv");
      await page.getByRole("region", { name: "Departamentos" }).waitFor();
      await page.getByText("Ao vivo", { exact: true }).waitFor();
      await page.waitForTimeout(4_000);
    },
  },
  {
    name: "wall-tv-stale",
    as: "supervisor",
    in: [["wide", "dark"]],
    expected: /socket|ERR_CONNECTION|Failed to load/i,
    walk: async ({ page, server, goto }) => {
      await goto("/wall/tv");
      await page.getByText("Ao vivo", { exact: true }).waitFor();
      await server.io.close();
      await page.getByText(/Desatualizado/).waitFor();
    },
  },
  {
    name: "agenda-day",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto(`/agenda?day=${tomorrow()}`);
      await page
        .getByRole("button", { name: /^\d\d:\d\d/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "agenda-week",
    in: [...EVERYWHERE, ["wide", "light"]],
    walk: async ({ page, server, goto }) => {
      const { scheduling } = openClinic(server);
      await goto(`/agenda?view=week&free=${scheduling.services[0].id}`);
      await page
        .getByRole("button", { name: /^\d\d:\d\d/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "agenda-month",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda?view=month");
      await page
        .getByRole("button", { name: /agendamentos/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "agenda-list",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda?view=list");
      await page.getByRole("listitem").first().waitFor();
    },
  },
  {
    name: "agenda-card",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      const { scheduling } = openClinic(server);
      await goto(`/agenda?appointment=${scheduling.appointments.findLast((one) => one.status === "CONFIRMED").id}`);
      await page.getByText("Histórico").waitFor();
    },
  },
  {
    name: "agenda-booking",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto(`/agenda?day=${tomorrow()}`);
      await page.getByRole("button", { name: "Novo agendamento" }).first().click();
      await page.getByLabel("Cliente").fill("Rita");
      await page.getByRole("button", { name: "Depilação a laser" }).click();
      await page.getByText("Horários livres", { exact: true }).waitFor();
    },
  },
  {
    name: "agenda-none",
    as: "admin",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, goto }) => {
      await goto("/agenda");
      await page.getByText("Sua agenda começa aqui").waitFor();
    },
  },
  {
    name: "agenda-panel",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto(`/inbox/${named(server, "Rita").id}`);
      await page.getByRole("heading", { name: "Agendamentos" }).waitFor();
    },
  },
  {
    name: "clinic-setup",
    as: "admin",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/setup/clinic");
      await page.getByText("Como os clientes marcam").waitFor();
    },
  },
  {
    name: "clinic-professional",
    as: "admin",
    in: [
      ["desk", "light"],
      ["phone", "dark"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/setup/professionals");
      await page.getByRole("button", { name: /Camila Prado/ }).click();
      await page.getByText("Cor na agenda").waitFor();
    },
  },
  {
    name: "clinic-hours",
    as: "admin",
    in: EVERYWHERE,
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/setup/hours");
      await page.getByText("Feriado municipal").waitFor();
      await page.getByText("Bloqueios e horários especiais").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "clinic-text",
    as: "admin",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/setup/texts");
      await page.getByRole("button", { name: /Boas-vindas a quem é novo/ }).click();
      await page.getByText("Como chega ao cliente").waitFor();
    },
  },
  {
    name: "agenda-waiting",
    in: [
      ["desk", "light"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/waiting");
      await page.getByText("Só à tarde").waitFor();
    },
  },
  {
    name: "agenda-reminders",
    in: [
      ["desk", "light"],
      ["desk", "dark"],
      ["phone", "light"],
    ],
    walk: async ({ page, server, goto }) => {
      openClinic(server);
      await goto("/agenda/reminders");
      await page.getByText("24 horas antes").first().waitFor();
    },
  },
];

export { named };
