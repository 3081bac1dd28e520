import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { fullTime, rowTime, shortTime } from "../../shared/format/time";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { useReason } from "../../shared/ui/States";
import { isOnHold, type Scope } from "./scope";
import type { Moves } from "./useMoves";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONGEST = 90 * 24 * HOUR;
/** When a day's work begins, for whoever means "tomorrow". */
const MORNING = 8;

/** Until when it is on hold. */
export function HoldMark({ conversation, className }: { conversation: Conversation; className?: string }) {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  const until = conversation.snoozed_until;
  if (!until || !isOnHold(conversation, now)) {
    return null;
  }
  const said = t("hold.until", { time: shortTime(until, i18n.language) });
  return (
    <span
      title={said}
      className={classes(
        "tabular inline-flex shrink-0 items-center gap-1 rounded-full bg-muted px-1.5 text-muted-foreground text-xs leading-[18px]",
        className,
      )}
    >
      <AlarmClock aria-hidden="true" className="size-3" strokeWidth={2} />
      <span className="sr-only">{said}</span>
      <time aria-hidden="true" dateTime={until}>
        {untilWords(until, i18n.language, now)}
      </time>
    </span>
  );
}

/** Today the hour, later the day as well. */
function untilWords(until: string, language: string, now: number): string {
  const sameDay = new Date(until).toDateString() === new Date(now).toDateString();
  return sameDay ? rowTime(until, language, { yesterday: "" }, now) : shortTime(until, language);
}

type HoldFilterProps = { scope: Scope; count: number; onScope(scope: Scope): void };

/** What one put on hold is out of the way, and one click away. */
export function HoldFilter({ scope, count, onScope }: HoldFilterProps) {
  const { t } = useTranslation();
  if (scope.tab !== "mine" || (count === 0 && !scope.hold)) {
    return null;
  }
  return (
    <div className="border-t px-3 py-1.5">
      <button
        type="button"
        aria-pressed={Boolean(scope.hold)}
        onClick={() => onScope({ ...scope, hold: scope.hold ? undefined : true })}
        className={classes(
          "tabular inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-xs transition-colors",
          scope.hold
            ? "bg-accent text-primary-ink hover:bg-accent-strong"
            : "bg-muted text-muted-foreground hover:text-foreground",
        )}
      >
        <AlarmClock aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("hold.count", { count })}
      </button>
    </div>
  );
}

type HoldDialogProps = { open: boolean; onOpenChange(open: boolean): void; conversation: Conversation; moves: Moves };

/** Until when a conversation is to be out of the way. */
export function HoldDialog({ open, onOpenChange, conversation, moves }: HoldDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("hold.title")} description={t("hold.description")}>
      {/* Mounted anew each time it opens, so that its times are those of now. */}
      {open && <HoldForm conversation={conversation} moves={moves} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function HoldForm({
  conversation,
  moves,
  onDone,
}: Pick<HoldDialogProps, "conversation" | "moves"> & { onDone(): void }) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const [own, setOwn] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const held = isOnHold(conversation, now);

  async function hold(until: string | undefined) {
    setFailure(undefined);
    try {
      await moves.hold(until);
      onDone();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void hold(new Date(own).toISOString());
      }}
    >
      <ul className="flex flex-col">
        {choices(now).map(({ key, at }) => (
          <li key={key}>
            <button
              type="button"
              disabled={moves.busy === "hold"}
              onClick={() => void hold(at.toISOString())}
              className="flex w-full items-center justify-between gap-3 rounded-md px-2 py-2 text-left hover:bg-muted coarse:py-3"
            >
              <span className="font-medium">{t(`hold.in.${key}`)}</span>
              <time
                dateTime={at.toISOString()}
                title={fullTime(at.toISOString(), i18n.language)}
                className="tabular text-muted-foreground text-sm"
              >
                {shortTime(at.toISOString(), i18n.language)}
              </time>
            </button>
          </li>
        ))}
      </ul>
      <TextField
        label={t("hold.own")}
        type="datetime-local"
        value={own}
        required
        min={local(new Date(now + MINUTE))}
        max={local(new Date(now + LONGEST - HOUR))}
        onChange={(event) => setOwn(event.target.value)}
      />
      {failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        {held && (
          <Button className="mr-auto" busy={moves.busy === "hold"} onClick={() => void hold(undefined)}>
            {t("hold.end")}
          </Button>
        )}
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={moves.busy === "hold"} disabled={!own}>
          {t("hold.put")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What people mean most often, by their own clock. */
export function choices(now: number) {
  const morning = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(MORNING, 0, 0, 0);
    return day;
  };
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  return [
    { key: "hour", at: new Date(now + HOUR) },
    { key: "threeHours", at: new Date(now + 3 * HOUR) },
    { key: "tomorrow", at: morning(1) },
    ...(toMonday === 1 ? [] : [{ key: "monday", at: morning(toMonday) } as const]),
  ] as const;
}

/** As the browser's field writes it. */
function local(date: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
