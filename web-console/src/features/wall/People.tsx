import { Link, useNavigate } from "@tanstack/react-router";
import { Coffee, EllipsisVertical, ListChecks, MessagesSquare, Share2, UserCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Wall, WallAttendant } from "../../shared/api/types";
import { duration } from "../../shared/format/time";
import { classes } from "../../shared/ui/classes";
import { DefinedHead } from "../../shared/ui/Definition";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "../../shared/ui/Menu";
import { PersonAvatar } from "../../shared/ui/PersonAvatar";
import { Load, StateDot, Wait } from "./Parts";
import type { Acts } from "./useActs";
import { inOrder, type Only } from "./wall";

/** Where the team is on the page. */
export const PEOPLE = "wall-people";

type PeopleProps = {
  wall: Wall;
  now: number;
  acts: Acts;
  onRedistribute(from: WallAttendant): void;
  onSee(only: Only): void;
  onHeld(of: WallAttendant): void;
};

/** Who is there, since when, and what they hold. */
export function People({ wall, now, acts, onRedistribute, onSee, onHeld }: PeopleProps) {
  const { t, i18n } = useTranslation();
  const whole = new Intl.NumberFormat(i18n.language);
  const head = "px-2 py-2 text-right font-medium";
  return (
    <section
      id={PEOPLE}
      tabIndex={-1}
      aria-label={t("wall.people")}
      className="overflow-hidden rounded-xl border bg-card"
    >
      <h2 className="px-4 pt-3 pb-1 font-semibold text-base">{t("wall.people")}</h2>
      {wall.attendants.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">{t("wall.noPeople")}</p>
      ) : (
        <table className="tabular w-full table-fixed text-sm">
          <thead>
            <tr className="text-muted-foreground">
              <th className="py-2 pr-2 pl-4 text-left font-medium">{t("wall.person")}</th>
              <th className="w-[32%] px-2 py-2 text-left font-medium pane:w-[24%]">{t("wall.load")}</th>
              <th className={classes(head, "w-26 pane:w-34")}>
                <DefinedHead name={t("wall.unanswered")} text={t("wall.definitions.unanswered")} />
              </th>
              <th className={classes(head, "w-30 max-pane:hidden")}>
                <DefinedHead name={t("wall.closedToday")} text={t("wall.definitions.closedToday")} />
              </th>
              <th className="w-12 py-2 pr-3">
                <span className="sr-only">{t("wall.actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y border-t">
            {inOrder(wall.attendants).map((one) => (
              <tr key={one.id} className="hover:bg-muted">
                <th scope="row" className="py-1.5 pr-2 pl-4 text-left font-medium">
                  <span className="flex min-w-0 items-center gap-2.5">
                    <span className="relative max-pane:hidden">
                      <PersonAvatar id={one.id} name={one.full_name} size="sm" />
                      <StateDot
                        status={one.status}
                        className="absolute -right-0.5 -bottom-0.5 size-2.5 border-2 border-card"
                      />
                    </span>
                    <span className="min-w-0">
                      <Link
                        to="/inbox"
                        search={{ tab: "all", assignee: one.id }}
                        className="block truncate rounded-sm underline-offset-4 hover:underline"
                      >
                        {one.full_name}
                      </Link>
                      <State one={one} now={now} />
                    </span>
                  </span>
                </th>
                <td className="px-2 py-1.5">
                  <Load load={one.load} capacity={one.capacity} />
                </td>
                <td className="px-2 py-1.5 text-right">
                  {one.unanswered_since === null ? (
                    <Wait since={null} now={now} limit={wall.unanswered_limit_seconds} />
                  ) : (
                    <button
                      type="button"
                      aria-label={t("wall.behind", { name: `${t("wall.unanswered")}, ${one.full_name}` })}
                      className="rounded-full hover:opacity-80"
                      onClick={() => onSee({ name: one.full_name, user: one.id })}
                    >
                      <Wait since={one.unanswered_since} now={now} limit={wall.unanswered_limit_seconds} />
                    </button>
                  )}
                </td>
                <td className="px-2 py-1.5 text-right max-pane:hidden">
                  {one.closed === 0 ? (
                    whole.format(0)
                  ) : (
                    <Link
                      to="/reports"
                      search={{ from: wall.date, to: wall.date, behind: "closed", of: `u:${one.id}` }}
                      className="rounded-sm underline-offset-4 hover:underline"
                    >
                      {whole.format(one.closed)}
                    </Link>
                  )}
                </td>
                <td className="py-1.5 pr-2 text-right">
                  <PersonActs one={one} acts={acts} onRedistribute={onRedistribute} onHeld={onHeld} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function State({ one, now }: { one: WallAttendant; now: number }) {
  const { t } = useTranslation();
  const said = t(`presence.${one.status}`);
  return (
    <span className="flex items-center gap-1.5 truncate font-normal text-muted-foreground text-xs">
      <StateDot status={one.status} className="size-2 pane:hidden" />
      <span className="truncate">
        {one.since ? t("wall.stateSince", { state: said, time: duration(now - new Date(one.since).getTime()) }) : said}
      </span>
    </span>
  );
}

function PersonActs({
  one,
  acts,
  onRedistribute,
  onHeld,
}: { one: WallAttendant } & Pick<PeopleProps, "acts" | "onRedistribute" | "onHeld">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu
      trigger={<IconButton icon={EllipsisVertical} size="sm" label={t("wall.actionsFor", { name: one.full_name })} />}
    >
      <MenuItem
        icon={MessagesSquare}
        onClick={() => void navigate({ to: "/inbox", search: { tab: "all", assignee: one.id } })}
      >
        {t("wall.seeTheirs")}
      </MenuItem>
      <MenuItem icon={ListChecks} hint={t("wall.heldHint")} onClick={() => onHeld(one)}>
        {t("wall.held")}
      </MenuItem>
      <MenuItem icon={Share2} disabled={one.conversations === 0} onClick={() => onRedistribute(one)}>
        {t("wall.redistribute")}
      </MenuItem>
      <MenuSeparator />
      {one.status === "online" ? (
        <MenuItem icon={Coffee} hint={t("wall.setAwayHint")} onClick={() => void acts.say(one, "away")}>
          {t("wall.setAway")}
        </MenuItem>
      ) : (
        <MenuItem
          icon={UserCheck}
          disabled={one.status === "offline"}
          hint={one.status === "offline" ? t("wall.offlineHint") : undefined}
          onClick={() => void acts.say(one, "online")}
        >
          {t("wall.setOnline")}
        </MenuItem>
      )}
    </Menu>
  );
}
