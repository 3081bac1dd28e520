import type { CSSProperties } from "react";
import { classes } from "./classes";

const SIZES = { xs: "size-5 text-[9px]", sm: "size-7 text-xs", md: "size-10 text-sm", lg: "size-16 text-xl" } as const;

type AvatarProps = { id: string; name: string; size?: keyof typeof SIZES; className?: string };

/** Initials on a hue made from the id: the same person has the same colour everywhere. */
export function Avatar({ id, name, size = "md", className }: AvatarProps) {
  const hue: CSSProperties & Record<"--avatar-hue", string> = { "--avatar-hue": `${hueOf(id)}` };
  return (
    <span
      aria-hidden="true"
      style={hue}
      // Drawn, not written: a picture of the name beside it, which is not to be read or copied.
      data-initials={initials(name)}
      className={classes(
        "avatar-hue inline-flex before:content-[attr(data-initials)] shrink-0 select-none items-center justify-center rounded-full font-semibold tracking-tight",
        SIZES[size],
        className,
      )}
    />
  );
}

export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu) ?? [];
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  // A number has no initials; its last two digits tell it from the next one.
  if (!first || /^\d/.test(first)) {
    const digits = name.replace(/\D/g, "");
    return digits ? digits.slice(-2) : "?";
  }
  return (letter(first) + (last ? letter(last) : "")).toLocaleUpperCase();
}

function letter(word: string): string {
  return [...word][0] ?? "";
}

export function hueOf(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index++) {
    hash = (hash * 31 + id.charCodeAt(index)) | 0;
  }
  return (Math.abs(hash) * 47) % 360;
}
