import { isLanguage, LANGUAGES, type Language } from "../i18n/i18n";
import { type FieldProps, SelectField } from "./Field";

type LanguageFieldProps = FieldProps & { value: string; onChange(language: Language): void };

/** The languages of the console, each by its own name. */
export function LanguageField({ onChange, ...field }: LanguageFieldProps) {
  return (
    <SelectField
      {...field}
      onChange={(code) => {
        if (isLanguage(code)) {
          onChange(code);
        }
      }}
    >
      {LANGUAGES.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
