import type { Conversation, Message, MessageTemplate } from "../../src/shared/api/types";
import { at, conversation, customer, department, id, message, type State, summarize, user } from "./data";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A bakery with three attendants: small, but with one of everything that a screen has to show. */
export function padaria(now = Date.now()): State {
  const ana = user({ full_name: "Ana Beatriz Nogueira", role: "attendant", presence: "online" });
  const bia = user({ full_name: "Bianca Tavares", role: "attendant", presence: "online" });
  const caio = user({ full_name: "Caio Monteiro", role: "attendant", presence: "away" });
  const sonia = user({ full_name: "Sônia Albuquerque", role: "supervisor", presence: "online" });
  const davi = user({ full_name: "Davi Rocha", role: "admin", presence: "online", last_login_at: at(now - HOUR) });
  const users = [ana, bia, caio, sonia, davi];

  const orders = department("Encomendas", [ana, bia]);
  const billing = department("Financeiro", [ana, caio]);
  const jobs = department("Trabalhe conosco", [caio]);

  const channel = {
    id: id(6),
    kind: "whatsapp" as const,
    name: "Loja do Centro",
    phone_number_id: "109876543210",
    display_phone_number: "+55 11 4000-1234",
    waba_id: "209876543210",
    status: "active" as const,
    status_reason: null,
    has_access_token: true,
    has_app_secret: true,
    has_client_token: false,
    access_token_set_at: at(Date.now()),
    app_secret_set_at: at(Date.now()),
    verify_token_set_at: at(Date.now()),
    token_expires_at: null,
    stopped_at: null,
    messaging_limit: "TIER_2K",
    quality: "fine" as const,
    account_notice: null,
    created_at: at(now - 60 * DAY),
  };

  const state: State = {
    organization: { id: id(7), name: "Padaria Estrela da Manhã", accent: null, logo_url: null, deletion_due_at: null },
    users,
    departments: [orders, billing, jobs],
    tags: [
      {
        id: id(9),
        name: "casamento",
        color: "pink",
        conversation_count: null,
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      },
      {
        id: id(9),
        name: "vip",
        color: "purple",
        conversation_count: null,
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      },
    ],
    canned: [
      {
        id: id(9),
        shortcut: "pix",
        title: "Chave Pix",
        content: "{{greeting}}, {{customer_first_name}}! Nossa chave Pix é pix@padaria.example.",
        visibility: "organization",
        department_id: null,
        department_name: null,
        category: null,
        used_count: 0,
        files: [],
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      },
      {
        id: id(9),
        shortcut: "entrega",
        title: "Prazo de entrega",
        content: "Entregamos em até 40 minutos.",
        visibility: "organization",
        department_id: null,
        department_name: null,
        category: null,
        used_count: 0,
        files: [{ id: id(9), file_name: "bairros.pdf", mime_type: "application/pdf", size: 2048 }],
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      },
    ],
    channels: [
      channel,
      {
        ...channel,
        id: id(6),
        name: "Delivery",
        phone_number_id: "109876543299",
        display_phone_number: "+55 11 4000-5678",
        messaging_limit: null,
        quality: null,
        status: "stopped",
        status_reason: "O WhatsApp recusou o token de acesso (190). Gere um token novo e cole aqui.",
      },
    ],
    templates: templates(),
    customers: [],
    conversations: [],
    messages: new Map(),
  };

  const open = (
    name: string | null,
    phone: string | null,
    values: Partial<Conversation>,
    thread: (target: Conversation) => Message[],
  ) => {
    const person = customer(name, phone);
    const target = conversation({
      customer: {
        id: person.id,
        name: person.name,
        phone_number: person.phone_number,
        marketing_stopped: person.marketing_stopped_at !== null,
      },
      channel_id: channel.id,
      ...values,
    });
    const messages = thread(target);
    state.customers.push(person);
    state.conversations.push(target);
    state.messages.set(target.id, messages);
    summarize(target, messages);
    return target;
  };

  const withAna = {
    assigned_user_id: ana.id,
    assigned_user_name: ana.full_name,
    department_id: orders.id,
    department_name: orders.name,
  };

  open("Rita de Cássia Figueiredo", "5511987654321", { ...withAna, tags: ["vip", "casamento"] }, (target) =>
    rita(target, now, ana),
  );

  open("João Pedro", "5521998761234", { ...withAna, window_expires_at: at(now + 52 * MINUTE) }, (target) => [
    said(target, now - 23 * HOUR, "Vocês fazem bolo sem glúten?"),
    wrote(target, now - 22.9 * HOUR, "Fazemos sim! Chocolate, cenoura e limão.", ana),
    said(target, now - 18 * MINUTE, "Quero dois de cenoura pra sábado", { is_read: false }),
    said(target, now - 17 * MINUTE, "dá pra entregar no Catete até 10h?", { is_read: false }),
  ]);

  open(
    "Confeitaria Doce Encanto do Brasil Importação e Exportação Ltda.",
    "551140028922",
    { ...withAna, window_expires_at: at(now - 3 * HOUR) },
    (target) => [
      said(target, now - 27 * HOUR, "Bom dia, podem mandar a nota de novembro?"),
      wrote(target, now - 26.9 * HOUR, "Bom dia! Vou verificar com o financeiro.", ana),
    ],
  );

  open("Marcos Vinícius", "5531991112222", withAna, (target) => [
    said(target, now - 3 * HOUR, "Meu pedido chegou errado"),
    wrote(target, now - 2.9 * HOUR, "Sinto muito por isso. Pode me mandar uma foto?", ana, { status: "delivered" }),
    wrote(target, now - 2.8 * HOUR, "Se preferir, trocamos hoje mesmo.", ana, {
      status: "failed",
      error: { code: "whatsapp_131026", message: "O número não está no WhatsApp ou não aceitou os termos." },
    }),
    wrote(target, now - 2.7 * HOUR, "Conseguiu ver a mensagem acima?", ana, {
      status: "uncertain",
      error: { code: "interrupted", message: "O servidor parou durante o envio." },
    }),
  ]);

  open(
    "Lúcia Helena",
    "5511955554444",
    {
      status: "waiting",
      department_id: orders.id,
      department_name: orders.name,
      waiting_since: at(now - 22 * MINUTE),
      needs_human_attention: true,
    },
    (target) => [
      said(target, now - 25 * MINUTE, "oi"),
      bot(target, now - 25 * MINUTE + 900, "Olá! Aqui é a Padaria Estrela da Manhã 🥐"),
      menu(target, now - 25 * MINUTE + 1200),
      chose(target, now - 24 * MINUTE, "opt_encomendas", "Encomendas"),
      bot(target, now - 24 * MINUTE + 700, "Certo! Vou chamar alguém de Encomendas."),
      system(target, now - 24 * MINUTE + 800, { event: "queued", to_department_name: orders.name }),
      said(target, now - 22 * MINUTE, "Preciso de 200 salgados para amanhã, é possível?", { is_read: false }),
    ],
  );

  open(
    "Seu Antônio",
    "5511933332222",
    {
      status: "waiting",
      department_id: billing.id,
      department_name: billing.name,
      waiting_since: at(now - 7 * MINUTE),
    },
    (target) => [
      said(target, now - 8 * MINUTE, "boleto"),
      bot(target, now - 8 * MINUTE + 900, "Já já alguém do Financeiro responde."),
      media(target, now - 7 * MINUTE, "document", "ready", { is_read: false }, "boleto-novembro.pdf", 184_220),
    ],
  );

  open(
    null,
    "351912345678",
    {
      status: "waiting",
      department_id: orders.id,
      department_name: orders.name,
      waiting_since: at(now - 40_000),
    },
    (target) => [said(target, now - 40_000, "Olá, entregam em hotéis?", { is_read: false })],
  );

  open("Patrícia Gomes", "5511922221111", { is_bot_active: true }, (target) => [
    said(target, now - 2 * MINUTE, "bom dia"),
    bot(target, now - 2 * MINUTE + 800, "Olá! Aqui é a Padaria Estrela da Manhã 🥐"),
    menu(target, now - 2 * MINUTE + 1100),
  ]);

  open(
    "Fernanda Lima",
    "5511911110000",
    {
      assigned_user_id: bia.id,
      assigned_user_name: bia.full_name,
      department_id: orders.id,
      department_name: orders.name,
    },
    (target) => [
      said(target, now - 50 * MINUTE, "Obrigada, ficou lindo!"),
      wrote(target, now - 49 * MINUTE, "Que bom que gostou 💜", bia),
    ],
  );

  open("Otávio Ramos", "5511900009999", { ...withAna, status: "closed", closed_at: at(now - DAY) }, (target) => [
    said(target, now - DAY - HOUR, "Era só isso, valeu"),
    wrote(target, now - DAY - HOUR / 2, "Até a próxima!", ana),
    system(target, now - DAY, {
      event: "closed",
      by_user_id: ana.id,
      by_user_name: ana.full_name,
      reason: "Resolvido",
    }),
  ]);

  for (let index = 0; index < 26; index++) {
    const first = FIRST[index % FIRST.length] ?? "Nina";
    const last = LAST[(index * 3) % LAST.length] ?? "Reis";
    open(
      `${first} ${last}`,
      `55119${String(70_000_000 + index * 137_911)}`,
      index % 3 === 0 ? withAna : bot2(index),
      (target) => [
        said(target, now - (index + 2) * 3.1 * HOUR, LINES[index % LINES.length] ?? "Oi"),
        ...(index % 3 === 0
          ? [wrote(target, now - (index + 1.9) * 3.1 * HOUR, ANSWERS[index % ANSWERS.length] ?? "Olá!", ana)]
          : []),
      ],
    );
  }
  return state;
}

