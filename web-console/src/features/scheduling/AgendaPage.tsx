import { useNavigate, useSearch } from "@tanstack/react-router";
import { CalendarOff } from "lucide-react";
import { type TouchEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../shared/actions/actions";
import { Problem } from "../../shared/api/problem";
import type { Appointment, Clinic } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { Appearing, Failed, Skeleton } from "../../shared/ui/States";
import { TagSpot } from "../../shared/ui/Tag";
import { toasts } from "../../shared/ui/Toasts";
import { usePhone } from "../../shared/ui/useMedia";
import { AgendaBar } from "./AgendaBar";
import { AppointmentSheet } from "./AppointmentSheet";
import { type AgendaSearch, daysOf, type Place, placeOf, shown, stateOf, VIEWS } from "./agenda";
import { type Booking, BookingDialog } from "./BookingDialog";
import { ClinicGate } from "./ClinicGate";
import { addDays, addMonths, clockOf, type Day, dayText, wallOf } from "./clinicTime";
import { DayList } from "./DayList";
import { closedDay, closedOn, complement, type Hours, shownHours } from "./hours";
import { MonthView } from "./MonthView";
import "./scheduling.css";
import { StoppedNotice } from "./google/StoppedNotice";
import { ReviewNotice } from "./ReviewNotice";
import { type Column, TimeGrid } from "./TimeGrid";
import { takenText } from "./takenText";
import { takenIn, useActs } from "./useActs";
import {
  useAppointments,
  useClinicServices,
  useExceptions,
  useOpenHours,
  useProfessionals,
  useRooms,
  useSlots,
} from "./useScheduling";
import { whoIs } from "./who";

/** What is booked, by day, week, month or as a list, and what one does about it. */
export function AgendaPage() {
  return (
    <ClinicGate>{(clinic, clinics) => <Agenda key={clinic.clinic_id} clinic={clinic} clinics={clinics} />}</ClinicGate>
  );
}

type AgendaProps = { clinic: Clinic; clinics: readonly Clinic[] };

function Agenda({ clinic, clinics }: AgendaProps) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: "/console/agenda/" });
  const navigate = useNavigate();
  const phone = usePhone();
  const acts = useActs();
  const instant = useMinutes();
  const now = wallOf(instant, clinic.timezone);
  const view = search.view ?? "day";
  const day = search.day ?? now.day;
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const from = days[0] ?? day;
  const to = days.at(-1) ?? day;

  const [moving, setMoving] = useState<ReadonlyMap<string, Place>>(new Map());
  const [booking, setBooking] = useState<Booking>();

  const appointments = useAppointments(clinic.clinic_id, from, to);
  const professionals = useProfessionals(clinic.clinic_id);
  const services = useClinicServices(clinic.clinic_id);
  const rooms = useRooms(clinic.clinic_id);
  const openHours = useOpenHours(clinic.clinic_id, from, to);
  const exceptions = useExceptions(clinic.clinic_id, from, to);
  // Seven days beside each other are nothing that a phone can show.
  const showsGrid = view === "day" || (view === "week" && !phone);
  const slots = useSlots(clinic.clinic_id, days, showsGrid && search.free ? [search.free] : []);

  const people = professionals.data ?? [];
  const all = (appointments.data ?? []).map((one) => {
    const place = moving.get(one.id);
    const who = place && people.find((person) => person.id === place.professionalId);
    return place
      ? {
          ...one,
          date: place.day,
          time: clockOf(place.from),
          end_time: clockOf(place.to),
          duration_minutes: place.to - place.from,
          professional_id: place.professionalId,
          professional_name: who?.name ?? null,
          professional_color: who?.color ?? null,
        }
      : one;
  });
  const visible = shown(all, search);
  const hours: Hours = useMemo(
    () => ({ days: openHours.data ?? new Map(), exceptions: exceptions.data ?? [] }),
    [openHours.data, exceptions.data],
  );

  const go = (change: Partial<AgendaSearch>) =>
    void navigate({ from: "/agenda", to: ".", search: { ...search, ...change }, replace: true });
  const turn = (count: number) =>
    go({ day: view === "month" ? addMonths(day, count) : addDays(day, count * (view === "list" ? 14 : days.length)) });
  const open = (appointment: Appointment) => go({ appointment: appointment.id });
  const book = (wanted: Booking) => setBooking(wanted);

  const move = async (appointment: Appointment, place: Place, isUndo = false) => {
    setMoving((known) => new Map(known).set(appointment.id, place));
    const was = placeOf(appointment);
    const name = whoIs(appointment.customer, t);
    try {
      const moved = await acts.move(appointment, place);
      toasts.add({
        title: t("agenda.moved", {
          name,
          day: dayText(moved.date, i18n.language, { weekday: "short", day: "numeric", month: "short" }),
          time: moved.time,
        }),
        ...(isUndo ? {} : { actionProps: { children: t("agenda.undo"), onClick: () => void move(moved, was, true) } }),
      });
    } catch (failure) {
      const taken = takenIn(failure);
      toasts.add({
        type: "error",
        title: t("agenda.notMoved", { name }),
        description: taken
          ? takenText(taken, clinic.timezone, t)
          : failure instanceof Problem
            ? (failure.detail ?? failure.title)
            : t("errors.offline"),
      });
      // Somebody else may have moved it meanwhile.
      void appointments.refetch();
    } finally {
      setMoving((known) => new Map([...known].filter(([id]) => id !== appointment.id)));
    }
  };

  const create = () => book({ day: day < now.day ? now.day : day });

  useAgendaKeys({ go, turn, create });
  const swipe = useSwipe(turn);

  const columns: Column[] = showsGrid ? columnsOf() : [];
  function columnsOf(): Column[] {
    const closedFor = (date: Day, who: string | null) => closedOn(date, who, hours);
    const freeOn = (date: Day, who?: string | null) => [
      ...new Set(
        (slots.byDay.get(date) ?? [])
          .filter((slot) =>
            who === undefined
              ? search.professionals === undefined ||
                slot.professional_ids.some((id) => search.professionals?.includes(id))
              : who === null
                ? slot.professional_ids.length === 0
                : slot.professional_ids.includes(who),
          )
          .map((slot) => wallOf(slot.starts_at, clinic.timezone).minute),
      ),
    ];
    if (view === "week") {
      const only = search.professionals?.length === 1 ? (search.professionals[0] ?? null) : null;
      return days.map((date) => ({
        key: date,
        day: date,
        professionalId: undefined,
        name: dayText(date, i18n.language, { weekday: "long", day: "numeric", month: "long" }),
        title: <DayTitle day={date} isToday={date === now.day} onOpen={() => go({ view: "day", day: date })} />,
        isToday: date === now.day,
        closed: closedFor(date, only),
        free: freeOn(date),
        onMore: () => go({ view: "day", day: date }),
      }));
    }
    const wanted = people.filter((one) => search.professionals === undefined || search.professionals.includes(one.id));
    // Whoever left the clinic is still shown with what they had.
    const gone = visible.filter(
      (one) => one.professional_id !== null && !people.some((person) => person.id === one.professional_id),
    );
    const shownPeople = [
      ...wanted.map(({ id, name, color, role }) => ({ id, name, color, role })),
      ...[...new Map(gone.map((one) => [one.professional_id, one])).values()].map((one) => ({
        id: one.professional_id ?? "",
        name: one.professional_name ?? "",
        color: one.professional_color ?? ("gray" as const),
        role: null,
      })),
    ];
    const columns: Column[] = shownPeople.map(({ id, name, color, role }) => ({
      key: id,
      day,
      professionalId: id,
      name,
      title: (
        <span className="flex min-w-0 items-center gap-2">
          <TagSpot color={color} className="size-2.5" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{name}</span>
            {role && <span className="block truncate text-muted-foreground text-xs">{role}</span>}
          </span>
        </span>
      ),
      isToday: day === now.day,
      closed: closedFor(day, id),
      free: freeOn(day, id),
    }));
    const alone = visible.some((one) => one.professional_id === null);
    return alone || columns.length === 0
      ? [
          ...columns,
          {
            key: "none",
            day,
            professionalId: null,
            name: t("agenda.nobody"),
            title: <span className="block truncate text-muted-foreground">{t("agenda.nobody")}</span>,
            isToday: day === now.day,
            closed: closedFor(day, null),
            free: freeOn(day, null),
          },
        ]
      : columns;
  }

  const bounds = shownHours(
    columns.flatMap((column) => complement(column.closed.filter((span) => !span.isException))),
    visible.map(placeOf),
  );
  const closed = useMemo(() => {
    const found = new Map<Day, string | null>();
    for (const date of days) {
      const why = closedDay(date, null, hours);
      if (why !== undefined) {
        found.set(date, why);
      }
    }
    return found;
  }, [hours, days]);
  const opened = all.find((one) => one.id === search.appointment);

  return (
    <main className="flex h-full min-h-0 flex-col bg-background">
      <AgendaBar
        clinic={clinic}
        clinics={clinics}
        search={search}
        view={view}
        day={day}
        days={days}
        now={now}
        professionals={people}
        services={services.data ?? []}
        rooms={rooms.data ?? []}
        onGo={go}
        onTurn={turn}
        onCreate={create}
      />
      <StoppedNotice clinic={clinic} />
      <ReviewNotice clinic={clinic} onOpen={(one) => go({ day: one.date, appointment: one.id })} />
      {appointments.isError ? (
        <Failed error={appointments.error} title={t("agenda.failed")} onRetry={() => void appointments.refetch()} />
      ) : !appointments.data || (showsGrid && (professionals.isPending || openHours.isPending)) ? (
        <Appearing className="flex flex-1 gap-2 p-4">
          {[1, 2, 3, 4].map((column) => (
            <Skeleton key={column} className="h-full flex-1" />
          ))}
        </Appearing>
      ) : showsGrid ? (
        <>
          {view === "day" && closed.has(day) && (
            <p className="flex shrink-0 items-center gap-2 border-b bg-muted px-4 py-2 text-muted-foreground text-sm">
              <CalendarOff aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
              {closed.get(day) ?? t("agenda.closedToday")}
            </p>
          )}
          <TimeGrid
            label={t(`agenda.views.${view}`)}
            columns={columns}
            appointments={visible}
            all={all}
            firstMinute={bounds.from}
            lastMinute={bounds.to}
            step={15}
            bufferMinutes={clinic.buffer_minutes}
            now={now}
            mayChange
            busy={new Set(moving.keys())}
            onOpen={open}
            onMove={(appointment, place) => void move(appointment, place)}
            onCreate={(place, isMarked) =>
              book({
                day: place.day,
                time: clockOf(place.from),
                professionalId: place.professionalId ?? undefined,
                serviceId: search.free,
                minutes: isMarked ? place.to - place.from : undefined,
              })
            }
          />
        </>
      ) : view === "month" ? (
        <MonthView
          days={days}
          month={day}
          today={now.day}
          appointments={visible}
          closed={closed}
          onDay={(date) => go({ view: "day", day: date })}
          onOpen={open}
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col" {...swipe}>
          <DayList days={days} today={now.day} appointments={visible} closed={closed} onOpen={open} onCreate={create} />
        </div>
      )}
      <AppointmentSheet
        id={search.appointment}
        known={opened}
        clinic={clinic}
        onMove={(appointment) => book({ day: appointment.date, moves: appointment })}
        onClose={() => go({ appointment: undefined })}
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
            if (!days.includes(appointment.date)) {
              go({ day: appointment.date });
            }
          }}
          onClose={() => setBooking(undefined)}
        />
      )}
      <p role="status" className="sr-only">
        {t("agenda.count", { count: visible.filter((one) => stateOf(one) !== "cancelled").length })}
      </p>
    </main>
  );
}

