import { useNavigate } from "@tanstack/react-router";
import {
  Bot,
  CalendarDays,
  ChartColumn,
  CircleHelp,
  Command,
  Inbox,
  LayoutDashboard,
  ListOrdered,
  Moon,
  Plus,
  Settings,
  Sun,
  Workflow,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasAgenda } from "../features/scheduling/useScheduling";
import { useAction, useKeyboard } from "../shared/actions/actions";
import { may, watches } from "../shared/permissions";
import { useMe } from "../shared/services";
import { setTheme } from "../shared/ui/theme";

const CommandPalette = lazy(async () => ({ default: (await import("./CommandPalette")).CommandPalette }));
const HelpDialog = lazy(async () => ({ default: (await import("./HelpDialog")).HelpDialog }));

/** The keys that work everywhere, and the two places that list all keys. */
export function Shortcuts() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"palette" | "help">();
  const isDark = () => document.documentElement.dataset.theme === "dark";

  useKeyboard();
  useAction({
    id: "go.inbox",
    label: t("rail.inbox"),
    group: "go",
    icon: Inbox,
    keys: "G I",
    run: () => void navigate({ to: "/inbox" }),
  });
  useAction(
    me.role === "attendant" && !may(me, "edit_bot")
      ? undefined
      : {
          id: "go.bot",
          label: t("rail.bot"),
          group: "go",
          icon: Bot,
          keys: "G B",
          run: () => void navigate({ to: "/bot" }),
        },
  );
  useAction(
    useHasAgenda()
      ? {
          id: "go.agenda",
          label: t("rail.agenda"),
          group: "go",
          icon: CalendarDays,
          keys: "G A",
          run: () => void navigate({ to: "/agenda" }),
        }
      : undefined,
  );
  const drawsFlows = may(me, "edit_bot");
  useAction(
    drawsFlows
      ? {
          id: "go.flows",
          label: t("flows.title"),
          group: "go",
          icon: Workflow,
          run: () => void navigate({ to: "/bot/flows" }),
        }
      : undefined,
  );
  useAction(
    drawsFlows
      ? {
          id: "go.triggers",
          label: t("flows.triggers.title"),
          group: "go",
          icon: ListOrdered,
          run: () => void navigate({ to: "/bot/triggers" }),
        }
      : undefined,
  );
  useAction(
    drawsFlows
      ? {
          id: "flows.create",
          label: t("flows.create"),
          group: "app",
          icon: Plus,
          run: () => void navigate({ to: "/bot/flows", search: { create: true } }),
        }
      : undefined,
  );
  useAction({
    id: "go.reports",
    label: t(!watches(me) ? "rail.ownNumbers" : "rail.reports"),
    group: "go",
    icon: ChartColumn,
    keys: "G R",
    run: () => void navigate({ to: "/reports" }),
  });
  useAction(
    !watches(me)
      ? undefined
      : {
          id: "go.wall",
          label: t("rail.wall"),
          group: "go",
          icon: LayoutDashboard,
          keys: "G W",
          run: () => void navigate({ to: "/wall" }),
        },
  );
  useAction({
    id: "go.settings",
    label: t("rail.settings"),
    group: "go",
    icon: Settings,
    keys: "G S",
    run: () => void navigate({ to: "/settings/profile" }),
  });
  useAction({
    id: "theme",
    label: t("actions.theme"),
    group: "app",
    icon: isDark() ? Sun : Moon,
    run: () => setTheme(isDark() ? "light" : "dark"),
  });
  useAction({
    id: "help",
    label: t("help.title"),
    group: "app",
    icon: CircleHelp,
    keys: "?",
    run: () => setOpen("help"),
  });
  useAction({
    id: "palette",
    label: t("palette.title"),
    group: "app",
    icon: Command,
    keys: "Mod+K",
    run: () => setOpen((now) => (now === "palette" ? undefined : "palette")),
  });

  return (
    <Suspense>
      {open === "palette" && <CommandPalette onClose={() => setOpen(undefined)} />}
      {open === "help" && <HelpDialog onClose={() => setOpen(undefined)} />}
    </Suspense>
  );
}
