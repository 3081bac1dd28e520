import {
  Camera,
  Contact,
  FileText,
  Image as ImageIcon,
  ListChecks,
  MapPin,
  Mic,
  Paperclip,
  SendHorizontal,
  Smile,
  Sticker,
  Trash2,
  X,
} from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { bytes } from "../shared/format/bytes";
import { playTime } from "../shared/format/time";
import { classes } from "../shared/ui/classes";
import { Popover } from "../shared/ui/Popover";
import { toasts } from "../shared/ui/Toasts";
import { AttachmentPreview } from "./AttachmentPreview";
import { api, type Message, type NewMessage } from "./api";
import { type Attachment, attachmentOf, LIMITS } from "./attachment";
import { EMOJI } from "./emoji";
import { attempt } from "./failing";
import { preview } from "./preview";
import { useRecorder } from "./useRecorder";
import { useLanguage, useSay } from "./words";

type ComposerProps = {
  number: string;
  replyTo: Message | undefined;
  businessName: string;
  onCancelReply(): void;
  /** Gives false when it could not be sent; the text comes back then. */
  onSend(message: NewMessage): Promise<boolean>;
};

export function Composer({ number, replyTo, businessName, onCancelReply, onSend }: ComposerProps) {
  const say = useSay();
  const language = useLanguage();
  const [text, setText] = useState("");
  const [attachment, setAttachment] = useState<Attachment>();
  const area = useRef<HTMLTextAreaElement>(null);
  const recorder = useRecorder();

  useEffect(() => {
    if (replyTo) {
      area.current?.focus();
    }
  }, [replyTo]);

  const sendText = async () => {
    const body = text.trim();
    if (body === "") {
      return;
    }
    setText("");
    const sent = await onSend({ type: "text", text: body, ...(replyTo ? { reply_to: replyTo.id } : {}) });
    if (!sent) {
      setText((since) => since || body);
    }
  };
  const attach = (file: File | undefined, wanted?: Attachment["kind"]) => {
    if (!file) {
      return;
    }
    const next = attachmentOf(file, wanted);
    if (file.size > LIMITS[next.kind]) {
      toasts.add({ type: "error", title: say("attach.tooBig", { limit: bytes(LIMITS[next.kind], language) }) });
      return;
    }
    setAttachment(next);
  };
  const sendFile = (kind: Attachment["kind"], file: Blob, name: string, caption: string, voice = false) =>
    attempt(say, async () => {
      const stored = await api.upload(number, file, name);
      await onSend({ type: kind, media_id: stored.id, ...(caption ? { caption } : {}), ...(voice ? { voice } : {}) });
    });

  if (recorder.seconds !== undefined) {
    return (
      <Bar>
        <RoundButton label={say("phone.discard")} onClick={recorder.discard} quiet>
          <Trash2 aria-hidden="true" className="size-5" />
        </RoundButton>
        <p role="status" className="flex h-11 flex-1 items-center gap-2.5 rounded-full bg-wa-field px-4 shadow-bubble">
          <span aria-hidden="true" className="size-2.5 animate-pulse rounded-full bg-wa-red" />
          <span className="tabular">{playTime(recorder.seconds)}</span>
        </p>
        <RoundButton
          label={say("phone.stopRecording")}
          onClick={() =>
            void recorder.finish().then((voice) => voice && sendFile("audio", voice, "voice.ogg", "", true))
          }
        >
          <SendHorizontal aria-hidden="true" className="size-5" />
        </RoundButton>
      </Bar>
    );
  }
  return (
    <>
      {attachment && (
        <AttachmentPreview
          attachment={attachment}
          onCancel={() => setAttachment(undefined)}
          onSend={async (caption) => {
            const { kind, file } = attachment;
            if (await sendFile(kind, file, file.name, caption)) {
              setAttachment(undefined);
            }
          }}
        />
      )}
      <Bar>
        <div className="min-w-0 flex-1 rounded-[22px] bg-wa-field shadow-bubble">
          {replyTo && <ReplyTo message={replyTo} businessName={businessName} onCancel={onCancelReply} />}
          <div className="flex items-end">
            <EmojiPicker onPick={(emoji) => setText((before) => before + emoji)} />
            <textarea
              ref={area}
              rows={1}
              value={text}
              aria-label={say("phone.write")}
              placeholder={say("phone.write")}
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => attach([...event.clipboardData.files][0])}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
                  event.preventDefault();
                  void sendText();
                }
              }}
              className="field-sizing-content max-h-28 min-w-0 flex-1 resize-none bg-transparent py-2.5 text-lg outline-none placeholder:text-wa-meta"
            />
            <AttachMenu onFile={attach} onSend={(message) => void onSend(message)} />
            <CameraButton onFile={attach} hidden={text !== ""} />
          </div>
        </div>
        {text.trim() === "" ? (
          <RoundButton
            label={say("phone.record")}
            onClick={() =>
              void recorder.start().catch(() => toasts.add({ type: "error", title: say("phone.noMicrophone") }))
            }
          >
            <Mic aria-hidden="true" className="size-5" />
          </RoundButton>
        ) : (
          <RoundButton label={say("phone.send")} onClick={() => void sendText()}>
            <SendHorizontal aria-hidden="true" className="size-5" />
          </RoundButton>
        )}
      </Bar>
    </>
  );
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <div className="wallpaper relative shrink-0">
      <div className="relative flex items-end gap-1.5 px-1.5 pt-1 pb-[max(8px,env(safe-area-inset-bottom))]">
        {children}
      </div>
    </div>
  );
}

