import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type WordsProps = {
  id: string;
  values: readonly string[];
  describedBy?: string;
  maxLength?: number;
  onChange(values: string[]): void;
};

/** Several words, each a chip; a comma or Enter ends one. */
export function Words({ id, values, describedBy, maxLength = 40, onChange }: WordsProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState("");
  const keep = (text: string) => {
    const more = text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "" && !values.includes(word));
    if (more.length > 0) {
      onChange([...values, ...more]);
    }
    setWritten("");
  };
  return (
    <div className="field flex flex-wrap items-center gap-1 px-1.5 py-1">
      {values.map((word) => (
        <span key={word} className="flex items-center gap-0.5 rounded-sm bg-muted py-0.5 pr-0.5 pl-2 text-sm">
          {word}
          <button
            type="button"
            aria-label={t("flow.form.removeWord", { word })}
            onClick={() => onChange(values.filter((other) => other !== word))}
            className="flex size-5 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={written}
        maxLength={maxLength}
        aria-describedby={describedBy}
        onChange={(event) =>
          event.target.value.includes(",") ? keep(event.target.value) : setWritten(event.target.value)
        }
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            keep(written);
          } else if (event.key === "Backspace" && written === "") {
            onChange(values.slice(0, -1));
          }
        }}
        onBlur={() => keep(written)}
        className="h-6 min-w-16 flex-1 bg-transparent px-1 outline-none coarse:text-lg"
      />
    </div>
  );
}
