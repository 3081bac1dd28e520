import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Offline, Problem } from "../api/problem";
import { Button } from "./Button";
import { classes } from "./classes";
import { LostLine } from "./drawings";

/** The shape of what is coming. Shown only after 150 ms, so that what is quick does not flicker. */
export function Skeleton({ className, round = false }: { className?: string; round?: boolean }) {
  return (
    <div
      aria-hidden="true"
      className={classes("animate-pulse bg-muted", round ? "rounded-full" : "rounded-sm", className)}
    />
  );
}

export function Appearing({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div aria-busy="true" className={classes("animate-appear", className)}>
      {children}
    </div>
  );
}

type EmptyProps = { drawing: ReactNode; title: string; text?: string; action?: ReactNode };

export function Empty({ drawing, title, text, action }: EmptyProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 px-8 py-10 text-center">
      <div className="mb-3 text-muted-foreground">{drawing}</div>
      <p className="font-medium">{title}</p>
      {text && <p className="max-w-80 text-balance text-muted-foreground text-sm">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

type FailedProps = { error: unknown; title: string; onRetry?(): void };

/** What happened, try again, and the trace id for whoever is asked for help. */
export function Failed({ error, title, onRetry }: FailedProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const trace = error instanceof Problem ? error.traceId : undefined;
  return (
    <div role="alert" className="flex h-full flex-col items-center justify-center gap-1 px-8 py-10 text-center">
      <div className="mb-3 text-muted-foreground">
        <LostLine />
      </div>
      <p className="font-medium">{title}</p>
      <p className="max-w-80 text-balance text-muted-foreground text-sm">{useReason(error)}</p>
      <div className="mt-3 flex flex-wrap items-center justify-center gap-x-2 gap-y-1">
        {onRetry && (
          <Button look="secondary" onClick={onRetry}>
            {t("common.tryAgain")}
          </Button>
        )}
        {trace && (
          <Button
            look="quiet"
            className="text-muted-foreground"
            onClick={() => void navigator.clipboard?.writeText(trace).then(() => setCopied(true))}
          >
            {copied ? t("common.copied") : t("common.copyTrace")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What happened to a small part of a page, in one line of it. */
export function FailedLine({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <p role="alert" className="text-muted-foreground text-sm">
      {useReason(error)}{" "}
      <button type="button" className="rounded-sm text-primary-ink hover:underline" onClick={onRetry}>
        {t("common.tryAgain")}
      </button>
    </p>
  );
}

/** A failure in words: the server's own when it gave some, ours when it could not be reached. */
export function useReason(error: unknown): string {
  const { t } = useTranslation();
  if (error instanceof Offline) {
    return t("errors.offline");
  }
  if (error instanceof Problem) {
    if (error.status === 429) {
      return t("errors.tooMany");
    }
    return error.status >= 500 ? t("errors.server") : (error.detail ?? error.title);
  }
  return t("errors.unexpected");
}