type RoundButtonProps = { label: string; quiet?: boolean; onClick(): void; children: ReactNode };

function RoundButton({ label, quiet, onClick, children }: RoundButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={classes(
        "flex size-11 shrink-0 items-center justify-center rounded-full transition-transform active:scale-94",
        quiet ? "text-wa-meta hover:bg-wa-quote" : "bg-wa-green-fill text-wa-on-green shadow-bubble",
      )}
    >
      {children}
    </button>
  );
}

const INSIDE = "flex size-11 shrink-0 items-center justify-center rounded-full text-wa-meta hover:text-wa-ink";

function ReplyTo({ message, businessName, onCancel }: { message: Message; businessName: string; onCancel(): void }) {
  const say = useSay();
  return (
    <div className="flex items-start gap-1 px-1.5 pt-1.5">
      <div className="min-w-0 flex-1 rounded-lg border-l-4 border-l-wa-green-fill bg-wa-quote px-2.5 py-1.5">
        <p className="truncate font-medium text-sm text-wa-green">
          {message.from_customer ? say("phone.you") : businessName}
        </p>
        <p className="truncate text-sm text-wa-meta">{preview(message, say)}</p>
      </div>
      <button type="button" aria-label={say("cancel")} onClick={onCancel} className="p-1.5 text-wa-meta">
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}

function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const say = useSay();
  return (
    <Popover
      label={say("emoji")}
      side="top"
      align="start"
      trigger={
        <button type="button" aria-label={say("phone.emoji")} className={INSIDE}>
          <Smile aria-hidden="true" className="size-5.5" strokeWidth={1.75} />
        </button>
      }
    >
      <div className="grid w-72 grid-cols-8 gap-0.5 p-2">
        {EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => onPick(emoji)}
            className="flex size-8 items-center justify-center rounded-md text-xl hover:bg-muted"
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}

function CameraButton({ onFile, hidden }: { onFile(file: File | undefined): void; hidden: boolean }) {
  const say = useSay();
  return (
    <label className={classes(INSIDE, "cursor-pointer has-focus-visible:outline-2", hidden && "hidden")}>
      <Camera aria-hidden="true" className="size-5.5" strokeWidth={1.75} />
      <span className="sr-only">{say("attach.camera")}</span>
      <input
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        className="sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}

type AttachMenuProps = {
  onFile(file: File | undefined, kind?: Attachment["kind"]): void;
  onSend(message: NewMessage): void;
};

function AttachMenu({ onFile, onSend }: AttachMenuProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const pick = (accept: string, kind?: Attachment["kind"]) => () => {
    setOpen(false);
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.onchange = () => onFile(input.files?.[0], kind);
    input.click();
  };
  const send = (message: NewMessage) => () => {
    setOpen(false);
    onSend(message);
  };
  const place = { name: say("attach.placeName"), address: say("attach.placeAddress") };
  return (
    <Popover
      label={say("phone.attach")}
      side="top"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" aria-label={say("phone.attach")} className={INSIDE}>
          <Paperclip aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </button>
      }
    >
      <div className="grid w-66 grid-cols-3 gap-1 p-2">
        <Attach icon={ImageIcon} onClick={pick("image/jpeg,image/png,video/mp4,video/3gpp")}>
          {say("attach.photo")}
        </Attach>
        <Attach icon={FileText} onClick={pick("*/*", "document")}>
          {say("attach.document")}
        </Attach>
        <Attach icon={Sticker} onClick={pick("image/webp", "sticker")}>
          {say("attach.sticker")}
        </Attach>
        <Attach icon={MapPin} onClick={send({ type: "location", latitude: -23.5503, longitude: -46.6339, ...place })}>
          {say("attach.location")}
        </Attach>
        <Attach
          icon={Contact}
          onClick={send({ type: "contact", name: say("attach.contactName"), phone: "+55 11 98888-7777" })}
        >
          {say("attach.contact")}
        </Attach>
        <Attach icon={ListChecks} onClick={send({ type: "unsupported", what: "poll_creation" })}>
          {say("attach.poll")}
        </Attach>
      </div>
    </Popover>
  );
}

function Attach({ icon: Icon, onClick, children }: { icon: typeof Mic; onClick(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex flex-col items-center gap-1.5 rounded-lg px-1 py-2 text-center text-xs hover:bg-muted"
    >
      <span
        aria-hidden="true"
        className="flex size-11 items-center justify-center rounded-full bg-wa-green-soft text-wa-green"
      >
        <Icon className="size-5" strokeWidth={1.75} />
      </span>
      {children}
    </button>
  );
}
