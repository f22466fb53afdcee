import { describe, expect, test } from "vitest";
import {
  joinWith,
  startSentence,
  withinSentence,
  writeAmount,
  writeAmountOf,
  writeDuration,
  writeUnit,
} from "./words.ts";

describe("units as people write them", () => {
  test.each([
    ["10*9/L", "×10⁹/L"],
    ["10*12/L", "×10¹²/L"],
    ["/mm3", "/mm³"],
    ["cm3", "cm³"],
    ["m2", "m²"],
    ["mL/min/{1.73_m2}", "mL/min/1.73 m²"],
    ["ug/L", "µg/L"],
    ["10*3/uL", "×10³/µL"],
    ["[IU]/L", "IU/L"],
    ["k[IU]/L", "kIU/L"],
    ["kg.m", "kg·m"],
    ["{copies}/mL", "copies/mL"],
    ["{score}", ""],
    ["1", ""],
  ])("%s is “%s”", (unit, written) => expect(writeUnit(unit)).toBe(written));
});

test.each([
  ["1", "a", "1 year"],
  ["1.0", "mo", "1.0 month"],
  ["1.00", "wk", "1.00 week"],
  ["-1", "d", "-1 day"],
  ["+1", "d", "+1 day"],
  ["2", "h", "2 hours"],
  ["11", "d", "11 days"],
  ["1.5", "min", "1.5 minutes"],
  ["10", "wk", "10 weeks"],
  ["0.1", "a", "0.1 years"],
  ["12", "mg", "12 mg"],
  ["1.2", "{INR}", "1.2"],
  ["12", null, "12"],
])("%s of %s is “%s”", (value, unit, written) => expect(writeAmount(value, unit)).toBe(written));

test.each([
  ["SUV", "12", "{SUV}", "12"],
  ["current grade", "2", "{CTCAE_grade}", "2"],
  ["ECOG (total score)", "2", "{score}", "2"],
  ["viral load", "2", "{copies}", "2 copies"],
  ["viral load copies", "2", "{copies}/mL", "2 copies/mL"],
  ["copies", "2", "k{copies}", "2 kcopies"],
  ["dose of mg", "2", "mg", "2 mg"],
  ["grade", "2", null, "2"],
])("%s: %s in %s is “%s”, since a unit is not said twice", (name, value, unit, written) =>
  expect(writeAmountOf(name, value, unit)).toBe(written),
);

test("the direction of a length of time is the sentence's to tell", () => {
  expect(writeDuration({ amount: "-4", unit: "week" })).toBe("4 weeks");
  expect(writeDuration({ amount: "+1", unit: "day" })).toBe("1 day");
  expect(writeDuration({ amount: "6", unit: "month" })).toBe("6 months");
});

test("lists end in a word", () => {
  expect(joinWith("or", [])).toBe("");
  expect(joinWith("or", ["a"])).toBe("a");
  expect(joinWith("and", ["a", "b"])).toBe("a and b");
  expect(joinWith("or", ["a", "b", "c"])).toBe("a, b or c");
});

test.each([
  ["Platelets", "platelets"],
  ["Alkaline phosphatase", "alkaline phosphatase"],
  ["Well-differentiated tumour", "well-differentiated tumour"],
  ["GFR", "GFR"],
  ["Ki-67", "Ki-67"],
  ["pH of urine", "pH of urine"],
  ["Karnofsky performance status", "Karnofsky performance status"],
  ["Creatinine, serum", "creatinine, serum"],
  ["", ""],
])("“%s” inside a sentence is “%s”", (label, inside) => expect(withinSentence(label)).toBe(inside));

test("a sentence starts with a capital", () => {
  expect(startSentence("platelets are low")).toBe("Platelets are low");
  expect(startSentence("")).toBe("");
});
