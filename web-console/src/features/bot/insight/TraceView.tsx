import { Link } from "@tanstack/react-router";
import { ArrowLeft, CircleAlert, CircleDot } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FlowDefinition, FlowRunTrace } from "../../../shared/api/types";
import { clockTime, shortTime } from "../../../shared/format/time";
import { classes } from "../../../shared/ui/classes";
import { IconButton } from "../../../shared/ui/IconButton";
import { Appearing, Failed, Skeleton } from "../../../shared/ui/States";
import { wayLabel } from "../editor/describe";
import { waysOf } from "../editor/graph";
import { useEditor } from "../editor/session";
import { useFlows } from "../flows/flows";
import { nameOf } from "../trial/blocks";
import { FAILURES, whyOf } from "./insight";
import { useDefinitions, useTrace } from "./useInsight";

/** The way that one run took, in order, lit on the canvas; and why it ended. */
export function TraceView({ flow, run, onBack }: { flow: string; run: string; onBack(): void }) {
  const { t } = useTranslation();
  const query = useTrace(flow, run);
  return (
    <div className="flex flex-col gap-2 p-3">
      <header className="flex items-center gap-1.5">
        <IconButton size="sm" icon={ArrowLeft} label={t("flowInsight.back")} onClick={onBack} />
        <h3 className="min-w-0 flex-1 truncate font-medium text-sm">{t("flowInsight.trace")}</h3>
      </header>
      {query.isPending && (
        <Appearing className="flex flex-col gap-2">
          <Skeleton className="h-16" />
          <Skeleton className="h-40" />
        </Appearing>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("flowInsight.traceFailed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && <Steps trace={query.data} />}
    </div>
  );
}

function Steps({ trace: { run, steps } }: { trace: FlowRunTrace }) {
  const { t, i18n } = useTranslation();
  const { draft, types, light, select } = useEditor();
  const lit = useRef(light);
  lit.current = light;
  const own = steps.filter((step) => !step.flow_id).map((step) => step.block);
  const shown = [...new Set([...(run.at ? [run.at] : []), ...own.reverse()])].join(" ");

  useEffect(() => lit.current(shown ? shown.split(" ") : []), [shown]);
  useEffect(() => () => lit.current([]), []);

  // What was called is named as in the version that ran.
  const elsewhere = useDefinitions(steps);
  const flows = useFlows().data ?? [];
  const wayOf = ({ blocks }: Pick<FlowDefinition, "blocks">, id: string, port: string) => {
    const block = blocks.find((each) => each.id === id);
    const way =
      block &&
      waysOf(
        types.data.find(({ name }) => name === block.type),
        block,
      ).find(({ name }) => name === port);
    return block && way ? wayLabel(block, way, t) : port;
  };
  const name = run.customer_name ?? t("flowInsight.unnamed", { time: shortTime(run.began_at, i18n.language) });
  return (
    <>
      <div className="rounded-lg border bg-card p-3 text-sm">
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: run.conversation_id }}
          search={{ tab: "all" }}
          className="font-medium text-primary-ink hover:underline"
        >
          {name}
        </Link>
        <p className="text-muted-foreground text-xs">
          {t("flowInsight.began", { time: shortTime(run.began_at, i18n.language) })} ·{" "}
          {t("flowInsight.versionName", { number: run.version })}
        </p>
        <p className="mt-1.5">{t(`flowInsight.why.${whyOf(run.ending, steps.at(-1)?.port)}`)}</p>
      </div>
      <ol className="relative flex flex-col">
        {steps.map((step, index) => {
          const drawn = step.version_id ? elsewhere.get(step.version_id) : draft;
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: steps of one run, which never change their places.
              key={index}
              className={classes(
                "relative flex gap-3 pb-3 before:absolute before:top-5 before:bottom-0 before:left-[9px] before:w-px before:bg-border last:before:hidden",
                // What ran in another flow stands apart, until the run comes back.
                step.flow_id && "ml-8",
              )}
            >
              <span
                className={classes(
                  "tabular flex size-5 shrink-0 items-center justify-center rounded-full text-xs",
                  FAILURES.has(step.port) ? "bg-destructive-soft text-destructive" : "bg-muted",
                )}
              >
                {FAILURES.has(step.port) ? <CircleAlert aria-hidden="true" className="size-3.5" /> : index + 1}
              </span>
              <span className="min-w-0 flex-1 text-sm">
                <button
                  type="button"
                  disabled={Boolean(step.flow_id)}
                  onClick={() => select([step.block])}
                  className="block max-w-full truncate text-left font-medium enabled:hover:underline"
                >
                  {drawn ? nameOf(drawn, step.block) : step.block}
                </button>
                <span className="block text-muted-foreground text-xs">
                  {[
                    clockTime(step.passed_at, i18n.language),
                    step.port
                      ? t("flowInsight.left_by", { way: drawn ? wayOf(drawn, step.block, step.port) : step.port })
                      : t("flowInsight.stopped"),
                    step.flow_id
                      ? (flows.find(({ id }) => id === step.flow_id)?.name ?? t("flowInsight.otherFlow"))
                      : undefined,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            </li>
          );
        })}
        {run.at && (
          <li className="flex gap-3 text-sm">
            <CircleDot aria-hidden="true" className="size-5 shrink-0 text-primary-ink" strokeWidth={1.75} />
            <span className="min-w-0 flex-1">
              <button
                type="button"
                onClick={() => run.at && select([run.at])}
                className="block max-w-full truncate text-left font-medium hover:underline"
              >
                {nameOf(draft, run.at)}
              </button>
              <span className="block text-muted-foreground text-xs">{t("flowInsight.here")}</span>
            </span>
          </li>
        )}
      </ol>
    </>
  );
}
