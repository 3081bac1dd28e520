import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Wall } from "../../shared/api/types";
import { duration } from "../../shared/format/time";
import { oversees } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { changeOf, shareOf, toneOf } from "./wall";

/** The few numbers that one looks for first. */
export function Totals({ wall, now }: { wall: Wall; now: number }) {
  const { t, i18n } = useTranslation();
  const { totals, today } = wall;
  const whole = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const waited = totals.longest_waiting_since ? now - new Date(totals.longest_waiting_since).getTime() : undefined;
  const share = shareOf(totals.load, totals.capacity);
  const report = oversees(useMe()) && (
    <Link
      to="/reports"
      search={{ from: wall.date, to: wall.date }}
      className="absolute inset-0"
      aria-label={t("wall.toReport")}
    />
  );
  return (
    <ul className="grid grid-cols-2 gap-3 pane:grid-cols-3 min-[1200px]:grid-cols-6">
      <Tile
        label={t("wall.waiting")}
        value={whole.format(totals.waiting)}
        alarm={waited !== undefined && toneOf(waited, wall.unanswered_limit_seconds) !== "calm"}
        hint={waited === undefined ? t("wall.nobodyWaits") : t("wall.longest", { time: duration(waited) })}
      />
      <Tile
        label={t("wall.atRisk")}
        value={whole.format(totals.at_risk)}
        alarm={totals.at_risk > 0}
        hint={
          totals.breached > 0
            ? t("wall.breached", { count: totals.breached })
            : t("wall.beyond", { time: duration(wall.unanswered_limit_seconds * 1000) })
        }
      />
      <Tile
        label={t("wall.attended")}
        value={whole.format(totals.attended)}
        hint={
          totals.capacity > 0
            ? t("wall.capacityUsed", { share: percent.format(Math.min(share, 9.99)) })
            : t("wall.nobodyFree")
        }
      />
      <Tile
        label={t("wall.team")}
        value={whole.format(totals.online)}
        alarm={totals.online === 0 && totals.waiting > 0}
        hint={totals.away > 0 ? t("wall.away", { count: totals.away }) : t("wall.nobodyAway")}
      />
      <Tile
        label={t("wall.openedToday")}
        value={whole.format(today.now.opened)}
        link={report}
        hint={<Change now={today.now.opened} before={today.previous.opened} text={whole.format} good="none" />}
      />
      <Tile
        label={t("wall.firstResponse")}
        value={today.now.first_response_ms === null ? "–" : duration(today.now.first_response_ms)}
        link={report}
        hint={
          <Change
            now={today.now.first_response_ms}
            before={today.previous.first_response_ms}
            text={duration}
            good="down"
          />
        }
      />
    </ul>
  );
}

type TileProps = { label: string; value: string; hint: ReactNode; alarm?: boolean; link?: ReactNode };

function Tile({ label, value, hint, alarm = false, link }: TileProps) {
  return (
    <li
      className={classes(
        "relative flex min-w-0 flex-col rounded-xl border bg-card px-3.5 py-3",
        alarm && "border-warning bg-warning-soft",
        link !== undefined && "transition-colors hover:bg-muted",
      )}
    >
      <span className="truncate text-muted-foreground text-sm">{label}</span>
      <span className={classes("tabular font-semibold text-2xl", alarm && "text-warning")}>{value}</span>
      <span className={classes("tabular truncate text-xs", alarm ? "text-warning" : "text-muted-foreground")}>
        {hint}
      </span>
      {link}
    </li>
  );
}

type ChangeProps = {
  now: number | null;
  before: number | null;
  text(value: number): string;
  /** Which way is good. More conversations are neither. */
  good: "up" | "down" | "none";
  /** Without what it was. */
  short?: boolean;
};

/** Against the same weekday before, as far as today has come. */
export function Change({ now, before, text, good, short = false }: ChangeProps) {
  const { t, i18n } = useTranslation();
  const change = changeOf(now, before);
  if (before === null || change === undefined) {
    return t("wall.nothingBefore");
  }
  const way = Math.abs(change) < 0.005 ? "same" : change > 0 ? "up" : "down";
  const Arrow = way === "up" ? ArrowUp : way === "down" ? ArrowDown : ArrowRight;
  const tone = good === "none" || way === "same" ? undefined : way === good ? "text-success" : "text-destructive";
  const by = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  return (
    <>
      <span className={tone}>
        <Arrow aria-hidden="true" className="mr-0.5 inline size-[1em] align-[-0.12em]" strokeWidth={2} />
        {by.format(change)}
      </span>{" "}
      <span className={short ? "sr-only" : undefined}>{t("wall.weekBefore", { value: text(before) })}</span>
    </>
  );
}
