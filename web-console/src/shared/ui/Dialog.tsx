import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import { IconButton } from "./IconButton";

type DialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** A bar at the foot, with what the dialog does. */
  actions?: ReactNode;
  size?: "sm" | "md" | "lg";
  hideTitle?: boolean;
};

const SIZES = { sm: "pane:max-w-md", md: "pane:max-w-lg", lg: "pane:max-w-2xl" } as const;

/** In the middle on a desk, from below on a phone. */
export function Dialog({ open, onOpenChange, title, description, children, actions, size = "sm" }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-[appear_120ms] bg-scrim" />
        <Base.Popup
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
            <Base.Close render={<IconButton icon={X} label={t("common.close")} className="-mr-2" />} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {actions && <footer className="flex justify-end gap-2 border-t px-5 py-3">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type SheetProps = { open: boolean; onOpenChange(open: boolean): void; title: string; children: ReactNode };

/** A pane that slides over from the right, where there is no room to have it beside. */
export function Sheet({ open, onOpenChange, title, children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 animate-[appear_120ms] bg-scrim" />
        <Base.Popup className="fixed inset-y-0 right-0 z-30 flex w-[min(360px,100vw)] animate-[slide_160ms_var(--ease-out)] flex-col bg-card shadow-float outline-none">
          <Base.Title className="sr-only">{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
