import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog } from "../../../shared/ui/Dialog";
import { FailedLine, useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import type { Editing } from "./editing";
import { isSame } from "./same";

/** Somebody else saved meanwhile: what one drew is still there, and one chooses what becomes of it. */
export function ConflictDialog({ editing, open, onClose }: { editing: Editing; open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { id } = editing.flow;
  const { resolve, draft, name } = editing;
  const theirs = useQuery({
    queryKey: ["bot", "flows", id, "theirs"],
    enabled: editing.state.kind === "conflict",
    queryFn: async ({ signal }) => await api.get("/api/v1/bot/flows/{id}", { path: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const now = theirs.data;
  const isOwn = now !== undefined && now.name === name && isSame(now.draft, draft);
  const copying = useSave(async (flow: Flow) => {
    await api.post("/api/v1/bot/flows", { name: t("flow.conflict.copyName", { name, time: clock() }), draft });
    resolve(flow, "theirs");
    toasts.add({ title: t("flow.conflict.copied") });
    onClose();
  });
  const reason = useReason(copying.failure);

  // The answer to what we saved ourselves got lost: there is nothing to choose.
  useEffect(() => {
    if (now && isOwn) {
      resolve(now, "ours");
      onClose();
    }
  }, [now, isOwn, resolve, onClose]);

  if (isOwn) {
    return null;
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) {
          onClose();
        }
      }}
      title={
        now?.changed_by_name ? t("flow.conflict.title", { name: now.changed_by_name }) : t("flow.conflict.titleNobody")
      }
      description={t("flow.conflict.text")}
    >
      {theirs.isError && <FailedLine error={theirs.error} onRetry={() => void theirs.refetch()} />}
      <div className="flex flex-col gap-2">
        <Choice
          title={t("flow.conflict.copy")}
          text={t("flow.conflict.copyHint")}
          look="primary"
          disabled={!now || copying.busy}
          onClick={() => now && void copying.save(now)}
        />
        <Choice
          title={t("flow.conflict.theirs")}
          text={t("flow.conflict.theirsHint")}
          disabled={!now}
          onClick={() => {
            if (now) {
              resolve(now, "theirs");
              onClose();
            }
          }}
        />
        <Choice
          title={t("flow.conflict.ours")}
          text={t("flow.conflict.oursHint")}
          disabled={!now}
          onClick={() => {
            if (now) {
              resolve(now, "ours");
              onClose();
            }
          }}
        />
      </div>
      {copying.failure !== undefined && (
        <p role="alert" className="mt-3 text-destructive text-sm">
          {reason}
        </p>
      )}
    </Dialog>
  );
}

const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

type ChoiceProps = { title: string; text: string; look?: "primary"; disabled: boolean; onClick(): void };

function Choice({ title, text, look, disabled, onClick }: ChoiceProps) {
  return (
    <div className="flex items-center gap-3 rounded-lg border p-3">
      <p className="min-w-0 flex-1 text-muted-foreground text-sm">{text}</p>
      <Button look={look ?? "secondary"} disabled={disabled} onClick={onClick}>
        {title}
      </Button>
    </div>
  );
}
