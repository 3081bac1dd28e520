import { useNavigate } from "@tanstack/react-router";
import { Maximize, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wall, WallAttendant, WallDepartment } from "../../shared/api/types";
import { useSeconds } from "../../shared/format/clock";
import { duration } from "../../shared/format/time";
import { watches } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { QuietCounter } from "../../shared/ui/drawings";
import { Empty } from "../../shared/ui/States";
import { Liveness, LoadBar, StateDot } from "./Parts";
import { HourChart } from "./Today";
import { Change } from "./Totals";
import { useWall, useWallClock } from "./useWall";
import { inOrder, pagesOf, shareOf, toneOf } from "./wall";

const PAGE_SECONDS = 12;
const MOST_DEPARTMENTS = 5;
const MOST_PEOPLE = 8;
const IDLE_MS = 3_000;

/**
 * The wall for everybody in the room: read from five metres, touched by nobody. No customer is named, the screen is kept
 * on, and what is not up to date says so. Everything is measured against the screen, so that it fills any television.
 */
export function Television() {
  const { t } = useTranslation();
  const me = useMe();
  const wall = useWall();
  useScreenKeptOn();
  if (!watches(me)) {
    return <Empty drawing={<QuietCounter />} title={t("wall.supervisorsOnly")} text={t("settings.adminsOnlyHint")} />;
  }
  return (
    <main className="relative h-dvh overflow-hidden bg-background text-[length:min(1.45vw,2.6vh)] leading-tight">
      <h1 className="sr-only">{t("wall.title")}</h1>
      {wall.data ? (
        <Screen wall={wall.data} heardAt={wall.dataUpdatedAt} />
      ) : (
        <p role="status" className="flex h-full items-center justify-center text-[2em] text-muted-foreground">
          {wall.isError ? t("wall.tvFailed") : t("wall.tvLoading")}
        </p>
      )}
      <Controls />
    </main>
  );
}

function Screen({ wall, heardAt }: { wall: Wall; heardAt: number }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { now, staleMs } = useWallClock(wall, heardAt);
  const turn = Math.floor(useSeconds() / 1000 / PAGE_SECONDS);
  const whole = new Intl.NumberFormat(i18n.language);
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: "short", timeZone: wall.time_zone });
  const { totals, today } = wall;
  const waited = totals.longest_waiting_since ? now - new Date(totals.longest_waiting_since).getTime() : undefined;
  const tone = waited === undefined ? "calm" : toneOf(waited, wall.unanswered_limit_seconds);

  return (
    <div
      className={classes(
        "flex h-full flex-col gap-[0.8em] p-[1.2em] [&>:not(header)]:transition-all",
        staleMs > 0 && "[&>:not(header)]:opacity-80 [&>:not(header)]:grayscale",
      )}
    >
      <header className="flex items-center gap-[1em]">
        <span className="truncate font-semibold text-[1.5em]">{me.organization.name}</span>
        <span className="ml-auto text-[1.2em] [&>span]:gap-[0.5em] [&>span]:px-[0.8em] [&>span]:text-[1em] [&>span]:leading-[1.8]">
          <Liveness staleMs={staleMs} />
        </span>
        <time className="tabular font-semibold text-[1.8em]">{clock.format(now)}</time>
      </header>
      <ul className="grid grid-cols-4 gap-[0.8em]">
        <Giant label={t("wall.waiting")} value={whole.format(totals.waiting)} tone={tone} />
        <Giant label={t("wall.longestWait")} value={waited === undefined ? "–" : duration(waited)} tone={tone} />
        <Giant
          label={t("wall.atRisk")}
          value={whole.format(totals.at_risk)}
          tone={totals.at_risk > 0 ? "warm" : "calm"}
        />
        <Giant
          label={t("wall.team")}
          value={whole.format(totals.online)}
          tone={totals.online === 0 && totals.waiting > 0 ? "late" : "calm"}
          more={totals.away > 0 ? t("wall.away", { count: totals.away }) : undefined}
        />
      </ul>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] gap-[0.8em]">
        <Pages title={t("wall.departments")} all={wall.departments} most={MOST_DEPARTMENTS} turn={turn}>
          {(page) => (
            <ul className="flex min-h-0 flex-1 flex-col justify-start divide-y">
              <li className="grid grid-cols-[minmax(0,1fr)_5.6em_7.2em_10em] items-end gap-[0.8em] pb-[0.4em] text-[0.95em] text-muted-foreground">
                <span />
                <span className="text-right">{t("wall.waiting")}</span>
                <span className="text-right">{t("wall.longestWait")}</span>
                <span className="pl-[0.6em]">{t("wall.load")}</span>
              </li>
              {page.map((one) => (
                <DepartmentLine key={one.id ?? ""} one={one} now={now} limit={wall.unanswered_limit_seconds} />
              ))}
            </ul>
          )}
        </Pages>
        <Pages
          title={t("wall.people")}
          // Who is not there, and has nothing, is of no interest on a wall.
          all={inOrder(wall.attendants.filter((one) => one.status !== "offline" || one.conversations > 0))}
          most={MOST_PEOPLE}
          turn={turn}
        >
          {(page) => (
            <ul className="flex flex-col">
              {page.map((one) => (
                <PersonLine key={one.id} one={one} now={now} limit={wall.unanswered_limit_seconds} />
              ))}
              {page.length === 0 && <li className="text-muted-foreground">{t("wall.nobodyThere")}</li>}
            </ul>
          )}
        </Pages>
      </div>
      <footer className="grid grid-cols-[repeat(3,minmax(0,1fr))_minmax(0,1.6fr)] items-stretch gap-[0.8em]">
        <Day label={t("wall.openedToday")} value={whole.format(today.now.opened)}>
          <Change now={today.now.opened} before={today.previous.opened} text={whole.format} good="none" short />
        </Day>
        <Day label={t("wall.closedToday")} value={whole.format(today.now.closed)}>
          <Change now={today.now.closed} before={today.previous.closed} text={whole.format} good="up" short />
        </Day>
        <Day
          label={t("wall.firstResponse")}
          value={today.now.first_response_ms === null ? "–" : duration(today.now.first_response_ms)}
        >
          <Change
            now={today.now.first_response_ms}
            before={today.previous.first_response_ms}
            text={duration}
            good="down"
            short
          />
        </Day>
        <div className="rounded-xl border bg-card px-[1em] py-[0.4em] [&_.tabular]:text-[0.72em]">
          <HourChart hours={today.hours} className="mt-[0.9em] h-[2.6em]" />
        </div>
      </footer>
    </div>
  );
}

