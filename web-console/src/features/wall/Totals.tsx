import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Wall } from "../../shared/api/types";
import { duration } from "../../shared/format/time";
import { watches } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { Definition } from "../../shared/ui/Definition";
import { changeOf, type Only, shareOf, toneOf } from "./wall";

/** The few numbers that one looks for first. */
type TotalsProps = { wall: Wall; now: number; onSee(only: Only): void; onTeam(): void };

export function Totals({ wall, now, onSee, onTeam }: TotalsProps) {
  const { t, i18n } = useTranslation();
  const { totals, today } = wall;
  const whole = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const waited = totals.longest_waiting_since ? now - new Date(totals.longest_waiting_since).getTime() : undefined;
  const share = shareOf(totals.load, totals.capacity);
  const me = useMe();
  const report = (metric: "opened" | "received" | "first_response", label: string) =>
    watches(me) && (
      <Link
        to="/reports"
        search={{ from: wall.date, to: wall.date, behind: metric }}
        className="absolute inset-0 rounded-xl"
        aria-label={t("wall.behind", { name: label })}
      />
    );
  return (
    <ul className="grid grid-cols-2 gap-3 pane:grid-cols-3 min-[1200px]:grid-cols-6">
      <Tile
        label={t("wall.waiting")}
        definition={t("wall.definitions.waiting")}
        link={
          <Link
            to="/inbox"
            search={{ tab: "waiting" }}
            className="absolute inset-0 rounded-xl"
            aria-label={t("wall.behind", { name: t("wall.waiting") })}
          />
        }
        value={whole.format(totals.waiting)}
        alarm={waited !== undefined && toneOf(waited, wall.unanswered_limit_seconds) !== "calm"}
        hint={waited === undefined ? t("wall.nobodyWaits") : t("wall.longest", { time: duration(waited) })}
      />
      <Tile
        label={t("wall.atRisk")}
        definition={t("wall.definitions.atRisk", { time: duration(wall.unanswered_limit_seconds * 1000) })}
        link={
          <button
            type="button"
            className="absolute inset-0 rounded-xl"
            aria-label={t("wall.behind", { name: t("wall.atRisk") })}
            onClick={() => onSee({ name: t("wall.atRisk"), atRisk: true })}
          />
        }
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
        definition={t("wall.definitions.attended")}
        link={
          <Link
            to="/inbox"
            search={{ tab: "all", status: "open" }}
            className="absolute inset-0 rounded-xl"
            aria-label={t("wall.behind", { name: t("wall.attended") })}
          />
        }
        value={whole.format(totals.attended)}
        hint={
          totals.capacity > 0
            ? t("wall.capacityUsed", { share: percent.format(Math.min(share, 9.99)) })
            : t("wall.nobodyFree")
        }
      />
      <Tile
        label={t("wall.team")}
        definition={t("wall.definitions.team")}
        link={
          <button
            type="button"
            className="absolute inset-0 rounded-xl"
            aria-label={t("wall.toTeam")}
            onClick={onTeam}
          />
        }
        value={whole.format(totals.online)}
        alarm={totals.online === 0 && totals.waiting > 0}
        hint={totals.away > 0 ? t("wall.away", { count: totals.away }) : t("wall.nobodyAway")}
      />
      <Tile
        label={t("wall.openedToday")}
        definition={t("wall.definitions.openedToday")}
        value={whole.format(today.now.opened)}
        // Of departments it is what reached them.
        link={report(me.permissions.sees === "all" ? "opened" : "received", t("wall.openedToday"))}
        hint={<Change now={today.now.opened} before={today.previous.opened} text={whole.format} good="none" />}
      />
      <Tile
        label={t("wall.firstResponse")}
        definition={t("wall.definitions.firstResponse")}
        value={today.now.first_response_ms === null ? "–" : duration(today.now.first_response_ms)}
        link={report("first_response", t("wall.firstResponse"))}
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

type TileProps = {
  label: string;
  definition: string;
  value: string;
  hint: ReactNode;
  alarm?: boolean;
  link?: ReactNode;
};

function Tile({ label, definition, value, hint, alarm = false, link }: TileProps) {
  return (
    <li
      className={classes(
        "relative flex min-w-0 flex-col rounded-xl border bg-card px-3.5 py-3",
        alarm && "border-warning bg-warning-soft",
        link !== undefined && "transition-colors hover:bg-muted",
      )}
    >
      <span className="flex min-w-0 items-center gap-1 text-muted-foreground text-sm">
        <span className="truncate">{label}</span>
        <Definition name={label} text={definition} />
      </span>
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
