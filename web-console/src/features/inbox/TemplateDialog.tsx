import { useQuery } from "@tanstack/react-query";
import { MegaphoneOff, Paperclip, Search } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, MessageTemplate, SendTemplate } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { NothingFound } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { Empty, Failed, Skeleton } from "../../shared/ui/States";
import { useMedia } from "../../shared/ui/useMedia";
import { FormattedText } from "./FormattedText";
import { firstName } from "./owner";
import { type Blank, blanksOf, fill, textOf, toSend } from "./templates";

type TemplateDialogProps = {
  conversation: Conversation;
  onClose(): void;
  onSend(template: SendTemplate, text: string): void;
};

/** Picks an approved template, fills its blanks, and shows how it will look. */
export function TemplateDialog({ conversation, onClose, onSend }: TemplateDialogProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const touch = useMedia("(pointer: coarse)");
  const labelsOf = useLabels();
  const languageName = useLanguageNames();
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<MessageTemplate>();
  const query = useQuery({
    queryKey: ["templates", conversation.channel_id],
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/channels/{id}/templates", {
          path: { id: conversation.channel_id },
          query: { limit: 100 },
          signal,
        })
      ).data,
  });
  const needle = wanted.trim().toLocaleLowerCase();
  const templates = (query.data ?? [])
    .filter((template) => template.status === "APPROVED")
    .filter((template) => `${template.name} ${textOf(template, "body")}`.toLocaleLowerCase().includes(needle));

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="lg"
      title={t("templates.title")}
      description={t("templates.description")}
    >
      {query.isPending && (
        <div className="flex flex-col gap-2">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-14" />
          ))}
        </div>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("templates.failed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && !chosen && (
        <>
          <div className="field mb-2 flex h-9 items-center gap-2 px-2.5 coarse:h-11">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <input
              // It comes after the list has loaded, and so cannot be where the dialog itself begins.
              autoFocus={!touch}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
              aria-label={t("templates.search")}
              placeholder={t("templates.search")}
              className="min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
            />
          </div>
          {templates.length === 0 ? (
            <Empty drawing={<NothingFound />} title={t("templates.none")} text={t("templates.noneHint")} />
          ) : (
            <ul className="-mx-2">
              {templates.map((template) => (
                <li key={`${template.name}-${template.language}`}>
                  <button
                    type="button"
                    disabled={isUnwanted(template, conversation)}
                    onClick={() => setChosen(template)}
                    className="block w-full rounded-md px-2 py-2 text-left enabled:hover:bg-muted"
                  >
                    <span className="flex items-baseline gap-2 in-disabled:opacity-60">
                      <span className="truncate font-medium">{template.name.replace(/_/g, " ")}</span>
                      <span className="shrink-0 text-muted-foreground text-xs">{languageName(template.language)}</span>
                    </span>
                    <span className="line-clamp-2 text-muted-foreground text-sm in-disabled:opacity-60">
                      {fill(textOf(template, "body"), "body", labelsOf(template))}
                    </span>
                    {isUnwanted(template, conversation) && (
                      <span className="mt-0.5 flex items-center gap-1.5 text-warning text-xs">
                        <MegaphoneOff aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
                        {t("templates.unwanted")}
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {chosen && (
        <Filling template={chosen} conversation={conversation} onBack={() => setChosen(undefined)} onSend={onSend} />
      )}
    </Dialog>
  );
}

/** Marketing for somebody who asked for none: the server and WhatsApp would refuse it. */
function isUnwanted(template: MessageTemplate, conversation: Conversation): boolean {
  return conversation.customer.marketing_stopped && template.category === "MARKETING";
}

type FillingProps = Pick<TemplateDialogProps, "conversation" | "onSend"> & {
  template: MessageTemplate;
  onBack(): void;
};

function Filling({ template, conversation, onBack, onSend }: FillingProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const touch = useMedia("(pointer: coarse)");
  const labelsOf = useLabels();
  const blanks = blanksOf(template);
  // The first blank is nearly always the name.
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => {
    const first = blanks.find((blank) => blank.part === "body" && /^(1|name|nome|nombre)$/.test(blank.name));
    const name = firstName(conversation.customer.name);
    return first && name ? { [first.key]: name } : {};
  });
  const [uploading, setUploading] = useState<string>();
  const [failed, setFailed] = useState(false);
  const complete = blanks.every((blank) => values[blank.key]?.trim());
  const firstEmpty = useRef(blanks.find((blank) => !blank.file && !values[blank.key])?.key);
  const set = (key: string, value: string) => setValues((known) => ({ ...known, [key]: value }));

  async function upload(blank: Blank, file: File) {
    setFailed(false);
    setUploading(file.name);
    try {
      const media = await api.upload(file, { signal: new AbortController().signal, onProgress: () => undefined });
      set(blank.key, media.id);
    } catch {
      setFailed(true);
      setUploading(undefined);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete) {
      onSend(toSend(template, values), fill(textOf(template, "body"), "body", values));
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <div className="grid gap-x-5 gap-y-4 pane:grid-cols-2">
        <div className="flex flex-col gap-4">
          {blanks.length === 0 && <p className="text-muted-foreground">{t("templates.noBlanks")}</p>}
          {blanks.map((blank) =>
            blank.file ? (
              <div key={blank.key} className="flex flex-col gap-1.5">
                <span className="font-medium text-sm">{t(`templates.file.${blank.file}`)}</span>
                <label className="field flex h-9 cursor-pointer items-center gap-2 px-3">
                  <Paperclip aria-hidden="true" className="size-4 text-muted-foreground" strokeWidth={1.75} />
                  <span className="truncate text-sm">{uploading ?? t("composer.attach")}</span>
                  <input
                    type="file"
                    accept={blank.file === "document" ? ".pdf" : `${blank.file}/*`}
                    className="sr-only"
                    onChange={(event) => {
                      const file = event.target.files?.[0];
                      if (file) {
                        void upload(blank, file);
                      }
                    }}
                  />
                </label>
                {failed && <p className="text-destructive text-xs">{t("outbox.upload")}</p>}
              </div>
            ) : (
              <TextField
                key={blank.key}
                label={t("templates.blank", { name: blank.name })}
                value={values[blank.key] ?? ""}
                maxLength={1024}
                autoFocus={!touch && blank.key === firstEmpty.current}
                onChange={(event) => set(blank.key, event.target.value)}
              />
            ),
          )}
        </div>
        <div className="order-first rounded-lg bg-thread p-4 pane:order-none">
          <TemplatePreview template={template} values={{ ...labelsOf(template), ...filled(values) }} />
        </div>
      </div>
      <DialogActions>
        <Button onClick={onBack}>{t("templates.back")}</Button>
        <Button type="submit" look="primary" disabled={!complete}>
          {t("templates.send")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What stands in the place of each blank until it is filled in: its name, as beside its field. */
function useLabels() {
  const { t } = useTranslation();
  return (template: MessageTemplate): Readonly<Record<string, string>> =>
    Object.fromEntries(blanksOf(template).map(({ key, name }) => [key, `[${t("templates.blank", { name })}]`]));
}

function filled(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
}

/** `pt_BR`, as Meta writes it, in words. */
function useLanguageNames() {
  const { i18n } = useTranslation();
  return (code: string) => {
    try {
      return new Intl.DisplayNames(i18n.language, { type: "language" }).of(code.replace("_", "-")) ?? code;
    } catch {
      return code;
    }
  };
}

function TemplatePreview({
  template,
  values,
}: {
  template: MessageTemplate;
  values: Readonly<Record<string, string>>;
}) {
  const header = textOf(template, "header");
  const footer = textOf(template, "footer");
  const buttons = template.components.flatMap((component) => component.buttons);
  return (
    <div className="rounded-xl rounded-br-sm bg-bubble-out px-3 py-2">
      {header && <p className="mb-1 font-semibold">{fill(header, "header", values)}</p>}
      <p className="whitespace-pre-wrap leading-[1.45] [overflow-wrap:anywhere]">
        <FormattedText text={fill(textOf(template, "body"), "body", values)} />
      </p>
      {footer && <p className="mt-1 text-muted-foreground text-xs">{footer}</p>}
      {buttons.map((button, index) => (
        <p
          key={button.text}
          className={classes(
            "-mx-3 border-bubble-edge border-t py-1.5 text-center font-medium text-primary-ink text-sm",
            index === 0 && "mt-2",
            index === buttons.length - 1 && "-mb-2",
          )}
        >
          {button.text}
        </p>
      ))}
    </div>
  );
}
