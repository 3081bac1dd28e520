import {
  ArrowRightLeft,
  ArrowUp,
  FileText,
  LayoutTemplate,
  MessageSquareText,
  Paperclip,
  Reply,
  Smile,
  TriangleAlert,
  X,
} from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../shared/actions/actions";
import type { Conversation, QuotedMessage, UploadedMedia } from "../../shared/api/types";
import { bytes } from "../../shared/format/bytes";
import { useMinutes } from "../../shared/format/clock";
import { ACCEPTED, prepare, type Refusal, refusalOf } from "../../shared/media/files";
import { may } from "../../shared/permissions";
import { useEnterSends } from "../../shared/preferences";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { IconButton } from "../../shared/ui/IconButton";
import { Popover } from "../../shared/ui/Popover";
import { useMedia } from "../../shared/ui/useMedia";
import { CANNED_LIST_ID, type CannedKeys, CannedList, cannedOptionId } from "./CannedList";
import { customerName } from "./ConversationRow";
import { type Asked, askedAt } from "./canned";
import { useDraft } from "./drafts";
import { useKindName } from "./kinds";
import type { Outbox } from "./outbox";
import { mayTakeOver, mayTransfer, ownerOf } from "./owner";
import type { Moves } from "./useMoves";
import { windowAt } from "./window";

const EmojiPicker = lazy(async () => ({ default: (await import("./EmojiPicker")).EmojiPicker }));
const TemplateDialog = lazy(async () => ({ default: (await import("./TemplateDialog")).TemplateDialog }));

const LONGEST = 4096;
const NEARLY_FULL = 3800;
const LONGEST_CAPTION = 1024;
const TYPING_EVERY_MS = 3_000;
const MOST_FILES = 10;

/** Set from outside: a message to reply to, or words to write again. */
export type Wish = { quoted?: QuotedMessage; text?: string; at: number };

type ComposerProps = {
  conversation: Conversation;
  moves: Moves;
  outbox: Outbox;
  wish: Wish | undefined;
  /** Whether a template is being picked. */
  choosing: boolean;
  onChoosing(choosing: boolean): void;
  onTransfer(): void;
};

/** Where one writes; or, where one cannot, why not and what to do about it. */
export function Composer({ conversation, moves, outbox, wish, choosing, onChoosing, onTransfer }: ComposerProps) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useMinutes();
  const owner = ownerOf(conversation, me);
  const open = windowAt(conversation.window_expires_at, now).kind !== "closed";

  const transfer = mayTransfer(conversation, me) && (
    <Button onClick={onTransfer}>
      <ArrowRightLeft aria-hidden="true" className="size-4" strokeWidth={1.75} />
      {t("moves.transfer")}
    </Button>
  );

  const templates = choosing && (
    <Suspense>
      <TemplateDialog
        conversation={conversation}
        onClose={() => onChoosing(false)}
        onSend={(template, text) => {
          outbox.send({ conversationId: conversation.id, content: text, template });
          onChoosing(false);
        }}
      />
    </Suspense>
  );

  switch (owner) {
    case "me":
      return (
        <>
          {!may(me, "send") ? (
            <Closed text={t("composer.mayNotSend")} action={transfer} />
          ) : open ? (
            <Writing conversation={conversation} outbox={outbox} wish={wish} onTemplate={() => onChoosing(true)} />
          ) : (
            <Closed
              text={t("composer.windowClosed")}
              action={
                <Button look="primary" onClick={() => onChoosing(true)}>
                  <LayoutTemplate aria-hidden="true" className="size-4" strokeWidth={1.75} />
                  {t("composer.chooseTemplate")}
                </Button>
              }
            />
          )}
          {templates}
        </>
      );
    case "bot":
    case "queue":
      return (
        <Closed
          text={owner === "bot" ? t("composer.withBot") : t("composer.inQueue")}
          action={
            <>
              {mayTakeOver(conversation, me) && (
                <Button look="primary" busy={moves.busy === "takeover"} onClick={() => void moves.takeOver()}>
                  {t("moves.takeOver")}
                </Button>
              )}
              {transfer}
            </>
          }
        />
      );
    case "colleague":
      return (
        <Closed text={t("composer.withColleague", { name: conversation.assigned_user_name ?? "" })} action={transfer} />
      );
    case "closed":
      return (
        <Closed
          text={t("composer.closed")}
          action={
            may(me, "send") && (
              <Button busy={moves.busy === "reopen"} onClick={() => void moves.reopen()}>
                {t("moves.reopen")}
              </Button>
            )
          }
        />
      );
  }
}

