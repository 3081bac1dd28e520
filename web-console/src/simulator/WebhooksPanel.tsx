import { BadgeCheck, Check, ChevronRight, Clock, RotateCw, ShieldCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../shared/ui/Button";
import { classes } from "../shared/ui/classes";
import { toasts } from "../shared/ui/Toasts";
import { api, type Delivery } from "./api";
import { attempt } from "./failing";
import { Nothing } from "./Nothing";
import { useLanguage, useSay } from "./words";
import type { World } from "./world";

/** Every webhook as it goes by, newest on top; opened, it shows its body and can be delivered again. */
export function WebhooksPanel({ world, number }: { world: World; number: string | undefined }) {
  const say = useSay();
  const [open, setOpen] = useState<number>();
  const waiting = world.deliveries.filter((delivery) => delivery.outcome === "waiting").length;
  const median = medianLatency(world.deliveries);

  const verify = async () => {
    if (number) {
      await attempt(say, async () => {
        const result = await api.verify(number);
        toasts.add({
          type: result.verified ? "success" : "error",
          title: result.verified
            ? say("webhooks.verified")
            : say("webhooks.notVerified", { answer: `${result.status} ${result.answer}`.slice(0, 120) }),
        });
      });
    }
  };

  return (
    <>
      <div className="sticky top-0 z-10 border-b bg-card px-4 py-3">
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 truncate text-sm">
            <span className="text-muted-foreground">{say("webhooks.to")} </span>
            <span className="font-mono text-xs">{world.webhookUrl ?? say("webhooks.nowhere")}</span>
          </p>
          <Button
            size="sm"
            disabled={!number || !world.webhookUrl}
            onClick={() => void verify()}
            title={say("webhooks.verify")}
          >
            <ShieldCheck aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            <span className="sr-only">{say("webhooks.verify")}</span>
          </Button>
        </div>
        {world.deliveries.length > 0 && (
          <p className="tabular mt-1 text-muted-foreground text-xs">
            {median !== undefined && `${say("webhooks.median")} ${milliseconds(median)}`}
            {waiting > 0 && <span className="text-warning"> · {say("webhooks.waiting", { count: waiting })}</span>}
          </p>
        )}
      </div>
      {world.deliveries.length === 0 ? (
        <Nothing title={say("webhooks.none")} text={say("webhooks.noneText")} />
      ) : (
        <ol>
          {world.deliveries.toReversed().map((delivery) => (
            <li key={delivery.id} className="border-b">
              <Row
                delivery={delivery}
                who={customerOf(world, delivery)}
                open={open === delivery.id}
                onToggle={() => setOpen(open === delivery.id ? undefined : delivery.id)}
              />
              {open === delivery.id && <Detail id={delivery.id} tries={delivery.attempts.length} />}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

type RowProps = { delivery: Delivery; who: string | undefined; open: boolean; onToggle(): void };

function Row({ delivery, who, open, onToggle }: RowProps) {
  const say = useSay();
  const language = useLanguage();
  const last = delivery.attempts.at(-1);
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex w-full animate-rise items-center gap-2 py-2 pr-4 pl-2 text-left hover:bg-muted"
    >
      <ChevronRight
        aria-hidden="true"
        className={classes("size-3.5 shrink-0 text-muted-foreground transition-transform", open && "rotate-90")}
      />
      <OutcomeIcon outcome={delivery.outcome} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-sm">{delivery.what}</span>
        <span className="block truncate text-muted-foreground text-xs">
          {new Date(delivery.created_at).toLocaleTimeString(language)}
          {who && ` · ${who}`}
        </span>
      </span>
      <span className="tabular shrink-0 text-right text-xs">
        <span className="block">{last ? (last.status ?? say("webhooks.noAnswer")) : ""}</span>
        <span className="block text-muted-foreground">
          {delivery.attempts.length > 1
            ? say("webhooks.tries", { count: delivery.attempts.length })
            : last && milliseconds(last.latency_ms)}
        </span>
      </span>
    </button>
  );
}

function OutcomeIcon({ outcome }: { outcome: Delivery["outcome"] }) {
  const say = useSay();
  const Icon = outcome === "delivered" ? Check : outcome === "waiting" ? Clock : X;
  return (
    <Icon
      role="img"
      aria-label={say(`webhooks.outcome.${outcome}`)}
      strokeWidth={2}
      className={classes(
        "size-4 shrink-0",
        outcome === "delivered" ? "text-success" : outcome === "waiting" ? "text-warning" : "text-destructive",
      )}
    />
  );
}

function Detail({ id, tries }: { id: number; tries: number }) {
  const say = useSay();
  const language = useLanguage();
  const [loaded, setLoaded] = useState<Delivery & { body: string }>();
  const [repeated, setRepeated] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try changes what there is to show.
  useEffect(() => {
    let current = true;
    api.webhook(id).then(
      (delivery) => current && setLoaded(delivery),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, tries]);

  return (
    <div className="flex flex-col gap-2 bg-muted px-4 py-3">
      {loaded && loaded.attempts.length > 0 && (
        <ul className="tabular flex flex-col gap-0.5 text-xs">
          {loaded.attempts.slice(-6).map((each) => (
            <li key={each.at} className="flex gap-2">
              <span className="text-muted-foreground">{exactTime(each.at, language)}</span>
              <span className="min-w-0 flex-1 truncate">{each.status ?? each.error ?? say("webhooks.noAnswer")}</span>
              <span>{milliseconds(each.latency_ms)}</span>
            </li>
          ))}
        </ul>
      )}
      <section
        aria-label={say("webhooks.body")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-72 overflow-auto rounded-md border bg-card p-2.5"
      >
        <pre className="font-mono text-xs">{loaded ? pretty(loaded.body) : "…"}</pre>
      </section>
      <Button
        size="sm"
        className="self-start"
        disabled={repeated}
        onClick={() => void attempt(say, () => api.repeatWebhook(id)).then(setRepeated)}
      >
        {repeated ? (
          <BadgeCheck aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        ) : (
          <RotateCw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        )}
        {repeated ? say("webhooks.repeated") : say("webhooks.repeat")}
      </Button>
    </div>
  );
}

function customerOf(world: World, delivery: Delivery): string | undefined {
  for (const thread of world.threads.values()) {
    const about = thread.messages?.some((message) => message.id === delivery.about);
    if (about || thread.summary.last_message?.id === delivery.about) {
      return world.customers.find((customer) => customer.id === thread.summary.customer_id)?.name;
    }
  }
  return undefined;
}

function medianLatency(deliveries: readonly Delivery[]): number | undefined {
  const latencies = deliveries
    .slice(-50)
    .flatMap((delivery) => (delivery.outcome === "delivered" ? (delivery.attempts.at(-1)?.latency_ms ?? []) : []))
    .sort((a, b) => a - b);
  return latencies[Math.floor(latencies.length / 2)];
}

function exactTime(iso: string, language: string): string {
  return new Date(iso).toLocaleTimeString(language, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  });
}

function milliseconds(value: number): string {
  return value < 10
    ? `${value.toFixed(1)} ms`
    : value < 10_000
      ? `${Math.round(value)} ms`
      : `${Math.round(value / 1_000)} s`;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
