import type { FlowCounts } from "../../../shared/api/types";

/** Which runs are counted. Days as `2026-11-22`, in the clock of whoever looks; both are part of the period. */
export type Span = { preset: Preset; from: string; to: string };
export const PRESETS = ["day", "week", "month", "custom"] as const;
export type Preset = (typeof PRESETS)[number];

const DAYS = { day: 1, week: 7, month: 30 } as const;

export function spanOf(preset: Exclude<Preset, "custom">, now: Date): Span {
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS[preset] + 1);
  return { preset, from: dayOf(first), to: dayOf(now) };
}

/** As the server is asked: from midnight to the midnight after the last day. */
export function bounds({ from, to }: Span): { from: string; to: string } {
  const [year = 0, month = 1, day = 1] = to.split("-").map(Number);
  return {
    from: new Date(`${from}T00:00:00`).toISOString(),
    to: new Date(year, month - 1, day + 1).toISOString(),
  };
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const FAILURES: ReadonlySet<string> = new Set(["error", "no_match", "loop"]);

/** What happened at one block. */
export type Visits = {
  block: string;
  came: number;
  /** Of those that came, who neither left nor waits with the bot now. */
  dropped: number;
  resting: number;
  failed: number;
  ways: readonly { port: string; runs: number }[];
};

/** Block by block, the one where most give up first. */
export function visits(counts: FlowCounts): readonly Visits[] {
  return counts.blocks
    .map(({ block, came, left }) => {
      const ways = counts.ways.filter((way) => way.block === block);
      const resting = ways.find((way) => way.port === null)?.runs ?? 0;
      return {
        block,
        came,
        resting,
        dropped: Math.max(0, came - left - resting),
        failed: ways.reduce((sum, { port, runs }) => sum + (port !== null && FAILURES.has(port) ? runs : 0), 0),
        ways: ways.flatMap(({ port, runs }) => (port === null ? [] : [{ port, runs }])),
      };
    })
    .sort((a, b) => b.dropped - a.dropped || b.came - a.came);
}

/** Which conversations somebody wants to see. */
export type Behind = {
  title: string;
  block?: string;
  port?: string;
  resting?: boolean;
  ending?: "finished" | "handover" | "closed" | "abandoned" | "loop" | "under_way";
};

/** Why a run ended, as its trace says; the key of a sentence. */
export function whyOf(
  ending: string | null,
  lastPort: string | undefined,
): "finished" | "handover" | "closed" | "abandoned" | "loop" | "failed" | "under_way" {
  switch (ending) {
    case null:
      return "under_way";
    case "handover":
      return lastPort === "error" || lastPort === "no_match" ? "failed" : "handover";
    case "closed":
    case "abandoned":
    case "loop":
      return ending;
    default:
      return "finished";
  }
}
