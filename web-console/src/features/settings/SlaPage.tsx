import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Timer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Priority, SlaPolicy } from "../../shared/api/types";
import { useDepartments } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { useTags } from "../../shared/api/useTags";
import { duration } from "../../shared/format/time";
import { readsSettings } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { QuietCounter } from "../../shared/ui/drawings";
import { SelectField, TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { RecordForm, RecordName, RecordRow, Records, useReadOnly } from "../../shared/ui/Records";
import { Switch } from "../../shared/ui/Switch";
import { firstFitting } from "./sla";

const POLICIES = ["sla-policies"] as const;
const PRIORITIES = ["urgent", "high", "normal", "low"] as const satisfies readonly Priority[];
const TARGETS = ["first_response", "next_response", "resolution"] as const;

/** How soon who is to be answered. */
export function SlaPage() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const query = useQuery({
    queryKey: POLICIES,
    queryFn: async ({ signal }) => (await api.get("/api/v1/sla-policies", { signal })).data,
    enabled: readsSettings(useMe()),
  });
  const policies = query.data ?? [];
  const move = async (policy: SlaPolicy, by: -1 | 1) => {
    const ids = policies.map((one) => one.id);
    const at = ids.indexOf(policy.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, policy.id);
    try {
      const answer = await api.put("/api/v1/sla-policies/order", { ids });
      cache.setQueryData(POLICIES, answer.data);
    } catch {
      await cache.invalidateQueries({ queryKey: POLICIES });
    }
  };
  return (
    <Records
      access="settings"
      title={t("sla.title")}
      description={t("sla.description")}
      add={t("sla.add")}
      query={query}
      failed={t("sla.failed")}
      none={{ drawing: <QuietCounter />, title: t("sla.none") }}
      row={(policy, edit) => (
        <PolicyRow
          policy={policy}
          isFirst={policies[0]?.id === policy.id}
          isLast={policies[policies.length - 1]?.id === policy.id}
          onEdit={edit}
          onMove={(by) => void move(policy, by)}
        />
      )}
      form={(policy, close) => <PolicyForm policy={policy} onClose={close} />}
    >
      {policies.length > 0 && <Preview policies={policies} />}
    </Records>
  );
}

type PolicyRowProps = {
  policy: SlaPolicy;
  isFirst: boolean;
  isLast: boolean;
  onEdit(): void;
  onMove(by: -1 | 1): void;
};

function PolicyRow({ policy, isFirst, isLast, onEdit, onMove }: PolicyRowProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  return (
    <div className="flex items-center">
      <span className={classes("flex shrink-0 flex-col pl-2", useReadOnly() && "hidden")}>
        <IconButton
          icon={ArrowUp}
          size="sm"
          disabled={isFirst}
          label={t("sla.up", { name: policy.name })}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size="sm"
          disabled={isLast}
          label={t("sla.down", { name: policy.name })}
          onClick={() => onMove(1)}
        />
      </span>
      <div className="min-w-0 flex-1">
        <RecordRow active={policy.is_active} onEdit={onEdit}>
          <span className="hidden size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground pane:inline-flex">
            <Timer aria-hidden="true" className="size-5" strokeWidth={1.75} />
          </span>
          <span className="min-w-0 flex-1">
            <RecordName active={policy.is_active}>{policy.name}</RecordName>
            <span className="block text-muted-foreground text-sm first-letter:uppercase">{sentence(policy)}</span>
          </span>
        </RecordRow>
      </div>
    </div>
  );
}

/** What a policy says, in a sentence. */
function useSentence(): (policy: SlaPolicy) => string {
  const { t, i18n } = useTranslation();
  return (policy) => {
    const list = new Intl.ListFormat(i18n.language);
    const conditions: string[] = [];
    if (policy.department_name) {
      conditions.push(t("sla.when.department", { name: policy.department_name }));
    }
    if (policy.priority) {
      conditions.push(t("sla.when.priority", { name: t(`priority.${policy.priority}`) }));
    }
    if (policy.tag) {
      conditions.push(t("sla.when.tag", { name: policy.tag }));
    }
    const targets = TARGETS.flatMap((target) => {
      const minutes = policy[`${target}_minutes`];
      return minutes === null ? [] : [t(`sla.sentenceTarget.${target}`, { time: duration(minutes * 60_000) })];
    });
    return t("sla.sentence", {
      whom: conditions.length > 0 ? t("sla.whenJoined", { conditions: list.format(conditions) }) : t("sla.everybody"),
      targets: list.format(targets),
      counts: t(`sla.countsOf.${policy.counts}`),
      percent: policy.warn_percent,
    });
  };
}

/** Which policy holds for a conversation that one imagines. */
function Preview({ policies }: { policies: readonly SlaPolicy[] }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const departments = useDepartments().data ?? [];
  const [department, setDepartment] = useState("");
  const [priority, setPriority] = useState<Priority>("normal");
  const [tag, setTag] = useState("");
  const holds = firstFitting(policies, { department: department || null, priority, tag: tag.trim() || null });
  return (
    <section className="mt-8 rounded-xl border bg-card p-4" aria-label={t("sla.preview")}>
      <h3 className="font-medium">{t("sla.preview")}</h3>
      <p className="mb-3 text-muted-foreground text-sm">{t("sla.previewHint")}</p>
      <div className="grid gap-3 pane:grid-cols-3">
        <SelectField label={t("sla.department")} value={department} onChange={setDepartment}>
          <option value="">–</option>
          {departments.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("sla.priority")}
          value={priority}
          onChange={(value) => setPriority(PRIORITIES.find((one) => one === value) ?? "normal")}
        >
          {PRIORITIES.map((one) => (
            <option key={one} value={one}>
              {t(`priority.${one}`)}
            </option>
          ))}
        </SelectField>
        <TagField value={tag} onChange={setTag} />
      </div>
      <p className="mt-4 rounded-md bg-muted px-3 py-2 text-sm" aria-live="polite">
        {holds ? (
          <>
            <strong className="font-medium">{t("sla.previewOf", { name: holds.name })}</strong>
            <span className="block text-muted-foreground first-letter:uppercase">{sentence(holds)}</span>
          </>
        ) : (
          t("sla.previewNone")
        )}
      </p>
    </section>
  );
}