const bot2 = (index: number): Partial<Conversation> =>
  index % 3 === 1 ? { is_bot_active: true } : { status: "closed" };

const FIRST = ["Carla", "Eduardo", "Gabriela", "Heitor", "Isadora", "Jorge", "Karina", "Leandro", "Mirela", "Nelson"];
const LAST = ["Prado", "Queiroz", "Ribeiro", "Sampaio", "Teixeira", "Uchoa", "Valente", "Xavier", "Zanetti"];
const LINES = [
  "Qual o horário de domingo?",
  "Ainda tem pão de queijo congelado?",
  "Quanto fica o quilo do panetone?",
  "Vocês aceitam vale-refeição?",
  "Consigo retirar às 7h?",
];
const ANSWERS = [
  "Abrimos às 6h!",
  "Tem sim, acabou de sair.",
  "Aceitamos todos.",
  "Pode vir, fica separado no seu nome.",
];

type Extra = Partial<Message>;

function said(target: Conversation, time: number, content: string, extra: Extra = {}): Message {
  return message({
    conversation_id: target.id,
    sender_type: "customer",
    created_at: at(time),
    content,
    ...extra,
  });
}

function wrote(
  target: Conversation,
  time: number,
  content: string,
  author: { id: string; full_name: string },
  extra: Extra = {},
): Message {
  return message({
    conversation_id: target.id,
    sender_type: "attendant",
    sender_user_id: author.id,
    sender_name: author.full_name,
    created_at: at(time),
    content,
    ...extra,
  });
}

