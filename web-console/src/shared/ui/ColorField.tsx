import { useTranslation } from "react-i18next";
import type { TagColor } from "../api/types";
import { classes } from "./classes";
import { TAG_COLORS, TagSpot } from "./Tag";

/** One of the colors that look right in light and dark. */
export function ColorField({ value, onChange }: { value: TagColor; onChange(color: TagColor): void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-1.5">
      {TAG_COLORS.map((one) => (
        <label
          key={one}
          className={classes(
            "relative inline-flex size-9 cursor-pointer items-center justify-center rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-ring",
            one === value ? "border-foreground" : "border-transparent hover:border-input",
          )}
        >
          <input
            type="radio"
            name="color"
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
            aria-label={t(`tags.colors.${one}`)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <TagSpot color={one} className="size-5" />
        </label>
      ))}
    </div>
  );
}
