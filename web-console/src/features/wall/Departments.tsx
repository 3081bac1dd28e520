import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Wall } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { DefinedHead } from "../../shared/ui/Definition";
import { Load, Wait } from "./Parts";
import type { Only } from "./wall";

/** Who waits in each department, and who is there to answer. */
type DepartmentsProps = { wall: Wall; now: number; onSee(only: Only): void; onTeam(): void };

export function Departments({ wall, now, onSee, onTeam }: DepartmentsProps) {
  const { t, i18n } = useTranslation();
  const whole = new Intl.NumberFormat(i18n.language);
  const head = "px-2 py-2 text-right font-medium last:pr-4";
  const number = "rounded-sm underline-offset-4 hover:underline";
  const cell = "px-2 py-2 text-right last:pr-4";
  return (
    <section aria-label={t("wall.departments")} className="overflow-hidden rounded-xl border bg-card">
      <h2 className="px-4 pt-3 pb-1 font-semibold text-base">{t("wall.departments")}</h2>
      {wall.departments.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">{t("wall.noDepartments")}</p>
      ) : (
        <table className="tabular w-full table-fixed text-sm">
          <thead>
            <tr className="text-muted-foreground">
              <th className="w-[34%] py-2 pr-2 pl-4 text-left font-medium pane:w-[26%]">{t("wall.department")}</th>
              <th className={head}>{t("wall.waiting")}</th>
              <th className={head}>
                <DefinedHead name={t("wall.longestWait")} text={t("wall.definitions.longestWait")} />
              </th>
              <th className={classes(head, "max-pane:hidden")}>{t("wall.attended")}</th>
              <th className={head}>{t("wall.atRisk")}</th>
              <th className={classes(head, "max-pane:hidden")}>{t("wall.present")}</th>
              <th className="w-[22%] py-2 pr-4 pl-2 text-left font-medium max-pane:hidden">
                <DefinedHead name={t("wall.load")} text={t("wall.definitions.load")} />
              </th>
            </tr>
          </thead>
          <tbody className="divide-y border-t">
            {wall.departments.map((one) => (
              <tr key={one.id ?? ""} className="hover:bg-muted">
                <th scope="row" className="truncate py-2 pr-2 pl-4 text-left font-medium">
                  {one.id === null ? (
                    t("wall.noDepartment")
                  ) : (
                    <Link
                      to="/inbox"
                      search={{ tab: "waiting", department: one.id }}
                      className="rounded-sm underline-offset-4 hover:underline"
                    >
                      {one.name}
                    </Link>
                  )}
                </th>
                <td className={classes(cell, one.waiting > 0 && "font-semibold")}>
                  {one.id === null ? (
                    <button
                      type="button"
                      className={number}
                      onClick={() => onSee({ name: t("wall.noDepartment"), department: null })}
                    >
                      {whole.format(one.waiting)}
                    </button>
                  ) : (
                    <Link to="/inbox" search={{ tab: "waiting", department: one.id }} className={number}>
                      {whole.format(one.waiting)}
                    </Link>
                  )}
                </td>
                <td className={cell}>
                  <Wait since={one.longest_waiting_since} now={now} limit={wall.unanswered_limit_seconds} />
                </td>
                <td className={classes(cell, "max-pane:hidden")}>
                  {one.id === null ? (
                    whole.format(one.attended)
                  ) : (
                    <Link to="/inbox" search={{ tab: "all", status: "open", department: one.id }} className={number}>
                      {whole.format(one.attended)}
                    </Link>
                  )}
                </td>
                <td className={classes(cell, one.at_risk > 0 && "font-semibold text-warning")}>
                  <button
                    type="button"
                    className={number}
                    onClick={() =>
                      onSee({ name: one.name ?? t("wall.noDepartment"), department: one.id, atRisk: true })
                    }
                  >
                    {whole.format(one.at_risk)}
                  </button>
                </td>
                <td className={classes(cell, "max-pane:hidden")}>
                  <button type="button" className={number} onClick={onTeam}>
                    {whole.format(one.online)}
                  </button>
                </td>
                <td className="py-2 pr-4 pl-2 max-pane:hidden">
                  {one.online > 0 ? (
                    <Load load={one.load} capacity={one.capacity} />
                  ) : (
                    <span className="text-muted-foreground">{t("wall.nobodyThere")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
