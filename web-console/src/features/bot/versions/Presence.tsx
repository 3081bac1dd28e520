import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog } from "../../../shared/ui/Dialog";
import { PersonAvatar } from "../../../shared/ui/PersonAvatar";
import { useReason } from "../../../shared/ui/States";
import { Tooltip } from "../../../shared/ui/Tooltip";
import { useEditor } from "../editor/session";
import { DifferenceView, useNames } from "./DifferenceView";
import { difference } from "./diff";
import type { Here, Newer } from "./presence";

/** Who else has the flow open, and a word when one of them saved. */
export function Presence({ others, newer }: { others: readonly Here[]; newer: Newer | undefined }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { flow, draft, adopt } = useEditor();
  const [theirs, setTheirs] = useState<Flow>();
  const loading = useSave(async (what: "adopt" | "compare") => {
    const now = await api.get("/api/v1/bot/flows/{id}", { path: { id: flow.id } });
    if (what === "adopt") {
      adopt(now);
    } else {
      setTheirs(now);
    }
  });
  const reason = useReason(loading.failure);
  return (
    <>
      {others.length > 0 && (
        <ul aria-label={t("flows.presence.title")} className="flex shrink-0 -space-x-1.5 px-1">
          {others.map((one) => (
            <Somebody key={one.id} here={one} />
          ))}
        </ul>
      )}
      {newer && (
        <div
          role="status"
          className="fixed inset-x-3 bottom-16 z-30 mx-auto flex max-w-xl flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border-l-3 border-l-warning bg-popover px-3 py-2.5 shadow-float pane:right-(--toasts-right,0.75rem) pane:bottom-20 pane:left-17"
        >
          <p className="min-w-0 flex-1 basis-60">
            <span className="block font-medium">
              {newer.by ? t("flows.presence.saved", { name: newer.by }) : t("flows.presence.savedSomebody")}
            </span>
            <span className="block text-muted-foreground text-sm">
              {loading.failure === undefined ? t("flows.presence.hint") : reason}
            </span>
          </p>
          <Button disabled={loading.busy} onClick={() => void loading.save("compare")}>
            {t("flows.presence.compare")}
          </Button>
          <Button look="primary" busy={loading.busy} onClick={() => void loading.save("adopt")}>
            {t("flows.presence.reload")}
          </Button>
        </div>
      )}
      {theirs && (
        <Dialog
          open
          size="lg"
          title={t("flows.presence.difference")}
          onOpenChange={(open) => {
            if (!open) {
              setTheirs(undefined);
            }
          }}
        >
          <DifferenceView difference={difference(draft, theirs.draft)} before={draft} after={theirs.draft} />
        </Dialog>
      )}
    </>
  );
}

/** Who is at a block now, drawn on it. */
export function AtBlock({ people }: { people: readonly Here[] }) {
  const { t } = useTranslation();
  return (
    <span className="flex shrink-0 -space-x-1.5">
      {people.map(({ id, name }) => (
        <span
          key={id}
          title={t("flows.presence.block", { name })}
          className="inline-flex rounded-full ring-2 ring-card"
        >
          <PersonAvatar id={id} name={name} size="sm" />
          <span className="sr-only">{t("flows.presence.block", { name })}</span>
        </span>
      ))}
    </span>
  );
}

function Somebody({ here }: { here: Here }) {
  const { t } = useTranslation();
  const { draft } = useEditor();
  const { nameOf } = useNames(draft.blocks);
  const text =
    here.block && draft.blocks.some((block) => block.id === here.block)
      ? t("flows.presence.at", { name: here.name, block: nameOf(here.block) })
      : t("flows.presence.here", { name: here.name });
  return (
    <li>
      <Tooltip text={text}>
        <span className="block rounded-full ring-2 ring-card">
          <PersonAvatar id={here.id} name={here.name} size="sm" />
          <span className="sr-only">{text}</span>
        </span>
      </Tooltip>
    </li>
  );
}
