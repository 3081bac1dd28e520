import { describe, expect, it } from "vitest";
import type { AvailabilityRule } from "../../../shared/api/types";
import { toBusinessWeek, toWorkingWeek } from "../week";
import { filled } from "./filled";
import { keyOf } from "./keyOf";
import { changesOf, weekOf } from "./weekRules";

const rule = (id: string, day_of_week: number, start_time: string, end_time: string) =>
  ({ id, day_of_week, start_time, end_time }) as AvailabilityRule;

describe("hours that are edited as a week", () => {
  const rules = [rule("sunday", 0, "10:00", "12:00"), rule("monday", 1, "09:00", "18:00")];

  it("begin on Monday, though a rule's Sunday is 0", () => {
    expect(weekOf(rules)).toEqual([
      { day: 1, from: "09:00", to: "18:00" },
      { day: 7, from: "10:00", to: "12:00" },
    ]);
  });

  it("leave alone what stays", () => {
    const { gone, fresh } = changesOf(rules, [
      { day: 1, from: "09:00", to: "18:00" },
      { day: 2, from: "09:00", to: "12:00" },
    ]);
    expect(gone.map(({ id }) => id)).toEqual(["sunday"]);
    expect(fresh).toEqual([{ day: 2, from: "09:00", to: "12:00" }]);
    expect(changesOf(rules, weekOf(rules))).toEqual({ gone: [], fresh: [] });
  });

  it("are the same week forth and back, with lunch in between", () => {
    const days = [
      { day: 1, from: "08:00", to: "12:00" },
      { day: 1, from: "13:00", to: "24:00" },
      { day: 7, from: "10:00", to: "12:00" },
    ];
    expect(toBusinessWeek(toWorkingWeek(days))).toEqual(days);
  });
});

describe("a text", () => {
  it("is filled in, and leaves what nobody knows as it is written", () => {
    expect(filled("Às {{time}} na {{ clinic_name }}: {{foo}}", { time: "09:30", clinic_name: "Laser" })).toBe(
      "Às 09:30 na Laser: {{foo}}",
    );
  });
});

describe("a question's key", () => {
  it("is made of what people read", () => {
    expect(keyOf("Qual o intervalo entre sessões?")).toBe("QUAL_O_INTERVALO_ENTRE_SESSOES");
    expect(keyOf("???")).toBe("PERGUNTA");
    expect(keyOf("x ".repeat(60)).length).toBeLessThanOrEqual(50);
  });
});
