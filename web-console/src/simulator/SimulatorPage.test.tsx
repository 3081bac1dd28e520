import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { TooltipProvider } from "../shared/ui/Tooltip";
import type { Customer, Faults, Message, State, ThreadDetail } from "./api";
import { SimulatorPage } from "./SimulatorPage";

const BASE = "http://localhost:3000/simulator/api";

const faults: Faults = {
  latency_ms: 0,
  webhook_delay_ms: 0,
  window_closed: false,
  statuses: [],
  webhooks: [],
  every_send: null,
  every_media: null,
  next_sends: [],
  next_media: [],
  next_statuses: [],
  account: {
    token_expired: false,
    access_token: "EAAG-demo",
    missing_scopes: [],
    not_subscribed: false,
    without_messages: false,
    low_quality: false,
  },
};
const rita: Customer = {
  id: "rita",
  name: "Rita Alves",
  wa_id: "5511999990000",
  user_id: null,
  hides_number: false,
  read_receipts: true,
  online: true,
  blocks: false,
  on_whatsapp: true,
};
const menu: Message = {
  id: "wamid.menu",
  from_customer: false,
  type: "interactive",
  content: {
    type: "button",
    body: { text: "Como posso *ajudar*?" },
    action: { buttons: [{ reply: { id: "a", title: "Agendar" } }, { reply: { id: "b", title: "Remarcar" } }] },
  },
  at: "2026-11-21T12:00:00Z",
  status: "delivered",
  reply_to: null,
  customer_reaction: null,
  business_reaction: null,
  chosen: null,
  failure: null,
  deleted: false,
};
const list: Message = {
  ...menu,
  id: "wamid.list",
  content: {
    type: "list",
    body: { text: "Escolha um horário" },
    action: {
      button: "Ver horários",
      sections: [{ title: "Manhã", rows: [{ id: "9", title: "09:00", description: "Dra. Lia" }] }],
    },
  },
};
const summary = { phone_number_id: "800", customer_id: "rita", unread: 1, last_message: menu, window_expires_at: null };
const state: State = {
  webhook_url: "http://127.0.0.1:8080/webhooks/whatsapp",
  numbers: [{ phone_number_id: "800", display_phone_number: "+55 11 4000-0000", verified_name: "Clínica", faults }],
  customers: [rita],
  threads: [summary],
};
const thread: ThreadDetail = { ...summary, messages: [menu, list], typing_until: null };

/** The stream of the simulator, in the hands of the test. */
class Stream extends EventTarget {
  static current: Stream;
  constructor() {
    super();
    Stream.current = this;
    queueMicrotask(() => this.tell("hello", {}));
  }
  tell(event: string, data: object) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  close() {}
}

const said: { path: string; method: string; body: unknown }[] = [];
const record = async ({ request }: { request: Request }) => {
  const text = await request.clone().text();
  said.push({ path: new URL(request.url).pathname, method: request.method, body: text ? JSON.parse(text) : undefined });
  return HttpResponse.json(menu);
};
const server = setupServer(
  http.get(`${BASE}/state`, () => HttpResponse.json(state)),
  http.get(`${BASE}/webhooks`, () => HttpResponse.json({ data: [] })),
  http.get(`${BASE}/requests`, () => HttpResponse.json({ data: [] })),
  http.get(`${BASE}/threads/800/rita`, () => HttpResponse.json(thread)),
  http.post(`${BASE}/threads/800/rita/messages`, record),
  http.post(`${BASE}/threads/800/rita/read`, record),
  http.patch(`${BASE}/numbers/800/faults`, record),
);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  said.length = 0;
  vi.stubGlobal("EventSource", Stream);
  window.history.replaceState(null, "", "/simulator");
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function openPage() {
  render(
    <TooltipProvider>
      <SimulatorPage />
    </TooltipProvider>,
  );
  await screen.findByText("ajudar");
  return userEvent.setup();
}

const sentMessages = () => said.filter((call) => call.path.endsWith("/messages")).map((call) => call.body);

