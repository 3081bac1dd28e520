import { useTranslation } from "react-i18next";
import { classes } from "../../shared/ui/classes";

type ChecksProps = {
  label: string;
  hint?: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  /** Names beside each other, or sentences below each other. */
  look?: "names" | "sentences";
  onChange(chosen: readonly string[]): void;
};

/** Any number out of a short list. */
export function Checks({ label, hint, options, chosen, look = "names", onChange }: ChecksProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {hint && <p className="mb-1.5 text-muted-foreground text-xs">{hint}</p>}
      {options.length === 0 && <p className="text-muted-foreground text-sm">{t("settings.nothingToChoose")}</p>}
      <div
        className={classes(
          "grid max-h-52 gap-0.5 overflow-y-auto rounded-md border p-1 empty:hidden",
          look === "names" && "pane:grid-cols-2",
        )}
      >
        {options.map((option) => (
          <label
            key={option.id}
            className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 hover:bg-muted coarse:py-2.5"
          >
            <input
              type="checkbox"
              checked={chosen.includes(option.id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))
              }
              className="size-4 shrink-0 accent-primary"
            />
            <span className={classes("min-w-0", look === "names" && "truncate")}>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
