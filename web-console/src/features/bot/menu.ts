import type { BotMenu, BotMenuOption } from "../../shared/api/types";

/** WhatsApp's limits, as the contract's description of the menu has them. */
export const LIMITS = { label: 24, buttonLabel: 20, buttons: 3, rows: 10, options: 30 } as const;

/** How WhatsApp will show the menu: buttons while they fit, then a list, then a list with pages. */
export function formOf(menu: BotMenu): "buttons" | "list" | "pages" {
  if (
    menu.options.length <= LIMITS.buttons &&
    menu.options.every((option) => option.label.length <= LIMITS.buttonLabel)
  ) {
    return "buttons";
  }
  return menu.options.length <= LIMITS.rows ? "list" : "pages";
}

/** A new option, with an id that is nobody else's. Ids outlive labels: a menu of weeks ago may still be pressed. */
export function newOption(menu: BotMenu): BotMenuOption {
  const taken = new Set(menu.options.map((option) => option.id));
  let number = menu.options.length + 1;
  while (taken.has(`option-${number}`)) {
    number++;
  }
  return { id: `option-${number}`, label: "", synonyms: [], action: "department", department_id: null, reply: null };
}

export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) {
    next.splice(from + by, 0, item);
  }
  return next;
}

export function words(text: string): string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
}

/** What a customer reads, with the names put in. */
export function spoken(text: string, names: { department: string; attendant: string }): string {
  return text
    .replace(/\{\{\s*department\s*\}\}/g, names.department)
    .replace(/\{\{\s*attendant\s*\}\}/g, names.attendant);
}
