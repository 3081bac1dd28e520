import { Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMinutes } from "../../shared/format/clock";
import { duration } from "../../shared/format/time";
import { classes } from "../../shared/ui/classes";
import { Tooltip } from "../../shared/ui/Tooltip";

const HOUR_MS = 3_600_000;
const SOON_MS = 2 * HOUR_MS;
/** Longer than any window: the number has none. */
const NO_WINDOW_MS = 365 * 24 * HOUR_MS;

export type WindowState = { kind: "open" | "soon" | "closed"; left: number };

/** WhatsApp's 24 hours since the customer last wrote, in which one may write freely. */
export function windowAt(expiresAt: string | null, now: number): WindowState {
  const left = expiresAt ? new Date(expiresAt).getTime() - now : 0;
  return { kind: left <= 0 ? "closed" : left < SOON_MS ? "soon" : "open", left };
}

/** By the hour while there is plenty of it, by the minute when it is running out. The tooltip is always exact. */
export function WindowCountdown({ expiresAt }: { expiresAt: string | null }) {
  const { t } = useTranslation();
  const { kind, left } = windowAt(expiresAt, useMinutes());
  if (left > NO_WINDOW_MS) {
    return null;
  }
  return (
    <Tooltip text={kind === "closed" ? t("window.closedHint") : t("window.hint", { time: duration(left) })}>
      <span
        className={classes(
          "tabular inline-flex shrink-0 items-center gap-1 text-xs",
          kind === "open" && "text-window-ok",
          kind === "soon" && "font-medium text-window-soon",
          kind === "closed" && "font-medium text-window-closed",
        )}
      >
        <Hourglass aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {kind === "closed" ? (
          <span className="max-pane:sr-only">{t("window.closed")}</span>
        ) : kind === "soon" ? (
          duration(left)
        ) : (
          `${Math.floor(left / HOUR_MS)}h`
        )}
      </span>
    </Tooltip>
  );
}
