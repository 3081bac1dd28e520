import { expect, test } from "vitest";
import { clockTime } from "./time";

const MORNING = new Date(2026, 10, 21, 9, 5).toISOString();
const EVENING = new Date(2026, 10, 21, 21, 5).toISOString();

test.each([
  ["pt-BR", "09:05", "21:05"],
  ["es", "9:05", "21:05"],
  ["en", "9:05 AM", "9:05 PM"],
])("in %s the hour is said as people there say it", (language, morning, evening) => {
  // Between the hour and the half of the day stands a space that does not break.
  expect(clockTime(MORNING, language).replace(/\s/g, " ")).toBe(morning);
  expect(clockTime(EVENING, language).replace(/\s/g, " ")).toBe(evening);
});
