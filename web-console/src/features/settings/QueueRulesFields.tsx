import { useTranslation } from "react-i18next";
import type { Department, QueueRules } from "../../shared/api/types";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { Switch } from "../../shared/ui/Switch";

/** Of a department of which nothing else was said: nothing happens by itself. */
export const NO_RULES: QueueRules = {
  offline_return_minutes: null,
  answer_limit_minutes: null,
  answer_limit_action: "notify",
  overflow_department_id: null,
  overflow_after_minutes: null,
  overflow_over: null,
  position_text: null,
  position_every_minutes: null,
};

const ACTIONS = ["notify", "return", "reassign"] as const satisfies readonly QueueRules["answer_limit_action"][];
const MINUTES = { away: 15, answer: 10, overflow: 10, position: 5 } as const;

type RulesProps = {
  rules: QueueRules;
  /** Where a queue may overflow to. */
  others: readonly Department[];
  errors: Readonly<Record<string, string>>;
  onChange(rules: QueueRules): void;
};

/** What a department does when nobody answers and when too many wait: each a switch, and behind it its numbers. */
export function QueueRulesFields({ rules, others, errors, onChange }: RulesProps) {
  const { t } = useTranslation();
  const set = (change: Partial<QueueRules>) => onChange({ ...rules, ...change });
  const errorOf = (field: keyof QueueRules) => errors[`queue_rules.${field}`];

  return (
    <>
      <Rule
        label={t("departments.rules.offline")}
        hint={t("departments.rules.offlineHint")}
        on={rules.offline_return_minutes !== null}
        onChange={(on) => set({ offline_return_minutes: on ? MINUTES.away : null })}
      >
        <Amount
          label={t("departments.rules.offlineAfter")}
          value={rules.offline_return_minutes}
          most={1440}
          error={errorOf("offline_return_minutes")}
          onChange={(minutes) => set({ offline_return_minutes: minutes })}
        />
      </Rule>
      <Rule
        label={t("departments.rules.answer")}
        hint={t("departments.rules.answerHint")}
        on={rules.answer_limit_minutes !== null}
        onChange={(on) => set({ answer_limit_minutes: on ? MINUTES.answer : null })}
      >
        <Amount
          label={t("departments.rules.answerAfter")}
          value={rules.answer_limit_minutes}
          most={1440}
          error={errorOf("answer_limit_minutes")}
          onChange={(minutes) => set({ answer_limit_minutes: minutes })}
        />
        <SelectField
          label={t("departments.rules.after")}
          hint={t(`departments.rules.actionHint.${rules.answer_limit_action}`)}
          value={rules.answer_limit_action}
          onChange={(value) =>
            set({ answer_limit_action: ACTIONS.find((candidate) => candidate === value) ?? "notify" })
          }
        >
          {ACTIONS.map((action) => (
            <option key={action} value={action}>
              {t(`departments.rules.actions.${action}`)}
            </option>
          ))}
        </SelectField>
      </Rule>
      {others.length > 0 && (
        <Rule
          label={t("departments.rules.overflow")}
          hint={t("departments.rules.overflowHint")}
          on={rules.overflow_department_id !== null}
          onChange={(on) =>
            set(
              on
                ? { overflow_department_id: others[0]?.id ?? null, overflow_after_minutes: MINUTES.overflow }
                : { overflow_department_id: null, overflow_after_minutes: null, overflow_over: null },
            )
          }
        >
          <SelectField
            label={t("departments.rules.overflowTo")}
            value={rules.overflow_department_id ?? ""}
            error={errorOf("overflow_department_id")}
            onChange={(value) => set({ overflow_department_id: value })}
          >
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </SelectField>
          <div className="grid grid-cols-1 items-end gap-3 pane:grid-cols-2">
            <Amount
              label={t("departments.rules.overflowAfter")}
              value={rules.overflow_after_minutes}
              most={1440}
              optional
              error={errorOf("overflow_after_minutes")}
              onChange={(minutes) => set({ overflow_after_minutes: minutes })}
            />
            <Amount
              label={t("departments.rules.overflowOver")}
              value={rules.overflow_over}
              most={1000}
              optional
              error={errorOf("overflow_over")}
              onChange={(count) => set({ overflow_over: count })}
            />
          </div>
        </Rule>
      )}
      <Rule
        label={t("departments.rules.position")}
        hint={t("departments.rules.positionHint")}
        on={rules.position_every_minutes !== null}
        onChange={(on) =>
          set(
            on
              ? {
                  position_every_minutes: MINUTES.position,
                  position_text: t("departments.rules.positionText", {
                    position: "{{position}}",
                    expectedWait: "{{expectedWait}}",
                  }),
                }
              : { position_every_minutes: null, position_text: null },
          )
        }
      >
        <Amount
          label={t("departments.rules.positionEvery")}
          value={rules.position_every_minutes}
          most={240}
          error={errorOf("position_every_minutes")}
          onChange={(minutes) => set({ position_every_minutes: minutes })}
        />
        <AreaField
          label={t("departments.rules.positionWords")}
          hint={t("departments.rules.positionWordsHint", {
            position: "{{position}}",
            wait: "{{expectedWait}}",
            department: "{{department}}",
          })}
          value={rules.position_text ?? ""}
          required
          maxLength={1024}
          error={errorOf("position_text")}
          onChange={(event) => set({ position_text: event.target.value })}
        />
      </Rule>
    </>
  );
}

type RuleProps = { label: string; hint: string; on: boolean; onChange(on: boolean): void; children: React.ReactNode };

function Rule({ label, hint, on, onChange, children }: RuleProps) {
  return (
    <div className="flex flex-col gap-3">
      <Switch checked={on} onChange={onChange} label={label} hint={hint} />
      {on && <div className="flex flex-col gap-3 border-l-2 pl-4">{children}</div>}
    </div>
  );
}

type AmountProps = {
  label: string;
  value: number | null;
  most: number;
  /** Whether it may be left empty. */
  optional?: boolean;
  error: string | undefined;
  onChange(value: number | null): void;
};

function Amount({ label, value, most, optional = false, error, onChange }: AmountProps) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      step={1}
      required={!optional}
      value={value ?? ""}
      error={error}
      onChange={(event) => {
        const typed = event.target.valueAsNumber;
        // What is empty while somebody types counts as one, where there has to be a number.
        onChange(Number.isNaN(typed) ? (optional ? null : 1) : Math.trunc(typed));
      }}
    />
  );
}
