import { classes } from "../../../shared/ui/classes";

type ChoicesProps = {
  label: string;
  hint?: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
};

/** Any of a few, as chips. */
export function Choices({ label, hint, options, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ id, name }) => {
          const isChosen = chosen.includes(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id])}
              className={classes(
                "inline-flex h-8 items-center rounded-full border px-3 text-sm transition-colors coarse:h-10",
                isChosen ? "border-primary bg-accent font-medium text-primary-ink" : "hover:bg-muted",
              )}
            >
              {name}
            </button>
          );
        })}
      </div>
      {hint && <p className="mt-1.5 text-muted-foreground text-xs">{hint}</p>}
    </fieldset>
  );
}
