import { Dialog as Base } from "@base-ui/react/dialog";
import { Download, FileText, ImageOff, LoaderCircle, Pause, Play, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message, MessageMedia } from "../../shared/api/types";
import { useFreshMediaAddress, useMediaAddress } from "../../shared/api/useMedia";
import { bytes } from "../../shared/format/bytes";
import { playTime } from "../../shared/format/time";
import { classes } from "../../shared/ui/classes";
import { IconButton } from "../../shared/ui/IconButton";

/** The file of a message: shown, played, or offered; or why it is not there. */
export function Media({ message }: { message: Message }) {
  const { media } = message;
  if (media?.status !== "ready") {
    return (
      <Missing
        kind={message.message_type}
        pending={media?.status === "pending"}
        expired={media?.status === "expired"}
      />
    );
  }
  switch (message.message_type) {
    case "image":
      return <Picture url={message.media_url} alt={message.content} />;
    case "sticker":
      return <StickerPicture url={message.media_url} />;
    case "video":
      return <VideoPlayer url={message.media_url} />;
    case "audio":
      return <RemoteAudio url={message.media_url} />;
    default:
      return <DocumentCard media={media} url={message.media_url} />;
  }
}

// The box is there before the picture is, and the picture fits into it: nothing moves when it comes.
const BOX =
  "relative flex h-[210px] w-[280px] max-w-full items-center justify-center overflow-hidden rounded-lg bg-foreground/5";

function Missing({
  kind,
  pending,
  expired = false,
}: {
  kind: Message["message_type"];
  pending: boolean;
  expired?: boolean;
}) {
  const { t } = useTranslation();
  const isWide = kind === "image" || kind === "video";
  return (
    <div
      className={classes(
        isWide ? BOX : "flex w-[280px] max-w-full items-center gap-3 rounded-lg bg-foreground/5 p-3",
        isWide && "flex-col gap-2 p-4 text-center",
        "text-muted-foreground text-sm",
      )}
    >
      {pending ? (
        <LoaderCircle aria-hidden="true" className="size-5 shrink-0 animate-spin" strokeWidth={1.75} />
      ) : (
        <ImageOff aria-hidden="true" className="size-5 shrink-0" strokeWidth={1.75} />
      )}
      <span className="text-balance">
        {pending ? t("media.pending") : t(expired ? "media.expired" : "media.unavailable")}
      </span>
    </div>
  );
}

function Picture({ url, alt }: { url: string | null; alt: string }) {
  const address = useMediaAddress(url);
  return <PictureBox address={address} alt={alt} />;
}

export function PictureBox({
  address,
  alt,
  children,
}: {
  address: string | undefined;
  alt: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken) {
    return <Missing kind="image" pending={false} />;
  }
  return (
    <>
      <button type="button" tabIndex={-1} className={BOX} onClick={() => setOpen(true)} aria-label={t("media.open")}>
        {address && (
          <img
            src={address}
            alt={alt || t("kinds.image")}
            decoding="async"
            draggable={false}
            onError={() => setBroken(true)}
            className="max-h-full max-w-full animate-[appear_150ms] object-contain"
          />
        )}
        {children}
      </button>
      <Lightbox open={open} onOpenChange={setOpen} address={address} alt={alt} />
    </>
  );
}

type LightboxProps = { open: boolean; onOpenChange(open: boolean): void; address: string | undefined; alt: string };

