import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicContext } from "../../../shared/api/types";
import { LANGUAGES } from "../../../shared/i18n/i18n";
import { useServices } from "../../../shared/services";
import { AreaField, SelectField, TextField } from "../../../shared/ui/Field";
import { Appearing, Failed, Skeleton } from "../../../shared/ui/States";
import { Switch } from "../../../shared/ui/Switch";
import { keys } from "../useScheduling";
import { Choices } from "./Choices";
import { NumberField } from "./NumberField";
import { Group, SetupForm } from "./SetupForm";

/** How the assistant of a clinic speaks, and what it does of its own accord. */
export function AssistantPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const context = useQuery({
    queryKey: keys.of(clinic.clinic_id, "context"),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/context", { path: { clinic_id: clinic.clinic_id }, signal }),
  });
  if (context.isError) {
    return <Failed error={context.error} title={t("clinic.failed")} onRetry={() => void context.refetch()} />;
  }
  if (!context.data) {
    return (
      <Appearing className="flex flex-col gap-3">
        <Skeleton className="h-10" />
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </Appearing>
    );
  }
  return <AssistantForm clinic={clinic} context={context.data} />;
}

/** As the contract spells them; whatever else a program wrote stays as it is. */
const TONES = ["professional_friendly", "professional", "friendly", "casual"] as const;
const FORMALITIES = ["low", "medium", "high"] as const;
const HABITS = ["proactivity", "suggestions", "feedback"] as const;

function AssistantForm({ clinic, context }: { clinic: Clinic; context: ClinicContext }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [personality, setPersonality] = useState(context.ai_personality);
  const [behavior, setBehavior] = useState(context.ai_behavior);
  const { languages } = personality;
  const known = LANGUAGES.map(({ code, name }) => ({ id: code as string, name: name as string }));
  const others = languages.filter((code) => !known.some(({ id }) => id === code)).map((id) => ({ id, name: id }));
  return (
    <SetupForm
      title={t("clinic.personality")}
      description={t("clinic.personalityText")}
      save={() =>
        api.put(
          "/api/v1/clinics/{clinic_id}/context",
          { ai_personality: personality, ai_behavior: behavior },
          { path: { clinic_id: clinic.clinic_id } },
        )
      }
    >
      {(errors) => (
        <>
          <div className="flex flex-col gap-4">
            <TextField
              label={t("clinic.assistant")}
              value={personality.name}
              maxLength={200}
              error={errors["ai_personality.name"]}
              onChange={(event) => setPersonality({ ...personality, name: event.target.value })}
            />
            <div className="grid items-start gap-4 pane:grid-cols-2">
              <SelectField
                label={t("clinic.tone")}
                value={personality.tone}
                error={errors["ai_personality.tone"]}
                onChange={(tone) => setPersonality({ ...personality, tone })}
              >
                {TONES.map((tone) => (
                  <option key={tone} value={tone}>
                    {t(`clinic.tones.${tone}`)}
                  </option>
                ))}
                <Other value={personality.tone} known={TONES} />
              </SelectField>
              <SelectField
                label={t("clinic.formality")}
                value={personality.formality_level}
                error={errors["ai_personality.formality_level"]}
                onChange={(formality_level) => setPersonality({ ...personality, formality_level })}
              >
                {FORMALITIES.map((level) => (
                  <option key={level} value={level}>
                    {t(`clinic.formalities.${level}`)}
                  </option>
                ))}
                <Other value={personality.formality_level} known={FORMALITIES} />
              </SelectField>
            </div>
            <Choices
              label={t("clinic.languages")}
              options={[...known, ...others]}
              chosen={languages}
              onChange={(chosen) => setPersonality({ ...personality, languages: [...chosen] })}
            />
            <AreaField
              label={t("clinic.greeting")}
              value={personality.greeting}
              maxLength={2000}
              error={errors["ai_personality.greeting"]}
              onChange={(event) => setPersonality({ ...personality, greeting: event.target.value })}
            />
            <AreaField
              label={t("clinic.farewell")}
              value={personality.farewell}
              maxLength={2000}
              error={errors["ai_personality.farewell"]}
              onChange={(event) => setPersonality({ ...personality, farewell: event.target.value })}
            />
          </div>
          <Group title={t("clinic.habits.title")}>
            {HABITS.map((habit) => (
              <Switch
                key={habit}
                checked={behavior[habit]}
                onChange={(does) => setBehavior({ ...behavior, [habit]: does })}
                label={t(`clinic.habits.${habit}`)}
              />
            ))}
            <Switch
              checked={behavior.auto_escalation}
              onChange={(auto_escalation) => setBehavior({ ...behavior, auto_escalation })}
              label={t("clinic.escalates")}
              hint={t("clinic.escalatesHint")}
            />
            {behavior.auto_escalation && (
              <NumberField
                label={t("clinic.threshold")}
                value={behavior.escalation_threshold}
                min={1}
                max={20}
                error={errors["ai_behavior.escalation_threshold"]}
                onChange={(value) => setBehavior({ ...behavior, escalation_threshold: value ?? 3 })}
              />
            )}
          </Group>
        </>
      )}
    </SetupForm>
  );
}

/** What is chosen, though it is not offered. */
function Other({ value, known }: { value: string; known: readonly string[] }) {
  return known.includes(value) ? null : <option value={value}>{value || "—"}</option>;
}
