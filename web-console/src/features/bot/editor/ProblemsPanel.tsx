import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findingText, titleOf } from "./describe";
import { blockOf, headlineOf, textOf, whole } from "./graph";
import { useEditor } from "./session";

/** What the server has to say about the draft as it was last saved; each leads to its block. */
export function ProblemsPanel() {
  const { t } = useTranslation();
  const { flow, draft, types, select } = useEditor();
  const errors = flow.findings.filter((finding) => finding.severity === "error");
  const warnings = flow.findings.filter((finding) => finding.severity === "warning");
  const drawn = whole(draft);

  if (flow.findings.length === 0) {
    return (
      <p className="flex items-center gap-2 p-4 text-muted-foreground text-sm">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success" strokeWidth={1.75} />
        {t("flow.problems.none")}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4 p-3">
      {[
        { title: t("flow.problems.errors"), findings: errors, Icon: CircleAlert, tone: "text-destructive" },
        { title: t("flow.problems.warnings"), findings: warnings, Icon: TriangleAlert, tone: "text-warning" },
      ].map(
        ({ title, findings, Icon, tone }) =>
          findings.length > 0 && (
            <section key={title}>
              <h3 className="px-1 pb-1 text-muted-foreground text-xs">{title}</h3>
              <ul className="flex flex-col">
                {findings.map((finding) => {
                  const block = blockOf(drawn, finding.block);
                  const field = headlineOf(types.data.find((type) => type.name === block?.type));
                  const said = block && field ? textOf(block.settings[field.name]) : "";
                  return (
                    <li key={`${finding.block}-${finding.code}-${finding.detail}`}>
                      <button
                        type="button"
                        disabled={!block}
                        onClick={() => select([finding.block])}
                        className="flex w-full items-start gap-2.5 rounded-md px-2 py-2 text-left enabled:hover:bg-muted"
                      >
                        <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} strokeWidth={1.75} />
                        <span className="min-w-0 flex-1">
                          <span className="block text-sm">{findingText(finding, block, t)}</span>
                          {block && (
                            <span className="block truncate text-muted-foreground text-xs">
                              {titleOf(block.type)}
                              {said && ` · ${said}`}
                            </span>
                          )}
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
