import { useNavigate } from "@tanstack/react-router";
import { FileUp, type LucideIcon, SquarePlus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow, FlowDefinition, FlowFile, FlowMissing, FlowTemplate } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { TextField } from "../../../shared/ui/Field";
import { Appearing, FailedLine, Skeleton, useReason } from "../../../shared/ui/States";
import { nameOf } from "../trial/blocks";
import { FlowDiagram } from "./FlowDiagram";
import { flowKeys, freeName, LONGEST_NAME, newDefinition, readFile, useTemplates } from "./flows";
import { TemplatePreview } from "./TemplatePreview";

/** With what a new flow begins. */
type Beginning = { kind: "empty" } | { kind: "template"; template: FlowTemplate } | { kind: "file"; file: FlowFile };

type NewFlowDialogProps = { taken: readonly string[]; onClose(): void };

/** From nothing, from the gallery, or from a file: then a name, and the editor. */
export function NewFlowDialog({ taken, onClose }: NewFlowDialogProps) {
  const { t } = useTranslation();
  const [beginning, setBeginning] = useState<Beginning>();
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={beginning?.kind === "template" ? beginning.template.name : t("flows.create")}
      description={beginning?.kind === "template" ? beginning.template.description : t("flows.gallery.hint")}
    >
      {beginning ? (
        <Naming
          key={beginning.kind}
          beginning={beginning}
          taken={taken}
          onBack={() => setBeginning(undefined)}
          onClose={onClose}
        />
      ) : (
        <Gallery onPick={setBeginning} />
      )}
    </Dialog>
  );
}

