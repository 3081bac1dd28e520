import { useQueryClient } from "@tanstack/react-query";
import { Check, Circle, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { IconButton } from "../../shared/ui/IconButton";
import { organizationKey, STEPS, type Step, useSetupProgress } from "./progress";

/** What is left of the set-up, small, until it is done or waved away. */
export function Checklist({ onStep }: { onStep(step: Step): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const cache = useQueryClient();
  const { organization, done, isKnown } = useSetupProgress();
  const left = STEPS.filter((step) => !done[step]);
  if (!isKnown || !organization || left.length === 0) {
    return null;
  }
  const dismiss = async () => {
    cache.setQueryData(organizationKey, { ...organization, setup_state: "dismissed" });
    await api.patch("/api/v1/organization", { setup_state: "dismissed" });
  };
  return (
    <section aria-label={t("welcome.checklist")} className="shrink-0 border-b bg-accent px-3 py-2.5">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-medium text-sm">
          {t("welcome.checklist")}{" "}
          <span className="tabular font-normal text-muted-foreground">
            {t("welcome.count", { done: STEPS.length - left.length, all: STEPS.length })}
          </span>
        </h2>
        <IconButton icon={X} size="sm" label={t("welcome.dismiss")} onClick={() => void dismiss()} />
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5">
        {STEPS.map((step) => {
          const Icon = done[step] ? Check : Circle;
          return (
            <li key={step}>
              <button
                type="button"
                disabled={done[step]}
                onClick={() => onStep(step)}
                className={classes(
                  "inline-flex items-center gap-1.5 rounded-sm py-0.5 text-sm coarse:py-2",
                  done[step] ? "text-muted-foreground line-through" : "text-primary-ink hover:underline",
                )}
              >
                <Icon aria-hidden="true" className="size-3.5" strokeWidth={2} />
                {t(`welcome.short.${step}`)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
