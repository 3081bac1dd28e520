import { classes } from "./classes";

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = { Mod: MAC ? "⌘" : "Ctrl", Shift: "⇧", Enter: "↵", Esc: "Esc" };

/** A key combination as caps: `Mod+K`, or keys pressed one after the other: `G I`. A phone has no keys to press. */
export function Keys({ keys, inverted = false }: { keys: string; inverted?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1 max-pane:coarse:hidden">
      {keys.split(/[+ ]/).map((key) => (
        <kbd
          key={key}
          className={classes(
            "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-[4px] border px-1 font-medium font-sans text-xs leading-none",
            inverted ? "border-current/25 text-current/80" : "border-border bg-muted text-muted-foreground",
          )}
        >
          {NAMES[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
