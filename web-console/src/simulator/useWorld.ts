import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { api } from "./api";
import { EMPTY, learnAll, type News, type World } from "./world";

export type Connection = "loading" | "live" | "lost" | "failed";

type Live = {
  world: World;
  connection: Connection;
  /** Loads a thread, with its messages. */
  open(number: string, customer: string): Promise<void>;
  retry(): void;
  /** Grows each time that everything was loaded afresh: what is open must be opened again. */
  generation: number;
};

// What arrives within one frame is drawn together. A timer, because a hidden page has no frames.
const GATHER_MS = 24;

/** The world, kept true by the simulator's events; loaded again whenever the stream had a gap. */
export function useWorld(): Live {
  const [world, tell] = useReducer(learnAll, EMPTY);
  const [connection, setConnection] = useState<Connection>("loading");
  const [generation, setGeneration] = useState(0);
  const [tries, setTries] = useState(0);
  const waiting = useRef<News[]>([]);
  const loading = useRef(0);
  const timer = useRef<number>(undefined);

  const flush = useCallback(() => {
    timer.current = undefined;
    // Events that come while a snapshot is on its way may be newer than it: they are told after it.
    if (loading.current === 0 && waiting.current.length > 0) {
      tell(waiting.current);
      waiting.current = [];
    }
  }, []);

  const load = useCallback(
    async (snapshot: () => Promise<readonly News[]>) => {
      loading.current++;
      try {
        tell(await snapshot());
      } finally {
        loading.current--;
        flush();
      }
    },
    [flush],
  );

  const open = useCallback(
    (number: string, customer: string) =>
      load(async () => [{ kind: "thread", thread: await api.thread(number, customer) }]),
    [load],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` is there to begin again.
  useEffect(() => {
    const events = api.events();
    const hear = (name: string, news: (data: string) => News) =>
      events.addEventListener(name, (event) => {
        waiting.current.push(news(event.data));
        timer.current ??= window.setTimeout(flush, GATHER_MS);
      });
    const loadAll = () =>
      load(async () => {
        const [state, webhooks, requests] = await Promise.all([api.state(), api.webhooks(), api.requests()]);
        return [
          { kind: "state", state },
          { kind: "deliveries", deliveries: webhooks.data },
          { kind: "requests", requests: requests.data },
        ];
      }).then(
        () => {
          setConnection("live");
          setGeneration((before) => before + 1);
        },
        () => setConnection("failed"),
      );
    events.addEventListener("hello", () => void loadAll());
    events.addEventListener("reload", () => void loadAll());
    events.addEventListener("error", () => setConnection((before) => (before === "loading" ? "failed" : "lost")));
    hear("message", (data) => ({ kind: "message", ...JSON.parse(data) }));
    hear("typing", (data) => ({ kind: "typing", ...JSON.parse(data) }));
    hear("customer", (data) => ({ kind: "customer", customer: JSON.parse(data) }));
    hear("number", (data) => ({ kind: "number", number: JSON.parse(data) }));
    hear("webhook", (data) => ({ kind: "delivery", delivery: JSON.parse(data) }));
    hear("request", (data) => ({ kind: "request", request: JSON.parse(data) }));
    return () => {
      events.close();
      window.clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [flush, load, tries]);

  return { world, connection, open, retry: () => setTries((before) => before + 1), generation };
}
