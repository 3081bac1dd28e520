import { CalendarCheck2, CheckCheck, CircleDashed, type LucideIcon, UserX, X } from "lucide-react";
import type { State } from "./agenda";

/** A sign for each state, so that none is told by its colour alone. */
export const STATE_ICON: Readonly<Record<State, LucideIcon>> = {
  booked: CircleDashed,
  confirmed: CalendarCheck2,
  done: CheckCheck,
  no_show: UserX,
  cancelled: X,
};

export const STATE_INK: Readonly<Record<State, string>> = {
  booked: "text-warning",
  confirmed: "text-success",
  done: "text-muted-foreground",
  no_show: "text-destructive",
  cancelled: "text-muted-foreground",
};
