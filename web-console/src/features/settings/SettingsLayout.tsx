import { Link, Outlet, useMatchRoute } from "@tanstack/react-router";
import {
  BellRing,
  Building2,
  CalendarClock,
  CalendarX2,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MailX,
  MessageSquareText,
  Palette,
  ScrollText,
  ShieldCheck,
  Smartphone,
  Star,
  Tag,
  Timer,
  User,
  Users,
  Webhook,
  Wrench,
} from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { readsSettings } from "../../shared/permissions";
import { useMe } from "../../shared/services";

type Place = {
  to:
    | "/settings/profile"
    | "/settings/canned-responses"
    | "/settings/appearance"
    | "/settings/users"
    | "/settings/permissions"
    | "/settings/departments"
    | "/settings/hours"
    | "/settings/sla"
    | "/settings/tags"
    | "/settings/satisfaction"
    | "/settings/channels"
    | "/settings/api-keys"
    | "/settings/webhooks"
    | "/settings/alerts"
    | "/settings/queue-anomalies"
    | "/settings/dead-letters"
    | "/settings/security"
    | "/settings/retention"
    | "/settings/audit";
  icon: LucideIcon;
  label: string;
  isOpen: boolean;
};

/** Where one can go, by what it is about; what is not open to somebody is not shown to them. */
function usePlaces(): { title: string; places: readonly Place[] }[] {
  const { t } = useTranslation();
  const me = useMe();
  const isAdmin = me.role === "admin";
  const reads = readsSettings(me);
  const groups: { title: string; places: readonly Place[] }[] = [
    {
      title: t("settings.groups.own"),
      places: [
        { to: "/settings/profile", icon: User, label: t("settings.profile"), isOpen: true },
        { to: "/settings/canned-responses", icon: MessageSquareText, label: t("canned.title"), isOpen: true },
      ],
    },
    {
      title: t("settings.groups.team"),
      places: [
        { to: "/settings/appearance", icon: Palette, label: t("appearance.title"), isOpen: isAdmin },
        { to: "/settings/users", icon: Users, label: t("settings.users"), isOpen: isAdmin },
        { to: "/settings/departments", icon: Building2, label: t("settings.departments"), isOpen: reads },
        { to: "/settings/hours", icon: CalendarClock, label: t("hours.title"), isOpen: reads },
        { to: "/settings/permissions", icon: ListChecks, label: t("permissions.title"), isOpen: isAdmin },
      ],
    },
    {
      title: t("settings.groups.service"),
      places: [
        { to: "/settings/sla", icon: Timer, label: t("sla.title"), isOpen: reads },
        { to: "/settings/tags", icon: Tag, label: t("tags.title"), isOpen: me.role !== "attendant" },
        { to: "/settings/satisfaction", icon: Star, label: t("satisfaction.title"), isOpen: isAdmin },
      ],
    },
    {
      title: t("settings.groups.connections"),
      places: [
        { to: "/settings/channels", icon: Smartphone, label: t("settings.channels"), isOpen: isAdmin },
        { to: "/settings/api-keys", icon: KeyRound, label: t("apiKeys.title"), isOpen: isAdmin },
        { to: "/settings/webhooks", icon: Webhook, label: t("webhooks.title"), isOpen: isAdmin },
        { to: "/settings/alerts", icon: BellRing, label: t("alerts.title"), isOpen: isAdmin },
        { to: "/settings/queue-anomalies", icon: Wrench, label: t("anomalies.title"), isOpen: isAdmin },
        { to: "/settings/dead-letters", icon: MailX, label: t("letters.title"), isOpen: isAdmin },
      ],
    },
    {
      title: t("settings.groups.trust"),
      places: [
        { to: "/settings/security", icon: ShieldCheck, label: t("security.title"), isOpen: isAdmin },
        { to: "/settings/retention", icon: CalendarX2, label: t("retention.title"), isOpen: isAdmin },
        { to: "/settings/audit", icon: ScrollText, label: t("settings.audit"), isOpen: isAdmin },
      ],
    },
  ];
  return groups
    .map(({ title, places }) => ({ title, places: places.filter(({ isOpen }) => isOpen) }))
    .filter(({ places }) => places.length > 0);
}

export function SettingsLayout() {
  const { t } = useTranslation();
  const groups = usePlaces();
  return (
    <main className="flex h-full flex-col pane:flex-row">
      <div className="flex shrink-0 flex-col border-b bg-card pane:w-60 pane:border-r pane:border-b-0">
        <h1 className="px-4 pt-4 pb-2 font-semibold text-xl pane:pt-6">{t("settings.title")}</h1>
        <nav
          aria-label={t("settings.title")}
          className="flex gap-1 overflow-x-auto px-2 pb-2 [scrollbar-width:none] pane:min-h-0 pane:flex-1 pane:flex-col pane:gap-0 pane:overflow-y-auto"
        >
          {groups.map(({ title, places }) => (
            // On a phone all stand in one row; a group is no more than its places there.
            <section key={title} aria-label={title} className="contents pane:block pane:pt-3">
              <h2 className="hidden px-2.5 pb-1 font-medium text-muted-foreground text-xs pane:block">{title}</h2>
              {places.map((place) => (
                <PlaceLink key={place.to} {...place} />
              ))}
            </section>
          ))}
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

function PlaceLink({ to, icon: Icon, label }: Place) {
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
      className="inline-flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-muted-foreground transition-colors hover:bg-muted hover:text-foreground pane:flex pane:h-8"
      activeProps={{ className: "bg-accent font-medium text-primary-ink hover:bg-accent hover:text-primary-ink" }}
    >
      <Icon aria-hidden="true" className="hidden size-4 pane:block" strokeWidth={1.75} />
      {label}
    </Link>
  );
}
