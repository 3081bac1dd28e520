import { FileText, List, Paperclip, Reply as ReplyIcon, SendHorizontal } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMediaAddress } from "../../../shared/api/useMedia";
import { clockTime, dayName, dayOf } from "../../../shared/format/time";
import { bubbleLook } from "../../../shared/phone/bubble";
import { PhoneChoice, PhoneChoices } from "../../../shared/phone/PhoneChoice";
import { PhoneFrame } from "../../../shared/phone/PhoneFrame";
import { PhoneList } from "../../../shared/phone/PhoneList";
import { RichText } from "../../../shared/phone/RichText";
import { useMe } from "../../../shared/services";
import { BrandLogo } from "../../../shared/ui/Brand";
import { classes } from "../../../shared/ui/classes";
import { addressOf } from "../uploads";
import { type Line, offered, type Reply, type Said, sectionsOf, type Trial } from "./trial";

type TrialPhoneProps = { trial: Trial; busy: boolean; onSend(said: Said): void };

/** The phone of a customer whom there is not, at the time that the run believes it is. */
export function TrialPhone({ trial, busy, onSend }: TrialPhoneProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const screen = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const count = trial.lines.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new is shown.
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [count, busy]);

  return (
    <PhoneFrame label={t("flowTrial.phone")} framed time={clockTime(trial.now, i18n.language)} screen={screen}>
      <header className="flex shrink-0 items-center gap-2.5 px-4 pt-1 pb-2">
        <BrandLogo logo={me.organization.logo_url} className="size-8 rounded-full" />
        <span className="min-w-0">
          <span className="block truncate font-semibold text-sm">{me.organization.name}</span>
          <span className="block text-wa-meta text-xs">{busy ? t("flowTrial.typing") : t("flowTrial.robot")}</span>
        </span>
      </header>
      <div className="wallpaper relative min-h-0 flex-1">
        <div
          ref={scroller}
          role="log"
          aria-label={t("flowTrial.conversation")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="absolute inset-0 overflow-y-auto overflow-x-hidden focus-visible:outline-offset-[-3px]"
        >
          <div className="flex min-h-full flex-col justify-end px-3.5 pt-2 pb-2.5">
            {count === 0 && (
              <p className="mx-auto mb-3 max-w-60 rounded-md bg-wa-notice px-3 py-2 text-center text-wa-meta text-xs shadow-bubble">
                {t("flowTrial.beginHint")}
              </p>
            )}
            {trial.lines.map((line, index) => {
              const before = trial.lines[index - 1];
              const newDay = !before || dayOf(before.at) !== dayOf(line.at);
              return (
                <div key={line.id} className="contents">
                  {newDay && (
                    <Notice>
                      <span className="capitalize">
                        {dayName(
                          line.at,
                          i18n.language,
                          { today: t("flowTrial.today"), yesterday: t("flowTrial.yesterday") },
                          Date.now(),
                        )}
                      </span>
                    </Notice>
                  )}
                  <LineOf line={line} first={newDay || before?.kind !== line.kind} screen={screen} onSend={onSend} />
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <Composer
        starts={count === 0}
        over={trial.ending === "handover" || trial.ending === "loop"}
        busy={busy}
        onSend={onSend}
      />
    </PhoneFrame>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="mx-auto my-2 max-w-64 rounded-md bg-wa-day px-2.5 py-1 text-center text-wa-meta text-xs shadow-bubble">
      {children}
    </p>
  );
}

type LineProps = {
  line: Line;
  first: boolean;
  screen: React.RefObject<HTMLDivElement | null>;
  onSend(said: Said): void;
};

function LineOf({ line, first, screen, onSend }: LineProps) {
  const { t, i18n } = useTranslation();
  switch (line.kind) {
    case "skipped":
      return <Notice>{t("flowTrial.skipped", { time: clockTime(line.at, i18n.language) })}</Notice>;
    case "anew":
      return <Notice>{t("flowTrial.anew")}</Notice>;
    case "said":
      return (
        <Bubble own first={first} at={line.at}>
          {line.said.file ? <FileTile name={line.said.file.name} /> : <Words text={line.said.text} at={line.at} />}
        </Bubble>
      );
    case "reply":
      return (
        <Bubble
          first={first}
          at={line.at}
          below={<Offers reply={line.reply} chosen={line.chosen} screen={screen} onSend={onSend} />}
        >
          {line.reply.media ? (
            <Shown media={line.reply.media} kind={mediaKind(line.reply.message_type)} />
          ) : (
            line.reply.message_type !== "text" &&
            line.reply.message_type !== "interactive" && (
              <FileTile name={t(`flowTrial.kinds.${mediaKind(line.reply.message_type)}`)} />
            )
          )}
          <Words text={line.reply.content} at={line.at} />
        </Bubble>
      );
    default:
      return line satisfies never;
  }
}

function mediaKind(type: Reply["message_type"]): "image" | "video" | "audio" | "document" | "template" | "other" {
  return type === "image" || type === "video" || type === "audio" || type === "document" || type === "template"
    ? type
    : "other";
}

type BubbleProps = { own?: boolean; first: boolean; at: string; below?: ReactNode; children: ReactNode };

function Bubble({ own = false, first, at, below, children }: BubbleProps) {
  const { i18n } = useTranslation();
  return (
    <div
      className={classes(
        "relative flex max-w-[86%] animate-rise flex-col",
        own ? "items-end self-end" : "items-start self-start",
        first ? "mt-2" : "mt-0.5",
      )}
    >
      <div className={classes("relative min-w-18 max-w-full", bubbleLook(own, first))}>
        {children}
        <span className="tabular absolute right-2 bottom-1 text-wa-meta text-xs leading-4">
          {clockTime(at, i18n.language)}
        </span>
      </div>
      {below}
    </div>
  );
}

function Words({ text, at }: { text: string; at: string }) {
  const { i18n } = useTranslation();
  return (
    <p className="whitespace-pre-wrap break-words px-2 py-0.5 text-[15px] leading-[1.4] [overflow-wrap:anywhere]">
      <RichText text={text} />
      <span aria-hidden="true" className="tabular invisible ml-3 inline-block h-3 select-none text-xs">
        {clockTime(at, i18n.language)}
      </span>
    </p>
  );
}

function FileTile({ name }: { name: string }) {
  return (
    <div className="mb-5 flex w-56 max-w-full items-center gap-2.5 rounded-sm bg-wa-quote p-2">
      <span
        aria-hidden="true"
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-wa-green-soft text-wa-green"
      >
        <FileText className="size-5" />
      </span>
      <span className="line-clamp-2 min-w-0 break-words text-sm">{name}</span>
    </div>
  );
}

/** A file of a reply, as the customer sees it. */
function Shown({ media, kind }: { media: NonNullable<Reply["media"]>; kind: ReturnType<typeof mediaKind> }) {
  const { t } = useTranslation();
  const address = useMediaAddress(addressOf(media));
  const name = media.file_name ?? t(`flowTrial.kinds.${kind}`);
  switch (kind) {
    case "image":
      return (
        <img src={address} alt={name} className="mb-0.5 h-40 w-60 max-w-full rounded-sm bg-wa-quote object-cover" />
      );
    case "video":
      // biome-ignore lint/a11y/useMediaCaption: nobody wrote captions
      return <video src={address} controls aria-label={name} className="mb-0.5 h-40 w-60 max-w-full rounded-sm" />;
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: nobody wrote captions
      return <audio src={address} controls aria-label={name} className="mb-4 w-60 max-w-full" />;
    default:
      return <FileTile name={name} />;
  }
}

type OffersProps = {
  reply: Reply;
  chosen: string | null;
  screen: React.RefObject<HTMLDivElement | null>;
  onSend(said: Said): void;
};

/** As on WhatsApp, what was offered can be pressed again and much later. */
function Offers({ reply, chosen, screen, onSend }: OffersProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { list, options } = offered(reply);
  if (options.length === 0) {
    return null;
  }
  if (list === undefined) {
    return (
      <PhoneChoices>
        {options.map((option) => (
          <PhoneChoice
            key={option.id}
            icon={<ReplyIcon className="size-4" />}
            chosen={chosen === option.id}
            onClick={() => onSend({ text: option.title, button_id: option.id })}
          >
            {option.title}
          </PhoneChoice>
        ))}
      </PhoneChoices>
    );
  }
  return (
    <PhoneChoices>
      <PhoneChoice icon={<List className="size-4" />} onClick={() => setOpen(true)}>
        {list}
      </PhoneChoice>
      <PhoneList
        title={list}
        sections={sectionsOf(options)}
        chosen={chosen}
        words={{
          close: t("common.close"),
          chosen: t("flowTrial.chosen"),
          pick: t("flowTrial.pick"),
          send: t("flowTrial.send"),
        }}
        open={open}
        screen={screen}
        onOpenChange={setOpen}
        onChoose={(row) => {
          setOpen(false);
          onSend({ text: row.title, button_id: row.id });
        }}
      />
    </PhoneChoices>
  );
}

type ComposerProps = {
  starts: boolean;
  /** Whether people have the conversation, and the bot hears nothing more. */
  over: boolean;
  busy: boolean;
  onSend(said: Said): void;
};

function Composer({ starts, over, busy, onSend }: ComposerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const send = () => {
    const words = text.trim() || (starts ? t("flowTrial.hello") : "");
    if (words && !busy) {
      setText("");
      onSend({ text: words });
    }
  };
  return (
    <form
      className="flex shrink-0 items-end gap-1.5 px-2 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex min-w-0 flex-1 items-end rounded-[20px] bg-wa-field ring-1 ring-wa-line">
        <textarea
          aria-label={t("flowTrial.write")}
          placeholder={over ? t("flowTrial.withPeople") : starts ? t("flowTrial.hello") : t("flowTrial.write")}
          disabled={over}
          rows={1}
          maxLength={4096}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
          className="field-sizing-content max-h-24 min-h-9 min-w-0 flex-1 resize-none bg-transparent px-3.5 py-2 text-[15px] leading-5 outline-none placeholder:text-wa-meta"
        />
        <button
          type="button"
          aria-label={t("flowTrial.attach")}
          disabled={over}
          onClick={() => file.current?.click()}
          className="flex size-9 shrink-0 items-center justify-center rounded-full text-wa-meta hover:bg-wa-quote"
        >
          <Paperclip aria-hidden="true" className="size-4.5" />
        </button>
        <input
          ref={file}
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          className="hidden"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = "";
            if (chosen) {
              onSend({
                text: "",
                file: { name: chosen.name.slice(0, 200), mime_type: chosen.type || "application/octet-stream" },
              });
            }
          }}
        />
      </div>
      <button
        type="submit"
        aria-label={t("flowTrial.send")}
        disabled={busy || over}
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-wa-green-fill text-wa-on-green disabled:opacity-60"
      >
        <SendHorizontal aria-hidden="true" className="size-4.5" />
      </button>
    </form>
  );
}