function DayTitle({ day, isToday, onOpen }: { day: Day; isToday: boolean; onOpen(): void }) {
  const { i18n } = useTranslation();
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={isToday ? "date" : undefined}
      className="flex h-6 w-full min-w-0 items-center gap-1.5 rounded-sm text-left hover:text-primary-ink"
    >
      <span className="sr-only">{dayText(day, i18n.language, { weekday: "long", day: "numeric", month: "long" })}</span>
      <span
        aria-hidden="true"
        className={
          isToday
            ? "tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-primary font-semibold text-primary-foreground"
            : "tabular font-semibold text-lg"
        }
      >
        {Number(day.slice(8))}
      </span>
      <span aria-hidden="true" className="truncate text-muted-foreground text-sm">
        {dayText(day, i18n.language, { weekday: "short" }).replace(".", "")}
      </span>
    </button>
  );
}

type Keys = { go(change: Partial<AgendaSearch>): void; turn(count: number): void; create(): void };

function useAgendaKeys({ go, turn, create }: Keys) {
  const { t } = useTranslation();
  useAction({ id: "agenda.create", label: t("booking.title"), group: "agenda", keys: "C", run: create });
  useAction({
    id: "agenda.today",
    label: t("agenda.goToday"),
    group: "agenda",
    keys: "T",
    run: () => go({ day: undefined }),
  });
  useAction({ id: "agenda.next", label: t("agenda.next"), group: "agenda", keys: "J", run: () => turn(1) });
  useAction({ id: "agenda.previous", label: t("agenda.previous"), group: "agenda", keys: "K", run: () => turn(-1) });
  const [dayView, week, month, list] = VIEWS;
  useAction({
    id: "agenda.day",
    label: t("agenda.views.day"),
    group: "agenda",
    keys: "1",
    run: () => go({ view: dayView }),
  });
  useAction({
    id: "agenda.week",
    label: t("agenda.views.week"),
    group: "agenda",
    keys: "2",
    run: () => go({ view: week }),
  });
  useAction({
    id: "agenda.month",
    label: t("agenda.views.month"),
    group: "agenda",
    keys: "3",
    run: () => go({ view: month }),
  });
  useAction({
    id: "agenda.list",
    label: t("agenda.views.list"),
    group: "agenda",
    keys: "4",
    run: () => go({ view: list }),
  });
}

/** With a finger from one day to the next. */
function useSwipe(turn: (count: number) => void) {
  const begun = useRef<{ x: number; y: number }>(undefined);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches[0];
      begun.current = touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd(event: TouchEvent) {
      const touch = event.changedTouches[0];
      if (!begun.current || !touch) {
        return;
      }
      const across = touch.clientX - begun.current.x;
      const down = touch.clientY - begun.current.y;
      begun.current = undefined;
      if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) {
        turn(across < 0 ? 1 : -1);
      }
    },
  };
}
