import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  CalendarClock,
  CalendarX2,
  CheckCheck,
  DoorOpen,
  MessageCircle,
  Stethoscope,
  ThumbsUp,
  TriangleAlert,
  UserRound,
  UserX,
  X,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment, AppointmentEvent, Clinic } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useMinutes } from "../../shared/format/clock";
import { phone } from "../../shared/format/phone";
import { useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Sheet } from "../../shared/ui/Dialog";
import { AreaField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { IconButton } from "../../shared/ui/IconButton";
import { Appearing, Failed, FailedLine, Skeleton } from "../../shared/ui/States";
import { AttendanceLine } from "./AttendanceLine";
import { isOpen, stateOf } from "./agenda";
import { clockOf, dayText, wallOf } from "./clinicTime";
import { ConflictNotice } from "./google/ConflictNotice";
import { STATE_ICON, STATE_INK } from "./looks";
import { priceText } from "./money";
import { useActs } from "./useActs";
import { useOfCustomer } from "./useScheduling";
import { whoIs } from "./who";

type AppointmentSheetProps = {
  id: string | undefined;
  /** As the agenda shows it, while that is what it shows. */
  known: Appointment | undefined;
  clinic: Clinic;
  onMove(appointment: Appointment): void;
  onClose(): void;
};

/** All about one appointment, and what one can do with it. */
export function AppointmentSheet({ id, known, clinic, onMove, onClose }: AppointmentSheetProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: ["appointment", id],
    enabled: id !== undefined && known === undefined,
    queryFn: ({ signal }) =>
      api.get("/api/v1/appointments/{appointment_id}", { path: { appointment_id: id ?? "" }, signal }),
  });
  const appointment = known ?? query.data;
  return (
    <Sheet
      open={id !== undefined}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("appointment.title")}
    >
      <header className="flex h-14 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 className="font-semibold">{t("appointment.title")}</h2>
        <IconButton icon={X} label={t("common.close")} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {appointment ? (
          <Card key={appointment.id} appointment={appointment} clinic={clinic} onMove={() => onMove(appointment)} />
        ) : query.isError ? (
          <Failed error={query.error} title={t("appointment.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <Appearing className="flex flex-col gap-3 p-4">
            <Skeleton className="h-12" />
            <Skeleton className="h-32" />
          </Appearing>
        )}
      </div>
    </Sheet>
  );
}

type CardProps = { appointment: Appointment; clinic: Clinic; onMove(): void };