function bot(target: Conversation, time: number, content: string, extra: Extra = {}): Message {
  return message({ conversation_id: target.id, sender_type: "bot", created_at: at(time), content, ...extra });
}

function menu(target: Conversation, time: number): Message {
  return bot(target, time, "Como podemos ajudar hoje?", {
    message_type: "interactive",
    metadata: {
      interactive: {
        kind: "list",
        button_label: "Ver opções",
        rows: [
          { id: "opt_encomendas", title: "Encomendas", description: "Bolos, tortas e salgados" },
          { id: "opt_financeiro", title: "Financeiro" },
          { id: "opt_horario", title: "Horário e endereço" },
          { id: "opt_vagas", title: "Trabalhe conosco" },
        ],
      },
    },
  });
}

function chose(target: Conversation, time: number, chosen: string, title: string): Message {
  return said(target, time, title, {
    message_type: "interactive",
    metadata: { interactive_reply: { id: chosen, title } },
  });
}

function system(target: Conversation, time: number, event: NonNullable<Message["metadata"]["system_event"]>): Message {
  return message({
    conversation_id: target.id,
    sender_type: "system",
    message_type: "system",
    created_at: at(time),
    metadata: { system_event: event },
  });
}

export function media(
  target: Conversation,
  time: number,
  kind: "image" | "audio" | "video" | "document" | "sticker",
  status: "ready" | "pending" | "unavailable",
  extra: Extra = {},
  name: string | null = null,
  size: number | null = null,
): Message {
  const types = {
    image: "image/jpeg",
    audio: "audio/ogg",
    video: "video/mp4",
    document: "application/pdf",
    sticker: "image/webp",
  };
  const mediaId = id(8);
  return said(target, time, "", {
    message_type: kind,
    media: { id: mediaId, mime_type: types[kind], file_name: name, size, status },
    media_url: status === "ready" ? `/api/v1/media/${mediaId}` : null,
    ...extra,
  });
}

