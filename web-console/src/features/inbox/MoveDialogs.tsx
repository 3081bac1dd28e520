import { Bot, Building2, Check, Search } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, TransferRequest } from "../../shared/api/types";
import { useDepartments, useOnlineUsers } from "../../shared/api/useDirectory";
import { useMe } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { AreaField } from "../../shared/ui/Field";
import { Skeleton, useReason } from "../../shared/ui/States";
import { customerName } from "./ConversationRow";
import type { Moves } from "./useMoves";

type MoveDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  conversation: Conversation;
  moves: Moves;
};

type Target = { key: string; name: string; detail: string; face: ReactNode; request: TransferRequest };

export function TransferDialog({ open, onOpenChange, conversation, moves }: MoveDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("transfer.title")}
      description={t("transfer.description", { name: customerName(conversation) || t("customer.unnamed") })}
    >
      {/* Mounted anew each time it opens, so that nothing is left of the last time. */}
      {open && <TransferForm conversation={conversation} moves={moves} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function TransferForm({
  conversation,
  moves,
  onDone,
}: Pick<MoveDialogProps, "conversation" | "moves"> & { onDone(): void }) {
  const { t } = useTranslation();
  const me = useMe();
  const departments = useDepartments();
  const users = useOnlineUsers();
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const failureText = useReason(failure);

  const targets = useMemo((): readonly Target[] => {
    const queues = (departments.data ?? []).map((department) => ({
      key: department.id,
      name: department.name,
      detail: t("transfer.queue", { count: department.waiting_count }),
      face: <Face icon={<Building2 aria-hidden="true" className="size-4" strokeWidth={1.75} />} />,
      request: { to_department_id: department.id },
    }));
    const people = (users.data ?? [])
      .filter((user) => user.id !== conversation.assigned_user_id)
      .map((user) => ({
        key: user.id,
        name: user.id === me.id ? t("transfer.me", { name: user.full_name }) : user.full_name,
        detail: t(`presence.${user.presence}`),
        face: <PersonFace id={user.id} name={user.full_name} online={user.presence === "online"} />,
        request: { to_user_id: user.id },
      }));
    const bot = {
      key: "bot",
      name: t("transfer.bot"),
      detail: t("transfer.botHint"),
      face: <Face icon={<Bot aria-hidden="true" className="size-4" strokeWidth={1.75} />} />,
      request: { to_bot: true as const },
    };
    return [...people, ...queues, ...(conversation.is_bot_active ? [] : [bot])];
  }, [departments.data, users.data, conversation.assigned_user_id, conversation.is_bot_active, me.id, t]);

  const needle = wanted.trim().toLocaleLowerCase();
  const shown = targets.filter((target) => target.name.toLocaleLowerCase().includes(needle));
  const target = targets.find((candidate) => candidate.key === chosen);

  async function submit() {
    if (!target) {
      return;
    }
    setFailure(undefined);
    try {
      await moves.transfer({ ...target.request, ...(reason.trim() ? { reason: reason.trim() } : {}) });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field flex h-9 items-center gap-2 px-2.5 coarse:h-11">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
        <input
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          aria-label={t("transfer.search")}
          placeholder={t("transfer.search")}
          className="min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
        />
      </div>
      <div role="radiogroup" aria-label={t("transfer.to")} className="-mx-2 max-h-64 overflow-y-auto">
        {departments.isPending && [1, 2, 3].map((row) => <Skeleton key={row} className="mx-2 my-1 h-11" />)}
        {shown.map((candidate) => (
          <label
            key={candidate.key}
            className={classes(
              "relative flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 has-focus-visible:ring-2 has-focus-visible:ring-ring has-focus-visible:ring-inset",
              candidate.key === chosen ? "bg-accent" : "hover:bg-muted",
            )}
          >
            <input
              type="radio"
              name="target"
              className="sr-only"
              checked={candidate.key === chosen}
              onChange={() => setChosen(candidate.key)}
            />
            {candidate.face}
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{candidate.name}</span>
              <span className="block truncate text-muted-foreground text-xs">{candidate.detail}</span>
            </span>
            {candidate.key === chosen && (
              <Check aria-hidden="true" className="size-4 shrink-0 text-primary-ink" strokeWidth={2.5} />
            )}
          </label>
        ))}
        {!departments.isPending && shown.length === 0 && (
          <p className="px-2 py-6 text-center text-muted-foreground text-sm">{t("transfer.nobody")}</p>
        )}
      </div>
      <AreaField
        label={t("transfer.reason")}
        hint={t("transfer.reasonHint")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {failureText}
        </p>
      )}
      <DialogActions>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" disabled={!target} busy={moves.busy === "transfer"}>
          {t("transfer.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Face({ icon }: { icon: ReactNode }) {
  return (
    <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
      {icon}
    </span>
  );
}

function PersonFace({ id, name, online }: { id: string; name: string; online: boolean }) {
  return (
    <span className="relative">
      <Avatar id={id} name={name} size="sm" className="size-8" />
      <span
        aria-hidden="true"
        className={classes(
          "absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-popover",
          online ? "bg-online" : "bg-away",
        )}
      />
    </span>
  );
}

export function CloseDialog({ open, onOpenChange, conversation, moves }: MoveDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const failureText = useReason(failure);

  async function submit() {
    setFailure(undefined);
    try {
      await moves.close(reason.trim() || undefined);
      setReason("");
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
