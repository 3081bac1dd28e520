import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, WaitingEntry } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useMinutes } from "../../shared/format/clock";
import { duration } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { EmptyAgenda } from "../../shared/ui/drawings";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { IconButton } from "../../shared/ui/IconButton";
import { Page, RowsSkeleton } from "../../shared/ui/Page";
import { RecordForm } from "../../shared/ui/Records";
import { Appearing, Empty, Failed } from "../../shared/ui/States";
import { BookingDialog } from "./BookingDialog";
import { ClinicGate } from "./ClinicGate";
import { CustomerChoice, type Who } from "./CustomerChoice";
import { addDays, clockOf, dayText, rangeText, wallOf } from "./clinicTime";
import { keys, useClinicServices, useProfessionals } from "./useScheduling";
import { whoIs } from "./who";

/** Who waits for a time that is freed. */
export function WaitingPage() {
  return <ClinicGate>{(clinic) => <Waiting key={clinic.clinic_id} clinic={clinic} />}</ClinicGate>;
}

function Waiting({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [adding, setAdding] = useState(false);
  const [booking, setBooking] = useState<WaitingEntry>();
  const query = useQuery({
    queryKey: keys.waiting(clinic.clinic_id),
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/clinics/{clinic_id}/waiting-list", { path: { clinic_id: clinic.clinic_id }, signal }))
        .data,
  });
  const again = () => cache.invalidateQueries({ queryKey: keys.waiting(clinic.clinic_id) });
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
      {t("waiting.add")}
    </Button>
  );
  return (
    <main className="h-full overflow-y-auto bg-background">
      <h1 className="sr-only">{t("rail.agenda")}</h1>
      <div className="mx-auto max-w-3xl px-4 py-6 pane:px-8">
        <Page title={t("agenda.tabs.waiting")} description={t("waiting.description")} action={add}>
          {query.isPending && (
            <Appearing>
              <RowsSkeleton />
            </Appearing>
          )}
          {query.isError && (
            <Failed error={query.error} title={t("waiting.failed")} onRetry={() => void query.refetch()} />
          )}
          {query.data?.length === 0 && <Empty drawing={<EmptyAgenda />} title={t("waiting.none")} action={add} />}
          {query.data && query.data.length > 0 && (
            <ul className="divide-y overflow-hidden rounded-xl border bg-card">
              {query.data.map((entry) => (
                <li key={entry.id}>
                  <Entry entry={entry} clinic={clinic} onBook={() => setBooking(entry)} onGone={() => void again()} />
                </li>
              ))}
            </ul>
          )}
        </Page>
      </div>
      {adding && (
        <WaitingForm
          clinic={clinic}
          onClose={() => {
            setAdding(false);
            void again();
          }}
        />
      )}
      {booking && (
        <BookingDialog
          clinic={clinic}
          booking={{
            day: booking.from_date,
            serviceId: booking.service_id,
            professionalId: booking.professional_id ?? undefined,
            customer: booking.customer,
          }}
          // The server knows that they wait no more, and says so.
          onDone={() => setBooking(undefined)}
          onClose={() => setBooking(undefined)}
        />
      )}
    </main>
  );
}

type EntryProps = { entry: WaitingEntry; clinic: Clinic; onBook(): void; onGone(): void };

