import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Bot, Copy, Ellipsis, History, LayoutTemplate, PenLine, Reply, RotateCw, Settings, Zap } from "lucide-react";
import { memo, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message, QuotedMessage } from "../../shared/api/types";
import { clockTime, fullTime } from "../../shared/format/time";
import { classes } from "../../shared/ui/classes";
import { Menu, MenuItem, MenuTile } from "../../shared/ui/Menu";
import { Tooltip } from "../../shared/ui/Tooltip";
import { KindIcon, useKindName } from "./kinds";
import { hasRoomForMeta, MessageContent } from "./MessageContent";
import { MessageStop } from "./MessageStop";
import type { Remedy } from "./remedy";
import { Ticks } from "./Ticks";

export type BubbleActions = {
  reply(message: Message): void;
  react(message: Message, emoji: string): void;
  retry(message: Message): void;
  /** Picks a template to send in a message's place. */
  template(): void;
  /** Puts a message's words where one writes. */
  rewrite(message: Message): void;
  reveal(messageId: string): void;
};

type BubbleProps = {
  message: Message;
  first: boolean;
  last: boolean;
  chosen: string | undefined;
  meId: string;
  customerName: string | null;
  /** Whether one may write here: without that there is nothing to reply to or to react to. */
  mayWrite: boolean;
  remedies: readonly Remedy[];
  actions: BubbleActions;
};

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { message, first, last, chosen, meId, customerName, mayWrite, remedies, actions } = props;
  const { t } = useTranslation();
  const ours = message.sender_type !== "customer";
  const bare = message.message_type === "sticker";

  return (
    <MessageStop
      data-message={message.id}
      aria-label={authorOf(message, meId, customerName, t)}
      className={classes(
        "group/bubble flex px-4 focus-visible:outline-offset-[-2px] pane:px-6",
        first ? "pt-2.5" : "pt-0.5",
        last && "pb-0.5",
      )}
    >
      <div className={classes("flex w-full items-center gap-1", ours && "flex-row-reverse")}>
        <div
          className={classes(
            "flex min-w-0 max-w-[86%] flex-col pane:max-w-[min(72%,560px)]",
            ours ? "items-end" : "items-start",
          )}
        >
          {first && ours && message.sender_user_id !== meId && (
            <p className="mb-0.5 flex items-center gap-1 px-1 text-muted-foreground text-xs">
              {message.sender_type === "bot" && (
                <Bot aria-hidden="true" className="size-3.5 text-owner-bot" strokeWidth={1.75} />
              )}
              {message.sender_type === "system" && <Zap aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
              {authorOf(message, meId, customerName, t)}
            </p>
          )}
          <div className="relative max-w-full">
            <div
              className={classes(
                "relative max-w-full rounded-xl",
                bare ? "" : hasRoomForMeta(message) ? "px-3 py-1.5" : "px-3 pt-1.5 pb-1",
                !bare && !ours && "border border-bubble-edge bg-bubble-in",
                !bare && ours && message.sender_type !== "attendant" && "border border-bubble-edge bg-bubble-bot",
                !bare && message.sender_type === "attendant" && "bg-bubble-out",
                !bare && message.status === "failed" && "ring-1 ring-destructive",
                !bare && message.status === "uncertain" && "ring-1 ring-warning",
                last && !bare && (ours ? "rounded-br-sm" : "rounded-bl-sm"),
              )}
            >
              {message.metadata.edit && <p className="text-muted-foreground text-xs italic">{t("message.edited")}</p>}
              {message.metadata.revoked && (
                <p className="text-muted-foreground text-xs italic">{t("message.wasRevoked")}</p>
              )}
              {message.reply_to && <Quote quoted={message.reply_to} onClick={actions.reveal} />}
              <MessageContent message={message} chosen={chosen} />
              <Meta message={message} ours={ours} />
            </div>
            {message.reactions.length > 0 && <Reactions message={message} />}
          </div>
          {message.status === "failed" && <Trouble message={message} remedies={remedies} actions={actions} />}
          {message.status === "uncertain" && <Uncertain message={message} remedies={remedies} actions={actions} />}
        </div>
        {mayWrite && <BubbleMenu message={message} actions={actions} />}
      </div>
    </MessageStop>
  );
});