function Closed({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="flex min-h-16 shrink-0 flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t bg-card px-4 py-3 text-center">
      <p className="text-balance text-muted-foreground">{text}</p>
      {action && <div className="flex flex-wrap items-center justify-center gap-2">{action}</div>}
    </div>
  );
}

/** A file of this device, or one that the server has already. */
type Source = { file: File; media?: undefined } | { file?: undefined; media: UploadedMedia };
type Attached = Source & {
  id: string;
  name: string;
  size: number;
  type: string;
  url: string | undefined;
  refusal: Refusal | undefined;
};

type WritingProps = Pick<ComposerProps, "conversation" | "outbox" | "wish"> & { onTemplate(): void };

function Writing({ conversation, outbox, wish, onTemplate }: WritingProps) {
  const { t, i18n } = useTranslation();
  const { realtime } = useServices();
  const me = useMe();
  const touch = useMedia("(pointer: coarse)");
  const [enterSends] = useEnterSends();
  const [draft, setDraft] = useDraft(`${me.id}.${conversation.id}`);
  const [attached, setAttached] = useState<readonly Attached[]>([]);
  const [dragging, setDragging] = useState(false);
  const [emojiOpen, setEmojiOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [activeCanned, setActiveCanned] = useState<number>();
  const cannedKeys = useRef<CannedKeys>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const toldTyping = useRef(0);

  const longest = attached.length > 0 ? LONGEST_CAPTION : LONGEST;
  const refused = attached.some((entry) => entry.refusal);
  const tooLong = draft.text.length > longest;
  const maySend = (draft.text.trim() !== "" || attached.length > 0) && !refused && !tooLong;

  useAction({
    id: "write",
    label: t("composer.write"),
    group: "message",
    icon: Reply,
    keys: "R",
    run: () => area.current?.focus(),
  });
  useAction({
    id: "attach",
    label: t("composer.attach"),
    group: "message",
    icon: Paperclip,
    run: () => picker.current?.click(),
  });
  useAction({ id: "template", label: t("composer.template"), group: "message", icon: LayoutTemplate, run: onTemplate });

  // On a desk one opens a conversation to write in it; on a phone the keyboard would cover what one came to read.
  useEffect(() => {
    if (!touch) {
      area.current?.focus({ preventScroll: true });
    }
  }, [touch]);

  const latest = useRef({ draft, setDraft });
  useEffect(() => {
    latest.current = { draft, setDraft };
  });
  useEffect(() => {
    if (wish) {
      const { draft: now, setDraft: change } = latest.current;
      const text = [now.text, wish.text].filter(Boolean).join("\n");
      change({ text, replyTo: wish.quoted ?? now.replyTo });
      area.current?.focus();
    }
  }, [wish]);

  const pictures = useRef<readonly Attached[]>([]);
  useEffect(() => {
    pictures.current = attached;
  }, [attached]);
  useEffect(
    () => () => {
      for (const entry of pictures.current) {
        if (entry.url) {
          URL.revokeObjectURL(entry.url);
        }
      }
    },
    [],
  );

  function send() {
    if (!maySend) {
      return;
    }
    const text = draft.text.trim();
    const [first] = attached;
    // An audio carries no caption: the text then goes as a message of its own, after it.
    const captioned = first && !first.type.startsWith("audio/");
    attached.forEach((entry, index) => {
      outbox.send({
        conversationId: conversation.id,
        content: captioned && index === 0 ? text : "",
        file: entry.file,
        media: entry.media,
        replyTo: index === 0 ? draft.replyTo : undefined,
      });
    });
    if (text && !captioned) {
      outbox.send({ conversationId: conversation.id, content: text, replyTo: first ? undefined : draft.replyTo });
    }
    for (const entry of attached) {
      if (entry.url) {
        URL.revokeObjectURL(entry.url);
      }
    }
    setAttached([]);
    setDraft({ text: "" });
    toldTyping.current = 0;
    area.current?.focus();
  }

  async function attach(files: Iterable<File>) {
    const prepared = await Promise.all([...files].slice(0, MOST_FILES).map(prepare));
    setAttached((known) =>
      [
        ...known,
        ...prepared.map((file, index) => ({
          id: `${file.name}-${file.size}-${known.length + index}-${file.lastModified}`,
          file,
          name: file.name,
          size: file.size,
          type: file.type,
          url: file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined,
          refusal: refusalOf(file),
        })),
      ].slice(0, MOST_FILES),
    );
    area.current?.focus();
  }

  function attachUploaded(files: readonly UploadedMedia[]) {
    setAttached((known) =>
      [
        ...known,
        ...files.map((media) => ({
          id: media.id,
          media,
          name: media.file_name ?? "",
          size: media.size,
          type: media.mime_type,
          url: undefined,
          refusal: undefined,
        })),
      ].slice(0, MOST_FILES),
    );
  }

  function remove(entry: Attached) {
    if (entry.url) {
      URL.revokeObjectURL(entry.url);
    }
    setAttached((known) => known.filter((other) => other.id !== entry.id));
  }

  function write(text: string) {
    setDraft({ ...draft, text });
    const now = Date.now();
    if (text && now - toldTyping.current > TYPING_EVERY_MS) {
      toldTyping.current = now;
      realtime.typing(conversation.id);
    }
  }

  function insert(text: string) {
    const start = area.current?.selectionStart ?? draft.text.length;
    replace(start, area.current?.selectionEnd ?? start, text);
  }

  function replace(start: number, end: number, text: string) {
    const element = area.current;
    write(draft.text.slice(0, start) + text + draft.text.slice(end));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(start + text.length, start + text.length);
    });
  }

  /** The slash that somebody with a mouse does not know of. */
  function askForCanned() {
    const start = area.current?.selectionStart ?? draft.text.length;
    const slash = /(^|\s)$/.test(draft.text.slice(0, start)) ? "/" : " /";
    insert(slash);
    setAsked(askedAt(draft.text.slice(0, start) + slash, start + slash.length));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (asked && !event.nativeEvent.isComposing) {
      if (event.key === "Escape") {
        event.preventDefault();
        setAsked(undefined);
        return;
      }
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey && cannedKeys.current?.press(event.key)) {
        event.preventDefault();
        return;
      }
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      const commanded = event.ctrlKey || event.metaKey;
      const sends = commanded || (enterSends && !touch && !event.shiftKey && !event.altKey);
      if (sends) {
        event.preventDefault();
        send();
      }
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (draft.replyTo) {
        setDraft({ text: draft.text });
      } else {
        area.current?.blur();
      }
    }
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files];
    // A spreadsheet offers its cells as a picture too; then it is the text that is meant.
    if (files.length > 0 && !event.clipboardData.getData("text/plain")) {
      event.preventDefault();
      void attach(files);
    }
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDragging(false);
    void attach(event.dataTransfer.files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is one more way to what the button does
    <div
      className="relative shrink-0 border-t bg-card px-3 pt-2.5 pb-2.5 pane:px-4"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) {
          event.preventDefault();
          setDragging(true);
        }
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(document.elementFromPoint(event.clientX, event.clientY))) {
          setDragging(false);
        }
      }}
      onDrop={onDrop}
    >
      {dragging && (
        <div className="absolute inset-1.5 z-10 flex items-center justify-center rounded-lg border-2 border-primary border-dashed bg-accent font-medium text-primary-ink">
          {t("composer.drop")}
        </div>
      )}
      {asked && (
        <CannedList
          asked={asked}
          conversation={conversation}
          keys={cannedKeys}
          onActive={setActiveCanned}
          onPick={(text) => {
            setAsked(undefined);
            replace(asked.from, asked.to, text);
          }}
          onFiles={attachUploaded}
        />
      )}
      <div className="field flex flex-col rounded-lg">
        {draft.replyTo && (
          <ReplyingTo
            quoted={draft.replyTo}
            conversation={conversation}
            onCancel={() => setDraft({ text: draft.text })}
          />
        )}
        {attached.length > 0 && (
          <ul aria-label={t("composer.attached")} className="flex flex-wrap gap-2 px-2 pt-2">
            {attached.map((entry) => (
              <Chip key={entry.id} entry={entry} onRemove={() => remove(entry)} />
            ))}
          </ul>
        )}
        <textarea
          ref={area}
          rows={1}
          value={draft.text}
          onChange={(event) => {
            write(event.target.value);
            setAsked(askedAt(event.target.value, event.target.selectionStart));
          }}
          onBlur={() => setAsked(undefined)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label={t("composer.label", { name: customerName(conversation) || t("customer.unnamed") })}
          placeholder={attached.length > 0 ? t("composer.caption") : t("composer.placeholder")}
          aria-autocomplete="list"
          aria-controls={asked ? CANNED_LIST_ID : undefined}
          aria-activedescendant={asked && activeCanned !== undefined ? cannedOptionId(activeCanned) : undefined}
          enterKeyHint={touch ? "enter" : "send"}
          className="field-sizing-content max-h-[calc(8*20px+20px)] min-h-10 w-full resize-none bg-transparent px-3 pt-2.5 pb-1 leading-5 outline-none coarse:text-lg coarse:leading-6"
        />
        <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
          <input
            ref={picker}
            type="file"
            multiple
            accept={ACCEPTED}
            aria-label={t("composer.attach")}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void attach(event.target.files ?? []);
              event.target.value = "";
            }}
          />
          <IconButton
            icon={Paperclip}
            label={t("composer.attach")}
            side="top"
            onClick={() => picker.current?.click()}
          />
          <Popover
            label={t("composer.emoji")}
            side="top"
            align="start"
            open={emojiOpen}
            onOpenChange={setEmojiOpen}
            trigger={<IconButton icon={Smile} label={t("composer.emoji")} side="top" />}
          >
            <Suspense fallback={<div className="h-64 w-72" />}>
              <EmojiPicker onPick={insert} />
            </Suspense>
          </Popover>
          <IconButton icon={MessageSquareText} label={t("canned.button")} side="top" onClick={askForCanned} />
          <IconButton icon={LayoutTemplate} label={t("composer.template")} side="top" onClick={onTemplate} />
          <span className="min-w-0 flex-1" />
          {draft.text.length > (attached.length > 0 ? LONGEST_CAPTION - 100 : NEARLY_FULL) && (
            <span className={classes("tabular px-2 text-xs", tooLong ? "text-destructive" : "text-muted-foreground")}>
              {tooLong
                ? t("composer.over", { count: draft.text.length - longest })
                : (longest - draft.text.length).toLocaleString(i18n.language)}
            </span>
          )}
          <span className="hidden px-2 text-muted-foreground text-xs pane:block coarse:hidden">
            {enterSends ? t("composer.hint") : t("composer.hintControl")}
          </span>
          <button
            type="button"
            onClick={send}
            disabled={!maySend}
            aria-label={t("composer.send")}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-primary text-primary-foreground transition-colors hover:bg-primary-hover disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground coarse:size-10"
          >
            <ArrowUp aria-hidden="true" className="size-[18px]" strokeWidth={2} />
          </button>
        </div>
      </div>
    </div>
  );
}

