import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FlowVersion } from "../../../shared/api/types";
import { IconButton } from "../../../shared/ui/IconButton";
import { Appearing, FailedLine, Skeleton } from "../../../shared/ui/States";
import { useEditor } from "../editor/session";
import { DifferenceView } from "./DifferenceView";
import { type Difference, difference } from "./diff";
import { useVersion } from "./versions";

/** A version, and what became of it. */
export type Comparison = { version: FlowVersion; against: "draft" | FlowVersion };

export function Compared({ comparison, onBack }: { comparison: Comparison; onBack(): void }) {
  const { t } = useTranslation();
  const editor = useEditor();
  const { version, against } = comparison;
  const isDraft = against === "draft";
  const before = useVersion(editor.flow.id, version.id);
  const other = useVersion(editor.flow.id, isDraft ? undefined : against.id);
  const after = isDraft ? editor.draft : other.data;
  const found = useMemo(() => before.data && after && difference(before.data, after), [before.data, after]);
  const failed = [before, other].find((query) => query.isError);
  useBadges(isDraft ? found : undefined);

  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex items-start gap-2">
        <IconButton icon={ArrowLeft} size="sm" label={t("flows.back")} onClick={onBack} />
        <h3 className="min-w-0 pt-0.5 font-medium">
          {isDraft
            ? t("flows.versions.sinceDraft", { number: version.number })
            : t("flows.versions.since", { number: version.number, other: against.number })}
        </h3>
      </div>
      {failed ? (
        <FailedLine error={failed.error} onRetry={() => void failed.refetch()} />
      ) : found && before.data && after ? (
        <DifferenceView
          difference={found}
          before={before.data}
          after={after}
          onShow={isDraft ? (block) => editor.select([block]) : undefined}
        />
      ) : (
        <Appearing>
          <Skeleton className="h-40 rounded-lg" />
        </Appearing>
      )}
    </div>
  );
}

const NOTHING: ReadonlyMap<string, ReactNode> = new Map();

/** Marks on the canvas what the draft has and the version has not, as long as one compares them. */
function useBadges(found: Difference | undefined) {
  const { t } = useTranslation();
  const { badge } = useEditor();
  useEffect(() => {
    if (!found) {
      return;
    }
    const added = <Mark look="bg-success-soft text-success">{t("flows.versions.markAdded")}</Mark>;
    const changed = <Mark look="bg-warning-soft text-warning">{t("flows.versions.markChanged")}</Mark>;
    badge(
      new Map([
        ...found.added.map((block) => [block.id, added] as const),
        ...found.changed.map(({ block }) => [block.id, changed] as const),
      ]),
      new Map(
        found.changed.flatMap(({ block, edges }) =>
          edges.filter((edge) => edge.after).map((edge) => [`${block.id}#${edge.way}`, changed] as const),
        ),
      ),
    );
    return () => badge(NOTHING, NOTHING);
  }, [found, badge, t]);
}

function Mark({ look, children }: { look: string; children: ReactNode }) {
  return <span className={`whitespace-nowrap rounded-full px-1.5 py-px font-medium text-xs ${look}`}>{children}</span>;
}
