import { useTranslation } from "react-i18next";
import { useEditor } from "./session";
import { isVariableName } from "./variables";

type VariableProps = {
  id: string;
  value: string;
  describedBy: string | undefined;
  onChange(value: string): void;
  onDeclare(variable: string): void;
};

/** One of the flow's variables, or a new one: what is written here exists from then on. */
export function VariableBox({ id, value, describedBy, onChange, onDeclare }: VariableProps) {
  const { t } = useTranslation();
  const { draft } = useEditor();
  const known = draft.variables.some((variable) => variable.name === value);
  const valid = isVariableName(value);
  return (
    <>
      <input
        id={id}
        list={`${id}-names`}
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        maxLength={40}
        aria-describedby={describedBy}
        aria-invalid={(value !== "" && !valid) || undefined}
        placeholder={t("flow.variables.example")}
        onChange={(event) => onChange(event.target.value.toLowerCase().replaceAll(/[\s-]+/g, "_"))}
        onBlur={() => {
          if (valid && !known) {
            onDeclare(value);
          }
        }}
        className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
      />
      <datalist id={`${id}-names`}>
        {draft.variables.map((variable) => (
          <option key={variable.name} value={variable.name} />
        ))}
      </datalist>
      {value !== "" && !valid && <p className="text-destructive text-xs">{t("flow.variables.form")}</p>}
    </>
  );
}