function Gallery({ onPick }: { onPick(beginning: Beginning): void }) {
  const { t } = useTranslation();
  const templates = useTemplates();
  const [wrong, setWrong] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  async function read(file: File | undefined) {
    const read = file && readFile(await file.text());
    setWrong(file !== undefined && !read);
    if (read) {
      onPick({ kind: "file", file: read });
    }
  }

  return (
    <>
      <div className="mb-4 grid gap-2 pane:grid-cols-2">
        <Plain
          icon={SquarePlus}
          title={t("flows.gallery.empty")}
          text={t("flows.gallery.emptyHint")}
          onClick={() => onPick({ kind: "empty" })}
        />
        <Plain
          icon={FileUp}
          title={t("flows.gallery.file")}
          text={t("flows.gallery.fileHint")}
          onClick={() => chooser.current?.click()}
        />
      </div>
      <h3 className="mb-2 font-medium text-sm">{t("flows.gallery.templates")}</h3>
      <ul className="grid gap-3 pane:grid-cols-2">
        {templates.data?.map((template) => (
          <Card
            key={template.key}
            drawing={<FlowDiagram definition={template.definition} className="h-16 w-full" />}
            title={template.name}
            text={template.description}
            onClick={() => onPick({ kind: "template", template })}
          />
        ))}
        {templates.isPending &&
          [1, 2, 3, 4].map((one) => (
            <li key={one}>
              <Appearing>
                <Skeleton className="h-40 rounded-xl" />
              </Appearing>
            </li>
          ))}
      </ul>
      {templates.isError && (
        <div className="mt-3">
          <FailedLine error={templates.error} onRetry={() => void templates.refetch()} />
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        aria-label={t("flows.gallery.file")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {wrong && (
        <p role="alert" className="mt-3 text-destructive text-sm">
          {t("flows.gallery.noFlow")}
        </p>
      )}
    </>
  );
}

type CardProps = { drawing: ReactNode; title: string; text: string; onClick(): void };

function Card({ drawing, title, text, onClick }: CardProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex h-full w-full flex-col gap-1 rounded-xl border bg-card p-3 text-left transition-colors hover:border-primary"
      >
        <span className="mb-1.5 flex h-20 w-full items-center justify-center rounded-lg bg-muted px-3">{drawing}</span>
        <span className="font-medium">{title}</span>
        <span className="text-muted-foreground text-sm">{text}</span>
      </button>
    </li>
  );
}

type PlainProps = { icon: LucideIcon; title: string; text: string; onClick(): void };

function Plain({ icon: Icon, title, text, onClick }: PlainProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex items-center gap-3 rounded-xl border bg-card px-3 py-2.5 text-left transition-colors hover:border-primary"
    >
      <Icon aria-hidden="true" className="size-6 shrink-0 text-primary-ink" strokeWidth={1.5} />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-muted-foreground text-sm">{text}</span>
      </span>
    </button>
  );
}

type NamingProps = { beginning: Beginning; taken: readonly string[]; onBack(): void; onClose(): void };

function Naming({ beginning, taken, onBack, onClose }: NamingProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const navigate = useNavigate();
  const [name, setName] = useState(() => freeName(wantedName(beginning, t("flows.gallery.unnamed")), taken));
  const [missing, setMissing] = useState<{ flow: Flow; all: readonly FlowMissing[] }>();
  const open = (id: string, block?: string) => {
    onClose();
    void navigate({ to: "/bot/flows/$id", params: { id }, ...(block ? { search: { block } } : {}) });
  };
  const saving = useSave(async () => {
    if (beginning.kind === "file") {
      const answer = await api.post("/api/v1/bot/flow-imports", { ...beginning.file, name: name.trim() });
      await cache.invalidateQueries({ queryKey: flowKeys.all });
      if (answer.missing.length > 0) {
        setMissing({ flow: answer.flow, all: answer.missing });
        return;
      }
      open(answer.flow.id);
      return;
    }
    const draft: FlowDefinition = beginning.kind === "template" ? beginning.template.definition : newDefinition(t);
    const flow = await api.post("/api/v1/bot/flows", { name: name.trim(), draft });
    await cache.invalidateQueries({ queryKey: flowKeys.all });
    open(flow.id);
  });
  const reason = useReason(saving.failure);
  const wrong = Object.entries(saving.fields).filter(([field]) => field !== "name");

  if (missing) {
    return <Missing {...missing} onOpen={(block) => open(missing.flow.id, block)} />;
  }
  const fields = (
    <>
      <TextField
        label={t("flows.name")}
        value={name}
        required
        maxLength={LONGEST_NAME}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      {beginning.kind === "template" && beginning.template.needs.length > 0 && (
        <div className="text-sm">
          <p className="font-medium">{t("flows.gallery.needs")}</p>
          <ul className="mt-1 list-disc pl-5 text-muted-foreground">
            {beginning.template.needs.map((need) => (
              <li key={need}>{t(`flows.gallery.need.${need}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {beginning.kind === "file" && <p className="text-muted-foreground text-sm">{t("flows.gallery.fileNames")}</p>}
      {saving.failure !== undefined && (
        <div role="alert" className="text-destructive text-sm">
          {wrong.length === 0 ? (
            <p>{saving.fields.name ? null : reason}</p>
          ) : (
            <>
              <p>{t("flows.gallery.wrong")}</p>
              <ul className="mt-1 list-disc pl-5">
                {wrong.map(([field, why]) => (
                  <li key={field}>
                    <code className="text-xs">{field}</code> {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      {beginning.kind === "template" ? (
        <div className="grid gap-5 pane:grid-cols-[300px_1fr]">
          <div className="order-last pane:order-first">
            <TemplatePreview definition={beginning.template.definition} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {fields}
            <FlowDiagram definition={beginning.template.definition} className="hidden max-h-44 w-full pane:block" />
          </div>
        </div>
      ) : (
        fields
      )}
      <DialogActions>
        <span className="mr-auto">
          <Button look="quiet" onClick={onBack}>
            {t("flows.back")}
          </Button>
        </span>
        <Button type="submit" look="primary" busy={saving.busy} disabled={name.trim() === ""}>
          {t(beginning.kind === "template" ? "flows.gallery.use" : "flows.gallery.create")}
        </Button>
      </DialogActions>
    </form>
  );
}

type MissingProps = { flow: Flow; all: readonly FlowMissing[]; onOpen(block?: string): void };

/** What a file meant and this organization does not have. The flow is there; who opens it knows where to look. */
function Missing({ flow, all, onOpen }: MissingProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      <div role="status">
        <p className="font-medium">{t("flows.missing.title")}</p>
        <p className="mt-0.5 text-muted-foreground text-sm">{t("flows.missing.hint")}</p>
        <ul className="mt-3 divide-y rounded-lg border">
          {all.map((one) => (
            <li key={`${one.block} ${one.kind} ${one.name}`} className="px-3 py-2 text-sm">
              <p>{t(`flows.missing.of.${one.kind}`, { name: one.name || "?" })}</p>
              <button
                type="button"
                onClick={() => onOpen(one.block)}
                className="block max-w-full truncate text-left text-primary-ink text-xs hover:underline"
              >
                {nameOf(flow.draft, one.block)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <DialogActions>
        <Button look="primary" onClick={() => onOpen()}>
          {t("flows.open")}
        </Button>
      </DialogActions>
    </div>
  );
}

function wantedName(beginning: Beginning, unnamed: string): string {
  switch (beginning.kind) {
    case "empty":
      return unnamed;
    case "template":
      return beginning.template.name;
    case "file":
      return beginning.file.name;
    default:
      return beginning satisfies never;
  }
}