function PolicyForm({ policy, onClose }: { policy: SlaPolicy | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const departments = useDepartments().data ?? [];
  const [name, setName] = useState(policy?.name ?? "");
  const [active, setActive] = useState(policy?.is_active ?? true);
  const [department, setDepartment] = useState(policy?.department_id ?? "");
  const [priority, setPriority] = useState<Priority | "">(policy?.priority ?? "");
  const [tag, setTag] = useState(policy?.tag ?? "");
  const [minutes, setMinutes] = useState({
    first_response: String(policy?.first_response_minutes ?? (policy ? "" : 15)),
    next_response: String(policy?.next_response_minutes ?? ""),
    resolution: String(policy?.resolution_minutes ?? ""),
  });
  const [counts, setCounts] = useState<SlaPolicy["counts"]>(policy?.counts ?? "business_hours");
  const [percent, setPercent] = useState(String(policy?.warn_percent ?? 80));
  const done = async () => {
    await cache.invalidateQueries({ queryKey: POLICIES });
    onClose();
  };
  const number = (text: string) => (text.trim() === "" ? null : Number(text));
  const saving = useSave(async () => {
    const body = {
      name: name.trim(),
      is_active: active,
      department_id: department || null,
      priority: priority || null,
      tag: tag.trim() || null,
      first_response_minutes: number(minutes.first_response),
      next_response_minutes: number(minutes.next_response),
      resolution_minutes: number(minutes.resolution),
      counts,
      warn_percent: Number(percent),
    };
    if (policy) {
      await api.put("/api/v1/sla-policies/{id}", body, { path: { id: policy.id } });
    } else {
      await api.post("/api/v1/sla-policies", body);
    }
    await done();
  });
  const removing = useSave(async () => {
    if (policy) {
      await api.delete("/api/v1/sla-policies/{id}", { path: { id: policy.id } });
      await done();
    }
  });
  return (
    <RecordForm title={policy ? policy.name : t("sla.add")} saving={saving} onClose={onClose}>
      <TextField
        label={t("sla.name")}
        value={name}
        required
        maxLength={100}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium">{t("sla.forWhom")}</legend>
        <SelectField
          label={t("sla.department")}
          value={department}
          error={saving.fields.department_id}
          onChange={setDepartment}
        >
          <option value="">{t("sla.anyDepartment")}</option>
          {departments.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("sla.priority")}
          value={priority}
          onChange={(value) => setPriority(PRIORITIES.find((one) => one === value) ?? "")}
        >
          <option value="">{t("sla.anyPriority")}</option>
          {PRIORITIES.map((one) => (
            <option key={one} value={one}>
              {t(`priority.${one}`)}
            </option>
          ))}
        </SelectField>
        <TagField value={tag} error={saving.fields.tag} onChange={setTag} />
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium">
          {t("sla.howSoon")} <span className="font-normal text-muted-foreground">({t("sla.minutes")})</span>
        </legend>
        <div className="grid gap-3 pane:grid-cols-3">
          {TARGETS.map((target) => (
            <TextField
              key={target}
              label={t(`sla.${target}_minutes`)}
              type="number"
              min={1}
              max={100000}
              placeholder={t("sla.noTarget")}
              value={minutes[target]}
              error={saving.fields[`${target}_minutes`] && t("sla.needed")}
              onChange={(event) => setMinutes({ ...minutes, [target]: event.target.value })}
            />
          ))}
        </div>
        <SelectField
          label={t("sla.counts")}
          value={counts}
          onChange={(value) => setCounts(value === "clock" ? "clock" : "business_hours")}
        >
          <option value="business_hours">{t("sla.countsOf.business_hours")}</option>
          <option value="clock">{t("sla.countsOf.clock")}</option>
        </SelectField>
        <TextField
          label={`${t("sla.warn")} (%)`}
          hint={t("sla.warnHint")}
          type="number"
          min={1}
          max={99}
          required
          value={percent}
          error={saving.fields.warn_percent}
          onChange={(event) => setPercent(event.target.value)}
        />
      </fieldset>
      {policy && (
        <>
          <Switch checked={active} onChange={setActive} label={t("sla.active")} />
          <Button className="self-start" busy={removing.busy} onClick={() => void removing.save()}>
            {t("sla.remove")}
          </Button>
        </>
      )}
    </RecordForm>
  );
}

/** One of the catalogue, or none. */
function TagField({ value, error, onChange }: { value: string; error?: string; onChange(tag: string): void }) {
  const { t } = useTranslation();
  const tags = useTags().data ?? [];
  return (
    <SelectField label={t("sla.tag")} value={value} error={error} onChange={onChange}>
      <option value="">{t("sla.anyTag")}</option>
      {tags.map((tag) => (
        <option key={tag.id} value={tag.name}>
          {tag.name}
        </option>
      ))}
    </SelectField>
  );
}
