import { CalendarRange, ChevronLeft, ChevronRight, ListFilter, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicResource, ClinicService, Professional } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { SelectField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { Popover } from "../../shared/ui/Popover";
import { TagSpot } from "../../shared/ui/Tag";
import { usePhone } from "../../shared/ui/useMedia";
import { type AgendaSearch, STATES, VIEWS, type View } from "./agenda";
import { clockOf, type Day, dayText, isDay, rangeText, zoneName } from "./clinicTime";
import { STATE_ICON, STATE_INK } from "./looks";

type AgendaBarProps = {
  clinic: Clinic;
  clinics: readonly Clinic[];
  search: AgendaSearch;
  view: View;
  day: Day;
  days: readonly Day[];
  now: { day: Day; minute: number };
  professionals: readonly Professional[];
  services: readonly ClinicService[];
  rooms: readonly ClinicResource[];
  onGo(change: Partial<AgendaSearch>): void;
  onTurn(count: number): void;
  onCreate(): void;
};

/** Which days, how they are shown, and of what. */
export function AgendaBar(props: AgendaBarProps) {
  const { clinic, clinics, search, view, day, days, now, professionals, onGo, onTurn, onCreate } = props;
  const { t, i18n } = useTranslation();
  const phone = usePhone();
  const first = days[0] ?? day;
  const last = days.at(-1) ?? day;
  const title =
    view === "month"
      ? dayText(day, i18n.language, { month: "long", year: "numeric" })
      : first === last
        ? dayText(day, i18n.language, {
            weekday: phone ? "short" : "long",
            day: "numeric",
            month: phone ? "short" : "long",
          })
        : rangeText(first, last, i18n.language, phone);
  const chosen = search.professionals;
  const toggle = (id: string) => {
    const next = chosen?.includes(id) ? chosen.filter((one) => one !== id) : [...(chosen ?? []), id];
    onGo({ professionals: next.length > 0 && next.length < professionals.length ? next : undefined });
  };
  return (
    <header className="flex shrink-0 flex-col gap-2 border-b bg-card px-3 py-2 pane:px-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <IconButton
          icon={ChevronLeft}
          label={t("agenda.previous")}
          keys="K"
          onClick={() => onTurn(-1)}
          className="max-pane:order-2"
        />
        <IconButton
          icon={ChevronRight}
          label={t("agenda.next")}
          keys="J"
          onClick={() => onTurn(1)}
          className="max-pane:order-4"
        />
        <Button
          onClick={() => onGo({ day: undefined })}
          disabled={day === now.day}
          className={classes(day === now.day && "max-pane:hidden")}
        >
          {t("agenda.today")}
        </Button>
        <label className="relative inline-flex min-w-0 cursor-pointer items-center max-pane:order-first max-pane:flex-[1_1_0] gap-1.5 rounded-md py-1 pane:px-1.5 hover:bg-muted focus-within:outline-2 focus-within:outline-ring">
          <h1 className="truncate font-semibold text-base first-letter:uppercase pane:text-lg">{title}</h1>
          <CalendarRange aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
          <span className="sr-only">{t("agenda.pickDay")}</span>
          <input
            type="date"
            value={day}
            onChange={(event) => isDay(event.target.value) && onGo({ day: event.target.value })}
            onClick={(event) => event.currentTarget.showPicker?.()}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
        <span className="tabular hidden text-muted-foreground text-xs panel:inline">
          {t("agenda.clock", {
            time: clockOf(now.minute),
            zone: zoneName(clinic.timezone, i18n.language),
          })}
        </span>
        {/* On a phone: what is shown and what one does in one line, and in the next where one goes from there. */}
        <span aria-hidden="true" className="order-1 basis-full pane:hidden" />
        <fieldset className="flex rounded-md border p-0.5 max-pane:order-3 max-pane:flex-1 pane:ml-auto">
          <legend className="sr-only">{t("agenda.view")}</legend>
          {VIEWS.map((one, index) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onGo({ view: one })}
              className={classes(
                "h-7 flex-1 rounded-sm px-1.5 text-sm pane:px-2.5 transition-colors coarse:h-9",
                view === one ? "bg-accent font-medium text-primary-ink" : "text-muted-foreground hover:bg-muted",
              )}
            >
              {t(`agenda.views.${one}`)}
            </button>
          ))}
        </fieldset>
        <FilterButton {...props} />
        <Button look="primary" onClick={onCreate} aria-label={t("booking.title")}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          <span className="max-panel:hidden">{t("booking.title")}</span>
        </Button>
      </div>
      {(professionals.length > 1 || clinics.length > 1) && (
        <div className="flex items-center gap-1.5 overflow-x-auto [scrollbar-width:none] pane:max-h-16 pane:flex-wrap pane:overflow-y-auto">
          {clinics.length > 1 && (
            <select
              aria-label={t("clinic.title")}
              value={clinic.clinic_id}
              onChange={(event) =>
                onGo({ clinic: event.target.value, professionals: undefined, room: undefined, free: undefined })
              }
              className="field h-7 px-2 text-sm coarse:h-9"
            >
              {clinics.map((one) => (
                <option key={one.clinic_id} value={one.clinic_id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
          {professionals.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={chosen?.includes(one.id) ?? false}
              onClick={() => toggle(one.id)}
              className={classes(
                "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors coarse:h-9",
                chosen?.includes(one.id) ? "border-primary bg-accent text-primary-ink" : "hover:bg-muted",
              )}
            >
              <TagSpot color={one.color} className="size-2" />
              {one.name}
            </button>
          ))}
        </div>
      )}
    </header>
  );
}

function FilterButton({ search, services, rooms, onGo }: AgendaBarProps) {
  const { t } = useTranslation();
  const count = [search.room, search.states, search.free].filter(Boolean).length;
  const toggle = (state: (typeof STATES)[number]) => {
    const chosen = search.states ?? [];
    const next = chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state];
    onGo({ states: next.length > 0 ? next : undefined });
  };
  return (
    <Popover
      label={t("agenda.filters")}
      trigger={
        <Button aria-label={count > 0 ? `${t("agenda.filters")}: ${count}` : t("agenda.filters")}>
          <ListFilter aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {count > 0 && <span className="tabular">{count}</span>}
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-4 p-4">
        <SelectField
          label={t("agenda.free.of")}
          hint={t("agenda.free.hint")}
          value={search.free ?? ""}
          onChange={(free) => onGo({ free: free || undefined })}
        >
          <option value="">{t("agenda.free.none")}</option>
          {services.map((service) => (
            <option key={service.id} value={service.id}>
              {service.name}
            </option>
          ))}
        </SelectField>
        {rooms.length > 0 && (
          <SelectField
            label={t("agenda.room")}
            value={search.room ?? ""}
            onChange={(room) => onGo({ room: room || undefined })}
          >
            <option value="">{t("agenda.allRooms")}</option>
            {rooms.map((room) => (
              <option key={room.id} value={room.id}>
                {room.name}
              </option>
            ))}
          </SelectField>
        )}
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t("agenda.state")}</legend>
          <div className="flex flex-wrap gap-1.5">
            {STATES.map((state) => {
              const Icon = STATE_ICON[state];
              const pressed = search.states?.includes(state) ?? false;
              return (
                <button
                  key={state}
                  type="button"
                  aria-pressed={pressed}
                  onClick={() => toggle(state)}
                  className={classes(
                    "inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm coarse:h-9",
                    pressed ? "border-primary bg-accent text-primary-ink" : "hover:bg-muted",
                  )}
                >
                  <Icon aria-hidden="true" className={classes("size-3.5", STATE_INK[state])} strokeWidth={2} />
                  {t(`agenda.states.${state}`)}
                </button>
              );
            })}
          </div>
        </fieldset>
        {count > 0 && (
          <Button onClick={() => onGo({ room: undefined, states: undefined, free: undefined })}>
            {t("agenda.noFilters")}
          </Button>
        )}
      </div>
    </Popover>
  );
}
