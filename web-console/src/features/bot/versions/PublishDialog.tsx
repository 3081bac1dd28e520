import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../shared/api/problem";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { AreaField } from "../../../shared/ui/Field";
import { useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useEditor } from "../editor/session";
import { useTriggers } from "../flows/flows";
import { FailingTests, failingTests } from "../trial/FailingTests";
import { ALL, ShareField } from "./ShareField";
import { versionsKey } from "./versions";

/** Makes the draft what new conversations run, or a share of them. */
export function PublishDialog({ onClose, onPublished }: { onClose(): void; onPublished(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const navigate = useNavigate();
  const editor = useEditor();
  const triggers = useTriggers();
  const [note, setNote] = useState("");
  const [share, setShare] = useState(ALL);
  const errors = editor.flow.findings.filter((finding) => finding.severity === "error").length;
  const publishing = useSave(async (despite_failing_tests: boolean) => {
    const { id, revision } = await editor.save();
    const whom = share < ALL ? { share } : {};
    const version = await api.post(
      "/api/v1/bot/flows/{id}/publish",
      { note, revision, despite_failing_tests, ...whom },
      { path: { id } },
    );
    if (share < ALL) {
      toasts.add({ title: t("flows.versions.triedOut", { number: version.number, share }) });
    } else if (triggers.data?.every((trigger) => trigger.flow_id !== id)) {
      toasts.add({
        title: t("flows.neverBegins"),
        actionProps: { children: t("flows.toTriggers"), onClick: () => void navigate({ to: "/bot/triggers" }) },
      });
    } else {
      toasts.add({ title: t("flow.publish.done") });
    }
    void cache.invalidateQueries({ queryKey: versionsKey(id) });
    onPublished();
    onClose();
  });
  const reason = useReason(publishing.failure);
  const failing = publishing.failure instanceof Problem ? failingTests(publishing.failure.extras) : undefined;
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
          void publishing.save(failing !== undefined);
        }}
      >
        <AreaField
          label={t("flow.publish.note")}
          hint={t("flow.publish.noteHint")}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        {editor.flow.version && <ShareField all value={share} onChange={setShare} />}
        {editor.flow.canary && (
          <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
            {t("flows.versions.replacesCanary", { number: editor.flow.canary.number })}
          </p>
        )}
        {errors > 0 && (
          <p className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
            {t("flow.publish.errors", { count: errors })}
          </p>
        )}
        {failing && (
          <div role="alert" className="flex flex-col gap-3">
            <p className="font-medium text-destructive text-sm">
              {t("flows.versions.failing", { count: failing.length })}
            </p>
            <FailingTests tests={failing} />
          </div>
        )}
        {!failing && publishing.failure !== undefined && (
          <p role="alert" className="text-destructive text-sm">
            {reason}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button look={failing ? "danger" : "primary"} type="submit" busy={publishing.busy} disabled={errors > 0}>
            {failing ? t("flows.versions.publishAnyway") : t("flow.publish.action")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
