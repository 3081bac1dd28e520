import { expect, it } from "vitest";
import { centsOf, money } from "./money";

it("reads prices as people write them", () => {
  expect(["150", "150,00", "99,9", "1.250,00", "R$ 1.250", "0,05", "1,250.50"].map(centsOf)).toEqual([
    15000, 15000, 9990, 125000, 125000, 5, 125050,
  ]);
  expect([centsOf(""), centsOf("grátis"), centsOf("1,2,3")]).toEqual([null, undefined, undefined]);
});

it("writes them with the sign of the currency", () => {
  expect(money(15000, "pt-BR").replace(/\s/g, " ")).toBe("R$ 150,00");
});
