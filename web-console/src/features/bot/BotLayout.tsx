import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { may } from "../../shared/permissions";
import { useMe } from "../../shared/services";

const TAB =
  "relative inline-flex h-11 items-center whitespace-nowrap rounded-sm px-1 text-muted-foreground transition-colors hover:text-foreground focus-visible:outline-offset-[-2px]";
const HERE = {
  className:
    "font-medium text-foreground after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full after:bg-primary",
};

/** The bot: what it says by itself, what people drew for it, and what begins which. */
export function BotLayout() {
  const { t } = useTranslation();
  return (
    <div className="flex h-full min-h-0 flex-col">
      {may(useMe(), "edit_bot") && (
        <nav
          aria-label={t("flows.tabs.title")}
          className="flex shrink-0 gap-5 overflow-x-auto border-b bg-card px-4 pane:px-8"
        >
          <Link to="/bot" activeOptions={{ exact: true }} className={TAB} activeProps={HERE}>
            {t("flows.tabs.menu")}
          </Link>
          <Link to="/bot/flows" activeOptions={{ includeSearch: false }} className={TAB} activeProps={HERE}>
            {t("flows.tabs.flows")}
          </Link>
          <Link to="/bot/triggers" className={TAB} activeProps={HERE}>
            {t("flows.tabs.triggers")}
          </Link>
          <Link to="/bot/secrets" className={TAB} activeProps={HERE}>
            {t("flows.tabs.secrets")}
          </Link>
        </nav>
      )}
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
