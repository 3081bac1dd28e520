import { Lock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WallWaiting } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { AreaField } from "../../shared/ui/Field";
import { useReason } from "../../shared/ui/States";
import { toasts } from "../../shared/ui/Toasts";
import type { Acts } from "./useActs";

/** A word into the ear of whoever answers: a note in the thread, of which its owner hears at once. */
export function WhisperDialog({ one, acts, onClose }: { one: WallWaiting; acts: Acts; onClose(): void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const owner = one.assigned_user_name;

  async function submit() {
    setBusy(true);
    setFailure(undefined);
    try {
      await acts.whisper(one.conversation_id, words.trim());
      toasts.add({ title: owner ? t("wall.whispered", { name: owner }) : t("wall.noted") });
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={owner ? t("wall.whisperTo", { name: owner }) : t("wall.noteTitle")}
      description={t("wall.whisperAbout", { name: one.customer_name || t("customer.unnamed") })}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="flex flex-col gap-2 rounded-lg bg-note p-3">
          <span className="inline-flex items-center gap-1.5 font-medium text-sm">
            <Lock aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {t("wall.onlyTeam")}
          </span>
          <AreaField
            label={t("wall.words")}
            value={words}
            maxLength={4000}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.shiftKey && words.trim()) {
                event.preventDefault();
                void submit();
              }
            }}
          />
        </div>
        {failure !== undefined && (
          <p role="alert" className="text-destructive text-sm">
            {reason}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={!words.trim()}>
            {t("wall.whisper")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
