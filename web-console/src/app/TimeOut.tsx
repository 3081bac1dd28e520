import { useMatchRoute } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CurrentUser } from "../shared/api/types";
import { useMe, useServices } from "../shared/services";
import { Button } from "../shared/ui/Button";
import { Dialog, DialogActions } from "../shared/ui/Dialog";
import { createActivity, type Ending, endingAt } from "./activity";
import { useLogOut } from "./PersonMenu";

/** For a server whose clock is a little behind. */
const ASK_AGAIN_MS = 3_000;
/** More often than the shortest limit by far. */
const TELEVISION_MS = 60_000;
const DEEDS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

/** Logs out whoever left, where the organization wants it, and says so a minute before. */
export function TimeOut() {
  const { session: limits } = useMe();
  return limits.idle_minutes === null && limits.ends_at === null ? null : <Watch limits={limits} />;
}

function Watch({ limits }: { limits: CurrentUser["session"] }) {
  const { t } = useTranslation();
  const { api, session } = useServices();
  const [ending, setEnding] = useState<Ending>();
  const [activity] = useState(() => createActivity(() => api.post("/api/v1/auth/activity", undefined)));
  // Whoever opened the console was there then.
  const [openedAt] = useState(Date.now);
  const [dismissed, setDismissed] = useState(false);
  const logOut = useLogOut();
  const warns = ending !== undefined;
  const isOver = ending?.seconds === 0;
  const isTelevision = Boolean(useMatchRoute()({ to: "/wall/tv" }));

  useEffect(() => {
    void activity.tell().catch(() => undefined);
    return () => activity.stop();
  }, [activity]);

  useEffect(() => {
    const look = () =>
      setEnding((before) => same(before, endingAt(Date.now(), Math.max(openedAt, activity.last()), limits)));
    const clock = setInterval(look, 1_000);
    // A laptop that was opened again does not show for a second what is over.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(clock);
      document.removeEventListener("visibilitychange", look);
    };
  }, [activity, limits, openedAt]);

  useEffect(() => {
    // Once it was asked whether somebody is there, only the answer counts: not the cat on the keyboard.
    if (warns || limits.idle_minutes === null) {
      return;
    }
    const note = () => activity.note();
    for (const deed of DEEDS) {
      window.addEventListener(deed, note, { passive: true, capture: true });
    }
    return () => {
      for (const deed of DEEDS) {
        window.removeEventListener(deed, note, { capture: true });
      }
    };
  }, [activity, warns, limits.idle_minutes]);

  // The room's television is there to be looked at and touched by nobody; no customer is named on it.
  useEffect(() => {
    if (!isTelevision) {
      return;
    }
    const looked = () => void activity.tell().catch(() => undefined);
    looked();
    const clock = setInterval(looked, TELEVISION_MS);
    return () => clearInterval(clock);
  }, [activity, isTelevision]);

  useEffect(() => {
    if (!isOver) {
      return;
    }
    let again: ReturnType<typeof setTimeout> | undefined;
    // The server says whether it is over, and why. Out of its reach, nothing stays on the screen either.
    const ask = () =>
      void session.renewAfter(session.current() ?? "").then(
        () => {
          again = setTimeout(ask, ASK_AGAIN_MS);
        },
        () => session.isOpen() && session.end(),
      );
    ask();
    return () => clearTimeout(again);
  }, [isOver, session]);

  if (!ending || (ending.kind === "longest" && dismissed)) {
    return null;
  }
  const stay = () => (ending.kind === "idle" ? void activity.tell().catch(() => undefined) : setDismissed(true));
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      title={t(`timeOut.${ending.kind}.title`)}
      description={t(`timeOut.${ending.kind}.text`)}
      lasts
    >
      <p className="tabular mb-4 text-center font-semibold text-2xl" role="timer">
        {t("timeOut.seconds", { count: ending.seconds })}
      </p>
      <DialogActions>
        {ending.kind === "idle" && (
          <Button look="quiet" onClick={() => void logOut()}>
            {t("person.logOut")}
          </Button>
        )}
        <Button look="primary" onClick={stay}>
          {t(`timeOut.${ending.kind}.action`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Nothing is drawn again for a second that nobody sees. */
function same(before: Ending, now: Ending): Ending {
  return before?.kind === now?.kind && before?.seconds === now?.seconds ? before : now;
}
