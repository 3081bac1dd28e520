import type { TFunction } from "i18next";
import type { Appointment } from "../../shared/api/types";
import { phone } from "../../shared/format/phone";

/** What somebody is called: by name, or else by number. */
export function whoIs({ name, phone_number }: Appointment["customer"], t: TFunction): string {
  return name || phone(phone_number) || t("customer.unnamed");
}
