import { Check, Copy, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { IconButton } from "../../shared/ui/IconButton";

type ShownOnceProps = { title: string; hint: string; secret: string; onClose(): void };

/** A secret that nobody can read again: it stays until one says that it is kept. */
export function ShownOnce({ title, hint, secret, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open lasts size="md" title={title} onOpenChange={() => {}}>
      <p className="mb-4 flex items-start gap-2 text-sm">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" strokeWidth={1.75} />
        {hint}
      </p>
      <div className="mb-5 flex items-start gap-2 rounded-md border bg-muted p-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{secret}</code>
        <IconButton
          icon={copied ? Check : Copy}
          size="sm"
          label={copied ? t("common.copied") : t("common.copy")}
          onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(true))}
        />
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("common.kept")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