function Card({ appointment, clinic, onMove }: CardProps) {
  const { t, i18n } = useTranslation();
  const name = appointment.customer.name ?? whoIs(appointment.customer, t);
  const state = stateOf(appointment);
  const Icon = STATE_ICON[state];
  const query = useOfCustomer(appointment.customer.id);
  return (
    <>
      <section className="border-b px-4 py-4">
        <div className="flex items-center gap-3">
          <Avatar id={appointment.customer.id} name={name} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-semibold text-lg">{name}</p>
            <p className="tabular truncate text-muted-foreground text-sm">{phone(appointment.customer.phone_number)}</p>
          </div>
        </div>
        {query.data && <AttendanceLine className="mt-2" attendance={query.data.attendance} />}
        <p className={classes("mt-3 inline-flex items-center gap-1.5 font-medium text-sm", STATE_INK[state])}>
          <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t(`agenda.states.${state}`)}
        </p>
        {appointment.cancel_reason && <p className="mt-1 text-muted-foreground text-sm">{appointment.cancel_reason}</p>}
        {appointment.needs_review && <ToReview appointment={appointment} />}
        {appointment.google_conflict && <ConflictNotice appointment={appointment} />}
      </section>
      <section aria-label={t("appointment.facts")} className="flex flex-col gap-2.5 border-b px-4 py-4">
        <Fact icon={CalendarClock}>
          <span className="block first-letter:uppercase">
            {dayText(appointment.date, i18n.language, {
              weekday: "long",
              day: "numeric",
              month: "long",
              year: "numeric",
            })}
          </span>
          <span className="tabular block text-muted-foreground text-sm">
            {appointment.time}–{appointment.end_time} ·{" "}
            {t("appointment.minutes", { count: appointment.duration_minutes })}
          </span>
        </Fact>
        <Fact icon={Stethoscope}>
          {appointment.services.map((service) => service.name).join(", ")}
          {(appointment.areas || appointment.price_cents !== null) && (
            <span className="block text-muted-foreground text-sm">
              {[
                appointment.areas,
                appointment.price_cents === null ? null : priceText(appointment.price_cents, i18n.language, t),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          )}
        </Fact>
        {appointment.professional_name && <Fact icon={UserRound}>{appointment.professional_name}</Fact>}
        {appointment.resources.length > 0 && (
          <Fact icon={DoorOpen}>{appointment.resources.map((resource) => resource.name).join(", ")}</Fact>
        )}
        {appointment.conversation_id && (
          <Link
            to="/inbox/$conversationId"
            params={{ conversationId: appointment.conversation_id }}
            className="mt-1 inline-flex items-center gap-2.5 text-primary-ink text-sm hover:underline"
          >
            <MessageCircle aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("appointment.conversation")}
          </Link>
        )}
      </section>
      <Acts appointment={appointment} onMove={onMove} />
      <Notes key={`notes ${appointment.version}`} appointment={appointment} />
      <History appointment={appointment} clinic={clinic} />
    </>
  );
}