const GIANT = {
  calm: "bg-card",
  warm: "border-warning bg-warning-soft text-warning",
  late: "border-destructive bg-destructive-soft text-destructive",
} as const;

type GiantProps = { label: string; value: string; tone: keyof typeof GIANT; more?: string };

function Giant({ label, value, tone, more }: GiantProps) {
  return (
    <li className={classes("flex min-w-0 flex-col rounded-xl border px-[1.1em] py-[0.55em]", GIANT[tone])}>
      <span className={classes("text-[1.25em]", tone === "calm" && "text-muted-foreground")}>{label}</span>
      <span className="flex items-baseline gap-[0.3em] whitespace-nowrap">
        <span className="tabular font-semibold text-[4em] leading-[1.05] tracking-tight">{value}</span>
        {more && <span className="text-[1.1em] text-muted-foreground">{more}</span>}
      </span>
    </li>
  );
}

type PagesProps<T> = {
  title: string;
  all: readonly T[];
  most: number;
  turn: number;
  children(page: readonly T[]): ReactNode;
};

/** One page after the other of what does not fit at once. */
function Pages<T>({ title, all, most, turn, children }: PagesProps<T>) {
  const { t } = useTranslation();
  const pages = pagesOf(all, most);
  const at = turn % pages.length;
  return (
    <section
      aria-label={title}
      className="flex min-h-0 min-w-0 flex-col overflow-hidden rounded-xl border bg-card px-[1.1em] py-[0.6em]"
    >
      <h2 className="mb-[0.3em] flex items-center gap-[0.6em] font-semibold text-[1.25em]">
        {title}
        {pages.length > 1 && (
          <span className="ml-auto flex gap-[0.4em]">
            <span className="sr-only">{t("wall.page", { page: at + 1, of: pages.length })}</span>
            {pages.map((_, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by nothing but its place
                key={index}
                aria-hidden="true"
                className={classes("size-[0.5em] rounded-full", index === at ? "bg-primary" : "bg-muted")}
              />
            ))}
          </span>
        )}
      </h2>
      {children(pages[at] ?? [])}
    </section>
  );
}

const INK = { calm: "", warm: "text-warning", late: "text-destructive" } as const;