function Entry({ entry, clinic, onBook, onGone }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const now = useMinutes();
  const name = whoIs(entry.customer, t);
  const removing = useSave(async () => {
    await api.delete("/api/v1/waiting-list/{entry_id}", { path: { entry_id: entry.id } });
    onGone();
  });
  const [asking, setAsking] = useState(false);
  const isOver = entry.status === "BOOKED" || entry.status === "EXPIRED";
  const offered =
    entry.offered_starts_at && entry.status !== "EXPIRED"
      ? wallOf(entry.offered_starts_at, clinic.timezone)
      : undefined;
  const until = entry.offer_expires_at ? wallOf(entry.offer_expires_at, clinic.timezone) : undefined;
  const [from, to] = [entry.from_time, entry.to_time];
  const times =
    from && to
      ? t("waiting.times", { from, to })
      : from
        ? t("waiting.after", { from })
        : to
          ? t("waiting.before", { to })
          : null;
  const status = (
    <>
      <span
        className={classes(
          "block",
          entry.status === "OFFERED" && "text-warning",
          entry.status === "BOOKED" && "text-success",
        )}
      >
        {t(`waiting.statuses.${entry.status}`)}
        {offered &&
          ` ${dayText(offered.day, i18n.language, { day: "2-digit", month: "2-digit" })} ${clockOf(offered.minute)}`}
      </span>
      <span className="block text-muted-foreground text-xs">
        {until
          ? t("waiting.until", { time: clockOf(until.minute) })
          : t("waiting.since", { time: duration(now - Date.parse(entry.created_at)) })}
      </span>
    </>
  );
  return (
    <div className={classes("flex items-center gap-3 px-4 py-3 max-pane:flex-wrap", isOver && "opacity-60")}>
      <Avatar id={entry.customer.id} name={name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-muted-foreground text-sm">
          {[entry.service_name, entry.professional_name].filter(Boolean).join(" · ")}
        </p>
        <p className="tabular text-muted-foreground text-sm pane:truncate">
          {[rangeText(entry.from_date, entry.to_date, i18n.language, true), times, entry.notes]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <p className="tabular shrink-0 text-right text-sm max-pane:hidden">{status}</p>
      <span className="flex items-center gap-2 max-pane:basis-full max-pane:pl-13">
        <span className="tabular min-w-0 flex-1 text-sm pane:hidden">{status}</span>
        {!isOver && (
          <Button size="sm" onClick={onBook}>
            {t("booking.book")}
          </Button>
        )}
        <IconButton
          icon={Trash2}
          size="sm"
          label={t("waiting.remove", { name })}
          disabled={removing.busy}
          onClick={() => (isOver ? void removing.save() : setAsking(true))}
        />
      </span>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("waiting.removeTitle", { name })}
        description={t("waiting.removeText")}
      >
        <FormError failure={removing.failure} fields={removing.fields} />
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{t("common.cancel")}</Button>
          <Button look="danger" busy={removing.busy} onClick={() => void removing.save()}>
            {t("waiting.removeIt")}
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}

function WaitingForm({ clinic, onClose }: { clinic: Clinic; onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const today = wallOf(Date.now(), clinic.timezone).day;
  const services = useClinicServices(clinic.clinic_id).data ?? [];
  const professionals = useProfessionals(clinic.clinic_id).data ?? [];
  const [who, setWho] = useState<Who>();
  const [chosen, setService] = useState("");
  const service = chosen || (services[0]?.id ?? "");
  const [professional, setProfessional] = useState("");
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(addDays(today, 14));
  const [fromTime, setFromTime] = useState("");
  const [toTime, setToTime] = useState("");
  const [notes, setNotes] = useState("");
  const saving = useSave(async () => {
    await api.post(
      "/api/v1/clinics/{clinic_id}/waiting-list",
      {
        ...(who?.id ? { customer_id: who.id } : { phone: who?.phone ?? "", ...(who?.name ? { name: who.name } : {}) }),
        service_id: service,
        professional_id: professional || null,
        from_date: from,
        to_date: to,
        from_time: fromTime || null,
        to_time: toTime || null,
        notes: notes.trim() || null,
      },
      { path: { clinic_id: clinic.clinic_id } },
    );
    onClose();
  });
  return (
    <RecordForm
      title={t("waiting.add")}
      action={t("waiting.add")}
      saving={saving}
      incomplete={!who || !service || !from || !to}
      onClose={onClose}
    >
      <CustomerChoice who={who} onWho={setWho} error={saving.fields.phone ?? saving.fields.customer_id} />
      <SelectField label={t("waiting.service")} value={service} error={saving.fields.service_id} onChange={setService}>
        {services.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      {professionals.length > 0 && (
        <SelectField label={t("booking.professional")} value={professional} onChange={setProfessional}>
          <option value="">{t("booking.anybody")}</option>
          {professionals.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t("reminders.from")}
          type="date"
          required
          value={from}
          error={saving.fields.from_date}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={t("reminders.to")}
          type="date"
          required
          value={to}
          error={saving.fields.to_date}
          onChange={(event) => setTo(event.target.value)}
        />
        <TextField
          label={t("waiting.fromTime")}
          hint={t("waiting.timeHint")}
          type="time"
          value={fromTime}
          error={saving.fields.from_time}
          onChange={(event) => setFromTime(event.target.value)}
        />
        <TextField
          label={t("waiting.toTime")}
          type="time"
          value={toTime}
          error={saving.fields.to_time}
          onChange={(event) => setToTime(event.target.value)}
        />
      </div>
      <AreaField
        label={t("appointment.notes")}
        value={notes}
        maxLength={1000}
        error={saving.fields.notes}
        onChange={(event) => setNotes(event.target.value)}
      />
    </RecordForm>
  );
}
