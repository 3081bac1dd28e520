import type { BusinessNumber, Customer, Delivery, GraphRequest, Message, State, Summary, ThreadDetail } from "./api";

/** What the page knows of the simulator: loaded once, then kept true by its events. Pure, so its test needs no browser. */
export type World = {
  webhookUrl: string | null;
  numbers: readonly BusinessNumber[];
  customers: readonly Customer[];
  /** By number and customer. */
  threads: ReadonlyMap<string, Thread>;
  deliveries: readonly Delivery[];
  requests: readonly GraphRequest[];
};

export type Thread = {
  summary: Summary;
  /** Undefined until the thread was opened. */
  messages?: readonly Message[];
  typingUntil: string | null;
};

export type News =
  | { kind: "state"; state: State }
  | { kind: "thread"; thread: ThreadDetail }
  | { kind: "deliveries"; deliveries: readonly Delivery[] }
  | { kind: "requests"; requests: readonly GraphRequest[] }
  | { kind: "message"; message: Message; thread: Summary }
  | { kind: "typing"; phone_number_id: string; customer_id: string; until: string | null }
  | { kind: "customer"; customer: Customer }
  | { kind: "number"; number: BusinessNumber }
  | { kind: "delivery"; delivery: Delivery }
  | { kind: "request"; request: GraphRequest };

const MOST_KEPT = 200;

export const EMPTY: World = {
  webhookUrl: null,
  numbers: [],
  customers: [],
  threads: new Map(),
  deliveries: [],
  requests: [],
};

export const keyOf = (number: string, customer: string) => `${number}/${customer}`;

/**
 * The thread that a person's phone opens with: one that was not read, or else the one with the current number, or else
 * the newest.
 */
export function threadToOpen(world: World, customer: string, current: string | undefined): Thread | undefined {
  const threads = [...world.threads.values()]
    .filter(({ summary }) => summary.customer_id === customer && summary.last_message)
    .sort((a, b) => (b.summary.last_message?.at ?? "").localeCompare(a.summary.last_message?.at ?? ""));
  return (
    threads.find(({ summary }) => summary.unread > 0) ??
    threads.find(({ summary }) => summary.phone_number_id === current) ??
    threads[0]
  );
}

export function learn(world: World, news: News): World {
  switch (news.kind) {
    case "state":
      return {
        ...world,
        webhookUrl: news.state.webhook_url,
        numbers: news.state.numbers,
        customers: news.state.customers,
        threads: new Map(
          news.state.threads.map((summary) => {
            const key = keyOf(summary.phone_number_id, summary.customer_id);
            const known = world.threads.get(key);
            return [key, { typingUntil: null, ...known, summary }];
          }),
        ),
      };
    case "thread": {
      const { messages, typing_until, ...summary } = news.thread;
      return withThread(world, summary, () => ({ summary, messages, typingUntil: typing_until }));
    }
    case "message":
      return withThread(world, news.thread, (known) => ({
        ...known,
        summary: news.thread,
        messages: known.messages && merge(known.messages, news.message),
      }));
    case "typing": {
      const known = world.threads.get(keyOf(news.phone_number_id, news.customer_id));
      return known ? withThread(world, known.summary, () => ({ ...known, typingUntil: news.until })) : world;
    }
    case "customer":
      return { ...world, customers: put(world.customers, news.customer, (customer) => customer.id) };
    case "number":
      return { ...world, numbers: put(world.numbers, news.number, (number) => number.phone_number_id) };
    case "deliveries":
      return { ...world, deliveries: news.deliveries };
    case "delivery":
      return { ...world, deliveries: last(put(world.deliveries, news.delivery, (delivery) => delivery.id)) };
    case "requests":
      return { ...world, requests: news.requests };
    case "request":
      return { ...world, requests: last(put(world.requests, news.request, (request) => request.seq)) };
    default:
      return news satisfies never;
  }
}

/** Several at once: what arrives between two frames is drawn together. */
export function learnAll(world: World, news: readonly News[]): World {
  return news.reduce(learn, world);
}

/** What the phone shows: ours, and theirs that arrived. What failed shows beside it, so that one can see why. */
export function shown(message: Message): boolean {
  return message.from_customer || message.status !== "accepted";
}

function merge(messages: readonly Message[], message: Message): readonly Message[] {
  // A message of the business that is still on its way has no place yet: it takes one when it arrives.
  if (!message.from_customer && (message.status === "accepted" || message.status === "sent")) {
    return messages;
  }
  return put(messages, message, (each) => each.id);
}

function withThread(world: World, summary: Summary, change: (known: Thread) => Thread): World {
  const key = keyOf(summary.phone_number_id, summary.customer_id);
  const known = world.threads.get(key) ?? { summary, typingUntil: null };
  return { ...world, threads: new Map(world.threads).set(key, change(known)) };
}

/** In its old place, or at the end. */
function put<T>(list: readonly T[], item: T, id: (item: T) => string | number): readonly T[] {
  const index = list.findLastIndex((each) => id(each) === id(item));
  return index < 0 ? [...list, item] : list.with(index, item);
}

function last<T>(list: readonly T[]): readonly T[] {
  return list.length > MOST_KEPT ? list.slice(-MOST_KEPT) : list;
}
