import { FileText, LibraryBig, Upload, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowUpload } from "../../../shared/api/types";
import { useMediaAddress } from "../../../shared/api/useMedia";
import { useSave } from "../../../shared/api/useSave";
import { bytes } from "../../../shared/format/bytes";
import { ACCEPTED, kindOf, prepare, refusalOf } from "../../../shared/media/files";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Dialog } from "../../../shared/ui/Dialog";
import { IconButton } from "../../../shared/ui/IconButton";
import { addressOf, useKnowUpload, useUploads } from "../uploads";

type MediaFieldProps = { label: string; hint: string | undefined; value: string; onChange(id: string | null): void };

/** A file that the block sends: one that flows send already, or a new one. */
export function MediaField({ label, hint, value, onChange }: MediaFieldProps) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const uploads = useUploads();
  const know = useKnowUpload();
  const picker = useRef<HTMLInputElement>(null);
  const abort = useRef(new AbortController());
  const [isChoosing, setIsChoosing] = useState(false);
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    abort.current = leaving;
    return () => leaving.abort();
  }, []);

  const adding = useSave(async (chosen: File) => {
    setRefused(undefined);
    const file = await prepare(chosen);
    const refusal = refusalOf(file);
    if (refusal) {
      setRefused(
        refusal.reason === "type"
          ? t("composer.wrongType")
          : t("composer.tooLarge", { limit: bytes(refusal.limit, i18n.language) }),
      );
      return;
    }
    const { id, file_name, mime_type, size } = await api.upload(file, {
      signal: abort.current.signal,
      onProgress: setProgress,
    });
    know({ id, file_name, mime_type, size });
    onChange(id);
  });

  const chosen = uploads.data?.find((one) => one.id === value);
  const problem = refused ?? (adding.failure ? t("flow.media.notSent") : undefined);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {value !== "" && (
        <div className="flex items-center gap-2.5 rounded-lg border bg-background p-2">
          {chosen ? (
            <FileLine file={chosen} />
          ) : (
            <p className="min-w-0 flex-1 text-muted-foreground text-sm">
              {uploads.isPending ? t("flow.media.loading") : t("flow.media.gone")}
            </p>
          )}
          <IconButton icon={X} size="sm" label={t("flow.media.remove")} onClick={() => onChange(null)} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <input
          ref={picker}
          type="file"
          accept={ACCEPTED}
          aria-label={t("flow.media.upload")}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) {
              void adding.save(file);
            }
          }}
        />
        <Button look="soft" size="sm" busy={adding.busy} onClick={() => picker.current?.click()}>
          <Upload aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {adding.busy && progress !== undefined ? `${Math.round(progress * 100)}%` : t("flow.media.upload")}
        </Button>
        {(uploads.data?.length ?? 0) > 0 && (
          <Button look="soft" size="sm" onClick={() => setIsChoosing(true)}>
            <LibraryBig aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("flow.media.library")}
          </Button>
        )}
      </div>
      {problem ? (
        <p role="alert" className="text-destructive text-xs">
          {problem}
        </p>
      ) : (
        hint && <p className="text-muted-foreground text-xs">{hint}</p>
      )}
      <Dialog
        open={isChoosing}
        onOpenChange={setIsChoosing}
        title={t("flow.media.library")}
        description={t("flow.media.libraryHint")}
      >
        <ul className="flex flex-col gap-1.5">
          {uploads.data?.map((file) => (
            <li key={file.id}>
              <button
                type="button"
                aria-pressed={file.id === value}
                onClick={() => {
                  onChange(file.id);
                  setIsChoosing(false);
                }}
                className="flex w-full min-w-0 items-center gap-2.5 rounded-lg border p-2 text-left hover:bg-muted aria-pressed:border-primary"
              >
                <FileLine file={file} />
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </fieldset>
  );
}

function FileLine({ file }: { file: FlowUpload }) {
  const { t, i18n } = useTranslation();
  const kind = kindOf(file.mime_type);
  return (
    <>
      {kind === "image" ? (
        <Thumbnail file={file} />
      ) : (
        <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-muted text-muted-foreground">
          <FileText aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{file.file_name ?? t(`flowTrial.kinds.${kind}`)}</span>
        <span className="tabular block text-muted-foreground text-xs">
          {t(`flowTrial.kinds.${kind}`)} · {bytes(file.size, i18n.language)}
        </span>
      </span>
    </>
  );
}

function Thumbnail({ file }: { file: FlowUpload }) {
  const address = useMediaAddress(addressOf(file));
  return <img src={address} alt="" className="size-10 shrink-0 rounded-md bg-muted object-cover" />;
}
