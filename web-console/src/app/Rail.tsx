import { Link, useParams } from "@tanstack/react-router";
import { Bot, CalendarDays, ChartColumn, Inbox, LayoutDashboard, type LucideIcon, Settings } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useHasAgenda } from "../features/scheduling/useScheduling";
import { may, watches } from "../shared/permissions";
import { useMe } from "../shared/services";
import { BrandLogo } from "../shared/ui/Brand";
import { classes } from "../shared/ui/classes";
import { Tooltip } from "../shared/ui/Tooltip";
import { usePhone } from "../shared/ui/useMedia";
import { PersonMenu } from "./PersonMenu";

/** Where one can go: beside the page on a desk, below it on a phone. */
export function Rail() {
  const { t } = useTranslation();
  const me = useMe();
  const { conversationId } = useParams({ strict: false });
  const phone = usePhone();
  const hasAgenda = useHasAgenda();
  // On a phone a thread needs the whole height; the way back is in its header.
  if (phone && conversationId) {
    return null;
  }
  return (
    <nav
      aria-label={t("rail.title")}
      className={classes(
        "flex shrink-0 items-center border-t bg-rail print:hidden pb-[env(safe-area-inset-bottom)]",
        "pane:w-14 pane:flex-col pane:border-t-0 pane:border-r pane:py-3",
      )}
    >
      <Tooltip text={me.organization.name} side="right">
        <span className="mb-3 hidden pane:inline-flex">
          <BrandLogo logo={me.organization.logo_url} className="size-8" />
          <span className="sr-only">{me.organization.name}</span>
        </span>
      </Tooltip>
      <div className="contents pane:flex pane:flex-1 pane:flex-col pane:gap-1">
        <RailLink to="/inbox" icon={Inbox} label={t("rail.inbox")} short={t("rail.short.inbox")} keys="G I" />
        {hasAgenda && (
          <RailLink
            to="/agenda"
            icon={CalendarDays}
            label={t("rail.agenda")}
            short={t("rail.short.agenda")}
            keys="G A"
          />
        )}
        {(me.role !== "attendant" || may(me, "edit_bot")) && (
          <RailLink to="/bot" icon={Bot} label={t("rail.bot")} short={t("rail.short.bot")} keys="G B" />
        )}
        {watches(me) && (
          <RailLink to="/wall" icon={LayoutDashboard} label={t("rail.wall")} short={t("rail.short.wall")} keys="G W" />
        )}
        <RailLink
          to="/reports"
          icon={ChartColumn}
          label={t(!watches(me) ? "rail.ownNumbers" : "rail.reports")}
          short={t(!watches(me) ? "rail.short.ownNumbers" : "rail.short.reports")}
          keys="G R"
        />
        <RailLink
          to="/settings"
          icon={Settings}
          label={t("rail.settings")}
          short={t("rail.short.settings")}
          keys="G S"
        />
      </div>
      <PersonMenu />
    </nav>
  );
}

type RailLinkProps = {
  to: "/inbox" | "/agenda" | "/bot" | "/wall" | "/reports" | "/settings";
  icon: LucideIcon;
  label: string;
  /** Below the icon on a phone, where six of them stand side by side. */
  short: string;
  keys: string;
};

function RailLink({ to, icon: Icon, label, short, keys }: RailLinkProps) {
  return (
    <Tooltip text={label} keys={keys} side="right">
      <Link
        to={to}
        activeOptions={{ exact: false, includeSearch: false }}
        aria-label={usePhone() ? short : label}
        className="flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-muted-foreground transition-colors hover:text-foreground pane:size-10 pane:flex-none pane:rounded-md pane:hover:bg-muted"
        activeProps={{ className: "text-primary-ink hover:text-primary-ink pane:bg-accent pane:hover:bg-accent" }}
      >
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        <span aria-hidden="true" className="max-w-full truncate text-xs tracking-tight pane:hidden">
          {short}
        </span>
      </Link>
    </Tooltip>
  );
}
