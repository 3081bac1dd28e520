import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download, Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keepFile } from "../../../shared/api/keepFile";
import type { AuditLog } from "../../../shared/api/types";
import { useUsers } from "../../../shared/api/useDirectory";
import { useSave } from "../../../shared/api/useSave";
import { dayName, dayOf } from "../../../shared/format/time";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { NothingFound } from "../../../shared/ui/drawings";
import { Select } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../../shared/ui/Page";
import { Appearing, Empty, Failed } from "../../../shared/ui/States";
import { AffectedFilters, AffectedList } from "./AffectedCustomers";
import { AuditRow } from "./AuditRow";
import { AuditSeal } from "./AuditSeal";
import { CustomerPicker } from "./CustomerPicker";
import { ACTIONS, type Action, type AuditSearch, auditQuery, KINDS } from "./search";
import { useAuditLogs } from "./useAudit";

const TYPING_MS = 300;

export function AuditPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("settings.audit")} description={t("audit.description")} action={<ExportButton />}>
        <AuditSeal />
        <Views />
        <AuditFilters />
        <Shown />
      </Page>
    </AdminsOnly>
  );
}

/** What was done, or whose data it concerned. */
function Views() {
  const { t } = useTranslation();
  const { search, change } = useAuditSearch();
  return (
    <fieldset className="mb-3 flex gap-1">
      <legend className="sr-only">{t("audit.view")}</legend>
      {([undefined, "customers"] as const).map((view) => (
        <Button
          key={view ?? "deeds"}
          look={search.view === view ? "soft" : "quiet"}
          aria-pressed={search.view === view}
          onClick={() => change({ view })}
        >
          {t(view ? "audit.affected" : "audit.deeds")}
        </Button>
      ))}
    </fieldset>
  );
}

function Shown() {
  const { search } = useAuditSearch();
  return search.view ? <AffectedList search={search} /> : <AuditList />;
}

function useAuditSearch() {
  const search = useSearch({ from: "/console/settings/audit" });
  const navigate = useNavigate({ from: "/settings/audit" });
  return {
    search,
    change: (changed: AuditSearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false }),
  };
}

/** What the filters show, as a file. That it was taken is a row of the trail itself. */
function ExportButton() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const { search } = useAuditSearch();
  const { busy, failure, fields, save } = useSave(async () => {
    const { blob, name } = await api.download("/api/v1/audit-logs/export", auditQuery(search));
    keepFile(blob, name ?? "balcao-audit.csv");
    await cache.invalidateQueries({ queryKey: ["audit"] });
  });
  if (search.view) {
    // Whose data was concerned has exports of its own.
    return null;
  }
  return (
    <div className="flex flex-col items-end gap-2">
      <Button busy={busy} onClick={() => void save()}>
        <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {t("audit.export")}
      </Button>
      <FormError failure={failure} fields={fields} />
    </div>
  );
}

