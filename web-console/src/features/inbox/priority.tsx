import { ChevronDown, ChevronsUp, ChevronUp, Flag, type LucideIcon } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { Conversation, Priority } from "../../shared/api/types";
import { useMe, useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuChoice } from "../../shared/ui/Menu";
import { toasts } from "../../shared/ui/Toasts";
import { adoptConversation } from "./useConversations";

const PRIORITIES = ["urgent", "high", "normal", "low"] as const satisfies readonly Priority[];

const ICONS: Readonly<Record<Priority, LucideIcon>> = {
  urgent: ChevronsUp,
  high: ChevronUp,
  normal: Flag,
  low: ChevronDown,
};

const INKS: Readonly<Record<Priority, string>> = {
  urgent: "text-destructive",
  high: "text-warning",
  normal: "text-muted-foreground",
  low: "text-muted-foreground",
};

/** What is not as urgent as the others, or more; of what is normal nothing is said. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  if (priority === "normal") {
    return null;
  }
  const Icon = ICONS[priority];
  return (
    <Icon
      aria-label={t("priority.of", { priority: t(`priority.${priority}`) })}
      className={classes("size-4 shrink-0 self-center", INKS[priority])}
      strokeWidth={2.25}
    />
  );
}

/** The choice itself, for a menu. */
export function PriorityChoice({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const change = useCallback(
    async (priority: Priority) => {
      try {
        const path = { id: conversation.id };
        adoptConversation(cache, await api.patch("/api/v1/conversations/{id}", { priority }, { path }), me);
      } catch (error) {
        toasts.add({
          type: "error",
          title: t("priority.failed"),
          description: error instanceof Problem ? error.detail : undefined,
        });
      }
    },
    [api, cache, conversation.id, me, t],
  );
  return (
    <MenuChoice<Priority>
      label={t("priority.title")}
      value={conversation.priority}
      options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
      onChange={(priority) => void change(priority)}
    />
  );
}

/** How urgent it is, in the header; pressed, it can be changed. */
export function PriorityMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { priority } = conversation;
  const Icon = ICONS[priority];
  const trigger =
    priority === "normal" ? (
      <IconButton icon={Icon} label={t("priority.title")} />
    ) : (
      <button
        type="button"
        aria-label={t("priority.of", { priority: t(`priority.${priority}`) })}
        className={classes(
          "inline-flex h-7 shrink-0 items-center gap-1 rounded-full border px-2 font-medium text-xs hover:bg-muted",
          INKS[priority],
        )}
      >
        <Icon aria-hidden="true" className="size-3.5" strokeWidth={2.25} />
        {t(`priority.${priority}`)}
      </button>
    );
  return (
    <Menu trigger={trigger}>
      <PriorityChoice conversation={conversation} />
    </Menu>
  );
}
