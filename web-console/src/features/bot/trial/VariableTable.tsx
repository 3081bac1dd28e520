import { useTranslation } from "react-i18next";
import type { FlowDefinition } from "../../../shared/api/types";
import { held, type Trial } from "./trial";

/** What the run keeps, with the kind of each. */
export function VariableTable({ trial, draft }: { trial: Trial; draft: FlowDefinition }) {
  const { t } = useTranslation();
  const rows = held(trial, draft);
  return (
    <section aria-label={t("flowTrial.variables")} className="rounded-lg border bg-card p-3">
      <h3 className="font-medium text-sm">{t("flowTrial.variables")}</h3>
      {rows.length === 0 ? (
        <p className="mt-1 text-muted-foreground text-sm">{t("flowTrial.noVariables")}</p>
      ) : (
        <dl className="mt-1.5 flex flex-col divide-y">
          {rows.map(({ name, kind, value }) => (
            <div key={name} className="flex items-baseline gap-2 py-1 text-sm">
              <dt className="min-w-0 shrink-0 basis-2/5 truncate font-mono text-xs" title={name}>
                {name}
                <span className="ml-1.5 font-sans text-muted-foreground">
                  {t(`flowTrial.varKinds.${kindOf(kind)}`)}
                </span>
              </dt>
              <dd className="min-w-0 flex-1 break-words text-right [overflow-wrap:anywhere]">
                {value === undefined || value === null ? (
                  <span className="text-muted-foreground">{t("flowTrial.empty")}</span>
                ) : (
                  shown(value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const KINDS = ["text", "number", "date", "boolean", "json"] as const;

function kindOf(kind: string): (typeof KINDS)[number] {
  return KINDS.find((known) => known === kind) ?? "text";
}

function shown(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
