import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment, Clinic } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { RecordForm } from "../../shared/ui/Records";
import { FailedLine, Skeleton } from "../../shared/ui/States";
import { CustomerChoice, type Who } from "./CustomerChoice";
import { type Day, isDay, minuteOf } from "./clinicTime";
import { takenText } from "./takenText";
import { takenIn, useActs } from "./useActs";
import { hear, useClinicServices, useProfessionals, useSlots } from "./useScheduling";
import { whoIs } from "./who";

/** What is known already of what is to be booked. */
export type Booking = {
  day: Day;
  time?: string | undefined;
  professionalId?: string | undefined;
  serviceId?: string | undefined;
  /** How long, when somebody marked it. */
  minutes?: number | undefined;
  customer?: { id: string; name: string | null; phone_number: string | null } | undefined;
  conversationId?: string | undefined;
  /** The appointment that is to have another time. */
  moves?: Appointment | undefined;
};

type BookingDialogProps = {
  clinic: Clinic;
  booking: Booking;
  onDone(appointment: Appointment): void;
  onClose(): void;
};

/** Books a time, or moves what is booked to another: offers the free ones, and takes any that is typed. */
export function BookingDialog({ clinic, booking, onDone, onClose }: BookingDialogProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const acts = useActs();
  const { moves } = booking;
  const services = useClinicServices(clinic.clinic_id);
  const professionals = useProfessionals(clinic.clinic_id);
  const [who, setWho] = useState<Who | undefined>(
    booking.customer && {
      id: booking.customer.id,
      name: booking.customer.name ?? "",
      phone: booking.customer.phone_number ?? "",
    },
  );
  const [chosen, setChosen] = useState<readonly string[]>(
    moves ? moves.services.map((service) => service.id) : booking.serviceId ? [booking.serviceId] : [],
  );
  const [professional, setProfessional] = useState(moves?.professional_id ?? booking.professionalId ?? "");
  const [day, setDay] = useState(booking.day);
  const [time, setTime] = useState(booking.time ?? (moves ? moves.time : ""));
  const [notes, setNotes] = useState("");

  // With one service there is nothing to choose.
  const [only, ...others] = services.data ?? [];
  const wanted = chosen.length === 0 && only && others.length === 0 ? [only.id] : chosen;
  const lengths = wanted.map((id) => services.data?.find((one) => one.id === id)?.duration_minutes ?? 0);
  const usual = moves?.duration_minutes ?? lengths.reduce((sum, one) => sum + one, 0);
  const minutes = booking.minutes && booking.minutes > usual ? booking.minutes : undefined;
  const slots = useSlots(clinic.clinic_id, isDay(day) ? [day] : [], wanted, professional || undefined);
  const free = [...new Set((slots.byDay.get(day) ?? []).map((slot) => slot.time))];

  const saving = useSave(async () => {
    if (moves) {
      const from = minuteOf(time);
      onDone(
        await acts.move(moves, { day, from, to: from + moves.duration_minutes, professionalId: professional || null }),
      );
      return;
    }
    const booked = await api.post("/api/v1/appointments", {
      clinic_id: clinic.clinic_id,
      ...(who?.id ? { customer_id: who.id } : { phone: who?.phone ?? "", ...(who?.name ? { name: who.name } : {}) }),
      service_ids: [...wanted],
      ...(professional ? { professional_id: professional } : {}),
      date: day,
      time,
      ...(minutes ? { duration_minutes: minutes } : {}),
      ...(notes.trim() ? { notes: notes.trim() } : {}),
      ...(booking.conversationId ? { conversation_id: booking.conversationId } : {}),
    });
    hear(cache, [booked]);
    onDone(booked);
  });
  const taken = takenIn(saving.failure);
  const isClosed = professionals.data?.some((one) => one.id === professional && !one.accepts_new_patients);
  const gives = (services: readonly string[]) => services.length === 0 || wanted.every((id) => services.includes(id));

  return (
    <RecordForm
      title={moves ? t("booking.moveTitle", { name: whoIs(moves.customer, t) }) : t("booking.title")}
      action={t(moves ? "booking.move" : "booking.book")}
      // Who has the time is said beside the time.
      saving={taken ? { ...saving, failure: undefined } : saving}
      incomplete={!isDay(day) || !time || wanted.length === 0 || !(who || moves)}
      onClose={onClose}
    >
      {!moves && <CustomerChoice who={who} onWho={setWho} error={saving.fields.phone ?? saving.fields.customer_id} />}
      {!moves && (services.data?.length ?? 0) > 1 && (
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t("booking.services")}</legend>
          <div className="flex flex-wrap gap-1.5">
            {services.data?.map((service) => {
              const isChosen = wanted.includes(service.id);
              return (
                <button
                  key={service.id}
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() =>
                    setChosen(isChosen ? wanted.filter((id) => id !== service.id) : [...wanted, service.id])
                  }
                  className={chip(isChosen)}
                >
                  {service.name}
                  <span className="tabular text-xs opacity-80">{service.duration_minutes} min</span>
                </button>
              );
            })}
          </div>
          {wanted.length > 1 && (
            <p className="mt-1.5 text-muted-foreground text-xs">{t("booking.together", { count: usual })}</p>
          )}
        </fieldset>
      )}
      {(professionals.data?.length ?? 0) > 0 && (
        <SelectField
          label={t("booking.professional")}
          hint={isClosed ? t("booking.takesNoNew") : undefined}
          value={professional}
          error={saving.fields.professional_id}
          onChange={setProfessional}
        >
          {!moves && <option value="">{t("booking.anybody")}</option>}
          {moves && moves.professional_id === null && <option value="">{t("agenda.nobody")}</option>}
          {professionals.data
            ?.filter((one) => gives(one.service_ids) || one.id === professional)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.role ? `${one.name} · ${one.role}` : one.name}
              </option>
            ))}
        </SelectField>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t("booking.day")}
          type="date"
          value={day}
          required
          error={saving.fields.date}
          onChange={(event) => {
            setDay(event.target.value);
          }}
        />
        <TextField
          label={t("booking.time")}
          type="time"
          step={300}
          value={time}
          required
          error={saving.fields.time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      {taken && (
        <p role="alert" className="-mt-2 rounded-lg bg-destructive-soft px-3 py-2 text-destructive text-sm">
          {takenText(taken, clinic.timezone, t)}
        </p>
      )}
      {wanted.length > 0 && isDay(day) && (
        <section aria-label={t("booking.free")}>
          <p className="mb-1.5 font-medium text-sm">{t("booking.free")}</p>
          {slots.isUnverified && <p className="mb-1.5 text-sm text-warning">{t("booking.unverified")}</p>}
          {slots.isPending ? (
            <Skeleton className="h-8" />
          ) : slots.error ? (
            <FailedLine error={slots.error} onRetry={() => void cache.invalidateQueries({ queryKey: ["slots"] })} />
          ) : free.length === 0 ? (
            <p className="text-muted-foreground text-sm">{t("booking.noneFree")}</p>
          ) : (
            <div className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto p-0.5">
              {free.map((slot) => (
                <button
                  key={slot}
                  type="button"
                  aria-pressed={slot === time}
                  onClick={() => setTime(slot)}
                  className={classes("tabular", chip(slot === time))}
                >
                  {slot}
                </button>
              ))}
            </div>
          )}
          {time &&
            !free.includes(time) &&
            !slots.isPending &&
            !(moves && moves.time === time && moves.date === day) && (
              <p className="mt-1.5 text-warning text-xs">{t("booking.notFree")}</p>
            )}
        </section>
      )}
      {!moves && (
        <AreaField
          label={t("appointment.notes")}
          value={notes}
          maxLength={2000}
          error={saving.fields.notes}
          onChange={(event) => setNotes(event.target.value)}
        />
      )}
    </RecordForm>
  );
}

const chip = (isChosen: boolean) =>
  classes(
    "inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors coarse:h-10",
    isChosen ? "border-primary bg-accent font-medium text-primary-ink" : "hover:bg-muted",
  );
