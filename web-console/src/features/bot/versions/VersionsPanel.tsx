import { EllipsisVertical, FlaskConical, GitCompare, History, PencilLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowVersion } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useMinutes } from "../../../shared/format/clock";
import { fullTime, rowTime } from "../../../shared/format/time";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { IconButton } from "../../../shared/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "../../../shared/ui/Menu";
import { Appearing, FailedLine, Skeleton, useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useEditor } from "../editor/session";
import { Compared, type Comparison } from "./Compared";
import { BackDialog, ShareDialog } from "./ReleaseDialogs";
import { ALL, ShareField } from "./ShareField";
import { useReleased, useVersions } from "./versions";

/** What was published, what new conversations run, and what is different. */
export function VersionsPanel() {
  const [comparison, setComparison] = useState<Comparison>();
  return comparison ? (
    <Compared comparison={comparison} onBack={() => setComparison(undefined)} />
  ) : (
    <List onCompare={setComparison} />
  );
}

function List({ onCompare }: { onCompare(comparison: Comparison): void }) {
  const { t } = useTranslation();
  const { flow } = useEditor();
  const versions = useVersions(flow.id);
  const [asked, setAsked] = useState<{ what: "back" | "share"; version: FlowVersion }>();

  if (versions.isError) {
    return (
      <div className="p-4">
        <FailedLine error={versions.error} onRetry={() => void versions.refetch()} />
      </div>
    );
  }
  if (versions.isPending) {
    return (
      <Appearing className="flex flex-col gap-2 p-4">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-16 rounded-lg" />
        ))}
      </Appearing>
    );
  }
  if (versions.data.length === 0) {
    return <p className="p-4 text-muted-foreground text-sm">{t("flows.versions.none")}</p>;
  }
  const canary = versions.data.find((version) => version.is_canary);
  return (
    <div className="flex flex-col gap-3 p-4">
      {canary && <Canary key={`${canary.id} ${canary.share}`} version={canary} />}
      <ol aria-label={t("flow.panels.versions")} className="flex flex-col gap-2">
        {versions.data.map((version, index) => (
          <Row
            key={version.id}
            version={version}
            before={versions.data[index + 1]}
            onCompare={onCompare}
            onAsk={(what) => setAsked({ what, version })}
          />
        ))}
      </ol>
      {asked?.what === "back" && <BackDialog version={asked.version} onClose={() => setAsked(undefined)} />}
      {asked?.what === "share" && <ShareDialog version={asked.version} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

type RowProps = {
  version: FlowVersion;
  before: FlowVersion | undefined;
  onCompare(comparison: Comparison): void;
  onAsk(what: "back" | "share"): void;
};

function Row({ version, before, onCompare, onAsk }: RowProps) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const { flow, replace } = useEditor();
  const now = useMinutes();
  const bringing = useSave(async () => {
    const { definition } = await api.get("/api/v1/bot/flows/{id}/versions/{version_id}", {
      path: { id: flow.id, version_id: version.id },
    });
    replace(definition);
    toasts.add({ title: t("flows.versions.brought", { number: version.number }) });
  });
  const reason = useReason(bringing.failure);
  const when = rowTime(version.published_at, i18n.language, { yesterday: t("time.yesterday") }, now);
  return (
    <li className="flex items-start gap-2 rounded-lg border bg-card py-2 pr-1 pl-3">
      <div className="min-w-0 flex-1 py-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="tabular font-medium">{t("flowInsight.versionName", { number: version.number })}</span>
          {version.share > 0 && (
            <span className="rounded-full bg-success-soft px-2 py-px text-success text-xs">
              {version.share === ALL
                ? t("flows.versions.everybody")
                : t("flows.versions.percent", { share: version.share })}
            </span>
          )}
        </p>
        {version.note && <p className="mt-0.5 whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">{version.note}</p>}
        <p className="mt-0.5 text-muted-foreground text-xs" title={fullTime(version.published_at, i18n.language)}>
          {[version.published_by_name, when].filter(Boolean).join(" · ")}
        </p>
        {bringing.failure !== undefined && (
          <p role="alert" className="mt-1 text-destructive text-xs">
            {reason}
          </p>
        )}
      </div>
      <Menu
        trigger={
          <IconButton
            icon={EllipsisVertical}
            size="sm"
            label={t("flows.versions.more", { number: version.number })}
            aria-busy={bringing.busy}
          />
        }
      >
        <MenuItem icon={GitCompare} onClick={() => onCompare({ version, against: "draft" })}>
          {t("flows.versions.withDraft")}
        </MenuItem>
        {before && (
          <MenuItem icon={GitCompare} onClick={() => onCompare({ version: before, against: version })}>
            {t("flows.versions.withBefore", { number: before.number })}
          </MenuItem>
        )}
        <MenuItem icon={PencilLine} onClick={() => void bringing.save()}>
          {t("flows.versions.bring")}
        </MenuItem>
        {version.share === 0 && (
          <>
            <MenuSeparator />
            <MenuItem icon={FlaskConical} onClick={() => onAsk("share")}>
              {t("flows.versions.tryOut")}
            </MenuItem>
            <MenuItem icon={History} onClick={() => onAsk("back")}>
              {t("flows.versions.back")}
            </MenuItem>
          </>
        )}
      </Menu>
    </li>
  );
}

/** The version that is tried out: for how many, and what is to become of it. */
function Canary({ version }: { version: FlowVersion }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { flow } = useEditor();
  const released = useReleased(flow.id);
  const saving = useSave(async (share: number) => {
    await api.put("/api/v1/bot/flows/{id}/canary", { version_id: version.id, share }, { path: { id: flow.id } });
    await released();
  });
  const reason = useReason(saving.failure);
  const title = t("flows.versions.triesOut", { number: version.number });
  return (
    <section aria-label={title} className="rounded-lg border border-primary/40 bg-accent p-3">
      <h3 className="mb-2 font-medium text-sm">{title}</h3>
      <ShareField value={version.share} disabled={saving.busy} onChange={(share) => void saving.save(share)} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" look="primary" busy={saving.busy} onClick={() => void saving.save(ALL)}>
          {t("flows.versions.promote")}
        </Button>
        <Button size="sm" disabled={saving.busy} onClick={() => void saving.save(0)}>
          {t("flows.versions.withdraw")}
        </Button>
      </div>
      {saving.failure !== undefined && (
        <p role="alert" className="mt-2 text-destructive text-sm">
          {reason}
        </p>
      )}
    </section>
  );
}
