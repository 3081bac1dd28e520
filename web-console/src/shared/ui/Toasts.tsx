import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import { IconButton } from "./IconButton";

/** For what happened elsewhere, or what could not be shown in its own place. Callable from anywhere. */
export const toasts = Base.createToastManager();

export function Toasts() {
  return (
    <Base.Provider toastManager={toasts} timeout={6000} limit={3}>
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-3 bottom-16 z-50 flex flex-col gap-2 pane:right-(--toasts-right,1.25rem) pane:bottom-5 pane:left-auto pane:w-88">
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List() {
  const { t } = useTranslation();
  const { toasts: shown } = Base.useToastManager();
  return shown.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={classes(
        "flex animate-rise items-start gap-2 rounded-lg border-l-3 bg-popover py-2.5 pr-1.5 pl-3 shadow-float",
        toast.type === "error" ? "border-l-destructive" : "border-l-primary",
      )}
    >
      <div className="min-w-0 flex-1 py-0.5">
        <Base.Title className="font-medium text-base" />
        <Base.Description className="text-muted-foreground text-sm" />
        {toast.actionProps && <Base.Action className="mt-1 font-medium text-primary-ink text-sm hover:underline" />}
      </div>
      <Base.Close render={<IconButton icon={X} size="sm" label={t("common.close")} />} />
    </Base.Root>
  ));
}
