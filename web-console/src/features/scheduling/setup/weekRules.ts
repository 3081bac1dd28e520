import type { Client } from "../../../shared/api/client";
import type { AvailabilityRule, BusinessWeek } from "../../../shared/api/types";

/** Rules as the editor of weeks has them. Sunday is 0 in a rule and day 7 in a week. */
export function weekOf(rules: readonly AvailabilityRule[]): BusinessWeek {
  return rules
    .map((rule) => ({ day: rule.day_of_week || 7, from: rule.start_time, to: rule.end_time }))
    .sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}

type Span = BusinessWeek[number];
const same = (span: Span, rule: AvailabilityRule) =>
  span.day === (rule.day_of_week || 7) && span.from === rule.start_time && span.to === rule.end_time;

/** What is to be done so that the rules are these hours: those that stay are left alone. */
export function changesOf(rules: readonly AvailabilityRule[], week: BusinessWeek) {
  return {
    gone: rules.filter((rule) => !week.some((span) => same(span, rule))),
    fresh: week.filter((span) => !rules.some((rule) => same(span, rule))),
  };
}

/** Makes the hours of a professional, or of the clinic, these. First what is new, so that nobody is without hours meanwhile. */
export async function saveRules(
  api: Client,
  clinic: string,
  professionalId: string | null,
  rules: readonly AvailabilityRule[],
  week: BusinessWeek,
): Promise<void> {
  const { gone, fresh } = changesOf(rules, week);
  for (const span of fresh) {
    await api.post(
      "/api/v1/clinics/{clinic_id}/availability-rules",
      { day_of_week: span.day % 7, start_time: span.from, end_time: span.to, professional_id: professionalId },
      { path: { clinic_id: clinic } },
    );
  }
  for (const rule of gone) {
    await api.delete("/api/v1/availability-rules/{rule_id}", { path: { rule_id: rule.id } });
  }
}
