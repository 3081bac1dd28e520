import { useQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department, QueueRules, RoutingMode } from "../../shared/api/types";
import { directoryKeys, useUsers } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { readsSettings } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { QuietCounter } from "../../shared/ui/drawings";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { RecordForm, RecordName, RecordRow, Records } from "../../shared/ui/Records";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";
import { NO_RULES, QueueRulesFields } from "./QueueRulesFields";

const MODES = [
  "manual",
  "round_robin",
  "least_loaded",
  "longest_idle",
  "last_attendant",
] as const satisfies readonly RoutingMode[];

export function DepartmentsPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: [...directoryKeys.departments, "all"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/departments", { query: { limit: 100 }, signal })).data,
    enabled: readsSettings(useMe()),
  });
  return (
    <Records
      access="settings"
      title={t("settings.departments")}
      description={t("departments.description")}
      add={t("departments.add")}
      query={query}
      failed={t("departments.failed")}
      none={{ drawing: <QuietCounter />, title: t("departments.none") }}
      row={(department, edit) => <DepartmentRow department={department} onEdit={edit} />}
      form={(department, close) => (
        <DepartmentForm
          department={department}
          others={(query.data ?? []).filter((other) => other.is_active && other.id !== department?.id)}
          onClose={close}
        />
      )}
    />
  );
}

function DepartmentRow({ department, onEdit }: { department: Department; onEdit(): void }) {
  const { t } = useTranslation();
  return (
    <RecordRow active={department.is_active} onEdit={onEdit}>
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <Building2 aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <RecordName active={department.is_active}>{department.name}</RecordName>
        <span className="block text-muted-foreground text-sm">
          {t("departments.members", { count: department.member_ids.length })}
          {department.routing_mode !== "manual" && ` · ${t(`departments.modes.${department.routing_mode}`)}`}
          {department.is_fallback && ` · ${t("departments.fallbackShort")}`}
        </span>
      </span>
      {department.waiting_count > 0 && (
        <span className="tabular shrink-0 rounded-full bg-warning-soft px-2 text-sm text-warning">
          {t("departments.waiting", { count: department.waiting_count })}
        </span>
      )}
    </RecordRow>
  );
}

type DepartmentFormProps = {
  department: Department | undefined;
  /** The others that are in use. */
  others: readonly Department[];
  onClose(): void;
};

function DepartmentForm({ department, others, onClose }: DepartmentFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const users = useUsers().data ?? [];
  const [name, setName] = useState(department?.name ?? "");
  const [active, setActive] = useState(department?.is_active ?? true);
  const [mode, setMode] = useState<RoutingMode>(department?.routing_mode ?? "manual");
  const [fallback, setFallback] = useState(department?.is_fallback ?? false);
  const [rules, setRules] = useState<QueueRules>(department?.queue_rules ?? NO_RULES);
  const [greeting, setGreeting] = useState(department?.greeting_text ?? "");
  const [targets, setTargets] = useState<readonly string[]>(department?.transfer_department_ids ?? []);
  const [members, setMembers] = useState<readonly string[]>(department?.member_ids ?? []);
  const saving = useSave(async () => {
    const body = {
      name: name.trim(),
      routing_mode: mode,
      is_fallback: fallback,
      queue_rules: rules,
      greeting_text: greeting.trim(),
      transfer_department_ids: targets.filter((id) => others.some((other) => other.id === id)),
      member_ids: [...members],
    };
    if (department) {
      await api.patch("/api/v1/departments/{id}", { ...body, is_active: active }, { path: { id: department.id } });
    } else {
      await api.post("/api/v1/departments", body);
    }
    await Promise.all([
      cache.invalidateQueries({ queryKey: directoryKeys.departments }),
      cache.invalidateQueries({ queryKey: directoryKeys.users }),
      cache.invalidateQueries({ queryKey: ["me"] }),
    ]);
    onClose();
  });

  return (
    <RecordForm title={department ? department.name : t("departments.add")} saving={saving} onClose={onClose}>
      <TextField
        label={t("departments.name")}
        value={name}
        required
        maxLength={100}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t("departments.routing")}
        hint={t(`departments.modeHint.${mode}`)}
        value={mode}
        error={saving.fields.routing_mode}
        onChange={(value) => setMode(MODES.find((candidate) => candidate === value) ?? "manual")}
      >
        {MODES.map((candidate) => (
          <option key={candidate} value={candidate}>
            {t(`departments.modes.${candidate}`)}
          </option>
        ))}
      </SelectField>
      <Checks
        label={t("departments.people")}
        options={users.filter((user) => user.is_active).map((user) => ({ id: user.id, name: user.full_name }))}
        chosen={members}
        onChange={setMembers}
      />
      <AreaField
        label={t("departments.greeting")}
        hint={t("departments.greetingHint", {
          department: "{{department}}",
          position: "{{position}}",
          wait: "{{expectedWait}}",
        })}
        value={greeting}
        maxLength={1024}
        error={saving.fields.greeting_text}
        onChange={(event) => setGreeting(event.target.value)}
      />
      {others.length > 0 && (
        <Checks
          label={t("departments.transfersTo")}
          hint={t("departments.transfersToHint")}
          options={others.map((other) => ({ id: other.id, name: other.name }))}
          chosen={targets}
          onChange={setTargets}
        />
      )}
      <QueueRulesFields rules={rules} others={others} errors={saving.fields} onChange={setRules} />
      <Switch
        checked={fallback}
        onChange={setFallback}
        label={t("departments.fallback")}
        hint={t(department?.is_fallback ? "departments.fallbackIs" : "departments.fallbackHint")}
        disabled={department?.is_fallback}
      />
      {department && (
        <Switch
          checked={active}
          onChange={setActive}
          disabled={department.is_fallback && department.is_active && others.length > 0}
          label={t("departments.active")}
          hint={t("departments.activeHint")}
        />
      )}
    </RecordForm>
  );
}
