import { useQuery } from "@tanstack/react-query";
import { MessageSquareText, Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedFile, CannedResponse, CannedVisibility } from "../../shared/api/types";
import { useDepartments } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { QuietCounter } from "../../shared/ui/drawings";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { RecordForm, RecordRow, Records } from "../../shared/ui/Records";
import { CannedFiles } from "./CannedFiles";

const KEY = ["canned-responses"] as const;
const VISIBILITIES = ["organization", "department", "personal"] as const satisfies readonly CannedVisibility[];
const VARIABLES = [
  "customer_first_name",
  "customer_name",
  "attendant_first_name",
  "attendant_name",
  "department",
  "organization",
  "greeting",
] as const;

/** What is said again and again, and found with a slash where one writes. */
export function CannedResponsesPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: [...KEY, "all"],
    queryFn: async ({ signal }) => {
      const all: CannedResponse[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.get("/api/v1/canned-responses", { query: { limit: 100, cursor }, signal });
        all.push(...page.data);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      // Under their headings; those without one first.
      return all.sort((a, b) => (a.category ?? "").localeCompare(b.category ?? ""));
    },
  });
  const categories = [...new Set(query.data?.flatMap((one) => one.category ?? []))];
  return (
    <Records
      access="everybody"
      title={t("canned.title")}
      description={t("canned.description")}
      add={t("canned.add")}
      query={query}
      failed={t("canned.failed")}
      none={{ drawing: <QuietCounter />, title: t("canned.none") }}
      row={(response, edit) => <ResponseRow response={response} onEdit={edit} />}
      form={(response, close) => <ResponseForm response={response} categories={categories} onClose={close} />}
    />
  );
}

function ResponseRow({ response, onEdit }: { response: CannedResponse; onEdit(): void }) {
  const { t } = useTranslation();
  return (
    <RecordRow active onEdit={onEdit}>
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <MessageSquareText aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium">{response.title}</span>
          <span className="shrink-0 font-medium text-primary-ink text-sm">/{response.shortcut}</span>
          {response.files.length > 0 && (
            <span className="inline-flex shrink-0 items-center gap-0.5 self-center text-muted-foreground text-xs">
              <Paperclip aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
              <span aria-hidden="true">{response.files.length}</span>
              <span className="sr-only">{t("canned.carries", { count: response.files.length })}</span>
            </span>
          )}
        </span>
        <span className="block truncate text-muted-foreground text-sm">{response.content}</span>
      </span>
      <span className="hidden shrink-0 flex-col items-end gap-0.5 text-muted-foreground text-sm pane:flex">
        <span>{response.department_name ?? t(`canned.of.${response.visibility}`)}</span>
        <span className="tabular text-xs">
          {[response.category, response.used_count > 0 && t("canned.used", { count: response.used_count })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </RecordRow>
  );
}

type ResponseFormProps = { response: CannedResponse | undefined; categories: readonly string[]; onClose(): void };

function ResponseForm({ response, categories, onClose }: ResponseFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const shares = useMe().role !== "attendant";
  const departments = useDepartments().data ?? [];
  const [shortcut, setShortcut] = useState(response?.shortcut ?? "");
  const [title, setTitle] = useState(response?.title ?? "");
  const [category, setCategory] = useState(response?.category ?? "");
  const [content, setContent] = useState(response?.content ?? "");
  const [visibility, setVisibility] = useState<CannedVisibility>(
    response?.visibility ?? (shares ? "organization" : "personal"),
  );
  const [department, setDepartment] = useState(response?.department_id ?? "");
  const [files, setFiles] = useState<readonly CannedFile[]>(response?.files ?? []);
  const area = useRef<HTMLTextAreaElement>(null);
  const mayChange = shares || response === undefined || response.visibility === "personal";

  const done = async () => {
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
  };
  const saving = useSave(async () => {
    const body = {
      shortcut: shortcut.trim().replace(/^\//, ""),
      title: title.trim(),
      content: content.trim(),
      category: category.trim() || null,
      visibility,
      department_id: visibility === "department" ? department || departments[0]?.id : null,
      file_ids: files.map((file) => file.id),
    };
    if (response) {
      await api.put("/api/v1/canned-responses/{id}", body, { path: { id: response.id } });
    } else {
      await api.post("/api/v1/canned-responses", body);
    }
    await done();
  });
  const deleting = useSave(async () => {
    if (response) {
      await api.delete("/api/v1/canned-responses/{id}", { path: { id: response.id } });
      await done();
    }
  });

  function insert(variable: string) {
    const at = area.current?.selectionStart ?? content.length;
    const end = area.current?.selectionEnd ?? at;
    setContent(`${content.slice(0, at)}{{${variable}}}${content.slice(end)}`);
    area.current?.focus();
  }

  return (
    <RecordForm
      title={response ? response.title : t("canned.add")}
      description={mayChange ? undefined : t("canned.ofSupervisors")}
      saving={saving}
      readOnly={!mayChange}
      extra={
        response &&
        mayChange && (
          <Button look="danger" busy={deleting.busy} onClick={() => void deleting.save()}>
            {t("common.delete")}
          </Button>
        )
      }
      onClose={onClose}
    >
      <div className="grid gap-4 pane:grid-cols-2">
        <TextField
          label={t("canned.shortcut")}
          hint={t("canned.shortcutHint", { shortcut: shortcut || "pix" })}
          value={shortcut}
          required
          disabled={!mayChange}
          maxLength={31}
          autoCapitalize="none"
          spellCheck={false}
          error={saving.fields.shortcut && t("canned.shortcutError")}
          onChange={(event) => setShortcut(event.target.value.toLowerCase())}
        />
        <TextField
          label={t("canned.name")}
          value={title}
          required
          disabled={!mayChange}
          maxLength={80}
          error={saving.fields.title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <AreaField
        ref={area}
        label={t("canned.content")}
        value={content}
        required
        disabled={!mayChange}
        maxLength={4096}
        error={saving.fields.content}
        onChange={(event) => setContent(event.target.value)}
      />
      {mayChange && (
        <ul aria-label={t("canned.variables")} className="-mt-2 flex flex-wrap gap-1.5">
          {VARIABLES.map((variable) => (
            <li key={variable}>
              <button
                type="button"
                onClick={() => insert(variable)}
                className="rounded-full border bg-card px-2 py-0.5 text-muted-foreground text-xs transition-colors hover:border-primary hover:text-primary-ink"
              >
                {t(`canned.variable.${variable}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <CannedFiles files={files} readOnly={!mayChange} error={saving.fields.file_ids} onChange={setFiles} />
      <TextField
        label={t("canned.category")}
        hint={t("canned.categoryHint")}
        value={category}
        list="canned-categories"
        disabled={!mayChange}
        maxLength={40}
        error={saving.fields.category}
        onChange={(event) => setCategory(event.target.value)}
      />
      <datalist id="canned-categories">
        {categories.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {shares && (
        <SelectField
          label={t("canned.visibility")}
          value={visibility}
          error={saving.fields.visibility}
          onChange={(value) => setVisibility(VISIBILITIES.find((one) => one === value) ?? "personal")}
        >
          {VISIBILITIES.map((one) => (
            <option key={one} value={one}>
              {t(`canned.of.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      {visibility === "department" && shares && (
        <SelectField
          label={t("canned.department")}
          value={department || departments[0]?.id}
          error={saving.fields.department_id}
          onChange={setDepartment}
        >
          {departments.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
    </RecordForm>
  );
}
