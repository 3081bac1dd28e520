import { CircleDot, RotateCcw, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../shared/ui/classes";
import { IconButton } from "../../../shared/ui/IconButton";
import { useReason } from "../../../shared/ui/States";
import { Switch } from "../../../shared/ui/Switch";
import { useEditor } from "../editor/session";
import { nameOf } from "./blocks";
import { EndingCard } from "./EndingCard";
import { RecordDialog } from "./RecordDialog";
import { RecordedTests } from "./RecordedTests";
import { TimeBar } from "./TimeBar";
import { TrialPhone } from "./TrialPhone";
import { useTrial } from "./useTrial";
import { VariableTable } from "./VariableTable";

/** Runs the draft that is on the screen, and keeps runs as tests. */
export function TestPanel() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<"talk" | "tests">("talk");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div role="tablist" aria-label={t("flowTrial.title")} className="flex shrink-0 gap-1 border-b px-3 pt-2">
        {(["talk", "tests"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
            className={classes(
              "-mb-px border-b-2 px-2 pt-1 pb-2 font-medium text-sm",
              tab === name
                ? "border-b-primary text-foreground"
                : "border-b-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            {t(`flowTrial.tabs.${name}`)}
          </button>
        ))}
      </div>
      {tab === "talk" ? <Talk onRecorded={() => setTab("tests")} /> : <RecordedTests />}
    </div>
  );
}

function Talk({ onRecorded }: { onRecorded(): void }) {
  const { t } = useTranslation();
  const { draft, select } = useEditor();
  const run = useTrial((place) => (
    <span className="tabular flex h-5 min-w-5 items-center justify-center rounded-full bg-primary px-1.5 font-medium text-primary-foreground text-xs">
      {place}
    </span>
  ));
  const { trial } = run;
  const [recording, setRecording] = useState(false);
  const block = trial.at;
  // What answers without a status asked nobody else: it was rehearsed here.
  const calls = trial.calls.filter((call) => !call.answer || statusOf(call.answer) !== "");
  const isRehearsed = calls.length < trial.calls.length;

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
      <div className="flex items-center gap-1">
        <p className="flex min-w-0 flex-1 gap-1 text-muted-foreground text-sm">
          {block && !run.isLost ? (
            <>
              <span className="shrink-0">{t("flowTrial.at")}</span>
              <button
                type="button"
                className="min-w-0 truncate rounded-sm font-medium text-primary-ink hover:underline"
                onClick={() => select([block])}
              >
                {nameOf(draft, block)}
              </button>
            </>
          ) : (
            t("flowTrial.nobody")
          )}
        </p>
        <IconButton
          icon={CircleDot}
          label={t("flowTrial.record")}
          disabled={trial.steps.length === 0 || run.busy}
          onClick={() => setRecording(true)}
        />
        <IconButton
          icon={RotateCcw}
          label={t("flowTrial.restart")}
          disabled={trial.lines.length === 0}
          onClick={run.restart}
        />
      </div>
      <Hindrances of={run} />
      {run.isLost && (
        <p role="status" className="rounded-md bg-warning-soft px-3 py-2 text-sm">
          {t("flowTrial.lost")}
        </p>
      )}
      <div className="flex h-[560px] max-h-[70dvh] min-h-[420px] shrink-0 justify-center">
        <TrialPhone trial={trial} busy={run.busy} onSend={(said) => void run.send(said)} />
      </div>
      <EndingCard trial={trial} />
      <TimeBar trial={trial} busy={run.busy} onSkip={(at) => void run.skipTo(at)} />
      <VariableTable trial={trial} draft={draft} />
      <section className="rounded-lg border bg-card p-3">
        <Switch
          checked={run.makesCalls}
          onChange={run.setMakesCalls}
          label={t("flowTrial.makesCalls")}
          hint={t("flowTrial.makesCallsHint")}
        />
        {isRehearsed && <p className="mt-2 text-muted-foreground text-sm">{t("flowTrial.rehearsed")}</p>}
        {calls.length > 0 && (
          <ul className="mt-2 flex flex-col gap-1 border-t pt-2 text-sm">
            {calls.map((call, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: calls of one run, which never change their places.
              <li key={index} className="flex items-center gap-2">
                <button
                  type="button"
                  className="min-w-0 flex-1 truncate rounded-sm text-left text-primary-ink hover:underline"
                  onClick={() => select([call.block])}
                >
                  {nameOf(draft, call.block)}
                </button>
                <span className="shrink-0 text-muted-foreground">
                  {call.answer ? t("flowTrial.callAnswered", { status: statusOf(call.answer) }) : t("flowTrial.noCall")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {recording && <RecordDialog trial={trial} onClose={() => setRecording(false)} onDone={onRecorded} />}
    </div>
  );
}

function statusOf(answer: Readonly<Record<string, unknown>>): string {
  return typeof answer.status === "number" ? String(answer.status) : "";
}

/** What keeps the draft from running, with a way to each; or why nothing was answered. */
function Hindrances({ of: { hindrances, failure } }: { of: ReturnType<typeof useTrial> }) {
  const { t } = useTranslation();
  const { draft, select } = useEditor();
  const reason = useReason(failure);
  if (failure === undefined) {
    return null;
  }
  return (
    <div role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" strokeWidth={1.75} />
        {hindrances.length > 0 ? t("flowTrial.cannotRun") : reason}
      </p>
      {hindrances.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1 pl-6">
          {hindrances.map(({ block, reason: why }) => (
            <li key={block}>
              {block && draft.blocks.some((each) => each.id === block) ? (
                <>
                  <button
                    type="button"
                    className="rounded-sm text-left font-medium text-primary-ink hover:underline"
                    onClick={() => select([block])}
                  >
                    {nameOf(draft, block)}
                  </button>
                  : {why}
                </>
              ) : (
                why
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