function AuditFilters() {
  const { t } = useTranslation();
  const users = useUsers().data ?? [];
  const { search, change } = useAuditSearch();
  const [text, setText] = useState(search.q ?? "");

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks anew
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== (search.q ?? "")) {
        change({ q: text || undefined });
      }
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <search className="mb-4 grid grid-cols-2 gap-2 pane:grid-cols-4">
      {!search.view && (
        <label className="relative col-span-2 pane:col-span-4">
          <span className="sr-only">{t("audit.search")}</span>
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
            strokeWidth={1.75}
          />
          <input
            type="search"
            value={text}
            maxLength={200}
            placeholder={t("audit.search")}
            onChange={(event) => setText(event.target.value)}
            className="field h-9 w-full pr-3 pl-9 coarse:h-11 coarse:text-lg"
          />
        </label>
      )}
      <Select
        aria-label={t("audit.person")}
        value={search.user ?? ""}
        onChange={(event) => change({ user: event.target.value || undefined })}
        className="field h-9 pr-9 pl-3 coarse:h-11"
      >
        <option value="">{t("audit.anybody")}</option>
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.full_name}
          </option>
        ))}
      </Select>
      {search.view ? (
        <AffectedFilters search={search} change={change} />
      ) : (
        <>
          <Select
            aria-label={t("audit.kind")}
            value={search.kind ?? ""}
            onChange={(event) => change({ kind: KINDS.find((kind) => kind === event.target.value), action: undefined })}
            className="field h-9 pr-9 pl-3 coarse:h-11"
          >
            <option value="">{t("audit.anything")}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`audit.kinds.${kind}`)}
              </option>
            ))}
          </Select>
          <ActionSelect value={search.action} onChange={(action) => change({ action })} />
          <CustomerPicker value={search.customer} onChange={(customer) => change({ customer })} />
        </>
      )}
      <DayInput label={t("audit.from")} value={search.from} onChange={(from) => change({ from })} />
      <DayInput label={t("audit.to")} value={search.to} onChange={(to) => change({ to })} />
      {search.object && (
        <Button look="soft" onClick={() => change({ object: undefined })}>
          {t("audit.onlyThis")}
          <X aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </Button>
      )}
    </search>
  );
}

type ActionSelectProps = { value: Action | undefined; onChange(value: Action | undefined): void };

/** What was done, in the words of the rows, in their order. */
function ActionSelect({ value, onChange }: ActionSelectProps) {
  const { t, i18n } = useTranslation();
  const options = ACTIONS.map((action) => ({ action, words: t(`audit.actions.${action}`) })).sort((a, b) =>
    a.words.localeCompare(b.words, i18n.language),
  );
  return (
    <Select
      aria-label={t("audit.action")}
      value={value ?? ""}
      onChange={(event) => onChange(ACTIONS.find((action) => action === event.target.value))}
      className="field h-9 pr-9 pl-3 coarse:h-11"
    >
      <option value="">{t("audit.anyAction")}</option>
      {options.map(({ action, words }) => (
        <option key={action} value={action}>
          {words}
        </option>
      ))}
    </Select>
  );
}

type DayInputProps = { label: string; value: string | undefined; onChange(value: string | undefined): void };

function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <label className="field flex h-9 min-w-0 items-center gap-2 px-3 coarse:h-11">
      <span className="shrink-0 text-muted-foreground text-sm">{label}</span>
      <input
        type="date"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
        className="tabular min-w-0 flex-1 bg-transparent text-sm outline-none"
      />
    </label>
  );
}

function byDay(rows: readonly AuditLog[]): Map<string, AuditLog[]> {
  const days = new Map<string, AuditLog[]>();
  for (const row of rows) {
    const day = dayOf(row.created_at);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
}

function AuditList() {
  const { t, i18n } = useTranslation();
  const { search } = useAuditSearch();
  const query = useAuditLogs(search);
  const rows = query.data ?? [];
  if (query.isPending) {
    return (
      <Appearing>
        <RowsSkeleton />
      </Appearing>
    );
  }
  if (query.isError) {
    return <Failed error={query.error} title={t("audit.failed")} onRetry={() => void query.refetch()} />;
  }
  if (rows.length === 0) {
    return <Empty drawing={<NothingFound />} title={t("audit.none")} text={t("audit.noneHint")} />;
  }
  return (
    <>
      {[...byDay(rows)].map(([day, ofDay]) => (
        <section key={day} className="mb-5">
          <h3 className="mb-2 font-medium text-muted-foreground text-sm first-letter:uppercase">
            {dayName(
              ofDay[0]?.created_at ?? "",
              i18n.language,
              { today: t("time.today"), yesterday: t("time.yesterday") },
              Date.now(),
            )}
          </h3>
          <ul className="divide-y overflow-hidden rounded-xl border bg-card">
            {ofDay.map((row) => (
              <AuditRow key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="flex justify-center pb-4">
          <Button look="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </>
  );
}
