import { AlarmClock, CircleAlert, type LucideIcon, Timer } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Conversation, SlaState } from "../api/types";
import { useMinutes, useSeconds } from "../format/clock";
import { duration, rowTime } from "../format/time";
import { classes } from "./classes";

type Promised = Pick<Conversation, "sla_state" | "sla_target" | "sla_due_at">;

const ICONS: Readonly<Record<SlaState, LucideIcon>> = {
  running: Timer,
  paused: Timer,
  at_risk: AlarmClock,
  breached: CircleAlert,
};

const LOOKS: Readonly<Record<SlaState, string>> = {
  running: "bg-muted text-muted-foreground",
  paused: "bg-muted text-muted-foreground",
  at_risk: "bg-warning-soft font-medium text-warning",
  breached: "bg-destructive-soft font-medium text-destructive",
};

const BY_THE_SECOND_MS = 2 * 60_000;

/** How a promise stands at some time: what was due is too late before the server has said so. */
export function stateAt({ sla_state: state, sla_due_at: due }: Promised, now: number): SlaState | undefined {
  if (!state || !due) {
    return undefined;
  }
  return new Date(due).getTime() <= now ? "breached" : state;
}

/** How much time is left until an answer, or the end, is due; nothing where nothing is. */
export function DueBadge({ conversation }: { conversation: Promised }) {
  const now = useMinutes();
  const due = conversation.sla_due_at;
  if (!due) {
    return null;
  }
  return Math.abs(new Date(due).getTime() - now) < BY_THE_SECOND_MS ? (
    <BySeconds conversation={conversation} />
  ) : (
    <At conversation={conversation} now={now} />
  );
}

function BySeconds({ conversation }: { conversation: Promised }) {
  return <At conversation={conversation} now={useSeconds()} />;
}

function At({ conversation, now }: { conversation: Promised; now: number }) {
  const { t, i18n } = useTranslation();
  const state = stateAt(conversation, now);
  const { sla_due_at: due, sla_target: target } = conversation;
  if (!state || !due || !target) {
    return null;
  }
  const left = new Date(due).getTime() - now;
  const Icon = ICONS[state];
  const time = duration(Math.abs(left));
  const what = t(`sla.targets.${target}`);
  return (
    <span
      title={t(left > 0 ? "sla.dueHint" : "sla.lateHint", {
        target: what,
        time,
        at: rowTime(due, i18n.language, { yesterday: t("time.yesterday") }, now),
      })}
      className={classes(
        "tabular inline-flex shrink-0 items-center gap-1 rounded-full px-1.5 text-xs leading-[18px]",
        LOOKS[state],
      )}
    >
      <Icon aria-hidden="true" className="size-3" strokeWidth={2} />
      {left > 0 ? time : `−${time}`}
      <span className="sr-only">{t(`sla.states.${state}`)}</span>
    </span>
  );
}
