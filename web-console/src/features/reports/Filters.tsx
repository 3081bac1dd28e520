import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MetricsChannel, MetricsPeriod } from "../../shared/api/types";
import { useDepartments, useUsers } from "../../shared/api/useDirectory";
import { useTags } from "../../shared/api/useTags";
import { classes } from "../../shared/ui/classes";
import { SelectField, TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { daysOf, PERIODS, periodNamed, type ReportsSearch, todayIn } from "./reports";

type FilterProps = {
  search: ReportsSearch;
  period: MetricsPeriod | undefined;
  /** Those by which something came in the period. */
  channels?: readonly MetricsChannel[];
  now: number;
  /** Only the days: the rest is decided. */
  daysOnly?: boolean;
  onChange(search: ReportsSearch): void;
};

/** Of which days, department, attendant and tag. Everything is in the address, so that it can be shared. */
export function Filters({ search, period, channels = [], now, daysOnly = false, onChange }: FilterProps) {
  const { t, i18n } = useTranslation();
  // On a phone the rest is put away unless it says something.
  const [open, setOpen] = useState(Boolean(search.department || search.user || search.tag || search.channel));
  const departments = useDepartments().data ?? [];
  const users = useUsers().data ?? [];
  const tags = useTags().data ?? [];
  const today = todayIn(period?.time_zone, now);
  const from = search.from ?? period?.from ?? daysOf("week", today).from;
  const to = search.to ?? period?.to ?? today;
  const named = periodNamed(from, to, today);
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const said = (iso: string) => day.format(new Date(`${iso}T12:00:00Z`));

  return (
    <section aria-label={t("reports.filters")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-3 print:hidden">
        <fieldset className="inline-flex overflow-hidden rounded-md border bg-card max-pane:grid max-pane:w-full max-pane:grid-cols-3">
          <legend className="sr-only">{t("reports.period")}</legend>
          {PERIODS.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={named === name}
              onClick={() => onChange({ ...search, ...daysOf(name, today) })}
              className={classes(
                "h-9 whitespace-nowrap border-r px-3 text-sm last:border-r-0 hover:bg-muted focus-visible:outline-offset-[-2px] coarse:h-11",
                named === name && "bg-accent font-medium text-primary-ink hover:bg-accent",
              )}
            >
              {t(`reports.periods.${name}`)}
            </button>
          ))}
        </fieldset>
        <TextField
          type="date"
          className="max-pane:basis-[calc(50%-0.375rem)] max-pane:grow pane:w-34"
          label={t("reports.from")}
          value={from}
          max={to}
          onChange={(event) => event.target.value && onChange({ ...search, from: event.target.value, to })}
        />
        <TextField
          type="date"
          className="max-pane:basis-[calc(50%-0.375rem)] max-pane:grow pane:w-34"
          label={t("reports.to")}
          value={to}
          min={from}
          max={today}
          onChange={(event) => event.target.value && onChange({ ...search, from, to: event.target.value })}
        />
        <label className="flex h-9 max-pane:mr-auto items-center gap-2 text-sm coarse:h-11">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={search.counts === "business_hours"}
            onChange={(event) => onChange({ ...search, counts: event.target.checked ? "business_hours" : undefined })}
          />
          {t("reports.businessHours")}
        </label>
        {!daysOnly && (
          <>
            <IconButton
              icon={SlidersHorizontal}
              label={t("reports.moreFilters")}
              pressed={open}
              onClick={() => setOpen(!open)}
              className="mb-0.5 pane:hidden"
            />
            <div className={classes("contents", !open && "max-pane:hidden")}>
              <SelectField
                className="max-pane:w-full pane:w-40"
                label={t("reports.department")}
                value={search.department ?? ""}
                onChange={(department) => onChange({ ...search, department: department || undefined })}
              >
                <option value="">{t("filters.anyDepartment")}</option>
                {departments.map((department) => (
                  <option key={department.id} value={department.id}>
                    {department.name}
                  </option>
                ))}
              </SelectField>
              <SelectField
                className="max-pane:w-full pane:w-40"
                label={t("reports.attendant")}
                value={search.user ?? ""}
                onChange={(user) => onChange({ ...search, user: user || undefined })}
              >
                <option value="">{t("filters.anybody")}</option>
                {users.map((user) => (
                  <option key={user.id} value={user.id}>
                    {user.full_name}
                  </option>
                ))}
              </SelectField>
              {(channels.length > 1 || search.channel) && (
                <SelectField
                  className="max-pane:w-full pane:w-40"
                  label={t("reports.channel")}
                  value={search.channel ?? ""}
                  onChange={(channel) => onChange({ ...search, channel: channel || undefined })}
                >
                  <option value="">{t("reports.anyChannel")}</option>
                  {search.channel && !channels.some((one) => one.channel_id === search.channel) && (
                    <option value={search.channel}>{t("reports.thisChannel")}</option>
                  )}
                  {channels.map((one) => (
                    <option key={one.channel_id} value={one.channel_id}>
                      {one.name}
                    </option>
                  ))}
                </SelectField>
              )}
              {(tags.length > 0 || search.tag) && (
                <SelectField
                  className="max-pane:w-full pane:w-40"
                  label={t("reports.tag")}
                  value={search.tag ?? ""}
                  onChange={(tag) => onChange({ ...search, tag: tag || undefined })}
                >
                  <option value="">{t("reports.anyTag")}</option>
                  {[...new Set([...tags.map((tag) => tag.name), ...(search.tag ? [search.tag] : [])])].map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </SelectField>
              )}
            </div>
          </>
        )}
      </div>
      {period && (
        <p className="text-muted-foreground text-sm">
          {t(daysOnly ? "reports.days" : period.is_running ? "reports.comparedSoFar" : "reports.compared", {
            from: said(period.from),
            to: said(period.to),
            previousFrom: said(period.previous_from),
            previousTo: said(period.previous_to),
            zone: period.time_zone,
          })}
        </p>
      )}
    </section>
  );
}
