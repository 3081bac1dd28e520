import { Link } from "@tanstack/react-router";
import { EllipsisVertical, ExternalLink, Hand, Lock, UserRoundPlus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Wall, WallWaiting } from "../../shared/api/types";
import { useMe } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { DueBadge } from "../../shared/ui/DueBadge";
import { QuietCounter } from "../../shared/ui/drawings";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuItem } from "../../shared/ui/Menu";
import { Wait } from "./Parts";
import type { Acts } from "./useActs";
import { fits, type Only } from "./wall";

/** Where they are on the page. */
export const WAITING = "wall-waiting";

type WaitingProps = {
  wall: Wall;
  now: number;
  acts: Acts;
  /** Which of them; all when it is undefined. */
  only: Only | undefined;
  onAll(): void;
  onTransfer(one: WallWaiting): void;
  onWhisper(one: WallWaiting): void;
};

/** The customers who wait longest for a person's word, those at risk first. */
export function Waiting({ wall, now, acts, only, onAll, onTransfer, onWhisper }: WaitingProps) {
  const { t } = useTranslation();
  const me = useMe();
  const shown = wall.longest_waiting.filter((one) => fits(one, only));
  return (
    <section
      id={WAITING}
      tabIndex={-1}
      aria-label={t("wall.risks")}
      className="overflow-hidden rounded-xl border bg-card"
    >
      <div className="flex items-baseline gap-2 px-4 pt-3 pb-2">
        <h2 className="mr-auto font-semibold text-base">{t("wall.risks")}</h2>
        {wall.totals.at_risk > 0 && (
          <span className="tabular font-medium text-sm text-warning">
            {t("wall.risksCount", { count: wall.totals.at_risk })}
          </span>
        )}
      </div>
      {only && (
        <p className="px-4 pb-2">
          <button
            type="button"
            onClick={onAll}
            aria-label={t("wall.showAll", { name: only.name })}
            className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-full bg-accent px-2.5 text-primary-ink text-sm coarse:h-11"
          >
            <span className="truncate">{only.name}</span>
            <X aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
          </button>
        </p>
      )}
      {shown.length === 0 ? (
        <div className="flex flex-col items-center gap-2 px-4 pt-2 pb-6 text-center text-muted-foreground">
          <QuietCounter />
          <p className="text-sm">{t("wall.nobodyWaitsNow")}</p>
        </div>
      ) : (
        <ul className="max-h-120 divide-y overflow-y-auto border-t">
          {shown.map((one) => {
            const name = one.customer_name || t("customer.unnamed");
            const mine = one.assigned_user_id === me.id;
            return (
              <li
                key={one.conversation_id}
                className={classes(
                  "relative flex items-center gap-2.5 py-2 pr-2 pl-4 hover:bg-muted",
                  one.is_at_risk &&
                    "before:absolute before:inset-y-2 before:left-0 before:w-[3px] before:rounded-r-full before:bg-owner-queue",
                )}
              >
                <Avatar id={one.conversation_id} name={name} size="sm" />
                <span className="min-w-0 flex-1">
                  <Link
                    to="/inbox/$conversationId"
                    params={{ conversationId: one.conversation_id }}
                    search={{ tab: "all" }}
                    className="block truncate rounded-sm font-medium underline-offset-4 hover:underline"
                  >
                    {name}
                  </Link>
                  <span className="block truncate text-muted-foreground text-xs">
                    {[
                      one.assigned_user_id ? (mine ? t("owner.me") : one.assigned_user_name) : t("wall.inQueue"),
                      one.department_name,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                {/* Where something was promised, that counts, and not how long it has been. */}
                {one.sla_due_at ? (
                  <DueBadge conversation={one} />
                ) : (
                  <Wait since={one.since} now={now} limit={wall.unanswered_limit_seconds} />
                )}
                {!one.assigned_user_id && (
                  <Button size="sm" look="soft" className="max-pane:hidden" onClick={() => void acts.take(one)}>
                    {t("wall.take")}
                  </Button>
                )}
                <Menu trigger={<IconButton icon={EllipsisVertical} size="sm" label={t("wall.actionsFor", { name })} />}>
                  <MenuItem icon={ExternalLink} onClick={() => acts.open(one.conversation_id)}>
                    {t("wall.open")}
                  </MenuItem>
                  {!mine && (
                    <MenuItem icon={Hand} onClick={() => void acts.take(one)}>
                      {t("wall.take")}
                    </MenuItem>
                  )}
                  <MenuItem icon={UserRoundPlus} onClick={() => onTransfer(one)}>
                    {t("wall.transfer")}
                  </MenuItem>
                  <MenuItem icon={Lock} hint={t("wall.whisperHint")} onClick={() => onWhisper(one)}>
                    {t("wall.whisper")}
                  </MenuItem>
                </Menu>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
