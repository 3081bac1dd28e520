import type { TFunction } from "i18next";
import { ArrowDown, ArrowUp, ChevronDown, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BotMenu, BotMenuOption, Department } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { LIMITS, moved, newOption, words } from "./menu";

type OptionsEditorProps = {
  menu: BotMenu;
  departments: readonly Department[];
  errorOf(path: string): string | undefined;
  onChange(options: BotMenuOption[]): void;
};

export function OptionsEditor({ menu, departments, errorOf, onChange }: OptionsEditorProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const { options } = menu;

  return (
    <div>
      <ol className="flex flex-col gap-2">
        {options.map((option, index) => (
          <li key={option.id} className="rounded-lg border">
            <div className="flex items-center gap-1 py-1 pr-1 pl-3">
              <span className="tabular w-5 shrink-0 text-muted-foreground text-sm">{index + 1}</span>
              <button
                type="button"
                aria-expanded={open === option.id}
                onClick={() => setOpen(open === option.id ? undefined : option.id)}
                className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1 text-left"
              >
                <span className="flex min-w-0 flex-1 flex-col pane:flex-row pane:items-baseline pane:gap-2">
                  <span
                    className={classes(
                      "min-w-0 truncate",
                      option.label ? "font-medium" : "text-muted-foreground italic",
                    )}
                  >
                    {option.label || t("bot.option.unnamed")}
                  </span>
                  <span className="min-w-0 truncate text-muted-foreground text-sm">
                    {describe(option, departments, t)}
                  </span>
                </span>
                <ChevronDown
                  aria-hidden="true"
                  className={classes(
                    "size-4 shrink-0 text-muted-foreground transition-transform",
                    open === option.id && "rotate-180",
                  )}
                  strokeWidth={1.75}
                />
              </button>
              <IconButton
                icon={ArrowUp}
                size="sm"
                label={t("bot.option.up", { label: option.label })}
                disabled={index === 0}
                onClick={() => onChange(moved(options, index, -1))}
              />
              <IconButton
                icon={ArrowDown}
                size="sm"
                label={t("bot.option.down", { label: option.label })}
                disabled={index === options.length - 1}
                onClick={() => onChange(moved(options, index, 1))}
              />
              <IconButton
                icon={Trash2}
                size="sm"
                label={t("bot.option.remove", { label: option.label })}
                disabled={options.length === 1}
                onClick={() => onChange(options.filter((other) => other !== option))}
              />
            </div>
            {open === option.id && (
              <OptionFields
                option={option}
                departments={departments}
                errorOf={(field) => errorOf(`options.${index}.${field}`)}
                onChange={(next) => onChange(options.map((other) => (other === option ? next : other)))}
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        className="mt-2"
        disabled={options.length >= LIMITS.options}
        onClick={() => {
          const option = { ...newOption(menu), department_id: departments[0]?.id ?? null };
          onChange([...options, option]);
          setOpen(option.id);
        }}
      >
        <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
        {t("bot.option.add")}
      </Button>
    </div>
  );
}

type OptionFieldsProps = {
  option: BotMenuOption;
  departments: readonly Department[];
  errorOf(field: string): string | undefined;
  onChange(option: BotMenuOption): void;
};

const ACTIONS = ["department", "reply", "attendant"] as const;

function OptionFields({ option, departments, errorOf, onChange }: OptionFieldsProps) {
  const { t } = useTranslation();
  const [synonyms, setSynonyms] = useState(option.synonyms.join(", "));
  return (
    <div className="grid gap-4 border-t bg-muted/40 p-4 pane:grid-cols-2">
      <TextField
        label={t("bot.option.label")}
        hint={t("bot.option.labelHint", { count: LIMITS.label - option.label.length })}
        value={option.label}
        required
        maxLength={LIMITS.label}
        error={errorOf("label")}
        onChange={(event) => onChange({ ...option, label: event.target.value })}
      />
      <SelectField
        label={t("bot.option.action")}
        value={option.action}
        error={errorOf("action")}
        onChange={(value) =>
          onChange({ ...option, action: ACTIONS.find((action) => action === value) ?? "department" })
        }
      >
        {ACTIONS.map((action) => (
          <option key={action} value={action}>
            {t(`bot.option.actions.${action}`)}
          </option>
        ))}
      </SelectField>
      {option.action !== "reply" && (
        <SelectField
          label={t("bot.option.department")}
          value={option.department_id ?? ""}
          required={option.action === "department"}
          error={errorOf("department_id")}
          onChange={(value) => onChange({ ...option, department_id: value || null })}
        >
          <option value="">
            {option.action === "attendant" ? t("bot.option.anyDepartment") : t("bot.option.choose")}
          </option>
          {departments.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t("bot.option.synonyms")}
        hint={t("bot.option.synonymsHint")}
        value={synonyms}
        error={errorOf("synonyms")}
        onChange={(event) => {
          setSynonyms(event.target.value);
          onChange({ ...option, synonyms: words(event.target.value) });
        }}
      />
      <AreaField
        label={t("bot.option.reply")}
        hint={option.action === "reply" ? undefined : t("bot.option.replyHint")}
        value={option.reply ?? ""}
        required={option.action === "reply"}
        maxLength={4096}
        error={errorOf("reply")}
        onChange={(event) => onChange({ ...option, reply: event.target.value || null })}
        className="pane:col-span-2"
      />
    </div>
  );
}

export function describe(option: BotMenuOption, departments: readonly Department[], t: TFunction): string {
  if (option.action === "reply") {
    return t("bot.option.actions.reply");
  }
  const department = departments.find((candidate) => candidate.id === option.department_id);
  return department ? `→ ${department.name}` : t("bot.option.actions.attendant");
}
