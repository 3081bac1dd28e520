import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { duration } from "../../shared/format/time";
import { classes } from "../../shared/ui/classes";
import { shareOf, type Tone, toneOf } from "./wall";

const TONES: Readonly<Record<Tone, string>> = {
  calm: "bg-muted text-muted-foreground",
  warm: "bg-warning-soft text-warning",
  late: "bg-destructive-soft font-medium text-destructive",
};

/** How long somebody has been waiting, warmer the longer. */
export function Wait({ since, now, limit }: { since: string | null; now: number; limit: number }) {
  if (since === null) {
    return <span className="text-muted-foreground">–</span>;
  }
  const waited = Math.max(0, now - new Date(since).getTime());
  return (
    <time
      dateTime={since}
      className={classes(
        "tabular inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-1.5 text-xs leading-[18px]",
        TONES[toneOf(waited, limit)],
      )}
    >
      <Clock aria-hidden="true" className="size-3" strokeWidth={2} />
      {duration(waited)}
    </time>
  );
}

/** How full somebody is; it changes its colour before it is full, and when it is over. */
export function LoadBar({ share, className }: { share: number; className: string }) {
  return (
    <span aria-hidden="true" className={classes("flex-1 overflow-hidden rounded-full bg-muted", className)}>
      <span
        className={classes(
          "block h-full rounded-full",
          share > 1 ? "bg-destructive" : share > 0.85 ? "bg-owner-queue" : "bg-primary",
        )}
        style={{ width: `${Math.min(1, share) * 100}%` }}
      />
    </span>
  );
}

/** What somebody has of what they take on, as a bar and in figures. */
export function Load({ load, capacity }: { load: number; capacity: number }) {
  const { t, i18n } = useTranslation();
  const figures = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const share = shareOf(load, capacity);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <LoadBar share={share} className="h-1.5 min-w-10 max-w-32" />
      <span className={classes("tabular shrink-0 whitespace-nowrap text-sm", share > 1 && "text-destructive")}>
        {t("wall.loadOf", { load: figures.format(load), capacity: figures.format(capacity) })}
      </span>
    </span>
  );
}

const DOTS = { online: "bg-online", away: "bg-away", offline: "bg-muted-foreground" } as const;

export function StateDot({ status, className }: { status: keyof typeof DOTS; className?: string }) {
  return <span aria-hidden="true" className={classes("inline-block shrink-0 rounded-full", DOTS[status], className)} />;
}

/** Whether what one sees is what is. */
export function Liveness({ staleMs }: { staleMs: number }) {
  const { t } = useTranslation();
  return (
    <span
      role="status"
      className={classes(
        "tabular inline-flex items-center gap-1.5 rounded-full px-2 text-sm leading-6",
        staleMs > 0 ? "bg-warning-soft font-medium text-warning" : "text-muted-foreground",
      )}
    >
      <span
        aria-hidden="true"
        className={classes("size-[0.6em] rounded-full", staleMs > 0 ? "bg-warning" : "animate-pulse bg-online")}
      />
      {staleMs > 0 ? t("wall.stale", { time: duration(staleMs) }) : t("wall.live")}
    </span>
  );
}