function Lightbox({ open, onOpenChange, address, alt }: LightboxProps) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim backdrop-blur-sm" />
        <Base.Popup className="fixed inset-0 z-40 flex flex-col outline-none">
          <Base.Title className="sr-only">{alt || t("kinds.image")}</Base.Title>
          <div className="flex justify-end gap-1 p-3">
            <span className="flex gap-1 rounded-lg bg-popover p-1 shadow-float">
              {address && (
                <a
                  href={address}
                  download=""
                  aria-label={t("media.download")}
                  className="inline-flex size-8 items-center justify-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground"
                >
                  <Download aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
                </a>
              )}
              <Base.Close render={<IconButton icon={X} label={t("common.close")} />} />
            </span>
          </div>
          <Base.Close
            render={
              <button
                type="button"
                tabIndex={-1}
                aria-label={t("common.close")}
                className="flex min-h-0 flex-1 cursor-zoom-out items-center justify-center p-4 pt-0"
              >
                {address && <img src={address} alt={alt} className="max-h-full max-w-full rounded-md object-contain" />}
              </button>
            }
          />
          {alt && (
            <p className="mx-auto mb-4 max-w-xl rounded-lg bg-popover px-4 py-2 text-center shadow-float">{alt}</p>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function StickerPicture({ url }: { url: string | null }) {
  const { t } = useTranslation();
  const address = useMediaAddress(url);
  return (
    <div className="size-36">
      {address && <img src={address} alt={t("kinds.sticker")} draggable={false} className="size-full object-contain" />}
    </div>
  );
}

function VideoPlayer({ url }: { url: string | null }) {
  const { t } = useTranslation();
  const address = useMediaAddress(url);
  return (
    <div className={BOX}>
      {address && (
        // biome-ignore lint/a11y/useMediaCaption: what customers film has no captions
        <video
          tabIndex={-1}
          src={address}
          controls
          preload="metadata"
          aria-label={t("kinds.video")}
          className="size-full object-contain"
        />
      )}
    </div>
  );
}

function RemoteAudio({ url }: { url: string | null }) {
  return <AudioPlayer address={useMediaAddress(url)} />;
}

const SPEEDS = [1, 1.5, 2] as const;

/** A player of its own, because the browsers' differ in size and have no speeds within reach. */
export function AudioPlayer({ address }: { address: string | undefined }) {
  const { t, i18n } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [length, setLength] = useState(0);
  const [position, setPosition] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);
  const [broken, setBroken] = useState(false);

  const toggle = () => {
    const element = audio.current;
    if (element?.paused) {
      void element.play().catch(() => setBroken(true));
    } else {
      element?.pause();
    }
  };

  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) {
      audio.current.playbackRate = next;
    }
  };

  if (broken) {
    return (
      <div className="flex w-[280px] max-w-full items-center gap-2 py-1 text-muted-foreground text-sm">
        {t("media.cannotPlay")}
        {address && (
          <a href={address} download="" tabIndex={-1} className="text-primary-ink underline">
            {t("media.download")}
          </a>
        )}
      </div>
    );
  }
  return (
    <div className="flex w-[280px] max-w-full items-center gap-2.5 py-1">
      {/* biome-ignore lint/a11y/useMediaCaption: what customers say has no captions */}
      <audio
        ref={audio}
        src={address}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPosition(0)}
        onError={() => setBroken(address !== undefined)}
        onLoadedMetadata={(event) => setLength(event.currentTarget.duration)}
        onTimeUpdate={(event) => setPosition(event.currentTarget.currentTime)}
      />
      <button
        type="button"
        tabIndex={-1}
        onClick={toggle}
        aria-label={playing ? t("media.pause") : t("media.play")}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-primary text-primary-foreground hover:bg-primary-hover"
      >
        {playing ? (
          <Pause aria-hidden="true" className="size-4 fill-current" strokeWidth={0} />
        ) : (
          <Play aria-hidden="true" className="ml-0.5 size-4 fill-current" strokeWidth={0} />
        )}
      </button>
      <input
        type="range"
        tabIndex={-1}
        min={0}
        max={Number.isFinite(length) && length > 0 ? length : 1}
        step={0.1}
        value={position}
        aria-label={t("media.position")}
        aria-valuetext={playTime(position)}
        onChange={(event) => {
          if (audio.current) {
            audio.current.currentTime = Number(event.target.value);
          }
        }}
        className="h-1 min-w-0 flex-1 accent-primary"
      />
      <span className="tabular w-9 shrink-0 text-right text-muted-foreground text-xs">
        {playTime(playing || position > 0 ? position : length)}
      </span>
      <button
        type="button"
        tabIndex={-1}
        onClick={faster}
        aria-label={t("media.speed", { speed: speed.toLocaleString(i18n.language) })}
        className="tabular w-9 shrink-0 rounded-full bg-foreground/8 py-0.5 text-center font-medium text-xs hover:bg-foreground/15"
      >
        {speed.toLocaleString(i18n.language)}×
      </button>
    </div>
  );
}

function DocumentCard({ media, url }: { media: MessageMedia; url: string | null }) {
  const { t } = useTranslation();
  const address = useFreshMediaAddress(url);
  return (
    <a
      href={address}
      tabIndex={-1}
      download={media.file_name ?? ""}
      className="flex w-[280px] max-w-full items-center gap-3 rounded-lg bg-foreground/5 p-2.5 transition-colors hover:bg-foreground/10"
    >
      <FileFace name={media.file_name} type={media.mime_type} size={media.size} />
      <Download aria-label={t("media.download")} className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
    </a>
  );
}

export function FileFace({ name, type, size }: { name: string | null; type: string; size: number | null }) {
  const { t, i18n } = useTranslation();
  const details = [extension(name, type), size === null ? undefined : bytes(size, i18n.language)].filter(Boolean);
  return (
    <>
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-card text-primary-ink">
        <FileText aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span title={name ?? undefined} className="line-clamp-2 font-medium [overflow-wrap:anywhere] text-sm">
          {name || t("kinds.document")}
        </span>
        <span className="tabular block text-muted-foreground text-xs">{details.join(" · ")}</span>
      </span>
    </>
  );
}

function extension(name: string | null, type: string): string {
  const end = name?.includes(".") ? name.split(".").at(-1) : type.split("/").at(-1);
  return (end ?? "").slice(0, 8).toUpperCase();
}
