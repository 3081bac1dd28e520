import { Link } from "@tanstack/react-router";
import { ArrowLeft, CircleAlert, CloudAlert, CloudCheck, Redo2, RefreshCw, TriangleAlert, Undo2 } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { IconButton } from "../../../shared/ui/IconButton";
import { useReason } from "../../../shared/ui/States";
import { Tooltip } from "../../../shared/ui/Tooltip";
import type { Editing } from "./editing";
import type { SaveState } from "./saving";

type HeaderProps = {
  editing: Editing;
  onPublish(): void;
  onProblems(): void;
  onConflict(): void;
  children?: ReactNode;
};

/** What the flow is called, whether it is kept, and the one thing that makes it count. */
export function Header({ editing, onPublish, onProblems, onConflict, children }: HeaderProps) {
  const { t } = useTranslation();
  const { flow } = editing;
  const errors = flow.findings.filter((finding) => finding.severity === "error").length;
  const warnings = flow.findings.length - errors;
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b bg-card px-2 pane:gap-2 pane:px-3">
      <Tooltip text={t("flow.toList")}>
        <Link
          to="/bot/flows"
          aria-label={t("flow.toList")}
          className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground coarse:size-10"
        >
          <ArrowLeft aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
        </Link>
      </Tooltip>
      <Name name={editing.name} taken={editing.taken} onChange={editing.setName} />
      <span className="hidden shrink-0 rounded-full bg-muted px-2 py-0.5 text-muted-foreground text-xs panel:inline">
        {flow.version ? t("flow.versionNumber", { number: flow.version.number }) : t("flow.unpublished")}
      </span>
      <Saved state={editing.state} onConflict={onConflict} onRetry={() => void editing.save().catch(() => undefined)} />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {children}
        <span className="hidden items-center gap-1 pane:flex">
          <IconButton
            icon={Undo2}
            label={t("flow.acts.undo")}
            keys="Mod+Z"
            disabled={!editing.canUndo}
            onClick={editing.undo}
          />
          <IconButton
            icon={Redo2}
            label={t("flow.acts.redo")}
            keys="Mod+Shift+Z"
            disabled={!editing.canRedo}
            onClick={editing.redo}
          />
        </span>
        {flow.findings.length > 0 && (
          <Tooltip text={t("flow.problems.open")}>
            <button
              type="button"
              aria-label={t("flow.problems.count", { count: flow.findings.length })}
              onClick={onProblems}
              className={classes(
                "tabular flex h-8 items-center gap-1.5 rounded-md px-2 font-medium text-sm hover:bg-muted coarse:h-10",
                errors > 0 ? "text-destructive" : "text-warning",
              )}
            >
              {errors > 0 ? (
                <CircleAlert aria-hidden="true" className="size-4" strokeWidth={1.75} />
              ) : (
                <TriangleAlert aria-hidden="true" className="size-4" strokeWidth={1.75} />
              )}
              {errors || warnings}
            </button>
          </Tooltip>
        )}
        <Button look="primary" onClick={onPublish}>
          {t("flow.publish.action")}
        </Button>
      </div>
    </header>
  );
}

type NameProps = { name: string; taken: string | undefined; onChange(name: string): void };

function Name({ name, taken, onChange }: NameProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(name);
  useEffect(() => setWritten(name), [name]);
  const keep = () => {
    const plain = written.trim();
    if (plain) {
      onChange(plain);
    } else {
      setWritten(name);
    }
  };
  return (
    <h1 className="relative min-w-0 max-w-96 flex-[0_1_auto]">
      <input
        aria-label={t("flow.name")}
        value={written}
        maxLength={100}
        size={Math.max(8, written.length)}
        onChange={(event) => setWritten(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.currentTarget.blur();
          } else if (event.key === "Escape") {
            setWritten(name);
          }
        }}
        aria-invalid={taken !== undefined || undefined}
        aria-describedby={taken === undefined ? undefined : "name-taken"}
        className="field-sizing-content w-full min-w-16 truncate rounded-md bg-transparent px-2 py-1 font-semibold text-lg hover:bg-muted focus:bg-background focus:text-clip"
      />
      {taken !== undefined && (
        <span
          id="name-taken"
          role="alert"
          className="absolute top-full left-0 z-20 mt-2 w-max max-w-72 rounded-md border bg-popover px-3 py-2 font-normal text-destructive text-sm shadow-float"
        >
          {t("flow.nameTaken", { name: taken })}
        </span>
      )}
    </h1>
  );
}

function Saved({ state, onConflict, onRetry }: { state: SaveState; onConflict(): void; onRetry(): void }) {
  const { t } = useTranslation();
  const reason = useReason(state.kind === "failed" ? state.error : undefined);
  switch (state.kind) {
    case "saved":
      return (
        <span role="status" className="flex shrink-0 items-center gap-1.5 text-muted-foreground text-xs">
          <CloudCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
          <span className="sr-only pane:not-sr-only">{t("flow.saved")}</span>
        </span>
      );
    case "saving":
      return (
        <span role="status" className="flex shrink-0 items-center gap-1.5 text-muted-foreground text-xs">
          <RefreshCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
          <span className="sr-only pane:not-sr-only">{t("flow.saving")}</span>
        </span>
      );
    case "failed":
      return (
        <Tooltip text={reason}>
          <button
            type="button"
            onClick={onRetry}
            className="flex min-w-0 items-center gap-1.5 rounded-sm text-destructive text-xs hover:underline"
          >
            <CloudAlert aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
            <span className="hidden truncate pane:inline">{t("flow.notSaved")}</span>
            <span className="sr-only pane:hidden">{t("flow.notSaved")}</span>
          </button>
        </Tooltip>
      );
    case "conflict":
      return (
        <button
          type="button"
          onClick={onConflict}
          className="flex min-w-0 items-center gap-1.5 rounded-sm text-warning text-xs hover:underline"
        >
          <CloudAlert aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="truncate">{t("flow.conflict.short")}</span>
        </button>
      );
    default:
      return state satisfies never;
  }
}
