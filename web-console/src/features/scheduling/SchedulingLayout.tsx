import { Link, Outlet, useMatchRoute, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useClinics } from "../../shared/api/useClinics";
import { readsSettings } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { LinkRow, TAB, TAB_HERE, TABS } from "../../shared/ui/LinkRow";

/** The agenda, who waits for a time, who is reminded, and how the clinic is set up. */
export function SchedulingLayout() {
  const { t } = useTranslation();
  const me = useMe();
  const known: { clinic?: unknown } = useSearch({ strict: false });
  const clinics = useClinics().data;
  const isSetup = Boolean(useMatchRoute()({ to: "/agenda/setup/$part" }));
  const search = typeof known.clinic === "string" ? { clinic: known.clinic } : {};
  return (
    <div className="flex h-full min-h-0 flex-col">
      {clinics && clinics.length > 0 && (
        <LinkRow label={t("agenda.tabs.title")} className={TABS}>
          <Link
            to="/agenda"
            search={search}
            activeOptions={{ exact: true, includeSearch: false }}
            className={TAB}
            activeProps={{ className: TAB_HERE }}
          >
            {t("agenda.tabs.agenda")}
          </Link>
          <Link
            to="/agenda/waiting"
            search={search}
            activeOptions={{ includeSearch: false }}
            className={TAB}
            activeProps={{ className: TAB_HERE }}
          >
            {t("agenda.tabs.waiting")}
          </Link>
          <Link
            to="/agenda/reminders"
            search={search}
            activeOptions={{ includeSearch: false }}
            className={TAB}
            activeProps={{ className: TAB_HERE }}
          >
            {t("agenda.tabs.reminders")}
          </Link>
          {readsSettings(me) && (
            <Link
              to="/agenda/setup/$part"
              params={{ part: "clinic" }}
              search={search}
              aria-current={isSetup ? "page" : undefined}
              className={classes(TAB, isSetup && TAB_HERE)}
            >
              {t("agenda.tabs.setup")}
            </Link>
          )}
        </LinkRow>
      )}
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
