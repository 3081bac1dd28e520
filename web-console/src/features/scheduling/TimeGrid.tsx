import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { AppointmentBlock } from "./AppointmentBlock";
import { inTheWay, type Place, placeOf } from "./agenda";
import { clockOf, type Day, dayText } from "./clinicTime";
import { type Column as DragColumn, useDrag } from "./drag";
import { type Crowd, lanesOf, lanesWithin } from "./lanes";
import { whoIs } from "./who";

export const PIXELS_PER_MINUTE = 1.2;
const GUTTER_PX = 52;
/** What a free time takes of the grid, however long it would be booked. */
const CHIP_MINUTES = 17;
/** How many cards can still be read beside each other in a day of a week. */
const MOST_LANES = 3;

export type Column = DragColumn & {
  title: ReactNode;
  /** What it is called when it is read out. */
  name: string;
  isToday: boolean;
  /** When nobody is there, and why, if somebody said so. */
  closed: readonly { from: number; to: number; reason: string | null; isException: boolean }[];
  /** Times that could be booked. */
  free: readonly number[];
  /** Shows the column by itself, where it is one of many and has no room for all that it holds. */
  onMore?: (() => void) | undefined;
};

type TimeGridProps = {
  label: string;
  columns: readonly Column[];
  appointments: readonly Appointment[];
  /** Also what is not shown can be in the way. */
  all: readonly Appointment[];
  firstMinute: number;
  lastMinute: number;
  step: number;
  /** What is kept free after a new appointment. */
  bufferMinutes: number;
  now: { day: Day; minute: number };
  /** Whether one may move and book, or only look. */
  mayChange: boolean;
  busy: ReadonlySet<string>;
  onOpen(appointment: Appointment): void;
  onMove(appointment: Appointment, place: Place): void;
  onCreate(place: Place, isMarked: boolean): void;
};

