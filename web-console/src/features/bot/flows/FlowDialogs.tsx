import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowSummary } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { TextField } from "../../../shared/ui/Field";
import { useReason } from "../../../shared/ui/States";
import { flowKeys, LONGEST_NAME } from "./flows";

type AskedProps = { flow: FlowSummary; onClose(): void };

export function RenameDialog({ flow, onClose }: AskedProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(flow.name);
  const path = { id: flow.id };
  const saving = useSave(async () => {
    // The draft as it is now: whoever draws at this moment keeps what they drew.
    const { draft, revision } = await api.get("/api/v1/bot/flows/{id}", { path });
    await api.put("/api/v1/bot/flows/{id}", { name: name.trim(), draft, revision }, { path });
    await cache.invalidateQueries({ queryKey: flowKeys.all });
    onClose();
  });
  const reason = useReason(saving.failure);
  return (
    <Asking title={t("flows.rename")} onClose={onClose} onSubmit={() => void saving.save()}>
      <TextField
        label={t("flows.name")}
        value={name}
        required
        maxLength={LONGEST_NAME}
        error={saving.failure === undefined ? undefined : (saving.fields.name ?? reason)}
        onChange={(event) => setName(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={saving.busy} disabled={name.trim() === ""}>
          {t("common.save")}
        </Button>
      </DialogActions>
    </Asking>
  );
}

/** Says what it means for the customers who are in the flow. */
export function DeleteDialog({ flow, onClose }: AskedProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const deleting = useSave(async () => {
    await api.delete("/api/v1/bot/flows/{id}", { path: { id: flow.id } });
    await cache.invalidateQueries({ queryKey: flowKeys.all });
    onClose();
  });
  const reason = useReason(deleting.failure);
  return (
    <Asking
      title={t("flows.deletion.title", { name: flow.name })}
      onClose={onClose}
      onSubmit={() => void deleting.save()}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
        <li>{flow.running > 0 ? t("flows.deletion.running", { count: flow.running }) : t("flows.deletion.nobody")}</li>
        {flow.version && <li>{t("flows.deletion.versions")}</li>}
        <li>{t("flows.deletion.file")}</li>
      </ul>
      {deleting.failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="danger" busy={deleting.busy}>
          {t("flows.delete")}
        </Button>
      </DialogActions>
    </Asking>
  );
}

type AskingProps = { title: string; onClose(): void; onSubmit(): void; children: ReactNode };

/** A dialog that asks one thing. */
export function Asking({ title, onClose, onSubmit, children }: AskingProps) {
  return (
    <Dialog
      open
      title={title}
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
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
