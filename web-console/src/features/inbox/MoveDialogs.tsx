import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../shared/api/types";
import { TransferDialog as Transfer } from "../../shared/moves/TransferDialog";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { AreaField } from "../../shared/ui/Field";
import { useReason } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { customerName } from "./ConversationRow";
import type { Moves } from "./useMoves";

type MoveDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  conversation: Conversation;
  moves: Moves;
};

export function TransferDialog({ open, onOpenChange, conversation, moves }: MoveDialogProps) {
  return (
    <Transfer
      open={open}
      onOpenChange={onOpenChange}
      conversationId={conversation.id}
      name={customerName(conversation)}
      ownerId={conversation.assigned_user_id}
      withBot={conversation.is_bot_active}
      onTransfer={moves.transfer}
    />
  );
}

export function CloseDialog({ open, onOpenChange, conversation, moves }: MoveDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [asks, setAsks] = useState(true);
  const [failure, setFailure] = useState<unknown>();
  const mayAsk = useMayAsk(open, conversation);
  const failureText = useReason(failure);

  async function submit() {
    setFailure(undefined);
    try {
      await moves.close(reason.trim() || undefined, mayAsk && !asks);
      setReason("");
      setAsks(true);
      onOpenChange(false);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("close.title")}
      description={t("close.description", { name: customerName(conversation) || t("customer.unnamed") })}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <AreaField
          label={t("close.reason")}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              void submit();
            }
          }}
        />
        {mayAsk && <Switch checked={asks} onChange={setAsks} label={t("close.ask")} hint={t("close.askHint")} />}
        {failure !== undefined && (
          <p role="alert" className="text-destructive text-sm">
            {failureText}
          </p>
        )}
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={moves.busy === "close"}>
            {t("close.submit")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Whether the customer of this conversation would be asked how they were served. */
function useMayAsk(open: boolean, conversation: Conversation): boolean {
  const { api } = useServices();
  const settings = useQuery({
    queryKey: ["survey-settings"],
    queryFn: ({ signal }) => api.get("/api/v1/survey-settings", { signal }),
    enabled: open,
    staleTime: 60_000,
  }).data;
  const departments = settings?.department_ids ?? [];
  return (
    settings?.is_active === true &&
    conversation.assigned_user_id !== null &&
    conversation.window_expires_at !== null &&
    Date.parse(conversation.window_expires_at) > Date.now() &&
    (departments.length === 0 || departments.some((id) => id === conversation.department_id))
  );
}
