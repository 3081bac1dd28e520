import { type ReactNode, useId } from "react";
import { classes } from "../shared/ui/classes";
import { FaultsPanel } from "./FaultsPanel";
import { activeFaults } from "./faults";
import { RequestsPanel } from "./RequestsPanel";
import { TABS, type Tab } from "./usePlace";
import { WebhooksPanel } from "./WebhooksPanel";
import { useSay } from "./words";
import type { World } from "./world";

type PanelProps = {
  world: World;
  number: string | undefined;
  tab: Tab | undefined;
  onTab(tab: Tab): void;
  /** When there is no room for the people beside the phone, they are a tab of their own. */
  people: ReactNode;
};

export function Panel({ world, number, tab, onTab, people }: PanelProps) {
  const say = useSay();
  const id = useId();
  const tabs = TABS.filter((each) => each !== "people" || people !== undefined);
  const chosen = tabs.find((each) => each === tab) ?? tabs[0] ?? "faults";
  const business = world.numbers.find((each) => each.phone_number_id === number);
  const broken = business ? activeFaults(business.faults) : 0;
  const waiting = world.deliveries.filter((delivery) => delivery.outcome === "waiting").length;
  const counts: Partial<Record<Tab, number>> = { faults: broken, webhooks: waiting };

  return (
    <>
      <div role="tablist" aria-label={say("title")} className="flex shrink-0 gap-0.5 border-b px-2 pt-2">
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            aria-selected={each === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={each === chosen ? 0 : -1}
            onClick={() => onTab(each)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = tabs[(tabs.indexOf(each) + step + tabs.length) % tabs.length];
              if (step !== 0 && next) {
                onTab(next);
                document.getElementById(`${id}-${next}`)?.focus();
              }
            }}
            className={classes(
              "-mb-px flex min-w-0 flex-auto items-center justify-center gap-1 border-b-2 px-1 pt-1.5 pb-2 font-medium text-sm",
              each === chosen
                ? "border-primary text-foreground"
                : "border-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            <span className="truncate">{say(`panel.${each}`)}</span>
            {(counts[each] ?? 0) > 0 && (
              <span
                className={classes(
                  "tabular min-w-4.5 rounded-full px-1 text-center text-xs",
                  each === "faults" ? "bg-destructive-soft text-destructive" : "bg-warning-soft text-warning",
                )}
              >
                {counts[each]}
              </span>
            )}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto"
      >
        {chosen === "people" && people}
        {chosen === "faults" && business && <FaultsPanel business={business} />}
        {chosen === "webhooks" && <WebhooksPanel world={world} number={number} />}
        {chosen === "requests" && <RequestsPanel requests={world.requests} />}
      </div>
    </>
  );
}