/** A long thread with one of every kind of message. */
function rita(target: Conversation, now: number, ana: { id: string; full_name: string }): Message[] {
  const thread: Message[] = [];
  for (let index = 0; index < 140; index++) {
    const time = now - 9 * DAY + index * 52 * MINUTE;
    thread.push(
      index % 3 === 1
        ? wrote(target, time, ANSWERS[index % ANSWERS.length] ?? "Olá!", ana)
        : said(
            target,
            time,
            `${LINES[index % LINES.length]}${index % 7 === 0 ? `\n${LINES[(index + 2) % LINES.length]}` : ""}`,
          ),
    );
  }
  const y = now - DAY - 2 * HOUR;
  thread.push(
    said(target, y, "Oi! Queria um bolo para casamento"),
    bot(target, y + 900, "Olá, Rita! Aqui é a Padaria Estrela da Manhã 🥐"),
    menu(target, y + 1200),
    chose(target, y + 40_000, "opt_encomendas", "Encomendas"),
    bot(target, y + 41_000, "Que alegria! Para quantas pessoas?", {
      message_type: "interactive",
      metadata: {
        interactive: {
          kind: "buttons",
          footer: "Responda tocando ou digitando o número",
          buttons: [
            { id: "p50", title: "Até 50" },
            { id: "p100", title: "Até 100" },
            { id: "p200", title: "Mais de 100" },
          ],
        },
      },
    }),
    chose(target, y + 60_000, "p100", "Até 100"),
    system(target, y + 61_000, { event: "queued", to_department_name: "Encomendas" }),
    system(target, y + 3 * MINUTE, { event: "taken_over", by_user_id: ana.id, by_user_name: ana.full_name }),
  );
  const first = wrote(target, y + 4 * MINUTE, "Oi, Rita! Parabéns pelo casamento 🎉 Já tem uma ideia de sabor?", ana);
  thread.push(
    first,
    wrote(target, y + 4 * MINUTE + 20_000, "Temos prova às terças e quintas.", ana),
    said(target, y + 6 * MINUTE, "Pensei em nozes com doce de leite", {
      reply_to: {
        id: first.id,
        content: first.content,
        sender_type: "attendant",
        message_type: "text",
      },
      reactions: [{ emoji: "❤️", sender_type: "attendant" }],
    }),
    media(target, y + 7 * MINUTE, "image", "ready", { content: "Algo assim, com flores naturais" }, null, 340_000),
    media(target, y + 8 * MINUTE, "audio", "ready", { metadata: { voice: true } }, null, 48_000),
    media(
      target,
      y + 9 * MINUTE,
      "document",
      "ready",
      {},
      "Contrato do salão - versão final assinada (2).pdf",
      1_840_220,
    ),
    media(target, y + 10 * MINUTE, "sticker", "ready"),
    said(target, y + 11 * MINUTE, "", {
      message_type: "location",
      metadata: {
        location: {
          latitude: -23.5505,
          longitude: -46.6333,
          name: "Espaço Jardim das Acácias",
          address: "R. das Acácias, 120 - Sé, São Paulo",
        },
      },
    }),
    said(target, y + 12 * MINUTE, "", {
      message_type: "contacts",
      metadata: {
        contacts: [
          { name: "Beto Cerimonial", phones: ["+55 11 98888-7777"], emails: [], organization: "Lima Eventos" },
        ],
      },
    }),
    media(target, y + 13 * MINUTE, "video", "pending"),
    media(target, y + 14 * MINUTE, "image", "unavailable"),
    said(target, y + 15 * MINUTE, "", { message_type: "unsupported" }),
    wrote(target, y + 16 * MINUTE, "Recebi tudo! Vou montar o orçamento e te mando ainda hoje.", ana, {
      reactions: [{ emoji: "👍", sender_type: "customer" }],
    }),
    said(target, y + 5 * HOUR, "mensagem que demorou a chegar pela rede", { metadata: { late: true } }),
  );
  const t = now - 35 * MINUTE;
  thread.push(
    wrote(
      target,
      t,
      "Rita, segue o orçamento: bolo de 3 andares, nozes com doce de leite, R$ 1.480,00.\n\nInclui entrega e montagem. Veja o modelo em https://estreladamanha.example/bolos/acacias",
      ana,
    ),
    wrote(target, t + 30_000, "Qualquer ajuste é só falar 😊", ana, { status: "delivered" }),
    said(target, t + 20 * MINUTE, "Amei!!", { is_read: false }),
    said(
      target,
      t + 21 * MINUTE,
      "Só queria ver se dá pra trocar o doce de leite por brigadeiro branco, minha sogra é alérgica a amendoim e ficou com medo de contaminação cruzada",
      {
        is_read: false,
      },
    ),
    said(target, t + 22 * MINUTE, "Posso pagar em 3x?", { is_read: false }),
  );
  return thread;
}

