import { orderOf } from "../../src/features/inbox/conversations";
import { belongs, isOnHold, maySee, readScope } from "../../src/features/inbox/scope";
import type {
  Activity,
  BotMenu,
  BusinessWeeks,
  Conversation,
  ConversationRun,
  ConversationSort,
  CurrentUser,
  Message,
  OpenSession,
  Passage,
  User,
} from "../../src/shared/api/types";
import { at, id, message, type State, summarize } from "./data";
import { FakeFlows } from "./flows";
import { consentsOf, QUIET } from "./quiet";
import { attendanceOf, factOf, overviewOf } from "./reports";
import { FakeScheduling } from "./scheduling";
import { FakeTrials } from "./trials";
import { wallOf } from "./wall";

export type Emitted = { event: string; payload: Record<string, unknown>; room?: string };

type Given = {
  me: User;
  body: Record<string, unknown>;
  query: URLSearchParams;
  parts: readonly string[];
  request: Request;
};

/**
 * A pretend server: the console's part of the contract in memory, quick to set up and to break. It checks roles and
 * ownership roughly as the real one, so that a screen that asks for what it must not is noticed.
 */
export class Shop {
  readonly state: State;
  /** What goes out over the socket; a server listens here. */
  emit: (emitted: Emitted) => void = () => undefined;
  /** Requests that were heard, newest last. */
  readonly heard: { method: string; path: string; body: unknown }[] = [];
  private readonly files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string; name: string }>();
  private failures: { matching: RegExp; status: number; body?: Record<string, unknown>; times: number }[] = [];
  private sequence = 0;
  /** How much came in the days of the reports. */
  volume = 12;
  private menu: BotMenu;
  readonly flows = new FakeFlows();
  readonly trials = new FakeTrials();
  readonly scheduling = new FakeScheduling((event, payload) => this.tell(event, payload));
  /** What the bot ran in any conversation. */
  conversationRuns: ConversationRun[] = [];
  password = "balcao-demo";
  /** Null without a second factor. */
  recoveryCodesLeft: number | null = null;
  sessions: readonly string[] = [id(6), id(6)];
  weeks: BusinessWeeks = { timezone: "America/Sao_Paulo", days: null, departments: [] };
  sessionEnd: CurrentUser["session"] = { idle_minutes: null, ends_at: null };
  private held: { matching: RegExp; until: Promise<void> }[] = [];

  constructor(state: State) {
    this.state = state;
    this.menu = demoMenu(state);
  }

  /** The next `times` requests that match (`POST /api/v1/messages`) fail; status 0 cuts the connection. */
  fails(matching: RegExp, status: number, body?: Record<string, unknown>, times = 1) {
    this.failures.push({ matching, status, body, times });
  }

  /** Requests that match are not looked at until the answer is called: what happens meanwhile can be seen at leisure. */
  holds(matching: RegExp): () => void {
    let release: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entry = { matching, until };
    this.held.push(entry);
    return () => {
      this.held = this.held.filter((other) => other !== entry);
      release();
    };
  }

  tokenOf(user: User, lifeSeconds = 900): string {
    const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, "");
    return `${part({ alg: "none" })}.${part({ sub: user.id, exp: Math.floor(Date.now() / 1000) + lifeSeconds })}.${user.id}`;
  }

  userOf(token: string | null | undefined): User | undefined {
    return this.state.users.find((user) => token?.endsWith(`.${user.id}`));
  }

  /** Two, of which one may be the one that asks. */
  private sessionsOf(me: User | undefined): OpenSession[] {
    return this.sessions.map((id, index) => ({
      id,
      browser: index === 0 ? "Chrome" : "Safari",
      system: index === 0 ? "Windows" : "iPhone",
      address: "203.0.113.7",
      created_at: at(Date.now()),
      last_seen_at: at(Date.now()),
      is_current: me !== undefined && index === 0,
    }));
  }

  private activityOf(me: User): Activity[] {
    return [
      {
        id: id(6),
        action: "session.started",
        object_type: "session",
        object_id: me.id,
        address: "203.0.113.7",
        created_at: at(Date.now()),
      },
    ];
  }

  current(user: User): CurrentUser {
    const { id: userId, email, full_name, role, avatar_url, department_ids } = user;
    return {
      id: userId,
      email,
      full_name,
      role,
      avatar_url,
      department_ids,
      locale: null,
      has_second_factor: this.recoveryCodesLeft !== null,
      recovery_codes_left: this.recoveryCodesLeft,
      must_set_up_second_factor: false,
      permissions:
        role === "attendant"
          ? { sees: "queue", permissions: ["send", "transfer", "see_phone_numbers"] }
          : {
              sees: "all",
              permissions: [
                "send",
                "transfer",
                "see_phone_numbers",
                "export",
                "edit_bot",
                "erase",
                ...(role === "admin" ? (["change_settings"] as const) : []),
              ],
            },
      organization: this.state.organization,
      session: this.sessionEnd,
    };
  }

  eventId(): string {
    this.sequence++;
    return `fake-${Date.now()}-${this.sequence}-0`;
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname;
    const key = `${request.method} ${path}`;
    await this.held.find((candidate) => candidate.matching.test(key))?.until;
    const isUpload = key === "POST /api/v1/media";
    const body: Record<string, unknown> =
      request.method === "GET" || isUpload ? {} : JSON.parse((await request.clone().text()) || "{}");
    // That somebody is there is said over and over, and is no answer to what a test does.
    if (!path.endsWith("/presence")) {
      this.heard.push({ method: request.method, path: path + url.search, body });
    }

    const failure = this.failures.find((candidate) => candidate.matching.test(key) && candidate.times > 0);
    if (failure) {
      failure.times--;
      return failure.status === 0 ? Response.error() : problem(failure.status, failure.body);
    }
    if (key === "POST /api/v1/auth/login") {
      const found = this.state.users.find((user) => user.email === body.email && user.is_active);
      return found && body.password === this.password
        ? json({
            user: this.current(found),
            accessToken: this.tokenOf(found),
            refreshToken: `refresh-token-1.${found.id}`,
          })
        : problem(401, { detail: "E-mail ou senha não conferem" });
    }
    if (key === "POST /api/v1/auth/refresh-token") {
      const refreshToken = String(body.refreshToken);
      const found = this.userOf(refreshToken);
      const round = Number(/-(\d+)\./.exec(refreshToken)?.[1] ?? 0) + 1;
      return found
        ? json({ accessToken: this.tokenOf(found), refreshToken: `refresh-token-${round}.${found.id}` })
        : problem(401);
    }
    const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? url.searchParams.get("token");
    const me = this.userOf(token);
    if (!me) {
      return problem(401);
    }
    if (path.startsWith("/api/v1/media/") && path !== "/api/v1/media/token") {
      return this.file(path.split("/").at(-1) ?? "");
    }
    const parts = path.replace("/api/v1/", "").split("/");
    const ofFlows =
      parts[0] === "bot"
        ? (this.trials.answer(request.method, parts, body) ?? this.flows.answer(request.method, parts, body))
        : undefined;
    const ofScheduling = this.scheduling.answer(request.method, parts, body, url.searchParams);
    if (ofScheduling) {
      return ofScheduling.status >= 400
        ? problem(ofScheduling.status, { ...(ofScheduling.body as object) })
        : json(ofScheduling.body, ofScheduling.status);
    }
    if (ofFlows) {
      return ofFlows.status === 204 ? new Response(null, { status: 204 }) : json(ofFlows.body, ofFlows.status);
    }
    return this.answer(key, { me, body, query: url.searchParams, parts, request });
  }

  private async answer(key: string, given: Given): Promise<Response> {
    const { me, body, query, parts, request } = given;
    const { state } = this;
    const [resource, resourceId, act] = parts;

    const asked = `${request.method} ${resource}${resourceId ? "/" : ""}${act ?? ""}`;
    switch (asked) {
      case "POST auth/":
        return new Response(null, { status: 204 });
      case "GET auth/":
        return resourceId === "sessions"
          ? json({ data: this.sessionsOf(me), next_cursor: null })
          : resourceId === "activity"
            ? json({ data: this.activityOf(me), next_cursor: null })
            : json(this.current(me));
      case "POST auth/recovery-codes":
        this.recoveryCodesLeft = 10;
        return json({ recovery_codes: Array.from({ length: 10 }, (_, index) => `AAAA-BBBB-CCCC-000${index}`) });
      case "GET customers": {
        if (me.role === "attendant") {
          return problem(403);
        }
        const wanted = (query.get("q") ?? "").toLocaleLowerCase();
        const found = state.conversations
          .map(({ customer }) => customer)
          .filter(({ name, phone_number }) =>
            `${name ?? ""} ${phone_number ?? ""}`.toLocaleLowerCase().includes(wanted),
          );
        return json({ data: found.slice(0, Number(query.get("limit") ?? 20)), next_cursor: null });
      }
      case "GET users/sessions":
        return json({ data: this.sessionsOf(undefined), next_cursor: null });
      case "DELETE users/sessions":
        this.sessions = this.sessions.filter((id) => parts[3] !== undefined && id !== parts[3]);
        return new Response(null, { status: 204 });
      case "GET users/held": {
        const held = state.conversations.filter((one) => one.assigned_user_id === resourceId && one.status === "open");
        return json({
          conversations: held.length,
          departments: held.length > 0 ? [{ id: id(2), name: "Encomendas", conversations: held.length }] : [],
        });
      }
      case "GET business-hours":
        return json(this.weeks);
      case "PUT business-hours":
        this.weeks = {
          ...this.weeks,
          ...(body.hours === null ? { days: null } : JSON.parse(JSON.stringify(body.hours))),
        };
        return json(this.weeks);
      case "GET holidays":
        return json({ data: [], next_cursor: null });
      case "GET users":
        return me.role === "attendant" ? problem(403) : json({ data: state.users, next_cursor: null });
      case "POST users": {
        if (state.users.some((user) => user.email === body.email)) {
          return problem(409, { detail: "Já existe um usuário com este e-mail." });
        }
        const made = {
          ...state.users[0],
          ...body,
          id: id(1),
          presence: "offline",
          is_active: true,
          last_login_at: null,
        };
        return json(this.added(state.users, made), 201);
      }
      case "GET users/":
        return resourceId === "online"
          ? json({ data: state.users.filter((user) => user.presence !== "offline"), next_cursor: null })
          : json(state.users.find((user) => user.id === resourceId));
      case "PATCH users/":
        return this.changed(state.users, resourceId, body);
      case "PUT users/presence": {
        const user = state.users.find((one) => one.id === resourceId);
        if (!user || user.presence === "offline") {
          return problem(409, { detail: "They are not here, so nothing can be said for them" });
        }
        user.presence = body.status === "away" ? "away" : "online";
        this.tell("presence_update", { user_id: user.id, status: user.presence });
        this.showWall();
        return new Response(null, { status: 204 });
      }
      case "GET metrics/":
        return this.metrics(resourceId ?? "", me);
      case "GET wall":
        return me.role === "attendant" ? problem(403) : json(wallOf(state));
      case "GET departments":
        return json({
          data: state.departments.filter((entry) => query.get("is_active") !== "true" || entry.is_active),
          next_cursor: null,
        });
      case "POST departments": {
        const made = { ...state.departments[0], member_ids: [], ...body, id: id(2), waiting_count: 0, is_active: true };
        return json(this.added(state.departments, made), 201);
      }
      case "PATCH departments/":
        return this.changed(state.departments, resourceId, body);
      case "GET canned-responses": {
        const wanted = query.get("q") ?? "";
        return json({
          data: state.canned.filter((entry) => `${entry.shortcut} ${entry.title} ${entry.content}`.includes(wanted)),
          next_cursor: null,
          greeting: "Boa tarde",
        });
      }
      case "GET tags":
        return json({ data: state.tags });
      case "POST canned-responses/use":
        return json({
          files: (state.canned.find((entry) => entry.id === resourceId)?.files ?? []).map((file) => ({
            ...file,
            id: crypto.randomUUID(),
            url: `/api/v1/media/${file.id}`,
          })),
        });
      case "GET channels":
        return me.role === "admin" ? json({ data: state.channels, next_cursor: null }) : problem(403);
      case "GET organization":
        return json({
          ...state.organization,
          locale: "pt-BR",
          timezone: "America/Sao_Paulo",
          setup_state: "dismissed",
          setup_step: null,
        });
      case "POST channels": {
        const made = { ...state.channels[0], ...body, id: id(6), status: "active", status_reason: null };
        return json(this.added(state.channels, made), 201);
      }
      case "PATCH channels/":
        return this.changed(state.channels, resourceId, {
          ...body,
          ...("is_active" in body ? { status: body.is_active ? "active" : "disabled", status_reason: null } : {}),
        });
      case "GET channels/templates":
        return json({ data: state.templates, next_cursor: null });
      case "GET customers/surveys":
        return json({ data: [], next_cursor: null });
      case "GET survey-settings":
        return json({ is_active: true, department_ids: [] });
      case "GET customers/":
        return json(state.customers.find((customer) => customer.id === resourceId));
      case "PATCH customers/": {
        const answer = await this.changed(state.customers, resourceId, body);
        for (const conversation of state.conversations) {
          if (conversation.customer.id === resourceId && typeof body.name === "string") {
            this.update(conversation, { customer: { ...conversation.customer, name: body.name } });
          }
        }
        return answer;
      }
      case "GET bot/":
        return json({ data: [{ key: "menu", value: this.menu, updated_at: at(Date.now()) }], next_cursor: null });
      case "PUT bot/menu": {
        const value: BotMenu = JSON.parse(JSON.stringify(body.value));
        this.menu = value;
        return json({ key: "menu", value, updated_at: at(Date.now()) });
      }
      case "GET conversations":
        return this.list(me, query);
      case "GET conversations/":
        return resourceId === "stats" ? this.stats(me) : this.withConversation(me, resourceId, (found) => json(found));
      case "POST conversations/":
        return this.redistribute(body);
      case "POST conversations/takeover":
        return this.withConversation(me, resourceId, (found) => {
          if (found.assigned_user_id && found.assigned_user_id !== me.id) {
            return problem(409, {
              type: "about:blank#already-taken",
              detail: `Already with ${found.assigned_user_name}`,
              assigned_user_id: found.assigned_user_id,
              assigned_user_name: found.assigned_user_name,
            });
          }
          this.own(found, me);
          this.say(found, { event: "taken_over", by_user_id: me.id, by_user_name: me.full_name });
          this.store(
            found,
            message({
              conversation_id: found.id,
              sender_type: "system",
              created_at: at(Date.now()),
              content: this.menu.takeover_text.replace("{{attendant}}", me.full_name),
            }),
          );
          return json(found);
        });
      case "POST conversations/snooze":
      case "POST conversations/unsnooze":
        return this.withConversation(me, resourceId, (found) => {
          this.update(found, { snoozed_until: typeof body.until === "string" ? body.until : null });
          this.say(found, {
            event: typeof body.until === "string" ? "snoozed" : "unsnoozed",
            by_user_id: me.id,
            by_user_name: me.full_name,
            ...(typeof body.until === "string" ? { until: body.until } : {}),
          });
          return json(found);
        });
      case "POST conversations/transfer":
        return this.withConversation(me, resourceId, (found) => this.transfer(me, found, body));
      case "POST conversations/close":
        return this.withConversation(me, resourceId, (found) => {
          const reason = typeof body.reason === "string" ? body.reason : undefined;
          this.update(found, {
            status: "closed",
            closed_at: at(Date.now()),
            waiting_since: null,
            queue_place: null,
            is_bot_active: false,
          });
          this.say(found, { event: "closed", by_user_id: me.id, by_user_name: me.full_name, reason });
          return json(found);
        });
      case "POST conversations/reopen":
        return this.withConversation(me, resourceId, (found) => {
          this.update(found, { status: "open", closed_at: null });
          this.own(found, me);
          this.say(found, { event: "reopened", by_user_id: me.id, by_user_name: me.full_name });
          return json(found);
        });
      case "GET conversations/transfer-targets":
        return json({
          people: state.users
            .filter((user) => user.is_active)
            .map((user) => ({
              id: user.id,
              full_name: user.full_name,
              presence: user.presence,
              load: state.conversations.filter((one) => one.assigned_user_id === user.id && one.status === "open")
                .length,
              capacity: user.capacity,
            })),
          departments: state.departments
            .filter((one) => one.is_active)
            .map((one) => ({
              id: one.id,
              name: one.name,
              is_open: true,
              waiting: one.waiting_count,
              online: 1,
              free_places: 3,
            })),
        });
      case "GET conversations/runs":
        return json({ data: this.conversationRuns });
      case "GET conversations/transfers":
        return this.withConversation(me, resourceId, (found) =>
          json({ data: this.transfersOf(found), next_cursor: null }),
        );
      case "GET messages":
        return this.withConversation(me, query.get("conversation_id") ?? "", (found) => this.page(found, query));
      case "POST messages":
        return this.withConversation(me, String(body.conversation_id), (found) => this.accept(me, found, body));
      case "PATCH messages/read":
        return this.withMessage(resourceId, (found, conversation) => {
          for (const entry of this.thread(conversation.id)) {
            if (entry.sender_type === "customer" && entry.created_at <= found.created_at) {
              entry.is_read = true;
            }
          }
          summarize(conversation, this.thread(conversation.id));
          this.tellStatus(found);
          this.update(conversation, {});
          return json(found);
        });
      case "POST messages/retry":
        return this.withMessage(resourceId, (found) => {
          found.status = "queued";
          found.error = null;
          this.progress(found);
          return json(found);
        });
      case "POST media":
        return this.upload(request);
      case "POST media/":
        return json({ token: `media-token-000.${me.id}`, expires_at: at(Date.now() + 600_000) });
      case "GET customers/consents": {
        const customer = state.customers.find((one) => one.id === resourceId);
        return customer ? json({ data: consentsOf(customer, state.users[0]), next_cursor: null }) : problem(404);
      }
      default: {
        const quiet = QUIET[asked];
        return quiet ? json(quiet) : problem(404, { detail: `The pretend server does not know ${key}` });
      }
    }
  }

  /** A customer writes. */
  receive(conversationId: string, content: string, extra: Partial<Message> = {}): Message {
    const conversation = this.conversation(conversationId);
    const made = message({
      conversation_id: conversation.id,
      sender_type: "customer",
      created_at: at(Date.now()),
      content,
      is_read: false,
      ...extra,
    });
    this.store(conversation, made);
    return made;
  }

  /** Changes a conversation and tells everyone. */
  update(conversation: Conversation, change: Partial<Conversation>) {
    Object.assign(conversation, change, { version: conversation.version + 1 });
    this.tell("conversation_update", { ...conversation });
    this.showWall();
  }

  showWall() {
    this.tell("wall_update", wallOf(this.state), "wall");
  }

  private metrics(what: string, me: User): Response {
    const { users, departments, conversations } = this.state;
    const [department] = departments;
    const [conversation] = conversations;
    switch (what) {
      case "overview":
        return json(overviewOf(this.volume));
      case "attendance":
        return department
          ? json(attendanceOf(users.find((user) => user.role === "attendant") ?? me, department))
          : problem(404);
      case "conversations":
        return json({ data: conversation ? [factOf(conversation)] : [], next_cursor: null });
      default:
        return problem(404);
    }
  }

  private redistribute(body: Record<string, unknown>): Response {
    const to = this.state.users.find((user) => Array.isArray(body.to_user_ids) && body.to_user_ids.includes(user.id));
    const all = this.state.conversations.filter(
      (one) => one.assigned_user_id === body.from_user_id && one.status === "open",
    );
    const moved = all.filter((one) => to || one.department_id);
    for (const one of moved) {
      if (to) {
        this.own(one, to);
      } else {
        this.update(one, {
          assigned_user_id: null,
          assigned_user_name: null,
          status: "waiting",
          waiting_since: at(Date.now()),
        });
      }
    }
    const customer = (one: Conversation) => ({ conversation_id: one.id, customer_name: one.customer.name });
    return json({
      moved: moved.map((one) => ({
        ...customer(one),
        to_user_id: one.assigned_user_id,
        to_user_name: one.assigned_user_name,
        to_department_id: one.department_id,
        to_department_name: one.department_name,
      })),
      kept: all.filter((one) => !moved.includes(one)).map((one) => ({ ...customer(one), reason: "no_department" })),
    });
  }

  own(conversation: Conversation, owner: User) {
    this.update(conversation, {
      assigned_user_id: owner.id,
      assigned_user_name: owner.full_name,
      status: "open",
      waiting_since: null,
      queue_place: null,
      is_bot_active: false,
      needs_human_attention: false,
    });
  }

  tell(event: string, payload: Record<string, unknown>, room?: string) {
    this.emit({ event, payload: { ...payload, event_id: this.eventId() }, room });
  }

  conversation(conversationId: string): Conversation {
    const found = this.state.conversations.find((conversation) => conversation.id === conversationId);
    if (!found) {
      throw new Error(`No conversation ${conversationId}`);
    }
    return found;
  }

  thread(conversationId: string): Message[] {
    const known = this.state.messages.get(conversationId) ?? [];
    this.state.messages.set(conversationId, known);
    return known;
  }

  private store(conversation: Conversation, made: Message) {
    this.thread(conversation.id).push(made);
    summarize(conversation, this.thread(conversation.id));
    this.tell("new_message", { ...made }, conversation.id);
    this.update(conversation, {});
  }

  private say(conversation: Conversation, event: NonNullable<Message["metadata"]["system_event"]>) {
    this.store(
      conversation,
      message({
        conversation_id: conversation.id,
        sender_type: "system",
        message_type: "system",
        created_at: at(Date.now()),
        metadata: { system_event: event },
      }),
    );
  }

  private list(me: User, query: URLSearchParams): Response {
    const viewer = this.current(me);
    const scope = readScope({
      tab: query.get("assigned_to") === "me" ? "mine" : "all",
      status: "any",
      department: query.get("department_id") ?? undefined,
      assignee: query.get("assigned_to") ?? undefined,
      tag: query.get("tag") ?? undefined,
      sort: query.get("sort") ?? undefined,
    });
    const statuses = query.getAll("status");
    const wanted = (query.get("q") ?? "").toLowerCase();
    const sort: ConversationSort = scope.sort ?? "-last_message_at";
    const found = this.state.conversations
      .filter((conversation) => statuses.length === 0 || statuses.includes(conversation.status))
      .filter((conversation) => belongs(conversation, scope, viewer))
      .filter(
        (conversation) =>
          `${conversation.customer.name} ${conversation.customer.phone_number}`.toLowerCase().includes(wanted) ||
          this.thread(conversation.id).some((entry) => entry.content.toLowerCase().includes(wanted)),
      )
      .toSorted(orderOf(sort));
    const limit = Number(query.get("limit") ?? 50);
    const start = Number(query.get("cursor") ?? 0);
    const end = start + limit;
    return json({
      data: found.slice(start, end).map((conversation) => ({ ...conversation })),
      next_cursor: end < found.length ? String(end) : null,
      passages: wanted ? found.slice(start, end).flatMap(({ id }) => this.passageOf(id, wanted)) : null,
    });
  }

  /** Where a word stands in the newest message that has it. */
  private passageOf(conversationId: string, wanted: string): Passage[] {
    const found = this.thread(conversationId).findLast((entry) => entry.content.toLowerCase().includes(wanted));
    if (!found) {
      return [];
    }
    const from = found.content.toLowerCase().indexOf(wanted);
    const to = from + wanted.length;
    const parts = [
      { text: found.content.slice(0, from), is_match: false },
      { text: found.content.slice(from, to), is_match: true },
      { text: found.content.slice(to), is_match: false },
    ].filter((part) => part.text !== "");
    return [{ conversation_id: conversationId, message_id: found.id, created_at: found.created_at, parts }];
  }

  private stats(me: User): Response {
    const viewer = this.current(me);
    const visible = this.state.conversations.filter(
      (conversation) => conversation.status !== "closed" && maySee(conversation, viewer),
    );
    return json({
      mine: visible.filter((one) => one.assigned_user_id === me.id && !isOnHold(one)).length,
      on_hold: visible.filter((one) => one.assigned_user_id === me.id && isOnHold(one)).length,
      waiting: visible.filter((conversation) => conversation.status === "waiting").length,
      all_open: visible.length,
      by_department: [],
    });
  }

  private page(conversation: Conversation, query: URLSearchParams): Response {
    const thread = this.thread(conversation.id).toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
    const limit = Number(query.get("limit") ?? 50);
    const before = query.get("before");
    const end = before ? thread.findIndex((entry) => entry.id === before) : thread.length;
    const start = Math.max(0, end - limit);
    const data = thread.slice(start, end).map((entry) => ({ ...entry }));
    return json({ data, next_cursor: start > 0 ? (data[0]?.id ?? null) : null });
  }

  private accept(me: User, conversation: Conversation, body: Record<string, unknown>): Response {
    const known = this.thread(conversation.id).find((entry) => entry.client_id === body.client_id);
    if (known) {
      return json(known);
    }
    if (conversation.assigned_user_id !== me.id) {
      return problem(403, { detail: "Only the owner may write." });
    }
    const mediaId = typeof body.media_id === "string" ? body.media_id : undefined;
    const file = mediaId ? this.files.get(mediaId) : undefined;
    const quoted = this.thread(conversation.id).find((entry) => entry.id === body.reply_to);
    const kind = file ? kindOf(file.type) : body.template ? "template" : "text";
    const made = message({
      conversation_id: conversation.id,
      sender_type: "attendant",
      sender_user_id: me.id,
      sender_name: me.full_name,
      content: String(body.content ?? ""),
      message_type: kind,
      client_id: String(body.client_id),
      created_at: at(Date.now()),
      status: "queued",
      sent_at: null,
      media:
        file && mediaId
          ? { id: mediaId, mime_type: file.type, file_name: file.name, size: file.bytes.length, status: "ready" }
          : null,
      media_url: mediaId ? `/api/v1/media/${mediaId}` : null,
      reply_to: quoted
        ? { id: quoted.id, content: quoted.content, sender_type: quoted.sender_type, message_type: quoted.message_type }
        : null,
    });
    this.store(conversation, made);
    this.progress(made);
    return json(made, 201);
  }

  /** The ticks of a sent message, one after the other. */
  private progress(made: Message) {
    const steps = ["sent", "delivered", "read"] as const;
    steps.forEach((status, index) => {
      setTimeout(
        () => {
          made.status = status;
          made.is_read = status === "read";
          made.sent_at ??= at(Date.now());
          this.tellStatus(made);
        },
        400 * (index + 1),
      );
    });
  }

  private tellStatus(changed: Message) {
    changed.version += 1;
    const { id, conversation_id, status, error, is_read, whatsapp_message_id, sent_at, version } = changed;
    this.tell(
      "message_status",
      { id, conversation_id, status, error, is_read, whatsapp_message_id, sent_at, version },
      conversation_id,
    );
  }

  private transfer(me: User, conversation: Conversation, body: Record<string, unknown>): Response {
    const reason = typeof body.reason === "string" ? body.reason : undefined;
    const by = { by_user_id: me.id, by_user_name: me.full_name, reason };
    const target = this.state.users.find((user) => user.id === body.to_user_id);
    const queue = this.state.departments.find((department) => department.id === body.to_department_id);
    if (target) {
      this.own(conversation, target);
      this.say(conversation, { event: "transferred_to_user", to_user_name: target.full_name, ...by });
    } else if (queue) {
      this.update(conversation, {
        assigned_user_id: null,
        assigned_user_name: null,
        department_id: queue.id,
        department_name: queue.name,
        status: "waiting",
        waiting_since: at(Date.now()),
        queue_place: at(Date.now()),
      });
      this.say(conversation, { event: "transferred_to_department", to_department_name: queue.name, ...by });
    } else {
      this.update(conversation, {
        assigned_user_id: null,
        assigned_user_name: null,
        status: "open",
        is_bot_active: true,
        waiting_since: null,
        queue_place: null,
      });
      this.say(conversation, { event: "transferred_to_bot", ...by });
    }
    return json(conversation);
  }

  private transfersOf(conversation: Conversation) {
    return this.thread(conversation.id)
      .filter((entry) => entry.metadata.system_event)
      .map((entry) => {
        const event = entry.metadata.system_event;
        const taken = event?.event === "taken_over";
        return {
          id: entry.id,
          conversation_id: conversation.id,
          from_user_id: null,
          from_user_name: null,
          from_department_id: null,
          from_department_name: taken ? conversation.department_name : null,
          to_user_id: null,
          to_user_name: taken ? (event?.by_user_name ?? null) : (event?.to_user_name ?? null),
          to_department_id: null,
          to_department_name: event?.to_department_name ?? null,
          by_user_id: event?.by_user_id ?? null,
          by_user_name: event?.by_user_name ?? null,
          reason: event?.reason ?? null,
          transferred_at: entry.created_at,
        };
      })
      .reverse();
  }

  private async upload(request: Request): Promise<Response> {
    const file = (await request.formData()).get("file");
    if (!(file instanceof Blob)) {
      return problem(400);
    }
    const made = id(8);
    const name = file instanceof File ? file.name : "file";
    this.files.set(made, { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type, name });
    return json(
      { id: made, url: `/api/v1/media/${made}`, mime_type: file.type, size: file.size, file_name: name },
      201,
    );
  }

  private file(mediaId: string): Response {
    const own = this.files.get(mediaId);
    if (own) {
      return new Response(own.bytes, { headers: { "Content-Type": own.type } });
    }
    const kind = [...this.state.messages.values()].flat().find((entry) => entry.media?.id === mediaId)?.message_type;
    return kind === "audio"
      ? new Response(beep(), { headers: { "Content-Type": "audio/wav", "Accept-Ranges": "bytes" } })
      : new Response(kind === "sticker" ? STICKER : PICTURE, { headers: { "Content-Type": "image/svg+xml" } });
  }

  private withConversation(
    me: User,
    conversationId: string | undefined,
    work: (found: Conversation) => Response,
  ): Response {
    const found = this.state.conversations.find((conversation) => conversation.id === conversationId);
    return found && maySee(found, this.current(me)) ? work(found) : problem(404, { detail: "No such conversation." });
  }

  private withMessage(
    messageId: string | undefined,
    work: (found: Message, conversation: Conversation) => Response,
  ): Response {
    for (const [conversationId, thread] of this.state.messages) {
      const found = thread.find((entry) => entry.id === messageId);
      if (found) {
        return work(found, this.conversation(conversationId));
      }
    }
    return problem(404);
  }

  private added<T extends { id: string }>(entries: T[], made: object): T {
    const entry: T = JSON.parse(JSON.stringify(made));
    entries.push(entry);
    return entry;
  }

  private changed<T extends { id: string }>(entries: T[], entryId: string | undefined, change: object): Response {
    const found = entries.find((entry) => entry.id === entryId);
    return found ? json(Object.assign(found, change)) : problem(404);
  }
}