/** Days or professionals beside each other, from the first hour to the last. */
export function TimeGrid(props: TimeGridProps) {
  const { label, columns, appointments, all, firstMinute, lastMinute, step, now, mayChange, busy } = props;
  const { t, i18n } = useTranslation();
  const strips = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const drag = useDrag({
    columns,
    strips,
    scroller,
    gutterPx: GUTTER_PX,
    firstMinute,
    lastMinute,
    pixelsPerMinute: PIXELS_PER_MINUTE,
    step,
    onMove: props.onMove,
    onCreate: (place) => props.onCreate(place, true),
  });
  const { held } = drag;
  const moved = held && held.kind !== "create" ? held.appointment : undefined;
  const blocked =
    held && inTheWay(all, moved ?? { id: "", resources: [], buffer_minutes: props.bufferMinutes }, held.place);
  const height = (lastMinute - firstMinute) * PIXELS_PER_MINUTE;
  const hours = Array.from({ length: (lastMinute - firstMinute) / 60 }, (_, index) => firstMinute / 60 + index);
  const top = (minute: number) => (minute - firstMinute) * PIXELS_PER_MINUTE;

  // One begins at what is now, or at the first that there is.
  const today = columns.some((column) => column.isToday);
  const first = Math.min(...appointments.map((one) => placeOf(one).from), lastMinute);
  const start = today ? now.minute - 90 : first - 30;
  const shownFor = columns[0]?.day;
  // biome-ignore lint/correctness/useExhaustiveDependencies: where one begins; afterwards whoever looks at it scrolls
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: Math.max(0, top(start)) });
  }, [shownFor, columns.length > 0]);

  const said =
    held?.kind !== "create" && held?.byKeys
      ? t("agenda.drag.said", {
          day: dayText(held.place.day, i18n.language, { weekday: "long", day: "numeric", month: "long" }),
          from: clockOf(held.place.from),
          to: clockOf(held.place.to),
          column: columns.find((column) => column.key === held.columnKey)?.name ?? "",
        }) + (blocked ? ` ${t("agenda.drag.taken", { name: whoIs(blocked.customer, t) })}` : "")
      : "";

  return (
    <section
      ref={scroller}
      aria-label={label}
      className={classes(
        "relative min-h-0 flex-1 overflow-auto overscroll-contain",
        held && "cursor-grabbing select-none",
      )}
    >
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
      {held && drag.byTouch && (
        // A finger covers what it carries.
        <p
          aria-hidden="true"
          data-carried=""
          className={classes(
            "tabular pointer-events-none fixed top-2 left-1/2 z-50 max-w-[92vw] -translate-x-1/2 truncate rounded-full border px-3.5 py-1.5 font-medium text-sm shadow-float",
            blocked
              ? "border-destructive bg-destructive-soft text-destructive"
              : "border-primary bg-accent text-primary-ink",
          )}
        >
          {[
            dayText(held.place.day, i18n.language, { weekday: "short", day: "numeric" }),
            `${clockOf(held.place.from)}–${clockOf(held.place.to)}`,
            blocked
              ? t("agenda.drag.taken", { name: whoIs(blocked.customer, t) })
              : columns.find((column) => column.key === held.columnKey && column.professionalId)?.name,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      <div style={{ minWidth: GUTTER_PX + columns.length * 132 }}>
        <div className="sticky top-0 z-20 flex border-b bg-background">
          <span className="sticky left-0 z-10 shrink-0 bg-background" style={{ width: GUTTER_PX }} />
          {columns.map((column) => (
            <div key={column.key} className="min-w-0 flex-1 border-l px-2 py-2">
              {column.title}
            </div>
          ))}
        </div>
        <div className="flex" style={{ height }}>
          <div aria-hidden="true" className="sticky left-0 z-10 shrink-0 bg-background" style={{ width: GUTTER_PX }}>
            {hours.map((hour, index) => (
              <span
                key={hour}
                className="tabular absolute right-2 text-muted-foreground text-xs"
                style={{ top: index * 60 * PIXELS_PER_MINUTE - (index === 0 ? 0 : 8) }}
              >
                {clockOf(hour * 60)}
              </span>
            ))}
          </div>
          <div ref={strips} className="flex min-w-0 flex-1">
            {columns.map((column) => {
              const own = appointments
                .filter((one) => belongsTo(one, column))
                .map((one) => ({ appointment: one, place: placeOf(one) }));
              const timed = own.map(({ appointment, place }) => ({ id: appointment.id, ...place }));
              const { lanes, crowds } = column.onMore
                ? lanesWithin(MOST_LANES, timed)
                : { lanes: lanesOf(timed), crowds: [] };
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: for the mouse; a button and a key book as well
                <div
                  key={column.key}
                  data-column={column.key}
                  className={classes(
                    "relative min-w-0 flex-1 border-l",
                    column.isToday && columns.length > 1 && columns[0]?.day !== columns[1]?.day && "bg-accent/40",
                  )}
                  style={LINES}
                  onPointerDown={mayChange ? (event) => drag.create(event, column) : undefined}
                  onClick={(event) => {
                    if (mayChange && !drag.wasDrag() && event.target === event.currentTarget) {
                      const { minute } = drag.at(event.clientX, event.clientY);
                      const from = Math.floor(minute / step) * step;
                      props.onCreate(
                        { day: column.day, from, to: from + step, professionalId: column.professionalId ?? null },
                        false,
                      );
                    }
                  }}
                >
                  {column.closed.map((span) => (
                    <Closed key={span.from} span={span} first={firstMinute} last={lastMinute} />
                  ))}
                  {mayChange &&
                    column.free
                      .filter(
                        (minute) => !own.some(({ place }) => place.from < minute + CHIP_MINUTES && minute < place.to),
                      )
                      .map((minute) => (
                        <button
                          key={minute}
                          type="button"
                          onPointerDown={(event) => event.stopPropagation()}
                          onClick={(event) => {
                            event.stopPropagation();
                            props.onCreate(
                              {
                                day: column.day,
                                from: minute,
                                to: minute + step,
                                professionalId: column.professionalId ?? null,
                              },
                              false,
                            );
                          }}
                          aria-label={t("agenda.free.book", { time: clockOf(minute), column: column.name })}
                          className="tabular absolute inset-x-1 flex h-5 items-center justify-end rounded-sm border border-success/40 border-dashed px-1.5 text-success text-xs hover:bg-success-soft"
                          style={{ top: top(minute) + 1 }}
                        >
                          {clockOf(minute)}
                        </button>
                      ))}
                  {crowds.map((crowd) => (
                    <More
                      key={crowd.from}
                      crowd={crowd}
                      column={column.name}
                      top={top(crowd.from)}
                      height={(crowd.to - crowd.from) * PIXELS_PER_MINUTE}
                      onOpen={() => column.onMore?.()}
                    />
                  ))}
                  {own.map(({ appointment, place }) => {
                    const lane = lanes.get(appointment.id);
                    return (
                      lane && (
                        <AppointmentBlock
                          key={appointment.id}
                          appointment={appointment}
                          place={place}
                          lane={lane}
                          top={top(place.from)}
                          height={(place.to - place.from) * PIXELS_PER_MINUTE}
                          isHeld={moved?.id === appointment.id}
                          isBusy={busy.has(appointment.id)}
                          mayMove={mayChange}
                          onPointerDown={(event) => {
                            event.stopPropagation();
                            drag.move(event, appointment);
                          }}
                          onResize={(event) => drag.resize(event, appointment, column)}
                          onOpen={() => {
                            if (!drag.wasDrag()) {
                              props.onOpen(appointment);
                            }
                          }}
                          onKeyDown={(event) => {
                            if (mayChange && drag.onKeyDown(event, appointment, column)) {
                              event.preventDefault();
                              event.stopPropagation();
                            } else {
                              walk(event);
                            }
                          }}
                          onBlur={drag.letGo}
                        />
                      )
                    );
                  })}
                  {held?.columnKey === column.key && (
                    <Ghost
                      top={top(held.place.from)}
                      height={(held.place.to - held.place.from) * PIXELS_PER_MINUTE}
                      time={`${clockOf(held.place.from)}–${clockOf(held.place.to)}`}
                      name={moved && whoIs(moved.customer, t)}
                      taken={blocked && t("agenda.drag.taken", { name: whoIs(blocked.customer, t) })}
                    />
                  )}
                  {column.day === now.day && now.minute >= firstMinute && now.minute < lastMinute && (
                    <span
                      aria-hidden="true"
                      data-now=""
                      className="pointer-events-none absolute inset-x-0 z-10 h-0.5 bg-destructive before:absolute before:-top-[3px] before:-left-1 before:size-2 before:rounded-full before:bg-destructive"
                      style={{ top: top(now.minute) }}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}

const LINES = {
  backgroundImage: `repeating-linear-gradient(to bottom, var(--border) 0 1px, transparent 1px ${30 * PIXELS_PER_MINUTE}px, color-mix(in oklab, var(--border) 45%, transparent) ${30 * PIXELS_PER_MINUTE}px ${30 * PIXELS_PER_MINUTE + 1}px, transparent ${30 * PIXELS_PER_MINUTE + 1}px ${60 * PIXELS_PER_MINUTE}px)`,
};

function belongsTo(appointment: Appointment, column: DragColumn): boolean {
  return (
    appointment.date === column.day &&
    (column.professionalId === undefined || column.professionalId === appointment.professional_id)
  );
}

type ClosedProps = { span: Column["closed"][number]; first: number; last: number };

function Closed({ span, first, last }: ClosedProps) {
  const from = Math.max(span.from, first);
  const to = Math.min(span.to, last);
  if (to <= from) {
    return null;
  }
  return (
    <span
      className={classes(
        "pointer-events-none absolute inset-x-0 overflow-hidden",
        span.isException ? "agenda-blocked" : "bg-muted/70",
      )}
      style={{ top: (from - first) * PIXELS_PER_MINUTE, height: (to - from) * PIXELS_PER_MINUTE }}
    >
      {span.reason && <span className="block truncate px-2 py-1 text-muted-foreground text-xs">{span.reason}</span>}
    </span>
  );
}

type MoreProps = { crowd: Crowd; column: string; top: number; height: number; onOpen(): void };

/** How many more there are at a time, in the last lane. */
function More({ crowd, column, top, height, onOpen }: MoreProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
      aria-label={t("agenda.moreAt", { count: crowd.ids.length, time: clockOf(crowd.from), column })}
      className={classes(
        "tabular absolute flex justify-center rounded-md border border-input border-dashed bg-card font-medium text-muted-foreground text-xs hover:z-10 hover:bg-muted hover:text-foreground focus-visible:z-10",
        height < 28 ? "items-center" : "items-start pt-1",
      )}
      style={{
        top: top + 1,
        height: Math.max(height - 2, 16),
        left: `calc(${((MOST_LANES - 1) / MOST_LANES) * 100}% + 2px)`,
        width: `calc(${100 / MOST_LANES}% - 5px)`,
      }}
    >
      +{crowd.ids.length}
    </button>
  );
}

type GhostProps = { top: number; height: number; time: string; name: string | undefined; taken: string | undefined };

/** Where what one holds would be. */
function Ghost({ top, height, time, name, taken }: GhostProps) {
  return (
    <span
      aria-hidden="true"
      data-ghost={taken ? "taken" : "free"}
      className={classes(
        "pointer-events-none absolute inset-x-0.5 z-20 min-h-5 overflow-hidden rounded-md border-2 px-1.5 py-0.5 text-xs shadow-float",
        taken ? "border-destructive bg-destructive-soft text-destructive" : "border-primary bg-accent text-primary-ink",
      )}
      style={{ top, height }}
    >
      <span className="tabular block truncate font-medium">{time}</span>
      {(taken ?? name) && <span className="block truncate">{taken ?? name}</span>}
    </span>
  );
}

/** Up and down in a column, left and right to the nearest of the next one that has any. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const across = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const here = event.currentTarget;
  const strip = here.closest("[data-column]");
  if (!strip || event.altKey || (down === 0 && across === 0)) {
    return;
  }
  const cards = (of: Element) =>
    [...of.querySelectorAll<HTMLElement>("[data-appointment]")].sort((a, b) => a.offsetTop - b.offsetTop);
  event.preventDefault();
  if (down !== 0) {
    const own = cards(strip);
    own[own.indexOf(here) + down]?.focus();
    return;
  }
  const next = across === 1 ? "nextElementSibling" : "previousElementSibling";
  for (let other = strip[next]; other; other = other[next]) {
    const near = cards(other).sort(
      (a, b) => Math.abs(a.offsetTop - here.offsetTop) - Math.abs(b.offsetTop - here.offsetTop),
    )[0];
    if (near) {
      near.focus();
      return;
    }
  }
}
