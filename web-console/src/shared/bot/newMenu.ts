import type { TFunction } from "i18next";
import type { BotMenu } from "../api/types";

/** A menu to begin with: an option for each department, in the organization's language. */
export function newMenu(t: TFunction, departments: readonly { id: string; name: string }[]): BotMenu {
  return {
    greeting: t("newMenu.greeting"),
    menu_text: t("newMenu.menu_text"),
    button_label: t("newMenu.button_label"),
    options: departments.slice(0, 9).map(({ id, name }, index) => ({
      id: `option-${index + 1}`,
      label: name.slice(0, 24),
      synonyms: [],
      action: "department",
      department_id: id,
      reply: null,
    })),
    invalid_choice_text: t("newMenu.invalid_choice_text"),
    max_invalid_choices: 3,
    handover_text: t("newMenu.handover_text"),
    away_text: t("newMenu.away_text"),
    closing_text: t("newMenu.closing_text"),
    takeover_text: "",
    transfer_text: "",
    back_to_menu_words: [t("newMenu.back")],
    human_words: [t("newMenu.human")],
  };
}
