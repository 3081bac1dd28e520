import { useTranslation } from "react-i18next";
import type { FlowTestDifference, FlowTestResult } from "../../../shared/api/types";
import { useDepartments } from "../../../shared/api/useDirectory";

/** The tests that do not go as they are to: which, at which step, what was expected and what came. */
export function FailingTests({ tests }: { tests: readonly FlowTestResult[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {tests
        .filter((test) => !test.passed)
        .map((test) => (
          <li key={test.test_id} className="rounded-lg border p-3">
            <p className="font-medium text-sm">{test.name}</p>
            <Differences of={test.differences} />
          </li>
        ))}
    </ul>
  );
}

export function Differences({ of: differences }: { of: readonly FlowTestDifference[] }) {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  const words = (part: FlowTestDifference["part"], value: string) => {
    if (part === "ending") {
      return t(`flowTrial.endings.${endingOf(value)}`);
    }
    return part === "department" ? (departments.find(({ id }) => id === value)?.name ?? value) : value;
  };
  return differences.map(({ step, part, expected, actual }) => (
    <div key={part} className="mt-2 text-sm">
      <p className="text-muted-foreground text-xs">
        {t("flowTrial.step", { number: step + 1 })} · {t(`flowTrial.parts.${part}`)}
      </p>
      <div className="mt-1 grid gap-1.5 min-[420px]:grid-cols-2">
        <Side label={t("flowTrial.expected")} text={words(part, expected)} look="bg-success-soft" />
        <Side label={t("flowTrial.actual")} text={words(part, actual)} look="bg-destructive-soft" />
      </div>
    </div>
  ));
}

function Side({ label, text, look }: { label: string; text: string; look: string }) {
  const { t } = useTranslation();
  return (
    <div className={`min-w-0 rounded-md px-2.5 py-1.5 ${look}`}>
      <p className="font-medium text-xs">{label}</p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text || t("flowTrial.nothing")}</p>
    </div>
  );
}

const ENDINGS = ["finished", "handover", "closed", "loop"] as const;

function endingOf(value: string): (typeof ENDINGS)[number] | "none" {
  return ENDINGS.find((known) => known === value) ?? "none";
}

/** What a refused publication says of failing tests; undefined when it was refused for something else. */
export function failingTests(extras: Readonly<Record<string, unknown>>): readonly FlowTestResult[] | undefined {
  return Array.isArray(extras.failing_tests) ? extras.failing_tests.filter(isResult) : undefined;
}

function isResult(value: unknown): value is FlowTestResult {
  return typeof value === "object" && value !== null && "test_id" in value && "differences" in value;
}
