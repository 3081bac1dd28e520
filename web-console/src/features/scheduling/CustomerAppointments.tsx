import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment, Clinic, Conversation } from "../../shared/api/types";
import { useClinics } from "../../shared/api/useClinics";
import { useMinutes } from "../../shared/format/clock";
import { Button } from "../../shared/ui/Button";
import { FailedLine } from "../../shared/ui/States";
import { toasts } from "../../shared/ui/Toasts";
import { AppointmentSheet } from "./AppointmentSheet";
import { AttendanceLine } from "./AttendanceLine";
import { byTime, isOpen } from "./agenda";
import { type Booking, BookingDialog } from "./BookingDialog";
import { dayText, wallOf } from "./clinicTime";
import { AppointmentRow } from "./DayList";
import { useOfCustomer } from "./useScheduling";
import { whoIs } from "./who";

/** What somebody has booked, beside the conversation with them. Nothing where nobody takes appointments. */
export function CustomerAppointments({ conversation }: { conversation: Conversation }) {
  const clinics = useClinics().data;
  const first = clinics?.[0];
  return first ? (
    <Booked key={conversation.customer.id} conversation={conversation} clinics={clinics} first={first} />
  ) : null;
}

type BookedProps = { conversation: Conversation; clinics: readonly Clinic[]; first: Clinic };

function Booked({ conversation, clinics, first }: BookedProps) {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  const { customer } = conversation;
  const query = useOfCustomer(customer.id);
  const [openId, setOpenId] = useState<string>();
  const [booking, setBooking] = useState<Booking>();
  const all = [...(query.data?.data ?? [])].sort(byTime);
  const ahead = all.filter((one) => isOpen(one) && Date.parse(one.ends_at) >= now);
  const past = all.filter((one) => !ahead.includes(one)).reverse();
  const opened = all.find((one) => one.id === openId);
  const clinicOf = (id: string | undefined) => clinics.find((one) => one.clinic_id === id) ?? first;
  const clinic = clinicOf(opened?.clinic_id ?? booking?.moves?.clinic_id ?? ahead[0]?.clinic_id);
  const row = (appointment: Appointment) => (
    <li key={appointment.id}>
      <AppointmentRow
        appointment={appointment}
        day={dayText(appointment.date, i18n.language, { day: "2-digit", month: "2-digit" })}
        onOpen={() => setOpenId(appointment.id)}
      />
    </li>
  );
  return (
    <section aria-label={t("appointment.ofCustomer")} className="border-b px-4 py-4">
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{t("appointment.ofCustomer")}</h3>
        <Button
          size="sm"
          look="soft"
          onClick={() =>
            setBooking({
              day: wallOf(now, clinic.timezone).day,
              customer: { id: customer.id, name: customer.name ?? null, phone_number: customer.phone_number ?? null },
              conversationId: conversation.id,
            })
          }
        >
          <CalendarPlus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("booking.book")}
        </Button>
      </div>
      {query.data && <AttendanceLine className="-mt-1 mb-2" attendance={query.data.attendance} />}
      {query.isError && <FailedLine error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && ahead.length === 0 && (
        <p className="text-muted-foreground text-sm">{t("appointment.noneAhead")}</p>
      )}
      {ahead.length > 0 && <ul className="divide-y overflow-hidden rounded-lg border">{ahead.map(row)}</ul>}
      {past.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer rounded-sm text-muted-foreground text-sm">
            {t("appointment.past", { count: past.length })}
          </summary>
          <ul className="mt-2 divide-y overflow-hidden rounded-lg border">{past.map(row)}</ul>
        </details>
      )}
      <AppointmentSheet
        id={openId}
        known={opened}
        clinic={clinic}
        onMove={(appointment) => setBooking({ day: appointment.date, moves: appointment })}
        onClose={() => setOpenId(undefined)}
      />
      {booking && (
        <BookingDialog
          clinic={clinic}
          booking={booking}
          onDone={(appointment) => {
            setBooking(undefined);
            toasts.add({
              title: t(booking.moves ? "agenda.moved" : "booking.done", {
                name: whoIs(appointment.customer, t),
                day: dayText(appointment.date, i18n.language, { weekday: "short", day: "numeric", month: "short" }),
                time: appointment.time,
              }),
            });
          }}
          onClose={() => setBooking(undefined)}
        />
      )}
    </section>
  );
}
