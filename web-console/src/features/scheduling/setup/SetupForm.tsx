import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../../shared/api/useSave";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { FormError } from "../../../shared/ui/FormError";
import { Page } from "../../../shared/ui/Page";
import { toasts } from "../../../shared/ui/Toasts";
import { keys } from "../useScheduling";

type SetupFormProps = {
  title: string;
  description: string;
  incomplete?: boolean;
  save(): Promise<unknown>;
  /** @param errors what the server has against a field, by its name in the contract */
  children(errors: Readonly<Record<string, string>>): ReactNode;
};

/** A page that is one form about the clinic: who may not change it looks at it, and what keeps it stays in sight. */
export function SetupForm({ title, description, incomplete, save, children }: SetupFormProps) {
  const { t } = useTranslation();
  const { cache } = useServices();
  const mayChange = may(useMe(), "change_settings");
  const saving = useSave(async () => {
    await save();
    await Promise.all([
      cache.invalidateQueries({ queryKey: keys.clinics }),
      cache.invalidateQueries({ queryKey: ["slots"] }),
    ]);
    toasts.add({ title: t("clinic.saved") });
  });
  return (
    <Page title={title} description={description}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <fieldset disabled={!mayChange} className="flex flex-col gap-8">
          {children(saving.fields)}
        </fieldset>
        {mayChange && (
          <footer className="sticky bottom-0 -mx-4 mt-6 flex flex-col gap-2 border-t bg-background px-4 py-3 pane:-mx-8 pane:px-8">
            {/* Also what is said beside a field: that may be out of sight. */}
            <FormError failure={saving.failure} fields={{}} />
            <Button type="submit" look="primary" busy={saving.busy} disabled={incomplete} className="self-start">
              {t("common.save")}
            </Button>
          </footer>
        )}
      </form>
    </Page>
  );
}

/** What belongs together on such a page. */
export function Group({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold text-lg">{title}</h3>
        {text && <p className="text-muted-foreground text-sm">{text}</p>}
      </div>
      {children}
    </section>
  );
}