function DepartmentLine({ one, now, limit }: { one: WallDepartment; now: number; limit: number }) {
  const { t } = useTranslation();
  const waited = one.longest_waiting_since ? now - new Date(one.longest_waiting_since).getTime() : undefined;
  const ink = waited === undefined ? "" : INK[toneOf(waited, limit)];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5.6em_7.2em_10em] items-center gap-[0.8em] py-[0.3em]">
      <span className="truncate text-[1.4em]">{one.name ?? t("wall.noDepartment")}</span>
      <span className={classes("tabular text-right font-semibold text-[1.8em] leading-[1.15]", ink)}>
        {one.waiting}
      </span>
      <span className={classes("tabular whitespace-nowrap text-right font-semibold text-[1.4em]", ink)}>
        {waited === undefined ? "–" : duration(waited)}
      </span>
      {one.online > 0 ? (
        <span className="pl-[0.6em]">
          <BigLoad load={one.load} capacity={one.capacity} />
        </span>
      ) : (
        <span className={one.waiting > 0 ? "pl-[0.6em] text-destructive" : "pl-[0.6em] text-muted-foreground"}>
          {t("wall.nobodyThere")}
        </span>
      )}
    </li>
  );
}

function PersonLine({ one, now, limit }: { one: WallAttendant; now: number; limit: number }) {
  const waited = one.unanswered_since ? now - new Date(one.unanswered_since).getTime() : undefined;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_6.5em_5.4em] items-center gap-[0.8em] py-[0.32em]">
      <span className="flex min-w-0 items-center gap-[0.6em]">
        <StateDot status={one.status} className="size-[0.75em]" />
        <span className="truncate text-[1.3em]">{shortName(one.full_name)}</span>
      </span>
      <BigLoad load={one.load} capacity={one.capacity} />
      <span
        className={classes(
          "tabular whitespace-nowrap text-right text-[1.2em]",
          waited === undefined ? "text-muted-foreground" : INK[toneOf(waited, limit)],
        )}
      >
        {waited === undefined ? "–" : duration(waited)}
      </span>
    </li>
  );
}

function BigLoad({ load, capacity }: { load: number; capacity: number }) {
  const { t, i18n } = useTranslation();
  const figures = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const share = shareOf(load, capacity);
  return (
    <span className="flex min-w-0 items-center gap-[0.6em]">
      <LoadBar share={share} className="h-[0.6em] min-w-0" />
      <span className="tabular shrink-0 whitespace-nowrap">
        <span aria-hidden="true">{`${figures.format(load)}/${figures.format(capacity)}`}</span>
        <span className="sr-only">
          {t("wall.loadOf", { load: figures.format(load), capacity: figures.format(capacity) })}
        </span>
      </span>
    </span>
  );
}

function Day({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col rounded-xl border bg-card px-[1.1em] py-[0.5em]">
      <span className="truncate text-[1.05em] text-muted-foreground">{label}</span>
      <span className="flex min-w-0 items-baseline gap-[0.7em] whitespace-nowrap">
        <span className="tabular font-semibold text-[2.2em]">{value}</span>
        <span className="tabular truncate text-[1em] text-muted-foreground">{children}</span>
      </span>
    </div>
  );
}

/** "Maria Fernanda de Souza" is "Maria S." to those who pass by. */
function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${words[0]} ${[...last][0]}.` : name;
}

/** How to leave, and how to fill the screen: there while somebody moves the mouse. */
function Controls() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [shown, setShown] = useState(true);
  const leave = () => {
    if (document.fullscreenElement) {
      void document.exitFullscreen();
    }
    void navigate({ to: "/wall" });
  };
  useEffect(() => {
    let timer = setTimeout(() => setShown(false), IDLE_MS);
    const show = () => {
      setShown(true);
      clearTimeout(timer);
      timer = setTimeout(() => setShown(false), IDLE_MS);
    };
    addEventListener("pointermove", show);
    addEventListener("keydown", show);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", show);
      removeEventListener("keydown", show);
    };
  }, []);
  return (
    <div
      className={classes(
        "absolute right-4 bottom-4 flex gap-2 rounded-lg bg-popover p-2 shadow-float transition-opacity focus-within:opacity-100",
        shown ? "opacity-100" : "opacity-0",
      )}
    >
      {document.fullscreenEnabled && (
        <Button onClick={() => void document.documentElement.requestFullscreen()}>
          <Maximize aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("wall.fullScreen")}
        </Button>
      )}
      <Button onClick={leave}>
        <X aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {t("wall.leaveTv")}
      </Button>
    </div>
  );
}

/** A television must not fall asleep. Where the browser cannot promise that, its settings have to. */
function useScreenKeptOn(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const keep = async () => {
      try {
        const got = await navigator.wakeLock?.request("screen");
        if (over) {
          void got?.release();
        } else {
          lock = got;
        }
      } catch {
        // A browser that saves its battery refuses.
      }
    };
    // The browser takes it back whenever the page is hidden.
    const again = () => {
      if (document.visibilityState === "visible") {
        void keep();
      }
    };
    void keep();
    document.addEventListener("visibilitychange", again);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
