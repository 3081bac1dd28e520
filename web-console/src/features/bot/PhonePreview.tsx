import { List } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BotMenu, BotMenuOption, Department } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { formOf, LIMITS, spoken } from "./menu";
import { Phone, Said } from "./Phone";

type PhonePreviewProps = { menu: BotMenu; departments: readonly Department[] };

/** The conversation as the customer will see it. One can press an option and see what the bot says then. */
export function PhonePreview({ menu, departments }: PhonePreviewProps) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState<string>();
  const chosen = menu.options.find((option) => option.id === pressed);
  const form = formOf(menu);

  return (
    <section aria-label={t("bot.preview")} className="sticky top-0">
      <p className="mb-3 text-center font-medium text-muted-foreground text-sm">{t("bot.preview")}</p>
      <Phone className="h-[600px]">
        <Said mine>{t("bot.sampleHello")}</Said>
        <Said>{menu.greeting}</Said>
        <Said>
          {menu.menu_text}
          <Choices menu={menu} form={form} pressed={pressed} onPress={setPressed} />
        </Said>
        {chosen && <Answer menu={menu} option={chosen} departments={departments} />}
      </Phone>
      <p className="mx-auto mt-3 max-w-[300px] text-center text-muted-foreground text-xs">{t(`bot.form.${form}`)}</p>
    </section>
  );
}

type ChoicesProps = {
  menu: BotMenu;
  form: ReturnType<typeof formOf>;
  pressed: string | undefined;
  onPress(id: string): void;
};

function Choices({ menu, form, pressed, onPress }: ChoicesProps) {
  const { t } = useTranslation();
  const shown = form === "pages" ? menu.options.slice(0, LIMITS.rows - 1) : menu.options;
  return (
    <span className="-mx-2.5 mt-1.5 -mb-1.5 block border-bubble-edge border-t">
      {form !== "buttons" && (
        <span className="flex items-center justify-center gap-1.5 border-bubble-edge border-b py-1.5 font-medium text-primary-ink">
          <List aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {menu.button_label}
        </span>
      )}
      {shown.map((option) => (
        <button
          key={option.id}
          type="button"
          onClick={() => onPress(option.id)}
          className={classes(
            "block w-full border-bubble-edge border-b px-2.5 py-1.5 last:border-b-0 last:rounded-b-xl",
            form === "buttons" ? "text-center font-medium text-primary-ink" : "text-left",
            option.id === pressed ? "bg-accent-strong" : "hover:bg-muted",
          )}
        >
          {option.label || t("bot.option.unnamed")}
        </button>
      ))}
      {form === "pages" && <span className="block px-2.5 py-1.5 text-muted-foreground">{t("bot.moreOptions")}</span>}
    </span>
  );
}

function Answer({
  menu,
  option,
  departments,
}: {
  menu: BotMenu;
  option: BotMenuOption;
  departments: readonly Department[];
}) {
  const { t } = useTranslation();
  const department =
    departments.find((candidate) => candidate.id === option.department_id)?.name ?? t("bot.sampleDepartment");
  return (
    <>
      <Said mine>{option.label}</Said>
      {option.reply && <Said>{option.reply}</Said>}
      {option.action !== "reply" && (
        <Said>{spoken(menu.handover_text, { department, attendant: t("bot.sampleAttendant") })}</Said>
      )}
    </>
  );
}
