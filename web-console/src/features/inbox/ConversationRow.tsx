import { Link } from "@tanstack/react-router";
import { Bot, Clock, Search, Zap } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, CurrentUser, Passage } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { phone } from "../../shared/format/phone";
import { duration, rowTime } from "../../shared/format/time";
import { Avatar } from "../../shared/ui/Avatar";
import { classes } from "../../shared/ui/classes";
import { DueBadge } from "../../shared/ui/DueBadge";
import { TagSpot, useTagColor } from "../../shared/ui/Tag";
import { KindIcon, useKindName, withoutSign } from "./kinds";
import { HoldMark } from "./onHold";
import { firstName, type Owner, ownerOf } from "./owner";
import { PriorityMark } from "./priority";
import { Ticks } from "./Ticks";
import { TypingDots, useTypist } from "./typing";

export const ROW_HEIGHT = 64;

type ConversationRowProps = {
  conversation: Conversation;
  me: CurrentUser;
  /** Where a search found its words: shown instead of the last message, and where the conversation opens. */
  passage: Passage | undefined;
  selected: boolean;
  /** No longer in this list, and shown only until the list may move again. */
  gone: boolean;
};

const EDGES: Readonly<Record<Owner, string>> = {
  bot: "bg-owner-bot",
  queue: "bg-owner-queue",
  me: "bg-owner-human",
  colleague: "bg-owner-human opacity-45",
  closed: "bg-border",
};

export const ConversationRow = memo(function ConversationRow({
  conversation,
  me,
  passage,
  selected,
  gone,
}: ConversationRowProps) {
  const { t } = useTranslation();
  const owner = ownerOf(conversation, me);
  const name = customerName(conversation) || t("customer.unnamed");
  const unread = conversation.unread_count;

  return (
    <Link
      from="/inbox"
      to="/inbox/$conversationId"
      params={{ conversationId: conversation.id }}
      search={(search) => ({ ...search, message: passage?.message_id })}
      data-row={conversation.id}
      aria-current={selected ? "true" : undefined}
      className={classes(
        "group relative flex h-16 w-full items-center gap-3 py-2 pr-3 pl-4 outline-none transition-colors",
        selected ? "bg-accent" : "hover:bg-muted",
        "focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
        gone && "opacity-40",
      )}
    >
      <span
        aria-hidden="true"
        className={classes("absolute top-3.5 bottom-3.5 left-0 w-[3px] rounded-r-full", EDGES[owner])}
      />
      <Avatar id={conversation.customer.id} name={name} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
            <span className={classes("min-w-0 truncate", unread > 0 ? "font-semibold" : "font-medium")}>{name}</span>
            {owner === "queue" && conversation.department_name && (
              // It gives way before the name does: a name that lacks half a pixel loses two letters.
              <span className="min-w-12 shrink-[9999] truncate text-muted-foreground text-xs">
                {conversation.department_name}
              </span>
            )}
          </span>
          <TagSpots tags={conversation.tags} />
          {owner !== "closed" && <PriorityMark priority={conversation.priority} />}
          <RowTime at={passage?.created_at ?? conversation.last_message_at} fresh={unread > 0} />
        </span>
        <span className="mt-0.5 flex h-5 items-center gap-2">
          {passage ? (
            <Found passage={passage} />
          ) : (
            <Preview conversation={conversation} owner={owner} bold={unread > 0} />
          )}
          <HoldMark conversation={conversation} />
          {!passage &&
            (conversation.sla_due_at ? (
              <DueBadge conversation={conversation} />
            ) : (
              conversation.waiting_since && <WaitingClock since={conversation.waiting_since} />
            ))}
          {unread > 0 && (
            <span className="tabular inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-primary px-1.5 font-semibold text-primary-foreground text-xs">
              <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
              <span className="sr-only">{t("inbox.unread", { count: unread })}</span>
            </span>
          )}
        </span>
      </span>
      <span className="sr-only">{t(`owner.${owner}`, { name: conversation.assigned_user_name ?? "" })}</span>
    </Link>
  );
});

const MOST_SPOTS = 4;

