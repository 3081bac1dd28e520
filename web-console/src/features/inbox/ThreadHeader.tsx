import { useNavigate } from "@tanstack/react-router";
import {
  AlarmClock,
  ArrowLeft,
  ArrowRightLeft,
  Bot,
  CircleCheck,
  Copy,
  Ellipsis,
  Hand,
  PanelRight,
  RotateCcw,
  Tag,
  User,
  Users,
} from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../shared/actions/actions";
import type { Conversation } from "../../shared/api/types";
import { phone } from "../../shared/format/phone";
import { may, seesOthers } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { DueBadge } from "../../shared/ui/DueBadge";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "../../shared/ui/Menu";
import { Tooltip } from "../../shared/ui/Tooltip";
import { usePhone } from "../../shared/ui/useMedia";
import { customerName, WaitingClock } from "./ConversationRow";
import { HoldMark } from "./onHold";
import { mayClose, mayTakeOver, mayTransfer, type Owner, ownerOf } from "./owner";
import { PriorityChoice, PriorityMenu } from "./priority";
import type { Moves } from "./useMoves";
import { WindowCountdown } from "./window";

type ThreadHeaderProps = {
  conversation: Conversation;
  moves: Moves;
  panelOpen: boolean;
  onPanel(open: boolean): void;
  onTransfer(): void;
  onHold(): void;
  onTag(): void;
  onClose(): void;
};

