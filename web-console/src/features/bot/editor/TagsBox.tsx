import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTags } from "../../../shared/api/useTags";
import { Select } from "../../../shared/ui/Field";

/** Some of the organization's tags. */
export function TagsBox({
  id,
  values,
  onChange,
}: {
  id: string;
  values: readonly string[];
  onChange(values: string[]): void;
}) {
  const { t } = useTranslation();
  const tags = useTags().data ?? [];
  return (
    <div className="flex flex-col gap-1.5">
      {values.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {values.map((name) => (
            <span key={name} className="flex items-center gap-0.5 rounded-sm bg-muted py-0.5 pr-0.5 pl-2 text-sm">
              {name}
              <button
                type="button"
                aria-label={t("flow.form.removeWord", { word: name })}
                onClick={() => onChange(values.filter((other) => other !== name))}
                className="flex size-5 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </span>
          ))}
        </div>
      )}
      <Select
        id={id}
        value=""
        onChange={(event) => event.target.value && onChange([...values, event.target.value])}
        className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
      >
        <option value="">{t("flow.form.addTag")}</option>
        {tags
          .filter((tag) => !values.includes(tag.name))
          .map((tag) => (
            <option key={tag.name} value={tag.name}>
              {tag.name}
            </option>
          ))}
      </Select>
    </div>
  );
}