type ReplyingToProps = { quoted: QuotedMessage; conversation: Conversation; onCancel(): void };

function ReplyingTo({ quoted, conversation, onCancel }: ReplyingToProps) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const who =
    quoted.sender_type === "customer"
      ? customerName(conversation) || t("customer.unnamed")
      : quoted.sender_type === "bot"
        ? t("message.bot")
        : t("inbox.us");
  return (
    <div className="flex items-start gap-2 px-2 pt-2">
      <p className="min-w-0 flex-1 rounded-md border-l-3 border-l-primary bg-muted px-2 py-1">
        <span className="block font-medium text-primary-ink text-xs">{t("composer.replyingTo", { name: who })}</span>
        <span className="block truncate text-muted-foreground text-sm">
          {quoted.content || kindName(quoted.message_type)}
        </span>
      </p>
      <IconButton icon={X} size="sm" label={t("composer.cancelReply")} onClick={onCancel} />
    </div>
  );
}

function Chip({ entry, onRemove }: { entry: Attached; onRemove(): void }) {
  const { t, i18n } = useTranslation();
  const { refusal } = entry;
  return (
    <li
      className={classes(
        "flex max-w-72 items-center gap-2 rounded-md border p-1 pr-0.5",
        refusal ? "border-destructive bg-destructive-soft" : "bg-muted",
      )}
    >
      {entry.url && !refusal ? (
        <img src={entry.url} alt="" className="size-9 shrink-0 rounded-sm object-cover" />
      ) : (
        <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-sm bg-card">
          {refusal ? (
            <TriangleAlert aria-hidden="true" className="size-5 text-destructive" strokeWidth={1.75} />
          ) : (
            <FileText aria-hidden="true" className="size-5 text-muted-foreground" strokeWidth={1.75} />
          )}
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{entry.name}</span>
        <span className={classes("tabular block text-xs", refusal ? "text-destructive" : "text-muted-foreground")}>
          {refusal?.reason === "type" && t("composer.wrongType")}
          {refusal?.reason === "size" && t("composer.tooLarge", { limit: bytes(refusal.limit, i18n.language) })}
          {!refusal && bytes(entry.size, i18n.language)}
        </span>
      </span>
      <IconButton icon={X} size="sm" label={t("composer.removeFile", { name: entry.name })} onClick={onRemove} />
    </li>
  );
}
