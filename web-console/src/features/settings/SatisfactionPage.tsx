import { useQuery } from "@tanstack/react-query";
import { List } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveySettings, SurveySettingsView } from "../../shared/api/types";
import { useDepartments } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { classes } from "../../shared/ui/classes";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { toasts } from "../../shared/ui/Toasts";

const KEY = ["survey-settings"];
const DELAYS = ["0", "60", "300", "900", "3600", "14400"] as const;

/** What customers are asked once they were served. */
export function SatisfactionPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("satisfaction.title")} description={t("satisfaction.description")}>
        <Loaded />
      </Page>
    </AdminsOnly>
  );
}

function Loaded() {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get("/api/v1/survey-settings", { signal }),
  });
  if (query.isError) {
    return <Failed error={query.error} title={t("satisfaction.failed")} onRetry={() => void query.refetch()} />;
  }
  return query.data ? (
    <SettingsForm stored={query.data} />
  ) : (
    <Appearing>
      <RowsSkeleton />
    </Appearing>
  );
}

/** What a form holds: texts, which the server may store as null. */
type Draft = {
  [key in "question" | "thanks" | "comment_question" | "acknowledgement"]: string;
} & Pick<SurveySettings, "is_active" | "asks_comment" | "department_ids"> & {
    delay: string;
    pause: string;
    excluded: string;
  };

function draftOf(stored: SurveySettings): Draft {
  return {
    is_active: stored.is_active,
    question: stored.question ?? "",
    thanks: stored.thanks ?? "",
    asks_comment: stored.asks_comment,
    comment_question: stored.comment_question ?? "",
    acknowledgement: stored.acknowledgement ?? "",
    delay: String(stored.delay_seconds),
    pause: String(stored.pause_days),
    department_ids: stored.department_ids,
    excluded: stored.excluded_reasons.join("\n"),
  };
}

function SettingsForm({ stored }: { stored: SurveySettingsView }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const departments = useDepartments().data ?? [];
  const [draft, setDraft] = useState(() => draftOf(stored));
  const change = (some: Partial<Draft>) => setDraft((before) => ({ ...before, ...some }));
  const { usual } = stored;
  const saving = useSave(async () => {
    const saved = await api.put("/api/v1/survey-settings", {
      is_active: draft.is_active,
      question: draft.question.trim() || null,
      thanks: draft.thanks.trim() || null,
      asks_comment: draft.asks_comment,
      comment_question: draft.comment_question.trim() || null,
      acknowledgement: draft.acknowledgement.trim() || null,
      delay_seconds: Number(draft.delay),
      pause_days: Number(draft.pause),
      department_ids: draft.department_ids,
      excluded_reasons: draft.excluded
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    });
    cache.setQueryData(KEY, saved);
    setDraft(draftOf(saved));
    toasts.add({ title: t("satisfaction.saved") });
  });
  const toggle = (id: string) =>
    change({
      department_ids: draft.department_ids.includes(id)
        ? draft.department_ids.filter((one) => one !== id)
        : [...draft.department_ids, id],
    });

  return (
    <div className="flex flex-col gap-8 panel:flex-row">
      <form
        className="flex min-w-0 flex-1 flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <section className="rounded-xl border bg-card p-5">
          <Switch
            checked={draft.is_active}
            onChange={(is_active) => change({ is_active })}
            label={t("satisfaction.active")}
            hint={t("satisfaction.activeHint")}
          />
        </section>
        <Card title={t("satisfaction.words")}>
          <p className="mb-4 text-muted-foreground text-sm">
            {t("satisfaction.wordsHint", { attendant: "{{attendant}}", department: "{{department}}" })}
          </p>
          <div className="flex flex-col gap-4">
            <Words
              label={t("satisfaction.question")}
              usual={usual.question}
              value={draft.question}
              error={saving.fields.question}
              onChange={(question) => change({ question })}
            />
            <Words
              label={t("satisfaction.thanks")}
              usual={usual.thanks}
              value={draft.thanks}
              error={saving.fields.thanks}
              onChange={(thanks) => change({ thanks })}
            />
            <Switch
              checked={draft.asks_comment}
              onChange={(asks_comment) => change({ asks_comment })}
              label={t("satisfaction.asksComment")}
              hint={t("satisfaction.asksCommentHint")}
            />
            {draft.asks_comment && (
              <>
                <Words
                  label={t("satisfaction.commentQuestion")}
                  usual={usual.comment_question}
                  value={draft.comment_question}
                  error={saving.fields.comment_question}
                  onChange={(comment_question) => change({ comment_question })}
                />
                <Words
                  label={t("satisfaction.acknowledgement")}
                  usual={usual.acknowledgement}
                  value={draft.acknowledgement}
                  error={saving.fields.acknowledgement}
                  onChange={(acknowledgement) => change({ acknowledgement })}
                />
              </>
            )}
          </div>
        </Card>
        <Card title={t("satisfaction.when")}>
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 pane:grid-cols-2">
              <SelectField
                label={t("satisfaction.delay")}
                value={draft.delay}
                error={saving.fields.delay_seconds}
                onChange={(delay) => change({ delay })}
              >
                {DELAYS.map((one) => (
                  <option key={one} value={one}>
                    {t(`satisfaction.delays.${one}`)}
                  </option>
                ))}
                {!DELAYS.some((one) => one === draft.delay) && (
                  <option value={draft.delay}>{t("satisfaction.seconds", { count: Number(draft.delay) })}</option>
                )}
              </SelectField>
              <TextField
                label={t("satisfaction.pause")}
                hint={t("satisfaction.pauseHint")}
                type="number"
                min={0}
                max={365}
                required
                value={draft.pause}
                error={saving.fields.pause_days}
                onChange={(event) => change({ pause: event.target.value })}
              />
            </div>
            <fieldset>
              <legend className="font-medium text-sm">{t("satisfaction.departments")}</legend>
              <p className="mb-2 text-muted-foreground text-xs">{t("satisfaction.departmentsHint")}</p>
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {departments.map((one) => (
                  <label key={one.id} className="inline-flex cursor-pointer items-center gap-2 text-sm coarse:min-h-11">
                    <input
                      type="checkbox"
                      checked={draft.department_ids.includes(one.id)}
                      onChange={() => toggle(one.id)}
                      className="size-4 accent-primary"
                    />
                    {one.name}
                  </label>
                ))}
              </div>
            </fieldset>
            <AreaField
              label={t("satisfaction.excluded")}
              hint={t("satisfaction.excludedHint")}
              value={draft.excluded}
              error={saving.fields.excluded_reasons}
              onChange={(event) => change({ excluded: event.target.value })}
            />
          </div>
        </Card>
        <FormError failure={saving.failure} fields={saving.fields} />
        <div className="flex justify-end">
          <Button type="submit" look="primary" busy={saving.busy}>
            {t("common.save")}
          </Button>
        </div>
      </form>
      <Preview draft={draft} usual={usual} />
    </div>
  );
}

