import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowVersion } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { AreaField } from "../../../shared/ui/Field";
import { useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useEditor } from "../editor/session";
import { ShareField } from "./ShareField";
import { useReleased } from "./versions";

type AskedProps = { version: FlowVersion; onClose(): void };

const FIRST_SHARE = 10;

/** Publishes an old version anew. */
export function BackDialog({ version, onClose }: AskedProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { flow } = useEditor();
  const released = useReleased(flow.id);
  const [note, setNote] = useState(() => t("flows.versions.backNote", { number: version.number }));
  const saving = useSave(async () => {
    const made = await api.post(
      "/api/v1/bot/flows/{id}/versions/{version_id}/publish",
      { note },
      { path: { id: flow.id, version_id: version.id } },
    );
    await released();
    toasts.add({ title: t("flows.versions.wentBack", { number: made.number, old: version.number }) });
    onClose();
  });
  return (
    <Asking
      title={t("flows.versions.backTitle", { number: version.number })}
      text={t("flows.versions.backText")}
      action={t("flows.versions.back")}
      saving={saving}
      onClose={onClose}
    >
      <AreaField
        label={t("flow.publish.note")}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
    </Asking>
  );
}

/** Gives a version to some of the customers. */
export function ShareDialog({ version, onClose }: AskedProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { flow } = useEditor();
  const released = useReleased(flow.id);
  const [share, setShare] = useState(FIRST_SHARE);
  const saving = useSave(async () => {
    await api.put("/api/v1/bot/flows/{id}/canary", { version_id: version.id, share }, { path: { id: flow.id } });
    await released();
    onClose();
  });
  return (
    <Asking
      title={t("flows.versions.tryOutTitle", { number: version.number })}
      text={t("flows.versions.tryOutText")}
      action={t("flows.versions.tryOut")}
      saving={saving}
      onClose={onClose}
    >
      <ShareField value={share} onChange={setShare} />
    </Asking>
  );
}

type AskingProps = {
  title: string;
  text: string;
  action: string;
  saving: ReturnType<typeof useSave>;
  onClose(): void;
  children: ReactNode;
};

function Asking({ title, text, action, saving, onClose, children }: AskingProps) {
  const { t } = useTranslation();
  const reason = useReason(saving.failure);
  return (
    <Dialog
      open
      title={title}
      description={text}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        {children}
        {saving.failure !== undefined && (
          <p role="alert" className="text-destructive text-sm">
            {reason}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={saving.busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