function authorOf(message: Message, meId: string, customerName: string | null, t: TFunction): string {
  if (message.sender_type === "customer") {
    return customerName || t("customer.unnamed");
  }
  if (message.sender_type === "bot") {
    return t("message.bot");
  }
  if (message.sender_type === "system") {
    return t("message.automatic");
  }
  return message.sender_user_id === meId ? t("inbox.you") : (message.sender_name ?? t("inbox.us"));
}

function Meta({ message, ours }: { message: Message; ours: boolean }) {
  const { t, i18n } = useTranslation();
  const time = message.received_at ?? message.created_at;
  const details = [
    ours && message.sent_at ? t("message.sentAt", { time: fullTime(message.sent_at, i18n.language) }) : undefined,
    message.metadata.late ? t("message.late") : undefined,
  ].filter(Boolean);
  return (
    <span
      className={classes(
        "flex items-center justify-end gap-1 text-muted-foreground",
        hasRoomForMeta(message) ? "absolute right-3 bottom-1.5" : "mt-0.5",
      )}
    >
      {message.metadata.edited && <span className="text-xs italic">{t("message.wasEdited")}</span>}
      {message.metadata.late && (
        <Tooltip text={t("message.late")}>
          <span className="inline-flex items-center gap-1 rounded-full bg-warning-soft px-1.5 text-warning text-xs">
            <History aria-hidden="true" className="size-3" strokeWidth={2} />
            {t("message.lateShort")}
          </span>
        </Tooltip>
      )}
      <time dateTime={time} title={[fullTime(time, i18n.language), ...details].join("\n")} className="tabular text-xs">
        {clockTime(time, i18n.language)}
      </time>
      {ours && <Ticks status={message.status} className="size-3.5" />}
    </span>
  );
}

export function Quote({ quoted, onClick }: { quoted: QuotedMessage; onClick?(messageId: string): void }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const who =
    quoted.sender_type === "customer"
      ? t("message.customer")
      : quoted.sender_type === "bot"
        ? t("message.bot")
        : t("inbox.us");
  const content: ReactNode = (
    <>
      <span className="block font-medium text-primary-ink text-xs">{who}</span>
      <span className="line-clamp-2 text-muted-foreground text-sm [overflow-wrap:anywhere]">
        <KindIcon kind={quoted.message_type} className="mr-1 inline size-3.5 align-[-2px]" />
        {quoted.content || kindName(quoted.message_type)}
      </span>
    </>
  );
  const look = "mb-1 block w-full rounded-md border-l-3 border-l-primary bg-foreground/5 px-2 py-1 text-left";
  return onClick ? (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onClick(quoted.id)}
      className={classes(look, "hover:bg-foreground/10")}
    >
      {content}
    </button>
  ) : (
    <span className={look}>{content}</span>
  );
}

function Reactions({ message }: { message: Message }) {
  return (
    <span className="relative z-1 -mt-1.5 ml-2 inline-flex gap-0.5 rounded-full border bg-card px-1.5 py-px text-sm leading-5">
      {message.reactions.map((reaction) => (
        <span key={reaction.sender_type}>{reaction.emoji}</span>
      ))}
    </span>
  );
}

type TroubleProps = { message: Message; remedies: readonly Remedy[]; actions: BubbleActions };

function Trouble({ message, remedies, actions }: TroubleProps) {
  const reason = useReasonOf(message, "unknown");
  return (
    <p className="mt-1 mb-1.5 flex flex-wrap items-center justify-end gap-x-2 px-1 text-right text-destructive text-xs">
      <span className="text-balance">{reason}</span>
      <Remedies
        remedies={remedies}
        onRetry={() => actions.retry(message)}
        onTemplate={actions.template}
        onRewrite={() => actions.rewrite(message)}
      />
    </p>
  );
}

type RemediesProps = { remedies: readonly Remedy[]; onRetry(): void; onTemplate(): void; onRewrite?(): void };

const REMEDY = "inline-flex items-center gap-1 font-semibold hover:underline";

