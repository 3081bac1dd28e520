import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MessageStatus } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";

/** How far a message of ours has come. `waiting` is ours alone: the server has not heard of it yet. */
export function Ticks({ status, className }: { status: MessageStatus | "waiting"; className?: string }) {
  const { t } = useTranslation();
  const shape = { role: "img" as const, "aria-label": t(`ticks.${status}`), strokeWidth: 2 };
  switch (status) {
    case "received":
      return null;
    case "waiting":
    case "queued":
      return <Clock {...shape} className={classes("text-muted-foreground", className)} />;
    case "sent":
      return <Check {...shape} className={classes("text-muted-foreground", className)} />;
    case "delivered":
      return <CheckCheck {...shape} className={classes("text-muted-foreground", className)} />;
    case "read":
      return <CheckCheck {...shape} className={classes("text-tick-read", className)} />;
    case "failed":
      return <CircleAlert {...shape} className={classes("text-destructive", className)} />;
    case "uncertain":
      return <CircleHelp {...shape} className={classes("text-warning", className)} />;
  }
}
