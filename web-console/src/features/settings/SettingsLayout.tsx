import { Link, Outlet, useMatchRoute } from "@tanstack/react-router";
import {
  Building2,
  CalendarClock,
  CalendarX2,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MailX,
  MessageSquareText,
  ScrollText,
  ShieldCheck,
  Smartphone,
  Star,
  Timer,
  User,
  Users,
  Webhook,
} from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { readsSettings } from "../../shared/permissions";
import { useMe } from "../../shared/services";

export function SettingsLayout() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <main className="flex h-full flex-col pane:flex-row">
      <div className="shrink-0 border-b bg-card pane:w-60 pane:border-r pane:border-b-0">
        <h1 className="px-4 pt-4 pb-2 font-semibold text-xl pane:pt-6 pane:pb-4">{t("settings.title")}</h1>
        <nav
          aria-label={t("settings.title")}
          className="flex gap-1 overflow-x-auto px-2 pb-2 [scrollbar-width:none] pane:flex-col pane:overflow-visible"
        >
          <Place to="/settings/profile" icon={User} label={t("settings.profile")} />
          <Place to="/settings/canned-responses" icon={MessageSquareText} label={t("canned.title")} />
          {me.role === "admin" && <Place to="/settings/users" icon={Users} label={t("settings.users")} />}
          {me.role === "admin" && <Place to="/settings/permissions" icon={ListChecks} label={t("permissions.title")} />}
          {readsSettings(me) && (
            <>
              <Place to="/settings/departments" icon={Building2} label={t("settings.departments")} />
              <Place to="/settings/hours" icon={CalendarClock} label={t("hours.title")} />
              <Place to="/settings/sla" icon={Timer} label={t("sla.title")} />
            </>
          )}
          {me.role === "admin" && (
            <>
              <Place to="/settings/satisfaction" icon={Star} label={t("satisfaction.title")} />
              <Place to="/settings/channels" icon={Smartphone} label={t("settings.channels")} />
              <Place to="/settings/api-keys" icon={KeyRound} label={t("apiKeys.title")} />
              <Place to="/settings/webhooks" icon={Webhook} label={t("webhooks.title")} />
              <Place to="/settings/dead-letters" icon={MailX} label={t("letters.title")} />
              <Place to="/settings/security" icon={ShieldCheck} label={t("security.title")} />
              <Place to="/settings/retention" icon={CalendarX2} label={t("retention.title")} />
              <Place to="/settings/audit" icon={ScrollText} label={t("settings.audit")} />
            </>
          )}
        </nav>
      </div>
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-background">
        <div className="mx-auto max-w-3xl px-4 py-6 pane:px-8">
          <Outlet />
        </div>
      </div>
    </main>
  );
}

type PlaceProps = {
  to:
    | "/settings/profile"
    | "/settings/canned-responses"
    | "/settings/users"
    | "/settings/permissions"
    | "/settings/departments"
    | "/settings/hours"
    | "/settings/sla"
    | "/settings/satisfaction"
    | "/settings/channels"
    | "/settings/api-keys"
    | "/settings/webhooks"
    | "/settings/dead-letters"
    | "/settings/security"
    | "/settings/retention"
    | "/settings/audit";
  icon: LucideIcon;
  label: string;
};

function Place({ to, icon: Icon, label }: PlaceProps) {
  const isHere = Boolean(useMatchRoute()({ to }));
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone they stand in a row that may be wider than the screen.
  useEffect(() => {
    if (isHere) {
      link.current?.scrollIntoView({ block: "nearest", inline: "center" });
    }
  }, [isHere]);
  return (
    <Link
      ref={link}
      to={to}
      className="inline-flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
      activeProps={{ className: "bg-accent font-medium text-primary-ink hover:bg-accent hover:text-primary-ink" }}
    >
      <Icon aria-hidden="true" className="hidden size-4 pane:block" strokeWidth={1.75} />
      {label}
    </Link>
  );
}
