import { FileText, SendHorizontal, X } from "lucide-react";
import { useEffect, useState } from "react";
import { bytes } from "../shared/format/bytes";
import type { Attachment } from "./attachment";
import { useLanguage, useSay } from "./words";

type AttachmentPreviewProps = { attachment: Attachment; onCancel(): void; onSend(caption: string): Promise<void> };

/** Over the whole phone, as WhatsApp does it: what will be sent, and a place for words about it. */
export function AttachmentPreview({ attachment, onCancel, onSend }: AttachmentPreviewProps) {
  const say = useSay();
  const language = useLanguage();
  const [caption, setCaption] = useState("");
  const [busy, setBusy] = useState(false);
  const url = useObjectUrl(attachment.file);
  const { kind, file } = attachment;
  const takesCaption = kind === "image" || kind === "video" || kind === "document";

  const send = async () => {
    setBusy(true);
    await onSend(caption.trim());
    setBusy(false);
  };
  return (
    <div
      role="dialog"
      aria-label={file.name}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="absolute inset-0 z-20 flex animate-rise flex-col bg-wa-bar"
    >
      <header className="flex h-14 shrink-0 items-center gap-2 px-2">
        <button
          type="button"
          aria-label={say("cancel")}
          onClick={onCancel}
          className="flex size-10 items-center justify-center rounded-full hover:bg-wa-quote"
        >
          <X aria-hidden="true" className="size-5.5" />
        </button>
        <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
        <span className="tabular pr-2 text-sm text-wa-meta">{bytes(file.size, language)}</span>
      </header>
      <div className="flex min-h-0 flex-1 items-center justify-center p-4">
        {(kind === "image" || kind === "sticker") && url && (
          <img src={url} alt={file.name} className="max-h-full max-w-full rounded-md object-contain" />
        )}
        {kind === "video" && url && (
          // biome-ignore lint/a11y/useMediaCaption: what people film has no captions
          <video src={url} controls className="max-h-full max-w-full rounded-md" />
        )}
        {(kind === "document" || kind === "audio") && (
          <FileText aria-hidden="true" className="size-24 text-wa-meta" strokeWidth={1} />
        )}
      </div>
      <form
        className="flex shrink-0 items-center gap-1.5 px-2 pt-2 pb-[max(10px,env(safe-area-inset-bottom))]"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <input
          value={caption}
          disabled={!takesCaption}
          maxLength={1024}
          // biome-ignore lint/a11y/noAutofocus: it opened because of what one did, and this is where one goes on
          autoFocus
          aria-label={say("phone.caption")}
          placeholder={takesCaption ? say("phone.caption") : ""}
          onChange={(event) => setCaption(event.target.value)}
          className="h-11 min-w-0 flex-1 rounded-full border border-wa-line bg-wa-field px-4 text-lg outline-none placeholder:text-wa-meta focus-visible:border-wa-green-fill"
        />
        <button
          type="submit"
          disabled={busy}
          aria-label={say("phone.send")}
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-wa-green-fill text-wa-on-green disabled:opacity-50"
        >
          <SendHorizontal aria-hidden="true" className="size-5" />
        </button>
      </form>
    </div>
  );
}

function useObjectUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
