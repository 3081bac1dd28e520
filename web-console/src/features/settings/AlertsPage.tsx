import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BellRing, CircleAlert, Settings2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alertKeys, useOpenAlerts } from "../../shared/alerts/useAlerts";
import type { Alert, AlertKind, AlertSettings } from "../../shared/api/types";
import { useUsers } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { fullTime, shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { QuietCounter } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { RecordForm } from "../../shared/ui/Records";
import { Appearing, Empty, Failed, FailedLine, Skeleton } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";

const OURS = [
  "number_down",
  "number_restricted",
  "number_quality",
  "webhook_silent",
  "token_ending",
  "queue_over_limit",
  "queue_unstaffed",
  "queue_repaired",
  "windows_ending",
  "api_key_ending",
  "dead_letters",
  "endpoint_down",
  "mail_failing",
  "messages_unsent",
  "messages_unanswered",
  "google_stopped",
  "google_conflicts",
] as const satisfies readonly AlertKind[];
const INSTALLATION = [
  "disk_low",
  "files_unwritable",
  "backup_old",
  "certificate_ending",
  "letters_unrouted",
] as const satisfies readonly AlertKind[];

/** Where it is put right; nowhere for what only the machine's keeper can. */
const PLACES = {
  number_down: "/settings/channels",
  number_restricted: "/settings/channels",
  number_quality: "/settings/channels",
  webhook_silent: "/settings/channels",
  token_ending: "/settings/channels",
  queue_over_limit: "/wall",
  queue_unstaffed: "/settings/queue-anomalies",
  queue_repaired: "/settings/queue-anomalies",
  windows_ending: "/wall",
  api_key_ending: "/settings/api-keys",
  dead_letters: "/settings/dead-letters",
  endpoint_down: "/settings/webhooks",
  mail_failing: "/settings/dead-letters",
  messages_unsent: "/settings/channels",
  messages_unanswered: "/inbox",
  google_stopped: "/agenda",
  google_conflicts: "/agenda",
  disk_low: undefined,
  files_unwritable: undefined,
  backup_old: undefined,
  certificate_ending: undefined,
  letters_unrouted: undefined,
} as const satisfies Record<AlertKind, string | undefined>;

export function AlertsPage() {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const open = useOpenAlerts();
  return (
    <AdminsOnly>
      <Page
        title={t("alerts.title")}
        description={t("alerts.description")}
        action={
          <Button onClick={() => setEditing(true)}>
            <Settings2 aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("alerts.settings")}
          </Button>
        }
      >
        {open.isPending && (
          <Appearing>
            <RowsSkeleton />
          </Appearing>
        )}
        {open.isError && <Failed error={open.error} title={t("alerts.failed")} onRetry={() => void open.refetch()} />}
        {open.data?.length === 0 && (
          <Empty drawing={<QuietCounter />} title={t("alerts.none")} text={t("alerts.noneHint")} />
        )}
        {open.data && open.data.length > 0 && (
          <ul className="flex flex-col gap-3">
            {open.data.map((alert) => (
              <li key={alert.id}>
                <AlertCard alert={alert} />
              </li>
            ))}
          </ul>
        )}
        <History />
        {editing && <Limits onClose={() => setEditing(false)} />}
      </Page>
    </AdminsOnly>
  );
}