type WordsProps = {
  label: string;
  usual: string;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
};

function Words({ label, usual, value, error, onChange }: WordsProps) {
  return (
    <AreaField
      label={label}
      placeholder={usual}
      value={value}
      error={error}
      maxLength={1024}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The conversation as the customer will see it. */
function Preview({ draft, usual }: { draft: Draft; usual: SurveySettingsView["usual"] }) {
  const { t } = useTranslation();
  const said = (own: string, otherwise: string) =>
    (own.trim() || otherwise)
      .replaceAll("{{attendant}}", t("satisfaction.sampleAttendant"))
      .replaceAll("{{department}}", t("satisfaction.sampleDepartment"));
  const thanks = said(draft.thanks, usual.thanks);
  return (
    <section
      aria-label={t("satisfaction.preview")}
      className="w-full shrink-0 panel:sticky panel:top-0 panel:w-72 panel:self-start"
    >
      <p className="mb-3 font-medium text-muted-foreground text-sm">{t("satisfaction.preview")}</p>
      <div
        className={classes("flex flex-col gap-1.5 rounded-xl border bg-thread p-3", !draft.is_active && "opacity-75")}
      >
        <Bubble>
          {said(draft.question, usual.question)}
          <span className="-mx-2.5 mt-1.5 -mb-1.5 block border-bubble-edge border-t">
            <span className="flex items-center justify-center gap-1.5 border-bubble-edge border-b py-1.5 font-medium text-primary-ink">
              <List aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {usual.open}
            </span>
            {usual.scale.map((word, index) => (
              <span key={word} className="block border-bubble-edge border-b px-2.5 py-1.5 last:border-b-0">
                {usual.scale.length - index} – {word}
              </span>
            ))}
          </span>
        </Bubble>
        <Bubble mine>{t("satisfaction.sampleScore", { word: usual.scale[0] ?? "" })}</Bubble>
        {draft.asks_comment ? (
          <>
            <Bubble>
              {`${thanks}\n\n${said(draft.comment_question, usual.comment_question)}`}
              <span className="-mx-2.5 mt-1.5 -mb-1.5 block border-bubble-edge border-t py-1.5 text-center font-medium text-primary-ink">
                {usual.nothing_to_add}
              </span>
            </Bubble>
            <Bubble mine>{t("satisfaction.sampleComment")}</Bubble>
            <Bubble>{said(draft.acknowledgement, usual.acknowledgement)}</Bubble>
          </>
        ) : (
          <Bubble>{thanks}</Bubble>
        )}
      </div>
      {!draft.is_active && <p className="mt-2 text-muted-foreground text-xs">{t("satisfaction.off")}</p>}
    </section>
  );
}

function Bubble({ mine = false, children }: { mine?: boolean; children: ReactNode }) {
  return (
    <div
      className={classes(
        "max-w-[88%] whitespace-pre-wrap rounded-xl px-2.5 py-1.5 text-sm [overflow-wrap:anywhere]",
        mine
          ? "self-end rounded-tr-sm bg-success-soft"
          : "self-start rounded-tl-sm border border-bubble-edge bg-bubble-in",
      )}
    >
      {children}
    </div>
  );
}
