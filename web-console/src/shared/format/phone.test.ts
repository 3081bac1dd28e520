import { expect, test } from "vitest";
import { phone } from "./phone";

test.each([
  ["5511988887777", "+55 11 98888-7777"],
  ["551140001234", "+55 11 4000-1234"],
  ["351912345678", "+351 912 345 678"],
  ["14155550123", "+1 415 555 0123"],
  ["4915112345678", "+49 151 123 45678"],
  ["595981123456", "+595 981 123 456"],
  ["34600111", "+34 600 111"],
  ["+55 11 •••••-0001", "+55 11 •••••-0001"],
  ["", ""],
])("%s is shown as %s", (digits, shown) => {
  expect(phone(digits)).toBe(shown);
});

test("a number that is none yet keeps all of its digits", () => {
  expect(phone("1234567").replace(/\D/g, "")).toBe("1234567");
});
