import { Eraser } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { AreaField } from "../../shared/ui/Field";
import { useReason } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";

/** For a person who asks to be forgotten: what goes and what stays is said before, and nothing brings it back. */
export function EraseCustomer({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" look="quiet" className="text-muted-foreground" onClick={() => setOpen(true)}>
        <Eraser aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("erase.open")}
      </Button>
      {isOpen && <EraseDialog customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}

function EraseDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [reason, setReason] = useState("");
  const [sure, setSure] = useState(false);
  const erasing = useSave(async () => {
    await api.post("/api/v1/customers/{id}/erase", { reason: reason.trim() }, { path: { id: customer.id } });
    await cache.invalidateQueries();
    onClose();
  });
  const words = useReason(erasing.failure);
  const wrongReason = erasing.fields.reason;

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("erase.title", { name: customer.name || customer.phone_number || t("customer.unnamed") })}
      description={t("erase.description")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void erasing.save();
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
          <li>{t("erase.goes")}</li>
          <li>{t("erase.stays")}</li>
          <li>{t("erase.again")}</li>
        </ul>
        <AreaField
          label={t("erase.reason")}
          hint={t("erase.reasonHint")}
          value={reason}
          required
          minLength={3}
          maxLength={500}
          error={wrongReason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Switch checked={sure} onChange={setSure} label={t("erase.sure")} />
        {Boolean(erasing.failure) && !wrongReason && (
          <p role="alert" className="text-destructive text-sm">
            {words}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="danger" busy={erasing.busy} disabled={!sure || reason.trim().length < 3}>
            {t("erase.do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