/** Who it is, who has it, how long the window stays open, and the one thing to do now. */
export function ThreadHeader({
  conversation,
  moves,
  panelOpen,
  onPanel,
  onTransfer,
  onHold,
  onTag,
  onClose,
}: ThreadHeaderProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const narrow = usePhone();
  const owner = ownerOf(conversation, me);
  const name = customerName(conversation) || t("customer.unnamed");
  const number = phone(conversation.customer.phone_number);
  const canTakeOver = mayTakeOver(conversation, me);
  const canTransfer = mayTransfer(conversation, me);
  const canClose = mayClose(conversation, me);
  const canHold = (owner === "me" || (owner === "colleague" && seesOthers(me))) && may(me, "send");
  const canReopen = owner === "closed" && may(me, "send");

  useAction(
    canTakeOver
      ? {
          id: "takeover",
          label: t("moves.takeOver"),
          group: "conversation",
          icon: Hand,
          keys: "T",
          run: () => void moves.takeOver(),
        }
      : undefined,
  );
  useAction(
    canTransfer
      ? {
          id: "transfer",
          label: t("moves.transfer"),
          group: "conversation",
          icon: ArrowRightLeft,
          keys: "Shift+T",
          run: onTransfer,
        }
      : undefined,
  );
  useAction(
    canClose
      ? {
          id: "close",
          label: t("moves.close"),
          group: "conversation",
          icon: CircleCheck,
          keys: "E",
          run: onClose,
        }
      : undefined,
  );
  useAction(
    canReopen
      ? {
          id: "reopen",
          label: t("moves.reopen"),
          group: "conversation",
          icon: RotateCcw,
          run: () => void moves.reopen(),
        }
      : undefined,
  );
  useAction(
    canHold
      ? { id: "hold", label: t("hold.title"), group: "conversation", icon: AlarmClock, keys: "S", run: onHold }
      : undefined,
  );
  useAction({ id: "tag", label: t("tags.title"), group: "conversation", icon: Tag, keys: "#", run: onTag });
  useAction({
    id: "panel",
    label: t("panel.toggle"),
    group: "conversation",
    icon: PanelRight,
    keys: "P",
    run: () => onPanel(!panelOpen),
  });

  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b bg-card px-2 pane:gap-3 pane:px-4">
      {narrow && (
        <IconButton
          icon={ArrowLeft}
          label={t("actions.back")}
          onClick={() => void navigate({ to: "/inbox", search: true })}
          className="-mr-1"
        />
      )}
      <button
        type="button"
        onClick={() => onPanel(!panelOpen)}
        title={t("panel.of", { name })}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-md text-left"
      >
        <Avatar id={conversation.customer.id} name={name} size="sm" className="size-9" />
        <span className="min-w-0">
          <span className="block truncate font-semibold">{name}</span>
          <span className="flex items-center gap-2 text-muted-foreground text-xs">
            {number && number !== name && (
              // The panel says it too, and then the room is for who has the conversation.
              <span className={classes("tabular hidden shrink-0", panelOpen ? "wide:inline" : "pane:inline")}>
                {number}
              </span>
            )}
            <OwnerState owner={owner} conversation={conversation} />
          </span>
        </span>
      </button>
      {owner !== "closed" && <WindowCountdown expiresAt={conversation.window_expires_at} />}
      <HoldMark conversation={conversation} className={panelOpen ? "max-wide:hidden" : "max-pane:hidden"} />
      <DueBadge conversation={conversation} />
      {conversation.waiting_since && !conversation.sla_due_at && !narrow && (
        <WaitingClock since={conversation.waiting_since} />
      )}
      {owner !== "closed" && !narrow && <PriorityMenu conversation={conversation} />}
      {canTakeOver && !narrow && (
        <PrimaryAction label={t("moves.takeOver")} keys="T">
          <Button look="primary" busy={moves.busy === "takeover"} onClick={() => void moves.takeOver()}>
            {t("moves.takeOver")}
          </Button>
        </PrimaryAction>
      )}
      {!canTakeOver && canClose && !narrow && (
        <PrimaryAction label={t("moves.close")} keys="E">
          <Button onClick={onClose}>{t("moves.close")}</Button>
        </PrimaryAction>
      )}
      {canReopen && !narrow && (
        <Button busy={moves.busy === "reopen"} onClick={() => void moves.reopen()}>
          {t("moves.reopen")}
        </Button>
      )}
      <div className="-mr-1 flex items-center">
        {canTransfer && !narrow && (
          <IconButton icon={ArrowRightLeft} label={t("moves.transfer")} keys="Shift+T" onClick={onTransfer} />
        )}
        {!narrow && (
          <IconButton
            icon={PanelRight}
            label={t("panel.toggle")}
            keys="P"
            pressed={panelOpen}
            onClick={() => onPanel(!panelOpen)}
          />
        )}
        <Menu trigger={<IconButton icon={Ellipsis} label={t("moves.more")} />}>
          {canTransfer && (
            <MenuItem icon={ArrowRightLeft} keys="Shift+T" onClick={onTransfer}>
              {t("moves.transfer")}
            </MenuItem>
          )}
          {canHold && (
            <MenuItem icon={AlarmClock} keys="S" onClick={onHold}>
              {t("hold.title")}
            </MenuItem>
          )}
          {canClose && (
            <MenuItem icon={CircleCheck} keys="E" onClick={onClose}>
              {t("moves.close")}
            </MenuItem>
          )}
          {canReopen && (
            <MenuItem icon={RotateCcw} onClick={() => void moves.reopen()}>
              {t("moves.reopen")}
            </MenuItem>
          )}
          <MenuItem icon={Tag} keys="#" onClick={onTag}>
            {t("tags.title")}
          </MenuItem>
          <MenuItem icon={User} keys="P" onClick={() => onPanel(!panelOpen)}>
            {t("panel.toggle")}
          </MenuItem>
          {number && (
            <MenuItem icon={Copy} onClick={() => void navigator.clipboard?.writeText(number)}>
              {t("moves.copyNumber")}
            </MenuItem>
          )}
          {narrow && owner !== "closed" && (
            <>
              <MenuSeparator />
              <PriorityChoice conversation={conversation} />
            </>
          )}
        </Menu>
      </div>
    </header>
  );
}

function PrimaryAction({
  label,
  keys,
  children,
}: {
  label: string;
  keys: string;
  children: ReactElement<Record<string, unknown>>;
}) {
  return (
    <Tooltip text={label} keys={keys}>
      {children}
    </Tooltip>
  );
}

const INKS: Readonly<Record<Owner, string>> = {
  bot: "text-owner-bot",
  queue: "text-owner-queue",
  me: "text-owner-human",
  colleague: "text-owner-human",
  closed: "text-muted-foreground",
};

function OwnerState({ owner, conversation }: { owner: Owner; conversation: Conversation }) {
  const { t } = useTranslation();
  const Icon = owner === "bot" ? Bot : owner === "queue" ? Users : owner === "closed" ? CircleCheck : User;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <Icon aria-hidden="true" className={classes("size-3.5 shrink-0", INKS[owner])} strokeWidth={2} />
      <span className="truncate">
        {t(`owner.${owner}`, { name: conversation.assigned_user_name ?? "" })}
        {conversation.department_name && owner !== "closed" && ` · ${conversation.department_name}`}
      </span>
    </span>
  );
}
