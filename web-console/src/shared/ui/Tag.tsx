import type { CSSProperties } from "react";
import type { TagColor } from "../api/types";
import { useTags } from "../api/useTags";
import { classes } from "./classes";

/** Where each color stands on the wheel. How light it is, is the theme's. */
const HUES: Readonly<Record<TagColor, number | undefined>> = {
  gray: undefined,
  red: 22,
  orange: 55,
  yellow: 92,
  green: 150,
  teal: 190,
  blue: 250,
  purple: 300,
  pink: 350,
};

export const TAG_COLORS = Object.keys(HUES) as readonly TagColor[];

/** Sets the hue that `tagLook` and `TagSpot` draw with. */
export function tagStyle(color: TagColor): CSSProperties | undefined {
  const hue = HUES[color];
  return hue === undefined ? undefined : ({ "--avatar-hue": `${hue}` } as CSSProperties);
}

/** Ground and letters in the color. */
export const tagLook = (color: TagColor) => (color === "gray" ? "bg-muted text-foreground" : "avatar-hue");

/** A name on its color. What the catalogue does not know yet is gray. */
export function TagChip({ name, color = "gray", className }: { name: string; color?: TagColor; className?: string }) {
  return (
    <span
      style={tagStyle(color)}
      className={classes(
        "inline-flex h-6 min-w-0 max-w-full items-center rounded-full px-2.5 text-xs",
        tagLook(color),
        className,
      )}
    >
      <span className="truncate">{name}</span>
    </span>
  );
}

/** A spot of the color, where there is no room for the name. */
export function TagSpot({ color, className }: { color: TagColor; className?: string }) {
  return (
    <span
      aria-hidden="true"
      style={tagStyle(color)}
      className={classes(
        "inline-block shrink-0 rounded-full",
        color === "gray" ? "bg-muted-foreground" : "tag-spot",
        className,
      )}
    />
  );
}

/** The color of a name; gray while the catalogue is not there. */
export function useTagColor(): (name: string) => TagColor {
  const tags = useTags().data;
  return (name) => tags?.find((tag) => tag.name === name)?.color ?? "gray";
}
