import { FileDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepFile } from "../../shared/api/keepFile";
import type { Customer } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { useReason } from "../../shared/ui/States";

/** For a person who asks what is known of them: what the file holds is said before it is made. */
export function ExportCustomer({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" look="quiet" className="text-muted-foreground" onClick={() => setOpen(true)}>
        <FileDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("exportPerson.open")}
      </Button>
      {isOpen && <ExportDialog customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const exporting = useSave(async () => {
    const { blob, name } = await api.download("/api/v1/customers/{id}/export", undefined, { id: customer.id });
    keepFile(blob, name ?? `balcao-${customer.id}.zip`);
    onClose();
  });
  const words = useReason(exporting.failure);

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("exportPerson.title", { name: customer.name || customer.phone_number || t("customer.unnamed") })}
      description={t("exportPerson.description")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void exporting.save();
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
          <li>{t("exportPerson.inside")}</li>
          <li>{t("exportPerson.notes")}</li>
          <li>{t("exportPerson.audited")}</li>
        </ul>
        {Boolean(exporting.failure) && (
          <p role="alert" className="text-destructive text-sm">
            {words}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={exporting.busy}>
            {t("exportPerson.do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
