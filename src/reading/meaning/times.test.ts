import { describe, expect, test } from "vitest";
import { findTimes, windowOf } from "./times.ts";
import { wordsOf } from "./words.ts";

const first = (text: string): ReturnType<typeof findTimes>[number] => {
  const found = findTimes(text, wordsOf(text))[0];
  if (found === undefined) throw new Error(`no time in “${text}”`);
  return found;
};
const windowIn = (text: string): string => {
  const window = windowOf(first(text), "inclusion");
  if (window === null) return "no window";
  const edge = (duration: typeof window.from): string =>
    duration === "unbounded" ? duration : `${duration.amount} ${duration.unit}`;
  const { anchor, anchorAssumed, from, to, includesFrom, includesTo } = window;
  return `${includesFrom ? "[" : "("}${edge(from)}, ${edge(to)}${includesTo ? "]" : ")"} ${anchor}${anchorAssumed === true ? "?" : ""}`;
};

describe("windows", () => {
  test.each([
    ["Bleeding within 4 weeks prior to enrolment", "[-4 week, 0 day] enrollment"],
    ["Bleeding within the last 6 weeks before randomisation", "[-6 week, 0 day] randomization"],
    ["Bleeding in the past 5 years", "[-5 year, 0 day] inclusion?"],
    ["Bleeding less than 14 days before the first dose", "(-14 day, 0 day] firstDose"],
    ["Bleeding ≤ 14 days before the first dose", "[-14 day, 0 day] firstDose"],
    ["Bleeding within 28 days of registration", "[-28 day, 0 day] enrollment"],
    ["Bleeding within 3 months of C1D1", "[-3 month, 0 day] firstDose"],
    ["Bleeding within the previous 2-12 months", "[-12 month, -2 month] inclusion?"],
    ["Bleeding during the six (6) weeks preceding study entry", "[-6 week, 0 day] studyEntry"],
    ["Bleeding in the 3 months before screening", "[-3 month, 0 day] screening"],
    ["Urine collected up to six months after the end of treatment", "[0 day, 6 month] endOfTreatment"],
    ["Transfusion planned within 6 months", "[0 day, 6 month] inclusion?"],
    ["Bleeding 48h or less before dosing", "[-48 hour, 0 day] firstDose"],
    [
      "Bleeding within 30 days or 5 half-lives, whichever is longer, prior to the first infusion",
      "[-30 day, 0 day] firstDose",
    ],
    ["Bleeding within 4 weeks prior to the first 177Lu-edotreotide injection", "[-4 week, 0 day] firstDose"],
  ])("%s: %s", (text, expected) => {
    expect(windowIn(text)).toBe(expected);
  });

  test("a time that hangs on another event than one of the trial is no window of the trial", () => {
    expect(windowIn("Fever within 10 days of transplantation")).toBe("no window");
  });
});

describe("times that must have gone by", () => {
  test.each([
    ["stopped at least 4 weeks before the first dose", "elapsed >= 4 week firstDose"],
    ["completed > 6 weeks prior to study entry", "elapsed > 6 week studyEntry"],
    ["no less than 3 weeks prior to enrolment", "elapsed >= 3 week enrollment"],
    ["at least 12 months since the last infusion", "elapsed >= 12 month null"],
    [
      "at least 28 days must have elapsed between the last chemotherapy and C1D1",
      "elapsed >= 28 day firstDose",
    ],
    ["stable for at least 24 weeks", "lasting >= 24 week null"],
  ])("%s: %s", (text, expected) => {
    const { kind, operator, amount, unit, anchor } = first(text);
    expect(`${kind} ${operator} ${amount} ${unit} ${anchor}`).toBe(expected);
  });
});

test.each([
  "Aged 18 to 75 years",
  "18 years of age or older",
  "at least 18 years old",
  "infusions every 8 weeks",
  "grade 3 events",
  "day 1 of treatment",
])("“%s” holds no window and no wash-out", (text) => {
  expect(findTimes(text, wordsOf(text))).toEqual([]);
});
