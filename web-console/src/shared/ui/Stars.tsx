import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";

const ALL = [1, 2, 3, 4, 5] as const;

/** A score of five. What is read aloud is the number. */
export function Stars({ score, className }: { score: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <span role="img" aria-label={t("satisfaction.score", { score })} className="inline-flex items-center gap-0.5">
      {ALL.map((one) => (
        <Star
          key={one}
          aria-hidden="true"
          className={classes(
            "size-4",
            one <= score ? "fill-current text-warning" : "text-muted-foreground opacity-50",
            className,
          )}
          strokeWidth={1.75}
        />
      ))}
    </span>
  );
}
