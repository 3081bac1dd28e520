import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { TagSpot, tagLook, tagStyle } from "../../shared/ui/Tag";
import { isOpen, type Place, stateOf } from "./agenda";
import { clockOf } from "./clinicTime";
import type { Lane } from "./lanes";
import { STATE_ICON } from "./looks";
import { whoIs } from "./who";

type AppointmentBlockProps = {
  appointment: Appointment;
  place: Place;
  lane: Lane;
  top: number;
  height: number;
  isHeld: boolean;
  /** It was let go somewhere, and the server has not said yet whether it may stay. */
  isBusy: boolean;
  mayMove: boolean;
  onPointerDown(event: PointerEvent): void;
  onResize(event: PointerEvent): void;
  onOpen(): void;
  onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void;
  onBlur(): void;
};

/** How tall a line of it is. */
const LINE = 16;

/** One appointment in the grid, as tall as it is long. */
export function AppointmentBlock(props: AppointmentBlockProps) {
  const { appointment, place, lane, top, height, isHeld, isBusy, mayMove } = props;
  const { t } = useTranslation();
  const state = stateOf(appointment);
  const color = appointment.professional_color ?? "gray";
  const movable = mayMove && isOpen(appointment);
  const name = whoIs(appointment.customer, t);
  const services = appointment.services.map((service) => service.name).join(", ");
  const rooms = appointment.resources.map((resource) => resource.name).join(", ");
  const time = `${clockOf(place.from)}–${clockOf(place.to)}`;
  const Icon = STATE_ICON[state];
  const short = height < 34;
  const hasRooms = height >= 72 && rooms !== "";
  const lines = hasRooms ? 4 : height >= 54 ? 3 : 2;
  return (
    <button
      type="button"
      data-appointment={appointment.id}
      aria-keyshortcuts={movable ? "Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight" : undefined}
      aria-busy={isBusy || undefined}
      onPointerDown={movable ? props.onPointerDown : (event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        props.onOpen();
      }}
      onKeyDown={props.onKeyDown}
      onBlur={props.onBlur}
      style={{
        ...tagStyle(color),
        top: top + 1,
        height: Math.max(height - 2, 16),
        paddingBlock: short ? 0 : Math.max(0, Math.min(4, (height - 2 - LINE * lines) / 2)),
        left: `calc(${(lane.lane / lane.lanes) * 100}% + 2px)`,
        width: `calc(${100 / lane.lanes}% - 5px)`,
      }}
      className={classes(
        "absolute overflow-hidden rounded-md pr-1 pl-2 text-left text-xs transition-shadow hover:z-10 hover:shadow-float focus-visible:z-10",
        state === "cancelled" ? "border border-input border-dashed bg-card text-muted-foreground" : tagLook(color),
        short ? "flex items-center gap-1.5" : "flex flex-col items-stretch",
        // A finger that rests on it takes it up, and neither marks its words nor asks for a menu.
        movable && "cursor-grab touch-manipulation select-none [-webkit-touch-callout:none]",
        isHeld && "opacity-45",
        isBusy && "animate-pulse",
      )}
    >
      <span className="sr-only">
        {[`${time} ${name}`, services, appointment.professional_name, rooms, t(`agenda.states.${state}`)]
          .filter(Boolean)
          .join(", ")}
      </span>
      <TagSpot
        color={color}
        className={classes("absolute inset-y-0 left-0 w-[3px] rounded-none", state === "booked" && "agenda-open")}
      />
      <span
        className={classes(
          "flex min-w-0 items-center gap-1",
          state === "done" ? "font-medium" : "font-semibold",
          short && "flex-1",
        )}
      >
        {lane.lanes < 3 && <Icon aria-hidden="true" className="size-3 shrink-0" strokeWidth={2} />}
        <span className={classes("truncate", (state === "cancelled" || state === "no_show") && "line-through")}>
          {name}
        </span>
      </span>
      <span
        aria-hidden="true"
        className={classes("tabular truncate", short ? (lane.lanes > 1 ? "hidden" : "shrink-0") : "block")}
      >
        {short || lane.lanes > 1 ? clockOf(place.from) : `${time}${services && height < 54 ? ` · ${services}` : ""}`}
      </span>
      {height >= 54 && (
        <span aria-hidden="true" className="truncate">
          {services}
        </span>
      )}
      {hasRooms && (
        <span aria-hidden="true" className="truncate">
          {rooms}
        </span>
      )}
      {movable && (
        <span
          aria-hidden="true"
          onPointerDown={props.onResize}
          data-resize=""
          className="absolute inset-x-0 bottom-0 h-1.5 max-h-2/5 cursor-ns-resize coarse:h-4"
        />
      )}
    </button>
  );
}
