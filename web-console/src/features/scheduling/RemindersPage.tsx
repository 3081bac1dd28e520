import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, BellRing, CircleAlert, Clock3, type LucideIcon, SkipForward } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, Reminder, ReminderStatus } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { readsSettings } from "../../shared/permissions";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { EmptyAgenda } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Empty, Failed } from "../../shared/ui/States";
import { ClinicGate } from "./ClinicGate";
import { addDays, clockOf, dayText, isDay, wallOf } from "./clinicTime";
import { isReason } from "./unsent";

const LOOKS: Readonly<Record<ReminderStatus, { icon: LucideIcon; ink: string }>> = {
  PENDING: { icon: Clock3, ink: "text-muted-foreground" },
  SENT: { icon: BellRing, ink: "text-success" },
  FAILED: { icon: CircleAlert, ink: "text-destructive" },
  SKIPPED: { icon: SkipForward, ink: "text-warning" },
  CANCELLED: { icon: Ban, ink: "text-muted-foreground" },
};
const STATUSES = ["PENDING", "SENT", "FAILED", "SKIPPED", "CANCELLED"] as const;

/** Who was reminded of what, whether it arrived, and who will be. */
export function RemindersPage() {
  return <ClinicGate>{(clinic) => <Log key={clinic.clinic_id} clinic={clinic} />}</ClinicGate>;
}

function Log({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const instant = useMinutes();
  const today = wallOf(instant, clinic.timezone).day;
  const [from, setFrom] = useState(addDays(today, -1));
  const [to, setTo] = useState(addDays(today, 7));
  const [status, setStatus] = useState<ReminderStatus>();
  const query = useQuery({
    queryKey: ["appointments", "reminders", clinic.clinic_id, from, to, status],
    // What is sent by itself is told nobody who does not have the conversation open.
    refetchInterval: 30_000,
    enabled: isDay(from) && isDay(to),
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/clinics/{clinic_id}/reminders", {
          path: { clinic_id: clinic.clinic_id },
          // What was taken back says nothing to whoever asks who is reminded; it is there for those who look for it.
          query: { from, to, status, cancelled: false },
          signal,
        })
      ).data,
  });
  const again = () => void cache.invalidateQueries({ queryKey: ["appointments", "reminders", clinic.clinic_id] });
  useRealtime({
    appointment_update: (batch) => {
      if (batch.some((one) => one.clinic_id === clinic.clinic_id)) {
        again();
      }
    },
    message_status: (batch) => {
      if (batch.some((one) => query.data?.some((reminder) => reminder.message_id === one.id))) {
        again();
      }
    },
  });
  return (
    <main className="h-full overflow-y-auto bg-background">
      <h1 className="sr-only">{t("rail.agenda")}</h1>
      <div className="mx-auto max-w-3xl px-4 py-6 pane:px-8">
        <Page title={t("agenda.tabs.reminders")} description={t("reminders.description")}>
          <div className="mb-4 grid grid-cols-2 items-end gap-3 pane:flex pane:flex-wrap">
            <TextField
              label={t("reminders.from")}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <TextField
              label={t("reminders.to")}
              type="date"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
            <fieldset className="col-span-2 flex flex-wrap gap-1.5">
              <legend className="sr-only">{t("agenda.state")}</legend>
              {STATUSES.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={status === one}
                  onClick={() => setStatus(status === one ? undefined : one)}
                  className={classes(
                    "h-8 rounded-full border px-3 text-sm coarse:h-10",
                    status === one ? "border-primary bg-accent text-primary-ink" : "hover:bg-muted",
                  )}
                >
                  {t(`reminders.statuses.${one}`)}
                </button>
              ))}
            </fieldset>
          </div>
          {query.isPending && (
            <Appearing>
              <RowsSkeleton />
            </Appearing>
          )}
          {query.isError && (
            <Failed error={query.error} title={t("reminders.failed")} onRetry={() => void query.refetch()} />
          )}
          {query.data?.length === 0 && (
            <Empty
              drawing={<EmptyAgenda />}
              title={t(status ? "reminders.noneSuch" : "reminders.none")}
              action={
                status ? (
                  <Button onClick={() => setStatus(undefined)}>{t("reminders.all")}</Button>
                ) : (
                  readsSettings(me) && (
                    <Link
                      to="/agenda/setup/$part"
                      params={{ part: "reminders" }}
                      search={{ clinic: clinic.clinic_id }}
                      className="rounded-sm font-medium text-primary-ink hover:underline"
                    >
                      {t("reminders.setup")}
                    </Link>
                  )
                )
              }
            />
          )}
          {query.data && query.data.length > 0 && (
            <ul className="divide-y overflow-hidden rounded-xl border bg-card">
              {query.data.map((reminder) => (
                <li key={reminder.id}>
                  <ReminderRow reminder={reminder} clinic={clinic} />
                </li>
              ))}
            </ul>
          )}
        </Page>
      </div>
    </main>
  );
}

function ReminderRow({ reminder, clinic }: { reminder: Reminder; clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const { icon: Icon, ink } = LOOKS[reminder.status];
  const time = (iso: string) => {
    const { day, minute } = wallOf(iso, clinic.timezone);
    return `${dayText(day, i18n.language, { day: "2-digit", month: "2-digit" })} ${clockOf(minute)}`;
  };
  const { day } = wallOf(reminder.starts_at, clinic.timezone);
  return (
    <div className="flex items-center gap-3 px-4 py-2.5">
      <Icon aria-hidden="true" className={classes("size-5 shrink-0", ink)} strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="pane:truncate">
          <Link
            to="/agenda"
            search={{ clinic: clinic.clinic_id, day, appointment: reminder.appointment_id }}
            className="font-medium hover:underline"
          >
            {reminder.customer_name ?? t("customer.unnamed")}
          </Link>
          <span className="text-muted-foreground text-sm max-pane:block max-pane:truncate">
            <span className="max-pane:hidden"> · </span>
            {reminder.service_name} · {time(reminder.starts_at)}
          </span>
        </p>
        <p className="text-muted-foreground text-sm pane:truncate">
          {[
            t(`reminders.recipients.${reminder.recipient}`),
            reminder.recipient !== "former_professional" &&
              t(`reminders.before.${reminder.distance.unit}`, { count: reminder.distance.amount }),
            reminder.error && isReason(reminder.error) ? t(`reminders.reasons.${reminder.error}`) : reminder.error,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <p className="tabular shrink-0 text-right text-sm">
        <span className={classes("block", ink)}>
          {reminder.message_status === "delivered" || reminder.message_status === "read"
            ? t(`reminders.messages.${reminder.message_status}`)
            : t(`reminders.statuses.${reminder.status}`)}
        </span>
        <span className="block text-muted-foreground text-xs">{time(reminder.sent_at ?? reminder.due_at)}</span>
      </p>
    </div>
  );
}
