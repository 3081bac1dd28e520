import { Trash2, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { clockTime } from "../../shared/format/time";
import { useConnection } from "../../shared/realtime/useRealtime";
import { classes } from "../../shared/ui/classes";
import { Quote, Remedies } from "./Bubble";
import { isJumbo } from "./FormattedText";
import { AudioPlayer, FileFace, PictureBox } from "./Media";
import { Text } from "./MessageContent";
import { MessageStop } from "./MessageStop";
import { type Outbox, type Pending, useProgress } from "./outbox";
import type { Remedy } from "./remedy";
import { Ticks } from "./Ticks";

type PendingBubbleProps = { pending: Pending; first: boolean; last: boolean; outbox: Outbox } & {
  remedies: readonly Remedy[];
  onTemplate(): void;
};

/** A message that is on its way to the server, or that could not get there. Looks as it will, so that nothing jumps. */
export function PendingBubble({ pending, first, last, outbox, remedies, onTemplate }: PendingBubbleProps) {
  const { t, i18n } = useTranslation();
  const refused = pending.refused;
  const inline = !pending.file && !isJumbo(pending.content);
  return (
    <MessageStop
      aria-label={t("inbox.you")}
      className={classes("flex flex-row-reverse px-4 pane:px-6", first ? "pt-2.5" : "pt-0.5", last && "pb-0.5")}
    >
      <div className="flex min-w-0 max-w-[86%] flex-col items-end pane:max-w-[min(72%,560px)]">
        <div
          className={classes(
            "relative max-w-full rounded-xl bg-bubble-out px-3",
            inline ? "py-1.5" : "pt-1.5 pb-1",
            refused && "ring-1 ring-destructive",
            last && "rounded-br-sm",
          )}
        >
          {pending.replyTo && <Quote quoted={pending.replyTo} />}
          {pending.file && <PendingFile pending={pending} outbox={outbox} />}
          {pending.content && <Text text={pending.content} endsAt={inline ? pending.createdAt : undefined} ours />}
          <span
            className={classes(
              "flex items-center justify-end gap-1 text-muted-foreground",
              inline ? "absolute right-3 bottom-1.5" : "mt-0.5",
            )}
          >
            <time dateTime={pending.createdAt} className="tabular text-xs">
              {clockTime(pending.createdAt, i18n.language)}
            </time>
            <Ticks status={refused ? "failed" : "waiting"} className="size-3.5" />
          </span>
        </div>
        {refused ? (
          <p className="mt-1 flex flex-wrap items-center justify-end gap-x-3 px-1 text-right text-destructive text-xs">
            <span className="text-balance">{refused.text || t(`outbox.${refused.reason}`)}</span>
            {refused.reason !== "lost-file" && (
              <Remedies
                remedies={remedies}
                onRetry={() => outbox.retry(pending.clientId)}
                onTemplate={() => {
                  outbox.discard(pending.clientId);
                  onTemplate();
                }}
              />
            )}
            <button
              type="button"
              tabIndex={-1}
              onClick={() => outbox.discard(pending.clientId)}
              className="inline-flex items-center gap-1 font-semibold hover:underline"
            >
              <Trash2 aria-hidden="true" className="size-3" strokeWidth={2} />
              {t("outbox.discard")}
            </button>
          </p>
        ) : (
          <Offline />
        )}
      </div>
    </MessageStop>
  );
}

function Offline() {
  const { t } = useTranslation();
  return useConnection() === "lost" ? (
    <p className="mt-1 px-1 text-muted-foreground text-xs">{t("outbox.waiting")}</p>
  ) : null;
}

function PendingFile({ pending, outbox }: { pending: Pending; outbox: Outbox }) {
  const { t } = useTranslation();
  const progress = useProgress(outbox, pending.clientId);
  const file = pending.file;
  const address = outbox.preview(pending.clientId);
  if (!file) {
    return null;
  }
  const busy = !pending.refused && !pending.mediaId;
  const cancel = busy && (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t("outbox.cancelUpload")}
      onClick={(event) => {
        event.stopPropagation();
        outbox.discard(pending.clientId);
      }}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-card text-muted-foreground hover:text-foreground"
    >
      <X aria-hidden="true" className="size-4" strokeWidth={1.75} />
    </button>
  );
  return (
    <div className="mb-1">
      {pending.kind === "image" && address ? (
        <div className="relative">
          <PictureBox address={address} alt={pending.content} />
          {cancel && <span className="absolute top-2 right-2">{cancel}</span>}
        </div>
      ) : pending.kind === "audio" && address ? (
        <div className="flex items-center gap-2">
          <AudioPlayer address={address} />
          {cancel}
        </div>
      ) : (
        <div className="flex w-[280px] max-w-full items-center gap-3 rounded-lg bg-foreground/5 p-2.5">
          <FileFace name={file.name} type={file.type} size={file.size} />
          {cancel}
        </div>
      )}
      {busy && (
        <progress
          aria-label={t("outbox.uploading")}
          value={progress ?? 0}
          max={1}
          className="progress mt-1.5 block h-1 w-full"
        />
      )}
    </div>
  );
}