/** What it is about, as spots of color; the names are in the panel, and here for who does not see the color. */
function TagSpots({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  const colorOf = useTagColor();
  if (tags.length === 0) {
    return null;
  }
  return (
    <span className="flex shrink-0 items-center gap-0.5 self-center" title={tags.join(", ")}>
      {tags.slice(0, MOST_SPOTS).map((tag) => (
        <TagSpot key={tag} color={colorOf(tag)} className="size-2" />
      ))}
      <span className="sr-only">{t("tags.of", { names: tags.join(", ") })}</span>
    </span>
  );
}

function Found({ passage }: { passage: Passage }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1 text-muted-foreground text-sm">
      <Search aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
      <span className="truncate">
        {passage.parts.map((part, index) =>
          part.is_match ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a passage never change
            <mark key={index} className="rounded-xs bg-accent-strong font-medium text-foreground">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </span>
  );
}

function Preview({ conversation, owner, bold }: { conversation: Conversation; owner: Owner; bold: boolean }) {
  const { t } = useTranslation();
  const typist = useTypist(conversation.id);
  const kindName = useKindName();
  const last = conversation.last_message;

  if (typist) {
    return (
      <span className="flex min-w-0 flex-1 items-center gap-1.5 text-primary-ink text-sm">
        <TypingDots />
        <span className="truncate">{t("inbox.typing", { name: firstName(typist) })}</span>
      </span>
    );
  }
  if (!last) {
    return <span className="min-w-0 flex-1 truncate text-muted-foreground text-sm">{t("inbox.noMessages")}</span>;
  }
  return (
    <span
      className={classes(
        "flex min-w-0 flex-1 items-center gap-1 text-sm",
        bold ? "text-foreground" : "text-muted-foreground",
      )}
    >
      {last.sender_type === "bot" && (
        <Bot aria-label={t("owner.bot")} className="size-3.5 shrink-0 text-owner-bot" strokeWidth={1.75} />
      )}
      {last.sender_type === "system" && (
        <Zap aria-label={t("message.automatic")} className="size-3.5 shrink-0" strokeWidth={1.75} />
      )}
      {last.sender_type === "attendant" && owner !== "me" && (
        <span className="shrink-0 text-muted-foreground">
          {firstName(conversation.assigned_user_name) || t("inbox.us")}:
        </span>
      )}
      {last.sender_type !== "customer" && <Ticks status={last.status} className="size-3.5 shrink-0" />}
      <KindIcon kind={last.message_type} className="size-3.5 shrink-0" />
      <span className="truncate">{withoutSign(last.preview) || kindName(last.message_type)}</span>
    </span>
  );
}

function RowTime({ at, fresh }: { at: string; fresh: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  return (
    <time
      dateTime={at}
      className={classes("tabular shrink-0 text-xs", fresh ? "font-medium text-primary-ink" : "text-muted-foreground")}
    >
      {rowTime(at, i18n.language, { yesterday: t("time.yesterday") }, now)}
    </time>
  );
}

const SOON_MS = 5 * 60_000;
const LATE_MS = 15 * 60_000;

/** How long a customer has been waiting in the queue; warmer the longer. */
export function WaitingClock({ since }: { since: string }) {
  const { t } = useTranslation();
  const now = useMinutes();
  const waited = Math.max(0, now - new Date(since).getTime());
  return (
    <span
      title={t("inbox.waitingFor", { time: duration(waited) })}
      className={classes(
        "tabular inline-flex shrink-0 items-center gap-1 rounded-full px-1.5 text-xs leading-[18px]",
        waited < SOON_MS && "bg-muted text-muted-foreground",
        waited >= SOON_MS && waited < LATE_MS && "bg-warning-soft text-warning",
        waited >= LATE_MS && "bg-destructive-soft font-medium text-destructive",
      )}
    >
      <Clock aria-hidden="true" className="size-3" strokeWidth={2} />
      {duration(waited)}
    </span>
  );
}

/** The name, or else the number. */
export function customerName(conversation: Conversation): string {
  return conversation.customer.name || phone(conversation.customer.phone_number);
}
