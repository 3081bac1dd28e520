import { FileText, Paperclip, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedFile } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { bytes } from "../../shared/format/bytes";
import { ACCEPTED, prepare, refusalOf } from "../../shared/media/files";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { FormError } from "../../shared/ui/FormError";
import { IconButton } from "../../shared/ui/IconButton";

/** As many as the server takes. */
const MOST = 5;

type CannedFilesProps = {
  files: readonly CannedFile[];
  readOnly: boolean;
  error: string | undefined;
  onChange(files: readonly CannedFile[]): void;
};

/** What goes with a canned response, uploaded as it is chosen; what is not kept goes by itself. */
export function CannedFiles({ files, readOnly, error, onChange }: CannedFilesProps) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const picker = useRef<HTMLInputElement>(null);
  const abort = useRef(new AbortController());
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    abort.current = leaving;
    return () => leaving.abort();
  }, []);

  const adding = useSave(async (chosen: readonly File[]) => {
    setRefused(undefined);
    let kept = files;
    for (const file of await Promise.all(chosen.slice(0, MOST - files.length).map(prepare))) {
      const refusal = refusalOf(file);
      if (refusal) {
        setRefused(
          `${file.name}: ${
            refusal.reason === "type"
              ? t("composer.wrongType")
              : t("composer.tooLarge", { limit: bytes(refusal.limit, i18n.language) })
          }`,
        );
        continue;
      }
      const uploaded = await api.upload(file, { signal: abort.current.signal, onProgress: setProgress });
      kept = [
        ...kept,
        { id: uploaded.id, file_name: uploaded.file_name, mime_type: uploaded.mime_type, size: uploaded.size },
      ];
      onChange(kept);
    }
    setProgress(undefined);
  });

  if (readOnly && files.length === 0) {
    return null;
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("canned.files")}</legend>
      {files.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-2 rounded-md border bg-muted py-1 pr-0.5 pl-2">
              <FileText aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
              <span className="min-w-0 flex-1 truncate text-sm">{file.file_name}</span>
              <span className="tabular shrink-0 text-muted-foreground text-xs">{bytes(file.size, i18n.language)}</span>
              {readOnly ? (
                <span className="w-1.5" />
              ) : (
                <IconButton
                  icon={X}
                  size="sm"
                  label={t("composer.removeFile", { name: file.file_name ?? "" })}
                  onClick={() => onChange(files.filter((other) => other.id !== file.id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="flex flex-wrap items-center gap-3">
          <input
            ref={picker}
            type="file"
            multiple
            accept={ACCEPTED}
            aria-label={t("canned.addFile")}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void adding.save([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <Button size="sm" busy={adding.busy} disabled={files.length >= MOST} onClick={() => picker.current?.click()}>
            <Paperclip aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("canned.addFile")}
          </Button>
          <span className="tabular text-muted-foreground text-xs">
            {progress === undefined || !adding.busy
              ? t("canned.filesHint", { count: MOST })
              : `${Math.round(progress * 100)}%`}
          </span>
        </div>
      )}
      {(error || refused) && (
        <p role="alert" className="text-destructive text-xs">
          {error || refused}
        </p>
      )}
      <FormError failure={adding.failure} fields={{}} />
    </fieldset>
  );
}