function kindOf(type: string): Message["message_type"] {
  const kind = type.split("/")[0];
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "document";
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

function problem(status: number, body: Record<string, unknown> = {}): Response {
  return new Response(
    JSON.stringify({
      type: "about:blank",
      title: `HTTP ${status}`,
      status,
      detail: "",
      errors: [],
      trace_id: "4f1c2a9be07d",
      ...body,
    }),
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#f6e7d8"/><rect y="360" width="640" height="120" fill="#d9b48f"/><g fill="#fff" stroke="#e8d2bd" stroke-width="3"><rect x="200" y="250" width="240" height="110" rx="10"/><rect x="235" y="160" width="170" height="92" rx="10"/><rect x="270" y="90" width="100" height="72" rx="10"/></g><g fill="#e79aa9"><circle cx="290" cy="90" r="16"/><circle cx="322" cy="80" r="20"/><circle cx="352" cy="92" r="15"/><circle cx="250" cy="165" r="13"/><circle cx="392" cy="168" r="14"/><circle cx="216" cy="256" r="15"/><circle cx="424" cy="258" r="15"/></g></svg>`;
const STICKER = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><circle cx="256" cy="256" r="220" fill="#ffcf4d"/><circle cx="180" cy="210" r="26" fill="#593a00"/><circle cx="332" cy="210" r="26" fill="#593a00"/><path d="M150 300q106 120 212 0" fill="none" stroke="#593a00" stroke-width="24" stroke-linecap="round"/></svg>`;

/** Seven seconds of a soft tone, as a WAV file. */
function beep(): Uint8Array<ArrayBuffer> {
  const rate = 8000;
  const samples = rate * 7;
  const view = new DataView(new ArrayBuffer(44 + samples));
  const text = (offset: number, value: string) => {
    for (let index = 0; index < value.length; index++) {
      view.setUint8(offset + index, value.charCodeAt(index));
    }
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, samples, true);
  for (let sample = 0; sample < samples; sample++) {
    view.setUint8(44 + sample, 128 + Math.round(20 * Math.sin((sample / rate) * 2 * Math.PI * 220)));
  }
  return new Uint8Array(view.buffer);
}

function demoMenu(state: State): BotMenu {
  const [orders, billing, jobs] = state.departments;
  const option = (label: string, synonyms: string[], departmentId: string | undefined) => ({
    id: `opt_${label.toLowerCase().replace(/\W+/g, "_")}`,
    label,
    synonyms,
    action: "department" as const,
    department_id: departmentId ?? null,
    reply: null,
  });
  return {
    greeting: "Olá! Aqui é a Padaria Estrela da Manhã 🥐",
    menu_text: "Como podemos ajudar hoje?",
    button_label: "Ver opções",
    options: [
      option("Encomendas", ["bolo", "torta", "salgado"], orders?.id),
      option("Financeiro", ["boleto", "nota"], billing?.id),
      {
        id: "opt_horario",
        label: "Horário e endereço",
        synonyms: ["horário", "endereço"],
        action: "reply",
        department_id: null,
        reply: "Abrimos todos os dias das 6h às 21h, na Rua das Palmeiras, 120.",
      },
      option("Trabalhe conosco", ["vaga", "currículo"], jobs?.id),
    ],
    invalid_choice_text: "Não entendi. Escolha uma das opções, por favor.",
    max_invalid_choices: 3,
    handover_text: "Certo! Vou chamar alguém de {{department}}.",
    away_text: "Agora estamos fechados. Respondemos amanhã a partir das 6h.",
    closing_text: "Obrigado pelo contato!",
    takeover_text: "{{attendant}} vai continuar o atendimento.",
    transfer_text: "Você agora fala com {{department}}.",
    back_to_menu_words: ["menu", "voltar"],
    human_words: ["atendente", "pessoa"],
  };
}
