import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Retention, RetentionRule } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { fullTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { SelectField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";

const KEY = ["retention-rules"] as const;
const CHOICES = [7, 30, 60, 90, 183, 365, 730, 1825] as const;
/** As many as the server counts at most. */
const MOST_COUNTED = 10_000;
const GRACE_MS = 24 * 60 * 60_000;

/** How long what is kept: what would go is said before it is saved. */
export function RetentionPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("retention.title")} description={t("retention.desc")}>
        <Rules />
      </Page>
    </AdminsOnly>
  );
}

function Rules() {
  const { t } = useTranslation();
  const { api } = useServices();
  const rules = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get("/api/v1/retention-rules", { signal }),
    enabled: useMe().role === "admin",
  });
  if (rules.isError) {
    return <Failed error={rules.error} title={t("retention.failed")} onRetry={() => void rules.refetch()} />;
  }
  if (!rules.data) {
    return (
      <Appearing>
        <RowsSkeleton />
      </Appearing>
    );
  }
  return <Form retention={rules.data} />;
}

type Wanted = Partial<Record<RetentionRule["kind"], number | null>>;

function Form({ retention }: { retention: Retention }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [wanted, setWanted] = useState<Wanted>({});
  const changed = retention.data.filter((rule) => wanted[rule.kind] !== undefined && wanted[rule.kind] !== rule.days);
  const { busy, failure, fields, save } = useSave(async () => {
    const rules = changed.map((rule) => ({ kind: rule.kind, days: wanted[rule.kind] ?? null }));
    cache.setQueryData(KEY, await api.put("/api/v1/retention-rules", { rules }));
    setWanted({});
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ul className="divide-y rounded-xl border bg-card">
        {retention.data.map((rule) => {
          const days = wanted[rule.kind];
          return (
            <li key={rule.kind} className="grid gap-3 p-4 pane:grid-cols-[1fr_11rem] pane:gap-6">
              <div className="min-w-0">
                <p className="font-medium">{t(`retention.kinds.${rule.kind}.name`)}</p>
                <p className="text-muted-foreground text-sm">{t(`retention.kinds.${rule.kind}.hint`)}</p>
                {days === undefined || days === rule.days ? <Now rule={rule} /> : <Then kind={rule.kind} days={days} />}
              </div>
              <Days
                rule={rule}
                value={days === undefined ? rule.days : days}
                onChange={(next) => setWanted({ ...wanted, [rule.kind]: next })}
              />
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-col gap-3">
        {changed.length > 0 && <p className="text-sm text-warning">{t("retention.sure")}</p>}
        <FormError failure={failure} fields={fields} />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <LastRun run={retention.last_run} />
          <Button type="submit" look="primary" busy={busy} disabled={changed.length === 0}>
            {t("retention.save")}
          </Button>
        </div>
      </div>
    </form>
  );
}

type DaysProps = { rule: RetentionRule; value: number | null; onChange(days: number | null): void };

function Days({ rule, value, onChange }: DaysProps) {
  const { t } = useTranslation();
  const words = useDays();
  // What was set through the API may be any number of days.
  const choices = [...new Set([...CHOICES, rule.least_days, ...(rule.days === null ? [] : [rule.days])])]
    .filter((days) => days >= rule.least_days)
    .sort((a, b) => a - b);
  return (
    <SelectField
      label={<span className="sr-only">{t(`retention.kinds.${rule.kind}.name`)}</span>}
      value={value ?? ""}
      hint={
        rule.least_days >= 183
          ? t("retention.least", { days: words(rule.least_days) })
          : t("retention.default", { days: words(rule.default_days) })
      }
      onChange={(next) => onChange(next === "" ? null : Number(next))}
    >
      <option value="">{t("retention.forever")}</option>
      {choices.map((days) => (
        <option key={days} value={days}>
          {words(days)}
        </option>
      ))}
    </SelectField>
  );
}

/** A number of days as people say it. */
function useDays(): (days: number | null) => string {
  const { t } = useTranslation();
  return (days) =>
    days === null
      ? t("retention.forever")
      : days % 365 === 0
        ? t("retention.year", { count: days / 365 })
        : t("retention.days", { count: days });
}

function Now({ rule }: { rule: RetentionRule }) {
  const { t, i18n } = useTranslation();
  if (rule.days === null) {
    return null;
  }
  const until = rule.changed_at ? new Date(rule.changed_at).getTime() + GRACE_MS : 0;
  return (
    <p className="mt-1.5 text-sm">
      {rule.due === 0
        ? t("retention.none")
        : rule.due >= MOST_COUNTED
          ? t("retention.many", { count: MOST_COUNTED })
          : t("retention.due", { count: rule.due })}
      {until > Date.now() && (
        <span className="block text-warning">
          {t("retention.waits", { date: fullTime(new Date(until).toISOString(), i18n.language) })}
        </span>
      )}
    </p>
  );
}

function Then({ kind, days }: { kind: RetentionRule["kind"]; days: number | null }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const due = useQuery({
    queryKey: [...KEY, kind, days],
    queryFn: ({ signal }) => api.get("/api/v1/retention-rules/due", { query: { kind, days: days ?? 1 }, signal }),
    enabled: days !== null,
  });
  const count = days === null ? 0 : due.data?.due;
  return (
    <p className="mt-1.5 min-h-5 font-medium text-sm" aria-live="polite">
      {count === 0
        ? t("retention.wouldNone")
        : count !== undefined &&
          (count >= MOST_COUNTED ? t("retention.wouldMany", { count: MOST_COUNTED }) : t("retention.would", { count }))}
    </p>
  );
}

function LastRun({ run }: { run: Retention["last_run"] }) {
  const { t, i18n } = useTranslation();
  if (!run) {
    return <p className="text-muted-foreground text-sm">{t("retention.never")}</p>;
  }
  const parts = Object.entries(run.gone).filter(([, count]) => count > 0);
  return (
    <p className="text-muted-foreground text-sm">
      {run.ended_at ? t("retention.last", { date: fullTime(run.ended_at, i18n.language) }) : t("retention.running")}
      {" · "}
      {parts.length === 0
        ? t("retention.nothing")
        : parts
            .map(([kind, count]) => `${t(`retention.kinds.${kind as RetentionRule["kind"]}.name`)}: ${count}`)
            .join(", ")}
    </p>
  );
}