/** The clinic's clock changed under it: somebody should tell the customer, and then say so. */
function ToReview({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation();
  const acts = useActs();
  const saving = useSave(async () => {
    await acts.review(appointment);
  });
  return (
    <div className="mt-2 flex gap-2 rounded-lg bg-warning-soft px-3 py-2 text-sm text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <div className="flex flex-col items-start gap-2">
        <p>{t("appointment.review")}</p>
        <Button size="sm" busy={saving.busy} onClick={() => void saving.save()}>
          {t("appointment.reviewed")}
        </Button>
        <FormError failure={saving.failure} fields={saving.fields} />
      </div>
    </div>
  );
}

function Fact({ icon: Icon, children }: { icon: typeof UserRound; children: ReactNode }) {
  return (
    <p className="flex gap-2.5">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

/** What makes sense in the state in which it is. */
function Acts({ appointment, onMove }: { appointment: Appointment; onMove(): void }) {
  const { t } = useTranslation();
  const acts = useActs();
  const begun = useMinutes() >= Date.parse(appointment.starts_at);
  const [cancelling, setCancelling] = useState(false);
  const [why, setWhy] = useState("");
  const saving = useSave(async (act: () => Promise<unknown>) => {
    await act();
    setCancelling(false);
  });
  const open = isOpen(appointment);
  if (!open) {
    return null;
  }
  return (
    <section aria-label={t("appointment.acts")} className="flex flex-col gap-2 border-b px-4 py-4">
      {cancelling ? (
        <>
          <AreaField
            label={t("appointment.why")}
            hint={t("appointment.whyHint")}
            value={why}
            maxLength={500}
            autoFocus
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              look="danger"
              busy={saving.busy}
              onClick={() => void saving.save(() => acts.cancel(appointment, why.trim()))}
            >
              {t("appointment.cancel")}
            </Button>
            <Button onClick={() => setCancelling(false)}>{t("appointment.keep")}</Button>
          </div>
        </>
      ) : (
        <div className="grid grid-cols-2 gap-2">
          {begun ? (
            <>
              <Button look="primary" busy={saving.busy} onClick={() => void saving.save(() => acts.done(appointment))}>
                <CheckCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
                {t("appointment.done")}
              </Button>
              <Button busy={saving.busy} onClick={() => void saving.save(() => acts.noShow(appointment))}>
                <UserX aria-hidden="true" className="size-4" strokeWidth={1.75} />
                {t("appointment.noShow")}
              </Button>
            </>
          ) : (
            appointment.confirmed_at === null && (
              <Button
                look="primary"
                // Beside two others: a line of its own, so that none is left over.
                className="col-span-2"
                busy={saving.busy}
                onClick={() => void saving.save(() => acts.confirm(appointment))}
              >
                <ThumbsUp aria-hidden="true" className="size-4" strokeWidth={1.75} />
                {t("appointment.confirm")}
              </Button>
            )
          )}
          <Button onClick={onMove}>
            <CalendarClock aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("appointment.move")}
          </Button>
          <Button onClick={() => setCancelling(true)}>
            <CalendarX2 aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("appointment.cancel")}
          </Button>
        </div>
      )}
      <FormError failure={saving.failure} fields={saving.fields} />
    </section>
  );
}

function Notes({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation();
  const acts = useActs();
  const [notes, setNotes] = useState(appointment.notes ?? "");
  const saving = useSave(async () => {
    await acts.note(appointment, notes);
  });
  const changed = notes.trim() !== (appointment.notes ?? "");
  return (
    <form
      className="flex flex-col items-start gap-2 border-b px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <AreaField
        className="w-full"
        label={t("appointment.notes")}
        hint={t("appointment.notesHint")}
        value={notes}
        maxLength={2000}
        onChange={(event) => setNotes(event.target.value)}
      />
      {changed && (
        <Button type="submit" look="soft" size="sm" busy={saving.busy}>
          {t("common.save")}
        </Button>
      )}
      <FormError failure={saving.failure} fields={saving.fields} />
    </form>
  );
}

function History({ appointment, clinic }: { appointment: Appointment; clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: ["appointment", appointment.id, "history", appointment.version],
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/appointments/{appointment_id}/history", {
          path: { appointment_id: appointment.id },
          signal,
        })
      ).data,
  });
  const time = (iso: string) => {
    const { day, minute } = wallOf(iso, clinic.timezone);
    return `${dayText(day, i18n.language, { day: "2-digit", month: "2-digit" })} ${clockOf(minute)}`;
  };
  const says = (event: AppointmentEvent) => {
    const by = event.actor_name ?? t(`appointment.actors.${event.actor}`);
    return t(`appointment.events.${event.type}`, { by, count: Number(event.reason) || 0 });
  };
  const changes = (event: AppointmentEvent): string[] => {
    const { from_starts_at, to_starts_at, from_professional_name: from, to_professional_name: to } = event;
    const found: string[] = [];
    if (event.type === "moved" && from_starts_at && to_starts_at && from_starts_at !== to_starts_at) {
      const [was, is] = [from_starts_at, to_starts_at].map((iso) => wallOf(iso, clinic.timezone));
      // Of two times of one day the day is said once.
      const then = was && is && was.day === is.day ? clockOf(is.minute) : time(to_starts_at);
      found.push(`${time(from_starts_at)} → ${then}`);
    }
    if (from && to && from !== to) {
      found.push(`${from} → ${to}`);
    }
    return event.type !== "offered" && event.reason ? [...found, event.reason] : found;
  };
  return (
    <section aria-labelledby="appointment-history" className="px-4 py-4">
      <h3 id="appointment-history" className="mb-2 font-medium text-sm">
        {t("appointment.history")}
      </h3>
      {query.isError && <FailedLine error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <ol className="flex flex-col gap-3">
          {[...query.data].reverse().map((event) => (
            <li key={event.id} className="text-sm">
              <p className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 [overflow-wrap:anywhere]">{says(event)}</span>
                <span className="tabular shrink-0 text-muted-foreground text-xs">{time(event.created_at)}</span>
              </p>
              {changes(event).map((change) => (
                <p key={change} className="tabular text-muted-foreground text-xs [overflow-wrap:anywhere]">
                  {change}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
