import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { may } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { LinkRow, TAB, TAB_HERE, TABS } from "../../shared/ui/LinkRow";

/** The bot: what it says by itself, what people drew for it, and what begins which. */
export function BotLayout() {
  const { t } = useTranslation();
  return (
    <div className="flex h-full min-h-0 flex-col">
      {may(useMe(), "edit_bot") && (
        <LinkRow label={t("flows.tabs.title")} className={TABS}>
          <Link to="/bot" activeOptions={{ exact: true }} className={TAB} activeProps={{ className: TAB_HERE }}>
            {t("flows.tabs.menu")}
          </Link>
          <Link
            to="/bot/flows"
            activeOptions={{ includeSearch: false }}
            className={TAB}
            activeProps={{ className: TAB_HERE }}
          >
            {t("flows.tabs.flows")}
          </Link>
          <Link to="/bot/triggers" className={TAB} activeProps={{ className: TAB_HERE }}>
            {t("flows.tabs.triggers")}
          </Link>
          <Link to="/bot/secrets" className={TAB} activeProps={{ className: TAB_HERE }}>
            {t("flows.tabs.secrets")}
          </Link>
        </LinkRow>
      )}
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
