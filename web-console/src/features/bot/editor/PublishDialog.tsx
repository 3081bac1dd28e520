import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../shared/api/problem";
import type { FlowTestResult } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { AreaField } from "../../../shared/ui/Field";
import { useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { FailingTests, failingTests } from "../trial/FailingTests";
import { useEditor } from "./session";

/** Makes the draft what new conversations run. */
export function PublishDialog({ onClose, onPublished }: { onClose(): void; onPublished(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const editor = useEditor();
  const [note, setNote] = useState("");
  const errors = editor.flow.findings.filter((finding) => finding.severity === "error").length;
  const [failing, setFailing] = useState<readonly FlowTestResult[]>();
  const publishing = useSave(async () => {
    const flow = await editor.save();
    try {
      await api.post(
        "/api/v1/bot/flows/{id}/publish",
        { note, revision: flow.revision, despite_failing_tests: failing !== undefined },
        { path: { id: flow.id } },
      );
    } catch (error) {
      // Said once with what fails; whoever publishes then has read it.
      const tests = error instanceof Problem ? failingTests(error.extras) : undefined;
      setFailing(tests);
      throw error;
    }
    toasts.add({ title: t("flow.publish.done") });
    onPublished();
    onClose();
  });
  const reason = useReason(publishing.failure);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("flow.publish.title")}
      description={t("flow.publish.text")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void publishing.save();
        }}
      >
        <AreaField
          label={t("flow.publish.note")}
          hint={t("flow.publish.noteHint")}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        {errors > 0 && (
          <p className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
            {t("flow.publish.errors", { count: errors })}
          </p>
        )}
        {failing && <FailingTests tests={failing} />}
        {publishing.failure !== undefined && (
          <p role="alert" className="text-destructive text-sm">
            {reason}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" busy={publishing.busy} disabled={errors > 0}>
            {failing ? t("flow.publish.anyway") : t("flow.publish.action")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
