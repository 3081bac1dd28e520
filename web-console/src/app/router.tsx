import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import { type EditorSearch, readEditorSearch } from "../features/bot/editor/search";
import { readScope, type Scope, TABS, type Tab } from "../features/inbox/scope";
import { type ReportsSearch, readReports } from "../features/reports/reports";
import { type AgendaSearch, readAgenda } from "../features/scheduling/agenda";
import { type Consented, isConsented } from "../features/scheduling/google/consented";
import { readAuditSearch } from "../features/settings/audit/search";
import { isStep, type Step } from "../features/welcome/progress";
import type { Services } from "../shared/services";
import { ConsoleLayout } from "./ConsoleLayout";
import { InboxPage } from "./InboxPage";
import { LoginPage } from "./LoginPage";
import { NotFoundPage } from "./NotFoundPage";

type Context = { services: Services };

/** What the URL says of the inbox beside the open conversation. */
export type InboxSearch = Omit<Scope, "tab"> & { tab?: Tab; panel?: "closed"; message?: string };

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    // Only a path of this site: a link must not be able to lead elsewhere after the login.
    next: typeof search.next === "string" && /^\/(?![/\\])/.test(search.next) ? search.next : undefined,
  }),
  beforeLoad: ({ context }) => {
    if (context.services.session.isOpen()) {
      throw redirect({ to: "/inbox" });
    }
  },
  component: LoginPage,
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./SetupPage"), "SetupPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./AccountPages"), "ForgotPasswordPage"),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./AccountPages"), "ResetPasswordPage"),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: "/accept-invitation",
  component: lazyRouteComponent(() => import("./AccountPages"), "AcceptInvitationPage"),
});

const console = createRoute({
  getParentRoute: () => root,
  id: "console",
  beforeLoad: ({ context, location }) => {
    if (!context.services.session.isOpen()) {
      const next = location.href === "/" ? undefined : location.href;
      throw redirect({ to: "/login", search: { next } });
    }
  },
  component: ConsoleLayout,
});

const home = createRoute({
  getParentRoute: () => console,
  path: "/",
  component: () => <Navigate to="/inbox" replace />,
});

const inbox = createRoute({
  getParentRoute: () => console,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>): InboxSearch => ({
    ...readScope(search),
    // Without one: whatever is usual for the role.
    tab: TABS.find((tab) => tab === search.tab),
    panel: search.panel === "closed" ? "closed" : undefined,
    message: typeof search.message === "string" ? search.message : undefined,
  }),
  component: InboxPage,
});

// The page above draws it, from the same place, so that the list is not made anew when a conversation opens.
const conversation = createRoute({ getParentRoute: () => inbox, path: "$conversationId", component: () => null });

const welcome = createRoute({
  getParentRoute: () => console,
  path: "/welcome",
  validateSearch: (search: Record<string, unknown>): { step?: Step } => ({
    step: isStep(search.step) ? search.step : undefined,
  }),
  component: lazyRouteComponent(() => import("./WelcomePage"), "WelcomePage"),
});

const scheduling = createRoute({
  getParentRoute: () => console,
  path: "/agenda",
  component: lazyRouteComponent(() => import("../features/scheduling/SchedulingLayout"), "SchedulingLayout"),
});

const agenda = createRoute({
  getParentRoute: () => scheduling,
  path: "/",
  validateSearch: (search: Record<string, unknown>): AgendaSearch => readAgenda(search),
  component: lazyRouteComponent(() => import("../features/scheduling/AgendaPage"), "AgendaPage"),
});

const clinicSearch = (search: Record<string, unknown>): { clinic?: string } => ({
  clinic: typeof search.clinic === "string" ? search.clinic : undefined,
});

const waitingList = createRoute({
  getParentRoute: () => scheduling,
  path: "waiting",
  validateSearch: clinicSearch,
  component: lazyRouteComponent(() => import("../features/scheduling/WaitingPage"), "WaitingPage"),
});

const reminders = createRoute({
  getParentRoute: () => scheduling,
  path: "reminders",
  validateSearch: clinicSearch,
  component: lazyRouteComponent(() => import("../features/scheduling/RemindersPage"), "RemindersPage"),
});

const clinicSetup = createRoute({
  getParentRoute: () => scheduling,
  path: "setup/$part",
  validateSearch: (search: Record<string, unknown>): { clinic?: string; google?: Consented } => ({
    ...clinicSearch(search),
    google: isConsented(search.google) ? search.google : undefined,
  }),
  component: lazyRouteComponent(() => import("../features/scheduling/setup/SetupPage"), "SetupPage"),
});

const bot = createRoute({
  getParentRoute: () => console,
  path: "/bot",
  component: lazyRouteComponent(() => import("../features/bot/BotLayout"), "BotLayout"),
});

const botMenu = createRoute({
  getParentRoute: () => bot,
  path: "/",
  component: lazyRouteComponent(() => import("../features/bot/BotMenuPage"), "BotMenuPage"),
});

