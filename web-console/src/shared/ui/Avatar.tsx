import { type CSSProperties, useState } from "react";
import { classes } from "./classes";

const SIZES = { xs: "size-5 text-[9px]", sm: "size-7 text-xs", md: "size-10 text-sm", lg: "size-16 text-xl" } as const;

export type AvatarProps = {
  id: string;
  name: string;
  /** A picture on this server; any other address is never asked. */
  picture?: string | null | undefined;
  size?: keyof typeof SIZES;
  className?: string;
};

const OURS = "/api/v1/avatars/";

/**
 * A picture, or initials on a hue made from the id: the same person has the same colour everywhere. The initials stay below
 * the picture, until it is there and when it is not.
 */
export function Avatar({ id, name, picture, size = "md", className }: AvatarProps) {
  const [missing, setMissing] = useState<string>();
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
        picture && "relative overflow-hidden",
        className,
      )}
    >
      {picture?.startsWith(OURS) && picture !== missing && (
        <img
          src={picture}
          alt=""
          draggable={false}
          className="absolute inset-0 size-full object-cover"
          onError={() => setMissing(picture)}
        />
      )}
    </span>
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
