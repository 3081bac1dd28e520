import { Link } from "@tanstack/react-router";
import { ChevronRight, Cog } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditLog } from "../../../shared/api/types";
import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { clockTime, fullTime } from "../../../shared/format/time";
import { classes } from "../../../shared/ui/classes";
import { PersonAvatar } from "../../../shared/ui/PersonAvatar";

/** One deed in a sentence; what exactly changed, when it is opened. */
export function AuditRow({ row }: { row: AuditLog }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const sentence = t(`audit.actions.${row.action}`);
  const name = row.new_values?.name ?? row.new_values?.full_name ?? row.old_values?.name ?? row.old_values?.full_name;
  const fields = [...new Set([...Object.keys(row.old_values ?? {}), ...Object.keys(row.new_values ?? {})])];
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-muted focus-visible:outline-offset-[-2px]"
      >
        {row.user ? (
          <PersonAvatar id={row.user.id} name={row.user.full_name} />
        ) : (
          <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
            <Cog aria-hidden="true" className="size-5" strokeWidth={1.75} />
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <span className="font-medium">{row.user?.full_name ?? t("audit.nobody")}</span> {sentence}
            {typeof name === "string" && <span className="text-muted-foreground"> · {name}</span>}
          </span>
          <span className="tabular block truncate text-muted-foreground text-xs">
            <time dateTime={row.created_at} title={fullTime(row.created_at, i18n.language)}>
              {clockTime(row.created_at, i18n.language)}
            </time>
            {row.address && ` · ${row.address}`}
            {row.seal_number === null && ` · ${t("audit.unsealed")}`}
          </span>
        </span>
        <ChevronRight
          aria-hidden="true"
          className={classes("size-4 shrink-0 text-muted-foreground transition-transform", isOpen && "rotate-90")}
          strokeWidth={1.75}
        />
      </button>
      {isOpen && (
        <div className="border-t bg-background px-4 py-3">
          {fields.length === 0 ? (
            <p className="text-muted-foreground text-sm">{t("audit.noDetails")}</p>
          ) : (
            <Differences row={row} fields={fields} />
          )}
          {row.object_type === "conversation" && row.object_id && (
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId: row.object_id }}
              className="mt-2 inline-block text-primary-ink text-sm hover:underline"
            >
              {t("audit.open")}
            </Link>
          )}
          <p className="tabular mt-2 break-all text-muted-foreground text-xs">
            {row.action}
            {row.object_id && ` · ${row.object_type} ${row.object_id}`}
            {row.seal_number !== null && ` · ${t("audit.seal", { number: row.seal_number })}`}
          </p>
        </div>
      )}
    </li>
  );
}

function Differences({ row, fields }: { row: AuditLog; fields: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead className="text-muted-foreground text-xs">
        <tr>
          <th className="w-1/4 pb-1 font-normal">{t("audit.field")}</th>
          <th className="pb-1 font-normal">{t("audit.before")}</th>
          <th className="pb-1 font-normal">{t("audit.after")}</th>
        </tr>
      </thead>
      <tbody className="align-top">
        {fields.map((field) => (
          <tr key={field} className="border-t">
            <td className="break-words py-1.5 pr-3 text-muted-foreground">
              {i18n.exists(`audit.fields.${field}`) ? t(`audit.fields.${field}` as "audit.fields.name") : field}
            </td>
            <td className="break-words py-1.5 pr-3">
              <Value value={row.old_values?.[field]} names={names} />
            </td>
            <td className="break-words py-1.5">
              <Value value={row.new_values?.[field]} names={names} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of people and departments, by their ids. */
function useNames(): ReadonlyMap<string, string> {
  const users = useUsers().data ?? [];
  const departments = useDepartments().data ?? [];
  return new Map([
    ...users.map((user) => [user.id, user.full_name] as const),
    ...departments.map((department) => [department.id, department.name] as const),
  ]);
}

/** More than that are counted: a list that was read has up to a hundred ids. */
const MANY = 10;

/** Ids by their names, as far as they are known. */
function Value({ value, names }: { value: unknown; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return <span className="text-muted-foreground">—</span>;
  }
  if (typeof value === "boolean") {
    return t(value ? "audit.yes" : "audit.no");
  }
  if (Array.isArray(value) && value.length > MANY) {
    return value.length;
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return value.map((one) => names.get(one) ?? one).join(", ");
  }
  return typeof value === "object" ? JSON.stringify(value) : (names.get(String(value)) ?? String(value));
}