function Sign({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const critical = alert.severity === "critical";
  const Icon = critical ? CircleAlert : TriangleAlert;
  return (
    <span
      className={classes(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-full",
        alert.closed_at
          ? "bg-muted text-muted-foreground"
          : critical
            ? "bg-destructive-soft text-destructive"
            : "bg-warning-soft text-warning",
      )}
    >
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      <span className="sr-only">{t(`alerts.${alert.severity}`)}</span>
    </span>
  );
}

const MAIL_FAULTS = ["login", "certificate", "encryption", "unreachable"] as const;

/** Which sentence tells what is wrong. */
function saying(alert: Alert) {
  if (alert.kind === "backup_old" && alert.details.is_never === true) {
    return "alerts.says.backup_never";
  }
  const fault = alert.kind === "mail_failing" && MAIL_FAULTS.find((each) => each === alert.details.fault);
  return fault ? (`alerts.says.mail_failing_${fault}` as const) : (`alerts.says.${alert.kind}` as const);
}

function AlertCard({ alert }: { alert: Alert }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const path = { id: alert.id };
  const changed = () => cache.invalidateQueries({ queryKey: alertKeys.all });
  const knowing = useSave(async () => {
    await api.post("/api/v1/alerts/{id}/acknowledge", undefined, { path });
    await changed();
  });
  const quieting = useSave(async () => {
    await api.post("/api/v1/alerts/{id}/snooze", { minutes: alert.snoozed_until ? 0 : 60 }, { path });
    await changed();
  });
  const place = PLACES[alert.kind];
  const states = [
    t("alerts.since", { time: shortTime(alert.opened_at, i18n.language) }),
    alert.cleared_at && t("alerts.clearing"),
    alert.acknowledged_at && t("alerts.acknowledgedBy", { name: alert.acknowledged_by_name ?? "" }),
    alert.snoozed_until && t("alerts.snoozedUntil", { time: shortTime(alert.snoozed_until, i18n.language) }),
  ].filter(Boolean);
  return (
    <article className="rounded-xl border bg-card">
      <div className="flex items-start gap-3 p-4">
        <Sign alert={alert} />
        <div className="min-w-0 flex-1">
          <h3 className="break-words font-medium">
            {t(`alerts.kinds.${alert.kind}`)}
            {alert.subject_name && ` · ${alert.subject_name}`}
          </h3>
          <p className="break-words text-muted-foreground text-sm">{t(saying(alert), alert.details)}</p>
          <p className="tabular text-muted-foreground text-xs">{states.join(" · ")}</p>
          <FormError failure={knowing.failure ?? quieting.failure} fields={{}} />
        </div>
      </div>
      <div className="flex flex-wrap gap-2 border-t px-4 py-3">
        {place && (
          <Link
            to={place}
            className="inline-flex h-7 items-center rounded-sm bg-accent px-2.5 font-medium text-primary-ink text-sm transition-colors hover:bg-accent-strong"
          >
            {t("alerts.fix")}
          </Link>
        )}
        {!alert.acknowledged_at && (
          <Button size="sm" busy={knowing.busy} onClick={() => void knowing.save()}>
            {t("alerts.acknowledge")}
          </Button>
        )}
        <Button size="sm" busy={quieting.busy} onClick={() => void quieting.save()}>
          {alert.snoozed_until ? t("alerts.wake") : t("alerts.snooze")}
        </Button>
      </div>
    </article>
  );
}

function History() {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const past = useInfiniteQuery({
    queryKey: alertKeys.history,
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/alerts", { query: { state: "closed", cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: useMe().role === "admin",
  });
  const rows = past.data?.pages.flatMap((page) => page.data) ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="mt-8">
      <h3 className="mb-2 font-medium text-muted-foreground text-sm">{t("alerts.history")}</h3>
      <ul className="divide-y overflow-hidden rounded-xl border bg-card">
        {rows.map((alert) => (
          <li key={alert.id} className="flex items-start gap-3 px-4 py-3">
            <BellRing aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <span className="min-w-0">
              <span className="block break-words text-sm">
                {t(`alerts.kinds.${alert.kind}`)}
                {alert.subject_name && ` · ${alert.subject_name}`}
              </span>
              <span
                className="tabular block text-muted-foreground text-xs"
                title={fullTime(alert.opened_at, i18n.language)}
              >
                {t("alerts.lasted", {
                  from: shortTime(alert.opened_at, i18n.language),
                  to: shortTime(alert.closed_at ?? alert.opened_at, i18n.language),
                })}
                {alert.acknowledged_by_name && ` · ${t("alerts.acknowledgedBy", { name: alert.acknowledged_by_name })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {past.hasNextPage && (
        <Button className="mt-3" busy={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
          {t("alerts.more")}
        </Button>
      )}
    </section>
  );
}

function Limits({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const settings = useQuery({
    queryKey: ["alert-settings"],
    queryFn: ({ signal }) => api.get("/api/v1/alert-settings", { signal }),
    gcTime: 0,
  });
  if (settings.data) {
    return <LimitsForm settings={settings.data} onClose={onClose} />;
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t("alerts.settings")}>
      {settings.isError ? (
        <FailedLine error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <Appearing className="flex flex-col gap-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </Appearing>
      )}
    </Dialog>
  );
}

function LimitsForm({ settings, onClose }: { settings: AlertSettings; onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const admins = (useUsers().data ?? []).filter((user) => user.role === "admin" && user.is_active);
  const [wait, setWait] = useState(String(settings.queue_wait_minutes));
  const [length, setLength] = useState(settings.queue_length === null ? "" : String(settings.queue_length));
  const [silence, setSilence] = useState(String(settings.silence_minutes));
  const [disk, setDisk] = useState(String(settings.disk_free_percent));
  const [backup, setBackup] = useState(String(settings.backup_hours));
  const [muted, setMuted] = useState<readonly AlertKind[]>(settings.muted_kinds);
  const [mailed, setMailed] = useState<readonly string[] | null>(settings.mail_user_ids);
  const kinds: readonly AlertKind[] = settings.is_operator ? [...OURS, ...INSTALLATION] : OURS;
  const saving = useSave(async () => {
    await api.put("/api/v1/alert-settings", {
      queue_wait_minutes: Number(wait),
      queue_length: length === "" ? null : Number(length),
      silence_minutes: Number(silence),
      disk_free_percent: Number(disk),
      backup_hours: Number(backup),
      muted_kinds: [...muted],
      mail_user_ids: mailed && [...mailed],
    });
    onClose();
  });
  const number = (label: string, value: string, set: (value: string) => void, range: readonly [number, number]) => ({
    label,
    type: "number",
    inputMode: "numeric" as const,
    min: range[0],
    max: range[1],
    value,
    onChange: (event: { target: { value: string } }) => set(event.target.value),
  });
  return (
    <RecordForm title={t("alerts.settings")} saving={saving} onClose={onClose}>
      <TextField
        {...number(t("alerts.queueWait"), wait, setWait, [1, 1440])}
        hint={t("alerts.queueWaitHint")}
        required
        error={saving.fields.queue_wait_minutes}
      />
      <TextField
        {...number(t("alerts.queueLength"), length, setLength, [1, 10000])}
        hint={t("alerts.queueLengthHint")}
        error={saving.fields.queue_length}
      />
      <TextField
        {...number(t("alerts.silence"), silence, setSilence, [15, 2880])}
        hint={t("alerts.silenceHint")}
        required
        error={saving.fields.silence_minutes}
      />
      {settings.is_operator && (
        <>
          <TextField
            {...number(t("alerts.disk"), disk, setDisk, [1, 90])}
            required
            error={saving.fields.disk_free_percent}
          />
          <TextField
            {...number(t("alerts.backup"), backup, setBackup, [1, 8760])}
            required
            error={saving.fields.backup_hours}
          />
        </>
      )}
      <Checks
        label={t("alerts.told")}
        options={kinds.map((kind) => ({ id: kind, name: t(`alerts.kinds.${kind}`) }))}
        chosen={kinds.filter((kind) => !muted.includes(kind))}
        look="sentences"
        onChange={(chosen) => setMuted(kinds.filter((kind) => !chosen.includes(kind)))}
      />
      <Switch
        checked={mailed === null}
        onChange={(every) => setMailed(every ? null : admins.map((user) => user.id))}
        label={t("alerts.everyAdmin")}
        hint={t("alerts.mailTo")}
      />
      {mailed && (
        <Checks
          label={t("alerts.mailTo")}
          options={admins.map((user) => ({ id: user.id, name: user.full_name }))}
          chosen={mailed}
          onChange={setMailed}
        />
      )}
      <FormError failure={saving.fields.mail_user_ids && saving.failure} fields={{}} />
    </RecordForm>
  );
}