export function Remedies({ remedies, onRetry, onTemplate, onRewrite }: RemediesProps) {
  const { t } = useTranslation();
  return remedies.map((remedy) => {
    switch (remedy) {
      case "retry":
        return (
          <button key={remedy} type="button" tabIndex={-1} onClick={onRetry} className={REMEDY}>
            <RotateCw aria-hidden="true" className="size-3" strokeWidth={2} />
            {t("common.tryAgain")}
          </button>
        );
      case "template":
        return (
          <button key={remedy} type="button" tabIndex={-1} onClick={onTemplate} className={REMEDY}>
            <LayoutTemplate aria-hidden="true" className="size-3" strokeWidth={2} />
            {t("message.useTemplate")}
          </button>
        );
      case "rewrite":
        return (
          <button key={remedy} type="button" tabIndex={-1} onClick={onRewrite} className={REMEDY}>
            <PenLine aria-hidden="true" className="size-3" strokeWidth={2} />
            {t("message.rewrite")}
          </button>
        );
      case "channels":
        return (
          <Link key={remedy} to="/settings/channels" tabIndex={-1} className={REMEDY}>
            <Settings aria-hidden="true" className="size-3" strokeWidth={2} />
            {t("message.seeChannels")}
          </Link>
        );
    }
    return remedy satisfies never;
  });
}

/** Why it failed, or is in doubt, in the reader's language; else in the server's own words. */
function useReasonOf(message: Message, usual: "unknown" | "outcome_unknown"): string {
  const { t } = useTranslation();
  const sentences: Readonly<Record<string, string>> = t("failures", { returnObjects: true });
  return sentences[message.error?.code ?? usual] ?? message.error?.message ?? t(`failures.${usual}`);
}

/** Nobody knows whether it arrived. The attendant decides, because twice may be worse than not at all. */
function Uncertain({ message, remedies, actions }: TroubleProps) {
  const { t } = useTranslation();
  const reason = useReasonOf(message, "outcome_unknown");
  const [settled, setSettled] = useState(false);
  if (settled) {
    return null;
  }
  return (
    <div className="mt-1 mb-1.5 max-w-80 rounded-lg bg-warning-soft px-3 py-2 text-warning text-xs">
      <p>
        {reason} {t("message.twice")}
      </p>
      {remedies.length > 0 && (
        <p className="mt-1 flex gap-3 font-semibold">
          {remedies.includes("retry") && (
            <button type="button" tabIndex={-1} onClick={() => actions.retry(message)} className="hover:underline">
              {t("message.sendAgain")}
            </button>
          )}
          {remedies.includes("template") && (
            <button type="button" tabIndex={-1} onClick={actions.template} className="hover:underline">
              {t("message.useTemplate")}
            </button>
          )}
          <button type="button" tabIndex={-1} onClick={() => setSettled(true)} className="hover:underline">
            {t("message.leaveIt")}
          </button>
        </p>
      )}
    </div>
  );
}

const QUICK = ["👍", "❤️", "😂", "😮", "🙏", "✅"] as const;

function BubbleMenu({ message, actions }: { message: Message; actions: BubbleActions }) {
  const { t } = useTranslation();
  const mayReact = message.sender_type === "customer" && message.message_type !== "unsupported";
  return (
    <div className="flex shrink-0 items-center opacity-0 transition-opacity focus-within:opacity-100 group-focus-visible/bubble:opacity-100 group-hover/bubble:opacity-100 has-data-popup-open:opacity-100 coarse:opacity-60">
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("message.reply")}
        title={t("message.reply")}
        onClick={() => actions.reply(message)}
        className="hidden size-7 items-center justify-center rounded-full text-muted-foreground hover:bg-muted hover:text-foreground pane:inline-flex"
      >
        <Reply aria-hidden="true" className="size-4" strokeWidth={1.75} />
      </button>
      <Menu
        align="center"
        side="top"
        trigger={
          <button
            type="button"
            tabIndex={-1}
            aria-label={t("message.more")}
            className="inline-flex size-7 items-center justify-center rounded-full text-muted-foreground hover:bg-muted hover:text-foreground"
          >
            <Ellipsis aria-hidden="true" className="size-4" strokeWidth={1.75} />
          </button>
        }
      >
        {mayReact && (
          <div className="flex items-center gap-0.5 px-1 pb-1">
            {QUICK.map((emoji) => (
              <MenuTile
                key={emoji}
                label={t("message.reactWith", { emoji })}
                onClick={() => actions.react(message, emoji)}
              >
                {emoji}
              </MenuTile>
            ))}
          </div>
        )}
        <MenuItem icon={Reply} onClick={() => actions.reply(message)}>
          {t("message.reply")}
        </MenuItem>
        {message.content && (
          <MenuItem icon={Copy} onClick={() => void navigator.clipboard?.writeText(message.content)}>
            {t("message.copy")}
          </MenuItem>
        )}
      </Menu>
    </div>
  );
}
