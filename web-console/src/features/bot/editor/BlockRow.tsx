import type { BlockType } from "../../../shared/api/types";
import { classes } from "../../../shared/ui/classes";
import { iconOf, TINTS } from "./icons";

/** A block, or a type of blocks, in a list: its sign and one or two lines. */
export function BlockRow({
  type,
  name,
  title,
  below,
}: {
  type?: BlockType;
  name: string;
  title: string;
  below?: string;
}) {
  const Icon = iconOf(name, type?.group);
  return (
    <>
      <span
        className={classes("flex size-8 shrink-0 items-center justify-center rounded-md", TINTS[type?.group ?? "end"])}
      >
        <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-sm">{title}</span>
        {below && <span className="block truncate text-muted-foreground text-xs">{below}</span>}
      </span>
    </>
  );
}
