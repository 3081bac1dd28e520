import type { TFunction } from "i18next";
import type { TakenTime } from "../../shared/api/types";
import { clockOf, wallOf } from "./clinicTime";

/** Who or what has the time, from when to when, in the clinic's time. */
export function takenText(taken: TakenTime, zone: string, t: TFunction): string {
  const times = {
    from: clockOf(wallOf(taken.starts_at, zone).minute),
    to: clockOf(wallOf(taken.ends_at, zone).minute),
    name: taken.name,
  };
  if (taken.kind === "calendar") {
    return t("agenda.taken.calendar", times);
  }
  return taken.appointment_id === null
    ? t("agenda.taken.held", times)
    : t("agenda.taken.by", { ...times, customer: taken.customer_name ?? t("customer.unnamed") });
}
