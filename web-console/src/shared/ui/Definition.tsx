import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Popover } from "./Popover";

/** What a number counts, said when the sign beside its name is touched. */
export function Definition({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  return (
    <Popover
      label={name}
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t("reports.whatIs", { metric: name })}
          className="relative z-10 inline-flex size-6 shrink-0 items-center justify-center rounded-full text-muted-foreground hover:bg-muted hover:text-foreground coarse:size-9 print:hidden"
        >
          <Info aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        </button>
      }
    >
      <p className="max-w-72 whitespace-normal px-3.5 py-3 text-left font-normal text-foreground text-sm">
        <span className="mb-1 block font-medium">{name}</span>
        {text}
      </p>
    </Popover>
  );
}

/** A column's head with what it counts. The sign follows the last word, so that the head ends where the numbers do. */
export function DefinedHead({ name, text }: { name: string; text: string }) {
  return (
    <span className="[&>button]:-my-1 [&>button]:align-middle">
      {name} <Definition name={name} text={text} />
    </span>
  );
}
