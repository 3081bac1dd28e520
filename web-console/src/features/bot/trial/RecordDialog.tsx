import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { TextField } from "../../../shared/ui/Field";
import { useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useEditor } from "../editor/session";
import type { Trial } from "./trial";
import { useTestActs } from "./useFlowTests";

type RecordProps = { trial: Trial; onClose(): void; onDone(): void };

/** Keeps what was tried out as a test: what came of it is what is to come of it from now on. */
export function RecordDialog({ trial, onClose, onDone }: RecordProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { flow, draft } = useEditor();
  const acts = useTestActs(flow.id);
  const [name, setName] = useState("");
  const { busy, failure, fields, save } = useSave(async () => {
    await api.post(
      "/api/v1/bot/flows/{id}/tests",
      { name, draft, seed: trial.seed, steps: [...trial.steps] },
      { path: { id: flow.id } },
    );
    await acts.read();
    toasts.add({ title: t("flowTrial.recorded") });
    onClose();
    onDone();
  });
  const reason = useReason(failure);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("flowTrial.record")}
      description={t("flowTrial.recordHint", { count: trial.steps.length })}
    >
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
          error={fields.name ?? (failure === undefined ? undefined : reason)}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={!name.trim()}>
            {t("flowTrial.keep")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
