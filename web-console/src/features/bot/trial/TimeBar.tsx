import { Clock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shortTime } from "../../../shared/format/time";
import { Button } from "../../../shared/ui/Button";
import { forField, later, type Trial } from "./trial";

const DAY = 24 * 60;
const STEPS = [
  ["minutes", 10],
  ["hour", 60],
  ["day", DAY],
] as const;

type TimeBarProps = { trial: Trial; busy: boolean; onSkip(at: string): void };

/** What time the run believes it is, and how it becomes later. */
export function TimeBar({ trial, busy, onSkip }: TimeBarProps) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState("");
  const target = wanted ? new Date(wanted) : undefined;
  const due = trial.dueAt;
  return (
    <section aria-label={t("flowTrial.time")} className="rounded-lg border bg-card p-3">
      <p className="flex items-center gap-2 text-sm">
        <Clock aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
        <span className="min-w-0">
          <span className="font-medium">{shortTime(trial.now, i18n.language)}</span>
          {due && (
            <span className="text-muted-foreground">
              {" "}
              · {t("flowTrial.due", { time: shortTime(due, i18n.language) })}
            </span>
          )}
        </span>
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {due && (
          <Button size="sm" look="soft" disabled={busy} onClick={() => onSkip(due)}>
            {t("flowTrial.toDue")}
          </Button>
        )}
        {STEPS.map(([name, minutes]) => (
          <Button key={name} size="sm" disabled={busy} onClick={() => onSkip(later(trial.now, minutes))}>
            {t(`flowTrial.wait.${name}`)}
          </Button>
        ))}
      </div>
      <form
        className="mt-2 flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (target) {
            setWanted("");
            onSkip(target.toISOString());
          }
        }}
      >
        <input
          type="datetime-local"
          aria-label={t("flowTrial.when")}
          value={wanted}
          min={forField(trial.now)}
          onChange={(event) => setWanted(event.target.value)}
          className="h-7 min-w-0 flex-1 rounded-sm border border-input bg-card px-2 text-sm"
        />
        <Button size="sm" type="submit" disabled={busy || !target || target.toISOString() <= trial.now}>
          {t("flowTrial.go")}
        </Button>
      </form>
    </section>
  );
}
