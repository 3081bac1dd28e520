import type { ReactNode } from "react";
import { useMe } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { Logo } from "../../shared/ui/Logo";

/** The customer's phone, with the thread that is given. */
export function Phone({ className, children }: { className: string; children: ReactNode }) {
  const me = useMe();
  return (
    <div
      className={classes(
        "mx-auto flex w-[300px] max-w-full flex-col overflow-hidden rounded-[32px] border-[6px] border-foreground/85 bg-thread shadow-float dark:border-input",
        className,
      )}
    >
      <header className="flex items-center gap-2.5 bg-card px-4 pt-5 pb-2.5">
        <Logo className="size-8 rounded-full" />
        <span className="min-w-0">
          <span className="block truncate font-semibold text-sm">{me.organization.name}</span>
          <span className="block text-muted-foreground text-xs">WhatsApp</span>
        </span>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto p-3">{children}</div>
    </div>
  );
}

export function Said({ mine = false, children }: { mine?: boolean; children: ReactNode }) {
  return (
    <div
      className={classes(
        "max-w-[88%] animate-rise whitespace-pre-wrap rounded-xl px-2.5 py-1.5 text-sm [overflow-wrap:anywhere]",
        mine
          ? "self-end rounded-tr-sm bg-success-soft"
          : "self-start rounded-tl-sm border border-bubble-edge bg-bubble-in",
      )}
    >
      {children}
    </div>
  );
}