describe("the phone", () => {
  it("shows what the business wrote, and tells that it was read", async () => {
    await openPage();

    expect(screen.getByText("ajudar").closest("strong")).toBeInTheDocument();
    await vi.waitFor(() => expect(said.some((call) => call.path.endsWith("/read"))).toBe(true));
  });

  it("sends a pressed button by its id", async () => {
    const user = await openPage();

    await user.click(screen.getByRole("button", { name: "Remarcar" }));

    await vi.waitFor(() => expect(sentMessages()).toEqual([{ type: "button", message_id: "wamid.menu", choice: "b" }]));
  });

  it("opens the sheet of a list, and sends the row that was picked", async () => {
    const user = await openPage();

    await user.click(screen.getByRole("button", { name: "Ver horários" }));
    const sheet = await screen.findByRole("dialog", { name: "Ver horários" });
    expect(within(sheet).getByRole("button", { name: "Toque para escolher" })).toBeDisabled();
    await user.click(within(sheet).getByRole("radio", { name: /09:00/ }));
    await user.click(within(sheet).getByRole("button", { name: "Enviar" }));

    await vi.waitFor(() => expect(sentMessages()).toEqual([{ type: "row", message_id: "wamid.list", choice: "9" }]));
  });

  it("sends what was typed with Enter, and keeps it when the simulator refuses", async () => {
    const user = await openPage();
    const box = screen.getByRole("textbox", { name: "Mensagem" });

    await user.type(box, "oi{Enter}");
    await vi.waitFor(() => expect(sentMessages()).toEqual([{ type: "text", text: "oi" }]));
    expect(box).toHaveValue("");

    server.use(
      http.post(`${BASE}/threads/800/rita/messages`, () => HttpResponse.json({ detail: "não" }, { status: 400 })),
    );
    await user.type(box, "de novo{Enter}");
    await vi.waitFor(() => expect(box).toHaveValue("de novo"));
  });

  it("shows the business typing, and the message when it arrives", async () => {
    await openPage();

    act(() =>
      Stream.current.tell("typing", {
        phone_number_id: "800",
        customer_id: "rita",
        until: new Date(Date.now() + 25_000).toISOString(),
      }),
    );
    expect(await screen.findByText("digitando…")).toBeInTheDocument();
    act(() => {
      Stream.current.tell("typing", { phone_number_id: "800", customer_id: "rita", until: null });
      Stream.current.tell("message", {
        message: { ...menu, id: "wamid.new", type: "text", content: { body: "Pronto." } },
        thread: { ...summary, unread: 0 },
      });
    });
    expect(await within(screen.getByRole("log")).findByText("Pronto.")).toBeInTheDocument();
    expect(screen.queryByText("digitando…")).not.toBeInTheDocument();
  });
});

it("opens a person's phone where something is unread, and stays there when it was read", async () => {
  const clinic = state.numbers[0];
  server.use(
    http.get(`${BASE}/state`, () =>
      HttpResponse.json({
        ...state,
        numbers: [clinic, { ...clinic, phone_number_id: "900", verified_name: "Padaria" }],
        threads: [
          { ...summary, phone_number_id: "900", unread: 0, last_message: { ...menu, at: "2026-11-21T13:00:00Z" } },
          summary,
        ],
      }),
    ),
  );
  await openPage();
  expect(window.location.search).toBe("?person=rita&number=800");

  const read = { ...menu, status: "read" };
  act(() => Stream.current.tell("message", { message: read, thread: { ...summary, unread: 0, last_message: read } }));

  expect(await within(screen.getByRole("log")).findByText("ajudar")).toBeInTheDocument();
  expect(window.location.search).toBe("?person=rita&number=800");
});

describe("the drawer", () => {
  it("arms a fault for the next sends", async () => {
    const user = await openPage();

    await user.selectOptions(screen.getByRole("combobox", { name: "O que acontece" }), "HTTP 429");
    await user.selectOptions(screen.getByRole("combobox", { name: "Quantos" }), "3");
    await user.click(screen.getByRole("button", { name: "Armar" }));

    const fault = { do: "answer", code: 429 };
    await vi.waitFor(() => expect(said.at(-1)?.body).toEqual({ next_sends: [fault, fault, fault] }));
  });

  it("lets a webhook fly by", async () => {
    const user = await openPage();
    await user.click(screen.getByRole("tab", { name: "Webhooks" }));
    expect(screen.getByText("Nenhum webhook ainda")).toBeInTheDocument();

    act(() =>
      Stream.current.tell("webhook", {
        id: 1,
        phone_number_id: "800",
        what: "text",
        about: "wamid.menu",
        created_at: "2026-11-21T12:00:00Z",
        outcome: "delivered",
        attempts: [{ at: "2026-11-21T12:00:00Z", status: 200, error: null, latency_ms: 3.2 }],
      }),
    );

    const row = await screen.findByRole("button", { name: /text.*Rita Alves.*200/ });
    expect(within(row).getByText("3.2 ms")).toBeInTheDocument();
  });
});

it("says so when the simulator cannot be reached", async () => {
  server.use(http.get(`${BASE}/state`, () => HttpResponse.error()));
  render(
    <TooltipProvider>
      <SimulatorPage />
    </TooltipProvider>,
  );

  expect(await screen.findByText("O simulador não respondeu")).toBeInTheDocument();
});
