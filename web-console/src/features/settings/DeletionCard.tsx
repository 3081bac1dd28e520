import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrganizationProfile } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { longDate } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { PasswordField } from "../../shared/ui/PasswordField";
import { toasts } from "../../shared/ui/Toasts";

type Props = { organization: OrganizationProfile; onKept(answer: OrganizationProfile): void };

/** The end of the organization: asked for with name and password, and called off by one press until its day. */
export function DeletionCard({ organization, onKept }: Props) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const [isOpen, setOpen] = useState(false);
  const undoing = useSave(async () => {
    onKept(await api.delete("/api/v1/organization/deletion"));
    toasts.add({ title: t("deletion.undone") });
  });
  const due = organization.deletion_due_at;
  return (
    <Card title={t("deletion.title")}>
      <p className="mb-4 text-sm">
        {due ? (
          <strong className="font-semibold text-destructive">
            {t("deletion.due", { day: longDate(due, i18n.language) })}
          </strong>
        ) : (
          <span className="text-muted-foreground">{t("deletion.about")}</span>
        )}
      </p>
      <FormError failure={undoing.failure} fields={undoing.fields} />
      {due ? (
        <Button look="primary" busy={undoing.busy} onClick={() => void undoing.save()}>
          {t("deletion.undo")}
        </Button>
      ) : (
        <Button className="text-destructive" onClick={() => setOpen(true)}>
          {t("deletion.open")}
        </Button>
      )}
      {isOpen && <DeletionDialog organization={organization} onKept={onKept} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function DeletionDialog({ organization, onKept, onClose }: Props & { onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const asking = useSave(async () => {
    onKept(await api.post("/api/v1/organization/deletion", { name: name.trim(), password }));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("deletion.dialog", { name: organization.name })}
      description={t("deletion.description")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void asking.save();
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
          <li>{t("deletion.goes")}</li>
          <li>{t("deletion.before")}</li>
          <li>{t("deletion.told")}</li>
        </ul>
        <TextField
          label={t("deletion.name")}
          hint={t("deletion.nameHint", { name: organization.name })}
          value={name}
          autoComplete="off"
          required
          maxLength={200}
          error={asking.fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <PasswordField
          label={t("deletion.password")}
          autoComplete="current-password"
          value={password}
          required
          error={asking.fields.password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FormError failure={asking.failure} fields={asking.fields} />
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button
            type="submit"
            look="danger"
            busy={asking.busy}
            disabled={name.trim() !== organization.name.trim() || password === ""}
          >
            {t("deletion.do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
