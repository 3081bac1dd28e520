import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import { IconButton } from "./IconButton";

type DialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Nothing but what is in it ends it. */
  lasts?: boolean;
};

const SIZES = { sm: "pane:max-w-md", md: "pane:max-w-lg", lg: "pane:max-w-2xl" } as const;

/** In the middle on a desk, from below on a phone. */
export function Dialog({ open, onOpenChange, title, description, children, size = "sm", lasts = false }: DialogProps) {
  const { t } = useTranslation();
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-[appear_120ms] bg-scrim" />
        <Base.Popup
          ref={popup}
          // One begins where one writes. On a phone the keyboard would cover what there is to read first.
          initialFocus={(openedBy) =>
            (openedBy === "touch" ? null : body.current?.querySelector<HTMLElement>(FIELDS)) ?? popup.current
          }
          className={classes(
            "fixed z-40 flex max-h-[88dvh] flex-col bg-popover shadow-float outline-none",
            "inset-x-0 bottom-0 animate-rise rounded-t-xl pb-[env(safe-area-inset-bottom)]",
            "pane:inset-x-4 pane:top-[12vh] pane:bottom-auto pane:mx-auto pane:max-h-[76vh] pane:animate-pop pane:rounded-xl pane:pb-0",
            SIZES[size],
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-muted-foreground text-sm">{description}</Base.Description>
              )}
            </div>
            {!lasts && (
              <Base.Close
                render={<IconButton icon={X} label={t("common.close")} className="-mt-1.25 -mr-2 coarse:-mt-2.25" />}
              />
            )}
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const FIELDS = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea, select';

/** What a dialog does, as the last of its content: in sight at its foot, however long the rest of it is. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky -bottom-5 -mx-5 -mb-5 flex flex-wrap justify-end gap-2 border-t bg-popover px-5 py-3 pane:rounded-b-xl">
      {children}
    </div>
  );
}

type SheetProps = { open: boolean; onOpenChange(open: boolean): void; title: string; children: ReactNode };

/** A pane that slides over from the right, where there is no room to have it beside. */
export function Sheet({ open, onOpenChange, title, children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 animate-[appear_120ms] bg-scrim" />
        {/* While it slides in, what is beyond the edge must not make a phone's page wider: the edge would go with it. */}
        <div className="pointer-events-none fixed inset-0 z-30 overflow-hidden">
          <Base.Popup className="pointer-events-auto absolute inset-y-0 right-0 flex w-[min(360px,100vw)] animate-[slide_160ms_var(--ease-out)] flex-col bg-card shadow-float outline-none">
            <Base.Title className="sr-only">{title}</Base.Title>
            {children}
          </Base.Popup>
        </div>
      </Base.Portal>
    </Base.Root>
  );
}
