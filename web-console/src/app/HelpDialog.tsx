import { useTranslation } from "react-i18next";
import { type Action, useActions } from "../shared/actions/actions";
import { Dialog } from "../shared/ui/Dialog";
import { Keys } from "../shared/ui/Keys";

const GROUPS = [
  "list",
  "conversation",
  "message",
  "flow",
  "agenda",
  "go",
  "app",
] as const satisfies readonly Action["group"][];

/** The keys that work here and now. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const actions = useActions().filter((action) => action.keys !== undefined);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="lg"
      title={t("help.title")}
      description={t("help.description")}
    >
      <div className="columns-1 gap-8 pane:columns-2">
        {GROUPS.map((group) => {
          const own = actions.filter((action) => action.group === group);
          return (
            own.length > 0 && (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-muted-foreground text-xs">{t(`palette.groups.${group}`)}</h3>
                <dl>
                  {own.map((action) => (
                    <div
                      key={action.id}
                      className="flex items-center justify-between gap-4 border-b py-1.5 last:border-b-0"
                    >
                      <dt className="min-w-0 truncate">{action.label}</dt>
                      <dd>{action.keys && <Keys keys={action.keys} />}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          );
        })}
      </div>
    </Dialog>
  );
}
