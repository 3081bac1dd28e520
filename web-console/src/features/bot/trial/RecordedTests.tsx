import { Check, CircleCheck, CircleX, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowTest, FlowTestResult } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { NothingFound } from "../../../shared/ui/drawings";
import { TextField } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { Appearing, Empty, Failed, FailedLine, Skeleton, useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useEditor } from "../editor/session";
import { Differences } from "./FailingTests";
import { useFlowTests, useTestActs, useTestResults } from "./useFlowTests";

/** The recorded tests, each green or red for what is on the screen now. */
export function RecordedTests() {
  const { t } = useTranslation();
  const { flow, draft } = useEditor();
  const tests = useFlowTests(flow.id);
  const results = useTestResults(flow.id, draft, tests.data?.length ?? 0);
  const byId = new Map(results.data?.map((result) => [result.test_id, result]));
  const failing = results.data?.filter((result) => !result.passed).length;

  if (tests.isError) {
    return <Failed error={tests.error} title={t("flowTrial.testsFailed")} onRetry={() => void tests.refetch()} />;
  }
  if (!tests.data) {
    return (
      <Appearing className="flex flex-col gap-2 p-3">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </Appearing>
    );
  }
  if (tests.data.length === 0) {
    return <Empty drawing={<NothingFound />} title={t("flowTrial.noTests")} text={t("flowTrial.noTestsHint")} />;
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3">
      <div className="flex items-center gap-2">
        <p role="status" className="min-w-0 flex-1 text-muted-foreground text-sm">
          {failing === undefined
            ? t("flowTrial.running")
            : failing === 0
              ? t("flowTrial.allPass")
              : t("flowTrial.someFail", { count: failing })}
        </p>
        <Button size="sm" busy={results.isFetching} onClick={() => void results.refetch()}>
          <Play aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("flowTrial.runAll")}
        </Button>
      </div>
      {results.isError && <FailedLine error={results.error} onRetry={() => void results.refetch()} />}
      <ul className="flex flex-col gap-2">
        {tests.data.map((test) => (
          <TestCard key={test.id} test={test} result={byId.get(test.id)} />
        ))}
      </ul>
    </div>
  );
}

function TestCard({ test, result }: { test: FlowTest; result: FlowTestResult | undefined }) {
  const { t } = useTranslation();
  const { flow, draft } = useEditor();
  const acts = useTestActs(flow.id);
  const [open, setOpen] = useState<"rename" | "remove">();
  const accepting = useSave(async () => {
    await acts.accept(test.id, draft);
    toasts.add({ title: t("flowTrial.accepted") });
  });
  const reason = useReason(accepting.failure);
  return (
    <li className="rounded-lg border bg-card p-3">
      <div className="flex items-start gap-2">
        {result?.passed === false ? (
          <CircleX role="img" aria-label={t("flowTrial.fails")} className="mt-0.5 size-4 shrink-0 text-destructive" />
        ) : result ? (
          <CircleCheck role="img" aria-label={t("flowTrial.passes")} className="mt-0.5 size-4 shrink-0 text-success" />
        ) : (
          <span className="mt-0.5 size-4 shrink-0 animate-pulse rounded-full bg-muted" />
        )}
        <span className="min-w-0 flex-1">
          <span className="block break-words font-medium text-sm">{test.name}</span>
          <span className="block text-muted-foreground text-xs">
            {[t("flowTrial.steps", { count: test.recording.steps.length }), test.changed_by_name]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        <IconButton size="sm" icon={Pencil} label={t("flowTrial.rename")} onClick={() => setOpen("rename")} />
        <IconButton size="sm" icon={Trash2} label={t("flowTrial.remove")} onClick={() => setOpen("remove")} />
      </div>
      {result?.passed === false && (
        <>
          <Differences of={result.differences} />
          <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
            {accepting.failure !== undefined && (
              <p role="alert" className="text-destructive text-sm">
                {reason}
              </p>
            )}
            <Button size="sm" busy={accepting.busy} onClick={() => void accepting.save()}>
              <Check aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
              {t("flowTrial.accept")}
            </Button>
          </div>
        </>
      )}
      {open === "rename" && <RenameDialog test={test} onClose={() => setOpen(undefined)} />}
      {open === "remove" && <RemoveDialog test={test} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

type TestDialogProps = { test: FlowTest; onClose(): void };

function RenameDialog({ test, onClose }: TestDialogProps) {
  const { t } = useTranslation();
  const { flow } = useEditor();
  const acts = useTestActs(flow.id);
  const [name, setName] = useState(test.name);
  const { busy, failure, save } = useSave(async () => {
    await acts.rename(test.id, name);
    onClose();
  });
  const reason = useReason(failure);
  return (
    <Dialog open onOpenChange={onClose} title={t("flowTrial.rename")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("flowTrial.name")}
          required
          maxLength={100}
          value={name}
          error={failure === undefined ? undefined : reason}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={!name.trim()}>
            {t("common.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ test, onClose }: TestDialogProps) {
  const { t } = useTranslation();
  const { flow } = useEditor();
  const acts = useTestActs(flow.id);
  const { busy, failure, save } = useSave(async () => {
    await acts.remove(test.id);
    onClose();
  });
  const reason = useReason(failure);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("flowTrial.removeTitle", { name: test.name })}
      description={t("flowTrial.removeHint")}
    >
      {failure !== undefined && (
        <p role="alert" className="mb-3 text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button look="danger" busy={busy} onClick={() => void save()}>
          {t("flowTrial.remove")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
