import { useQuery } from "@tanstack/react-query";
import { Check, CircleDashed, Clock, LoaderCircle, type LucideIcon, Minus, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel, ChannelCheck } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { Failed, Skeleton } from "../../shared/ui/States";

const LOOKS: Readonly<Record<ChannelCheck["state"], { icon: LucideIcon; look: string }>> = {
  pending: { icon: CircleDashed, look: "bg-muted text-muted-foreground" },
  running: { icon: LoaderCircle, look: "bg-muted text-muted-foreground" },
  waiting: { icon: Clock, look: "bg-warning-soft text-warning" },
  passed: { icon: Check, look: "bg-success-soft text-success" },
  warning: { icon: TriangleAlert, look: "bg-warning-soft text-warning" },
  failed: { icon: X, look: "bg-destructive-soft text-destructive" },
  skipped: { icon: Minus, look: "bg-muted text-muted-foreground" },
};

/** What the provider can be asked to put right. */
const SUBSCRIBES: ReadonlySet<string> = new Set(["not_subscribed", "addresses_missing", "addresses_elsewhere"]);

/** Every link between WhatsApp and here, tested now and while one looks. */
export function ChannelChecks({ channel }: { channel: Pick<Channel, "id" | "name"> }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const key = ["channels", channel.id, "checks"] as const;
  const path = { path: { id: channel.id } };
  const reload = () => void cache.invalidateQueries({ queryKey: key });
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api.get("/api/v1/channels/{id}/checks", { ...path, signal })).data,
    // What happens outside is told by events; a lost one must not leave a spinner.
    refetchInterval: (of) =>
      of.state.data?.some(({ state }) => state === "running" || state === "waiting") ? 5_000 : false,
  });
  const keep = (answer: { data: ChannelCheck[] }) => cache.setQueryData<ChannelCheck[]>(key, answer.data);
  const running = useSave(async () => {
    keep(await api.post("/api/v1/channels/{id}/checks", undefined, path));
  });
  const subscribing = useSave(async () => {
    keep(await api.post("/api/v1/channels/{id}/subscription", undefined, path));
  });
  const { save: run } = running;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the tests come onto the screen
  useEffect(() => void run(), []);
  useRealtime({
    notification: (batch) => {
      if (batch.some(({ kind, channel_id }) => kind === "channel_tested" && channel_id === channel.id)) {
        reload();
        void cache.invalidateQueries({ queryKey: ["channels"], exact: true });
      }
    },
    conversation_update: reload,
    message_status: reload,
  });

  if (query.isError) {
    return <Failed error={query.error} title={t("channels.checks.failed")} onRetry={() => void query.refetch()} />;
  }
  const isRunning = running.busy || query.data?.some(({ state }) => state === "running");
  return (
    <div className="flex flex-col gap-3">
      <ul aria-live="polite" className="divide-y rounded-xl border">
        {query.data
          ? query.data.map((check) => (
              <li key={check.kind} className="flex flex-col gap-2 px-3 py-2.5">
                <Line check={check} />
                {SUBSCRIBES.has(check.reason ?? "") && (
                  <div className="pl-9">
                    <Button size="sm" look="soft" busy={subscribing.busy} onClick={() => void subscribing.save()}>
                      {t(check.kind === "webhook" ? "channels.zapi.enter" : "channels.checks.subscribe")}
                    </Button>
                  </div>
                )}
                {check.kind === "outbound" && <TestMessage channel={channel.id} onSent={keep} />}
              </li>
            ))
          : [1, 2, 3, 4, 5, 6].map((row) => <Skeleton key={row} className="m-2 h-9" />)}
      </ul>
      <FormError failure={running.failure ?? subscribing.failure} fields={{}} />
      <div>
        <Button busy={isRunning} onClick={() => void run()}>
          {t("channels.checks.again")}
        </Button>
      </div>
    </div>
  );
}

function Line({ check }: { check: ChannelCheck }) {
  const { t, i18n } = useTranslation();
  const { icon: Icon, look } = LOOKS[check.state];
  const reasons: Readonly<Record<string, string>> = t("channels.checks.reasons", { returnObjects: true });
  const failures: Readonly<Record<string, string>> = t("failures", { returnObjects: true });
  const detail = /^\d{4}-\d\d-\d\dT/.test(check.detail ?? "")
    ? new Date(check.detail ?? "").toLocaleDateString(i18n.language)
    : (check.detail ?? "");
  const sentence = check.reason && (reasons[check.reason]?.replace("{{detail}}", detail) ?? failures[check.reason]);
  const isHappening = check.kind === "verification" || check.kind === "inbound" || check.kind === "outbound";
  return (
    <div className="flex items-start gap-3">
      <span className={classes("inline-flex size-6 shrink-0 items-center justify-center rounded-full", look)}>
        <Icon
          aria-hidden="true"
          className={classes("size-3.5", check.state === "running" && "animate-spin motion-reduce:animate-none")}
          strokeWidth={2.25}
        />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{t(`channels.checks.kinds.${check.kind}`)}</span>
          <span className={classes("tabular text-xs", look.replace(/bg-\S+ ?/, ""))}>
            {t(`channels.checks.states.${check.state}`)}
            {isHappening && check.state === "passed" && check.checked_at
              ? ` ${t("channels.checks.at", { time: shortTime(check.checked_at, i18n.language) })}`
              : ""}
          </span>
        </span>
        {(sentence || (check.state === "passed" && detail)) && (
          <span className="block break-words text-muted-foreground text-sm">{sentence || detail}</span>
        )}
      </span>
    </div>
  );
}

/** To whom the test goes: somebody who wrote just now, for nobody else may be written to freely. */
function TestMessage({ channel, onSent }: { channel: string; onSent(answer: { data: ChannelCheck[] }): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [phone, setPhone] = useState("");
  const sending = useSave(async () => {
    onSent(
      await api.post("/api/v1/channels/{id}/test-message", { phone_number: phone.trim() }, { path: { id: channel } }),
    );
  });
  return (
    <form
      className="flex flex-wrap items-start gap-2 pl-9"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.save();
      }}
    >
      <TextField
        label={t("channels.checks.sendTo")}
        hint={t("channels.checks.sendToHint")}
        className="min-w-52 flex-1"
        type="tel"
        inputMode="tel"
        placeholder="+55 11 98765-4321"
        required
        minLength={8}
        value={phone}
        error={sending.fields.phone_number}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button type="submit" busy={sending.busy} className="mt-6.5 h-9">
        {t("channels.checks.sendTest")}
      </Button>
      <FormError failure={sending.failure} fields={sending.fields} />
    </form>
  );
}
