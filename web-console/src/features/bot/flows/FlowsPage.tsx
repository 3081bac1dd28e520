import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Copy, Download, EllipsisVertical, PenLine, Plus, TextCursorInput, Trash2, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { keepFile } from "../../../shared/api/keepFile";
import type { FlowSummary } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useMinutes } from "../../../shared/format/clock";
import { fullTime, rowTime } from "../../../shared/format/time";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { PickOne, QuietCounter } from "../../../shared/ui/drawings";
import { IconButton } from "../../../shared/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "../../../shared/ui/Menu";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { DeleteDialog, RenameDialog } from "./FlowDialogs";
import { fileName, flowKeys, freeName, useFlows, useTriggers } from "./flows";
import { NewFlowDialog } from "./NewFlowDialog";

/** What people drew for the bot, and how it is with each. */
export function FlowsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const { create }: { create?: true } = useSearch({ strict: false });
  const flows = useFlows();
  const triggers = useTriggers();
  const begun = new Set(triggers.data?.map((trigger) => trigger.flow_id));
  const creating = (open: boolean) =>
    void navigate({ to: "/bot/flows", search: { create: open || undefined }, replace: !open });

  if (!may(me, "edit_bot")) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  const add = (
    <Button look="primary" onClick={() => creating(true)}>
      <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
      {t("flows.create")}
    </Button>
  );
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-4xl flex-col px-4 py-6 pane:px-8">
        <header className="mb-5 flex flex-col items-start gap-3 pane:flex-row pane:justify-between">
          <div className="min-w-0">
            <h1 className="font-semibold text-xl">{t("flows.title")}</h1>
            <p className="mt-0.5 max-w-lg text-muted-foreground">{t("flows.description")}</p>
          </div>
          {flows.data && flows.data.length > 0 && add}
        </header>
        {flows.isError ? (
          <Failed error={flows.error} title={t("flows.failed")} onRetry={() => void flows.refetch()} />
        ) : flows.isPending ? (
          <Appearing className="flex flex-col gap-2">
            {[1, 2, 3].map((row) => (
              <Skeleton key={row} className="h-20 rounded-xl" />
            ))}
          </Appearing>
        ) : flows.data.length === 0 ? (
          <Empty drawing={<PickOne />} title={t("flows.none")} text={t("flows.noneHint")} action={add} />
        ) : (
          <ul aria-label={t("flows.title")} className="divide-y overflow-hidden rounded-xl border bg-card">
            {flows.data.map((flow) => (
              <Row
                key={flow.id}
                flow={flow}
                begins={begun.has(flow.id) || !triggers.data}
                taken={flows.data.map((one) => one.name)}
              />
            ))}
          </ul>
        )}
      </div>
      {create && flows.data && (
        <NewFlowDialog taken={flows.data.map((flow) => flow.name)} onClose={() => creating(false)} />
      )}
    </main>
  );
}

type RowProps = { flow: FlowSummary; begins: boolean; taken: readonly string[] };

