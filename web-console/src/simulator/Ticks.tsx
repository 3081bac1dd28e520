import { Check, CheckCheck, CircleAlert, Clock } from "lucide-react";
import { classes } from "../shared/ui/classes";
import type { Tick } from "./api";
import { useSay } from "./words";

const ICONS = { accepted: Clock, sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert } as const;

export function Ticks({ tick }: { tick: Tick }) {
  const say = useSay();
  const Icon = ICONS[tick];
  return (
    <Icon
      role="img"
      aria-label={say(`message.ticks.${tick}`)}
      strokeWidth={2}
      className={classes(
        "size-4 shrink-0",
        tick === "read" ? "text-wa-tick" : tick === "failed" ? "text-wa-red" : "text-wa-meta",
      )}
    />
  );
}
