// Drives the console's own connection and its own merging against a running demo, and holds what it made of the events
// against what a fresh load says, after each kind of event. Run: node e2e/truth.mjs http://127.0.0.1:8080
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { createServer } from "vite";

const [address] = process.argv.slice(2);
const PASSWORD = "balcao-demo-2026";
const PATIENCE_MS = 15_000;

const vite = await createServer({
  configFile: false,
  root: new URL("..", import.meta.url).pathname,
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
});
const { createRealtime } = await vite.ssrLoadModule("/src/shared/realtime/realtime.ts");
const lists = await vite.ssrLoadModule("/src/features/inbox/conversations.ts");
const threads = await vite.ssrLoadModule("/src/features/inbox/thread.ts");
const { toQuery } = await vite.ssrLoadModule("/src/features/inbox/scope.ts");

const SCOPES = [{ tab: "mine" }, { tab: "waiting" }, { tab: "all" }, { tab: "all", status: "any" }];

async function call(method, path, token, body) {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  assert(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

async function until(what, condition) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const result = await condition();
    if (result) {
      return result;
    }
    if (performance.now() > deadline) {
      throw new assert.AssertionError({ message: `Not within ${PATIENCE_MS} ms: ${what}` });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One console: what it loaded once, and since then only what it was told. */
class Console {
  lists = SCOPES.map(() => ({ rows: [], cursor: null }));
  thread = undefined;
  presence = new Map();
  typed = [];
  told = { new_message: 0, message_status: 0, conversation_update: 0, presence_update: 0, user_typing: 0 };

  static async open(email) {
    const it = new Console();
    const login = await call("POST", "/api/v1/auth/login", undefined, { email, password: PASSWORD });
    it.me = login.user;
    it.token = login.accessToken;
    it.realtime = createRealtime(
      {
        token: async () => it.token,
        renewAfter: async () => it.token,
        current: () => it.token,
        onChange: () => () => undefined,
      },
      address,
    );
    const hear = (event, take) =>
      it.realtime.on(event, (batch) => {
        it.told[event] += batch.length;
        take(batch);
      });
    hear("conversation_update", (batch) => {
      it.lists = it.lists.map((list, i) => lists.merge(list, lists.latest(batch), SCOPES[i], it.me));
    });
    hear("new_message", (batch) => {
      const messages = batch.filter((message) => message.conversation_id === it.open);
      it.thread &&= threads.merge(it.thread, messages);
    });
    hear("message_status", (batch) => {
      const changes = batch.filter((change) => change.conversation_id === it.open);
      it.thread &&= threads.applyStatuses(it.thread, changes);
    });
    hear("presence_update", (batch) => {
      for (const change of batch) {
        it.presence.set(change.user_id, change.status);
      }
    });
    hear("user_typing", (batch) => it.typed.push(...batch));
    it.realtime.start();
    await until("connected", () => it.realtime.state() === "connected");
    it.lists = await it.freshLists();
    return it;
  }

  get(path) {
    return call("GET", path, this.token);
  }

  post(path, body) {
    return call("POST", path, this.token, body);
  }

  async freshLists() {
    const loaded = [];
    for (const scope of SCOPES) {
      const query = new URLSearchParams({ limit: "100" });
      for (const [name, value] of Object.entries(toQuery(scope))) {
        for (const one of value === undefined ? [] : [value].flat()) {
          query.append(name, one);
        }
      }
      const rows = [];
      let page;
      do {
        page = await this.get(`/api/v1/conversations?${query}`);
        rows.push(...page.data);
        query.set("cursor", page.next_cursor ?? "");
      } while (page.next_cursor);
      loaded.push({ rows, cursor: null });
    }
    return loaded;
  }

  async freshThread() {
    const page = await this.get(`/api/v1/messages?conversation_id=${this.open}&limit=100`);
    return { messages: page.data, older: page.next_cursor };
  }

  /** Looks at a conversation: from now on it is told its messages. */
  async look(conversation) {
    this.open = conversation;
    assert(await this.realtime.subscribe(conversation).joined, `${this.me.email} may see the conversation`);
    this.thread = await this.freshThread();
  }

  /** Equal to a fresh load, or nothing. */
  async isTrue() {
    const fresh = { lists: await this.freshLists(), thread: this.thread && (await this.freshThread()) };
    const known = { lists: this.lists, thread: this.thread };
    return isDeepStrictEqual(plain(known), plain(fresh)) ? true : { known: plain(known), fresh: plain(fresh) };
  }
}

function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

/** What is not equal, short enough to read. */
function differences(known, fresh, at = "") {
  if (isDeepStrictEqual(known, fresh)) {
    return [];
  }
  if (typeof known !== "object" || typeof fresh !== "object" || known === null || fresh === null) {
    return [`${at}: told ${JSON.stringify(known)}, fresh ${JSON.stringify(fresh)}`];
  }
  return [...new Set([...Object.keys(known), ...Object.keys(fresh)])].flatMap((key) =>
    differences(known[key], fresh[key], `${at}.${key}`),
  );
}

async function holds(step, consoles) {
  for (const one of consoles) {
    let last;
    try {
      await until(step, async () => {
        last = await one.isTrue();
        return last === true;
      });
    } catch (failure) {
      const found = last === true ? [] : differences(last.known, last.fresh);
      throw new Error(`After "${step}", ${one.me.email} sees something else than is so:\n${found.join("\n")}`, {
        cause: failure,
      });
    }
  }
  process.stdout.write(`${step}\n`);
}

try {
  const [sergio, ana, caio] = await Promise.all(
    ["sergio", "ana", "caio"].map((name) => Console.open(`${name}@aurora.example`)),
  );
  const all = [sergio, ana, caio];
  await holds("opened", all);

  const customer = await call("POST", "/simulator/api/customers", undefined, {
    name: `Vera ${crypto.randomUUID()}`,
    wa_id: `55119${Math.floor(10_000_000 + Math.random() * 89_999_999)}`,
  });
  const { numbers } = await call("GET", "/simulator/api/state");
  const phone = `/simulator/api/threads/${numbers[0].phone_number_id}/${customer.id}`;
  const writes = (body) => call("POST", `${phone}/messages`, undefined, body);
  const conversation = () => sergio.lists[3].rows.find((row) => row.customer.name === customer.name);

  await writes({ type: "text", text: "Bom dia" });
  const { id } = await until("the customer's conversation is told", conversation);
  await holds("conversation_update of a new conversation", all);

  await sergio.look(id);
  const department = ana.me.department_ids[0];
  await sergio.post(`/api/v1/conversations/${id}/transfer`, { to_department_id: department, reason: "Vendas" });
  await until("it waits", () => conversation().status === "waiting" && conversation().department_id === department);
  await holds("conversation_update of a transfer to a department", all);

  await ana.post(`/api/v1/conversations/${id}/takeover`);
  await until("it is hers", () => conversation().assigned_user_id === ana.me.id);
  await holds("conversation_update of a takeover", all);

  await ana.look(id);
  const before = sergio.told.new_message;
  const sent = await ana.post("/api/v1/messages", {
    conversation_id: id,
    content: "Bom dia, Vera!",
    client_id: crypto.randomUUID(),
  });
  const tick = (status) => () =>
    sergio.thread.messages.some((message) => message.id === sent.id && message.status === status);
  await until("her answer is told", () => sergio.told.new_message > before);
  await until("its delivery is told", tick("delivered"));
  await holds("new_message of an attendant, and message_status", all);

  await call("POST", `${phone}/read`);
  await until("its being read is told", tick("read"));
  await holds("message_status of a reading", all);

  const said = await writes({ type: "text", text: "Quero a panela" });
  const heard = await until("what the customer says is told", () =>
    sergio.thread.messages.find((message) => message.whatsapp_message_id === said.id),
  );
  await holds("new_message of a customer", all);

  await call("PATCH", `/api/v1/messages/${heard.id}/read`, ana.token);
  await until("nothing is unread", () => conversation().unread_count === 0);
  await holds("conversation_update of a reading", all);

  const onPhone = (await call("GET", phone)).messages.find((message) => message.content.body === "Bom dia, Vera!");
  await writes({ type: "reaction", message_id: onPhone.id, emoji: "❤️" });
  await until("the reaction is told", () => sergio.thread.messages.some((message) => message.reactions.length > 0));
  await holds("new_message of a reaction", all);

  await writes({ type: "text", text: "E a tampa?", reply_to: said.id });
  await until("the answer with a quote is told", () => conversation().last_message.preview === "E a tampa?");
  await holds("new_message with a quote", all);

  const copy = (wamid) => () => sergio.thread.messages.find((message) => message.whatsapp_message_id === wamid);
  await writes({ type: "edit", message_id: said.id, text: "Quero a frigideira" });
  await until("the edit is told", () => copy(said.id)().content === "Quero a frigideira");
  await holds("new_message of an edit", all);

  const last = await writes({ type: "text", text: "Pode ser hoje?" });
  await until("the last message is told", copy(last.id));
  await writes({ type: "edit", message_id: last.id, text: "Pode ser amanhã?" });
  await until("the list shows the new words", () => conversation().last_message.preview === "Pode ser amanhã?");
  await holds("conversation_update of an edit of the last message", all);

  await writes({ type: "revoke", message_id: last.id });
  await until("the revocation is told", () => copy(last.id)().metadata.revoked);
  await holds("new_message of a revocation", all);

  await call("PATCH", `/simulator/api/numbers/${numbers[0].phone_number_id}/faults`, undefined, {
    next_sends: [{ do: "answer", code: 503 }],
  });
  const again = await ana.post("/api/v1/messages", {
    conversation_id: id,
    content: "Amanhã, sim",
    client_id: crypto.randomUUID(),
  });
  const own = () => sergio.thread.messages.find((message) => message.id === again.id);
  await until("why it is tried again is told", () => own()?.error);
  await until("its delivery is told", () => own().status === "delivered");
  await holds("message_status of a send that is tried again", all);

  const noted = sergio.thread.messages.length;
  await sergio.post("/api/v1/messages", {
    conversation_id: id,
    content: "Cliente antiga",
    message_type: "note",
    client_id: crypto.randomUUID(),
  });
  await until("the note is told", () => sergio.thread.messages.length > noted);
  await holds("new_message of a note", all);

  await ana.post(`/api/v1/conversations/${id}/transfer`, { to_user_id: caio.me.id, reason: "Entrega" });
  await until("it is his", () => conversation().assigned_user_id === caio.me.id);
  ana.thread = undefined;
  await holds("conversation_update of a transfer to a person", all);

  await caio.look(id);
  caio.realtime.typing(id);
  await until("his typing is told", () => sergio.typed.length > 0);
  assert.deepEqual(plain(sergio.typed[0]), {
    user_id: caio.me.id,
    user_name: caio.me.full_name,
    conversation_id: id,
  });

  caio.realtime.presence("away");
  await until("his absence is told", () => sergio.presence.get(caio.me.id) === "away");
  await until("presence_update is true", async () => {
    const online = await sergio.get("/api/v1/users/online");
    return [...sergio.presence].every(
      ([user, status]) => (online.data.find((one) => one.id === user)?.presence ?? "offline") === status,
    );
  });
  process.stdout.write("user_typing and presence_update\n");

  await caio.post(`/api/v1/conversations/${id}/close`, { reason: "Resolvido" });
  await until("it is closed", () => conversation().status === "closed");
  await holds("conversation_update of a closing", [sergio, ana]);

  await sergio.post(`/api/v1/conversations/${id}/reopen`);
  await until("it is open again", () => conversation().status !== "closed");
  await holds("conversation_update of a reopening", [sergio, ana]);

  for (const [event, count] of Object.entries(sergio.told)) {
    assert(count > 0, `${event} was told`);
  }
  for (const one of all) {
    one.realtime.pause();
  }
} finally {
  await vite.close();
}
process.exit(process.exitCode ?? 0);