function Row({ flow, begins, taken }: RowProps) {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  const [asking, setAsking] = useState<"name" | "deletion">();
  const when = (iso: string) => rowTime(iso, i18n.language, { yesterday: t("time.yesterday") }, now);
  return (
    <li className="relative flex items-center gap-3 py-3 pr-2 pl-4 transition-colors hover:bg-muted">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/bot/flows/$id"
            params={{ id: flow.id }}
            className="min-w-0 truncate rounded-sm font-medium after:absolute after:inset-0"
          >
            {flow.name}
          </Link>
          {!flow.version && <Sign>{t("flows.unpublished")}</Sign>}
          {flow.version && flow.has_changes && <Sign look="accent">{t("flows.changes")}</Sign>}
          {flow.errors > 0 && (
            <Sign look="wrong">
              <TriangleAlert aria-hidden="true" className="size-3" strokeWidth={2} />
              {t("flows.errors", { count: flow.errors })}
            </Sign>
          )}
          {flow.errors === 0 && flow.warnings > 0 && (
            <Sign look="warning">
              <TriangleAlert aria-hidden="true" className="size-3" strokeWidth={2} />
              {t("flows.warnings", { count: flow.warnings })}
            </Sign>
          )}
        </p>
        <p className="mt-0.5 text-muted-foreground text-sm first-letter:uppercase">
          {flow.version && (
            <span title={fullTime(flow.version.published_at, i18n.language)}>
              {t("flows.version", { number: flow.version.number, when: when(flow.version.published_at) })}
              {" · "}
            </span>
          )}
          <span title={fullTime(flow.updated_at, i18n.language)}>
            {flow.changed_by_name
              ? t("flows.changedBy", { name: flow.changed_by_name, when: when(flow.updated_at) })
              : t("flows.changedAt", { when: when(flow.updated_at) })}
          </span>
        </p>
        {flow.version && !begins && (
          <p className="mt-1 text-sm text-warning">
            {t("flows.neverBegins")}{" "}
            <Link to="/bot/triggers" className="relative z-10 rounded-sm font-medium underline">
              {t("flows.toTriggers")}
            </Link>
          </p>
        )}
        {flow.running > 0 && <p className="mt-1 text-sm pane:hidden">{t("flows.running", { count: flow.running })}</p>}
      </div>
      {flow.running > 0 && (
        <span className="tabular hidden shrink-0 text-sm pane:inline">
          {t("flows.running", { count: flow.running })}
        </span>
      )}
      <RowMenu flow={flow} taken={taken} onAsk={setAsking} />
      {asking === "name" && <RenameDialog flow={flow} onClose={() => setAsking(undefined)} />}
      {asking === "deletion" && <DeleteDialog flow={flow} onClose={() => setAsking(undefined)} />}
    </li>
  );
}

const SIGNS = {
  plain: "bg-muted text-muted-foreground",
  accent: "bg-accent text-primary-ink",
  wrong: "bg-destructive-soft text-destructive",
  warning: "bg-warning-soft text-warning",
} as const;

export function Sign({ look = "plain", children }: { look?: keyof typeof SIGNS; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 py-px text-xs",
        SIGNS[look],
      )}
    >
      {children}
    </span>
  );
}

type RowMenuProps = { flow: FlowSummary; taken: readonly string[]; onAsk(what: "name" | "deletion"): void };

function RowMenu({ flow, taken, onAsk }: RowMenuProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const navigate = useNavigate();
  const path = { id: flow.id };
  const doing = useSave(async (what: "duplicate" | "export") => {
    if (what === "duplicate") {
      const { draft } = await api.get("/api/v1/bot/flows/{id}", { path });
      await api.post("/api/v1/bot/flows", { name: freeName(t("flows.copyOf", { name: flow.name }), taken), draft });
      await cache.invalidateQueries({ queryKey: flowKeys.all });
    } else {
      const file = await api.get("/api/v1/bot/flows/{id}/export", { path });
      keepFile(
        new Blob([`${JSON.stringify(file, undefined, 2)}\n`], { type: "application/json" }),
        fileName(flow.name),
      );
    }
  });
  const reason = useReason(doing.failure);
  return (
    <span className="relative z-10 flex shrink-0 items-center gap-2">
      {doing.failure !== undefined && (
        <span role="alert" className="max-w-40 text-destructive text-xs">
          {reason}
        </span>
      )}
      <Menu
        trigger={
          <IconButton icon={EllipsisVertical} label={t("flows.more", { name: flow.name })} aria-busy={doing.busy} />
        }
      >
        <MenuItem icon={PenLine} onClick={() => void navigate({ to: "/bot/flows/$id", params: path })}>
          {t("flows.open")}
        </MenuItem>
        <MenuItem icon={TextCursorInput} onClick={() => onAsk("name")}>
          {t("flows.rename")}
        </MenuItem>
        <MenuItem
          icon={Copy}
          onClick={() => void doing.save("duplicate").then(() => toasts.add({ title: t("flows.duplicated") }))}
        >
          {t("flows.duplicate")}
        </MenuItem>
        <MenuItem icon={Download} onClick={() => void doing.save("export")}>
          {t("flows.export")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onClick={() => onAsk("deletion")}>
          {t("flows.delete")}
        </MenuItem>
      </Menu>
    </span>
  );
}