const flows = createRoute({
  getParentRoute: () => bot,
  path: "flows",
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({
    create: search.create === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import("../features/bot/flows/FlowsPage"), "FlowsPage"),
});

const flowTriggers = createRoute({
  getParentRoute: () => bot,
  path: "triggers",
  component: lazyRouteComponent(() => import("../features/bot/flows/TriggersPage"), "TriggersPage"),
});

const flowSecrets = createRoute({
  getParentRoute: () => bot,
  path: "secrets",
  component: lazyRouteComponent(() => import("../features/bot/secrets/SecretsPage"), "SecretsPage"),
});

const flow = createRoute({
  getParentRoute: () => console,
  path: "/bot/flows/$id",
  validateSearch: (search: Record<string, unknown>): EditorSearch => readEditorSearch(search),
  component: lazyRouteComponent(() => import("../features/bot/editor/EditorPage"), "EditorPage"),
});

const reports = createRoute({
  getParentRoute: () => console,
  path: "/reports",
  validateSearch: (search: Record<string, unknown>): ReportsSearch => readReports(search),
  component: lazyRouteComponent(() => import("../features/reports/ReportsPage"), "ReportsPage"),
});

const wall = createRoute({
  getParentRoute: () => console,
  path: "/wall",
  component: lazyRouteComponent(() => import("../features/wall/WallPage"), "WallPage"),
});

const television = createRoute({
  getParentRoute: () => console,
  path: "/wall/tv",
  component: lazyRouteComponent(() => import("../features/wall/Television"), "Television"),
});

const settings = createRoute({
  getParentRoute: () => console,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsLayout"), "SettingsLayout"),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: () => <Navigate to="/settings/profile" replace />,
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "profile",
  component: lazyRouteComponent(() => import("../features/settings/ProfilePage"), "ProfilePage"),
});

const users = createRoute({
  getParentRoute: () => settings,
  path: "users",
  component: lazyRouteComponent(() => import("../features/settings/UsersPage"), "UsersPage"),
});

const appearance = createRoute({
  getParentRoute: () => settings,
  path: "appearance",
  component: lazyRouteComponent(() => import("../features/settings/AppearancePage"), "AppearancePage"),
});

const departments = createRoute({
  getParentRoute: () => settings,
  path: "departments",
  component: lazyRouteComponent(() => import("../features/settings/DepartmentsPage"), "DepartmentsPage"),
});

const channels = createRoute({
  getParentRoute: () => settings,
  path: "channels",
  component: lazyRouteComponent(() => import("../features/settings/ChannelsPage"), "ChannelsPage"),
});

const hours = createRoute({
  getParentRoute: () => settings,
  path: "hours",
  component: lazyRouteComponent(() => import("../features/settings/HolidaysPage"), "HolidaysPage"),
});

const satisfaction = createRoute({
  getParentRoute: () => settings,
  path: "satisfaction",
  component: lazyRouteComponent(() => import("../features/settings/SatisfactionPage"), "SatisfactionPage"),
});

const sla = createRoute({
  getParentRoute: () => settings,
  path: "sla",
  component: lazyRouteComponent(() => import("../features/settings/SlaPage"), "SlaPage"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("../features/settings/audit/AuditPage"), "AuditPage"),
});

const cannedResponses = createRoute({
  getParentRoute: () => settings,
  path: "canned-responses",
  component: lazyRouteComponent(() => import("../features/settings/CannedResponsesPage"), "CannedResponsesPage"),
});

const tags = createRoute({
  getParentRoute: () => settings,
  path: "tags",
  component: lazyRouteComponent(() => import("../features/settings/TagsPage"), "TagsPage"),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "security",
  component: lazyRouteComponent(() => import("../features/settings/SecurityPage"), "SecurityPage"),
});

const retention = createRoute({
  getParentRoute: () => settings,
  path: "retention",
  component: lazyRouteComponent(() => import("../features/settings/RetentionPage"), "RetentionPage"),
});

const permissions = createRoute({
  getParentRoute: () => settings,
  path: "permissions",
  component: lazyRouteComponent(() => import("../features/settings/PermissionsPage"), "PermissionsPage"),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: "api-keys",
  component: lazyRouteComponent(() => import("../features/settings/ApiKeysPage"), "ApiKeysPage"),
});

const webhooks = createRoute({
  getParentRoute: () => settings,
  path: "webhooks",
  component: lazyRouteComponent(() => import("../features/settings/WebhooksPage"), "WebhooksPage"),
});

const queueAnomalies = createRoute({
  getParentRoute: () => settings,
  path: "queue-anomalies",
  component: lazyRouteComponent(() => import("../features/settings/QueueAnomaliesPage"), "QueueAnomaliesPage"),
});

const deadLetters = createRoute({
  getParentRoute: () => settings,
  path: "dead-letters",
  component: lazyRouteComponent(() => import("../features/settings/DeadLettersPage"), "DeadLettersPage"),
});

const alerts = createRoute({
  getParentRoute: () => settings,
  path: "alerts",
  component: lazyRouteComponent(() => import("../features/settings/AlertsPage"), "AlertsPage"),
});

const routeTree = root.addChildren([
  login,
  setup,
  forgotPassword,
  resetPassword,
  acceptInvitation,
  console.addChildren([
    home,
    inbox.addChildren([conversation]),
    welcome,
    scheduling.addChildren([agenda, waitingList, reminders, clinicSetup]),
    bot.addChildren([botMenu, flows, flowTriggers, flowSecrets]),
    flow,
    reports,
    wall,
    television,
    settings.addChildren([
      settingsHome,
      profile,
      users,
      permissions,
      appearance,
      security,
      retention,
      departments,
      hours,
      sla,
      satisfaction,
      channels,
      apiKeys,
      webhooks,
      alerts,
      queueAnomalies,
      deadLetters,
      audit,
      cannedResponses,
      tags,
    ]),
  ]),
]);

export function createConsoleRouter(services: Services, history?: RouterHistory) {
  return createRouter({ routeTree, context: { services }, history, defaultPreload: false, scrollRestoration: false });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