function templates(): MessageTemplate[] {
  const component = (type: "header" | "body" | "footer", text: string) => ({
    type,
    format: type === "header" ? ("text" as const) : null,
    text,
    buttons: [],
  });
  return [
    {
      name: "pedido_pronto",
      language: "pt_BR",
      category: "UTILITY",
      status: "APPROVED",
      components: [
        component("header", "Seu pedido está pronto"),
        component("body", "Olá, {{1}}! Seu pedido {{2}} já pode ser retirado na loja até as {{3}}."),
        component("footer", "Padaria Estrela da Manhã"),
        {
          type: "buttons",
          format: null,
          text: null,
          buttons: [{ type: "quick_reply", text: "Estou a caminho", url: null, phone_number: null }],
        },
      ],
    },
    {
      name: "retomar_conversa",
      language: "pt_BR",
      category: "UTILITY",
      status: "APPROVED",
      components: [component("body", "Oi! Ficou alguma dúvida? É só responder por aqui.")],
    },
    {
      name: "novidades_do_mes",
      language: "pt_BR",
      category: "MARKETING",
      status: "APPROVED",
      components: [component("body", "As novidades do mês chegaram: passe na loja e prove.")],
    },
    {
      name: "promocao_panetone",
      language: "pt_BR",
      category: "MARKETING",
      status: "PENDING",
      components: [component("body", "Panetone com 20% até domingo!")],
    },
  ];
}
