import { expect, test } from "vitest";
import { trace } from "../traced.ts";
import { outcomeField } from "./armFields.ts";
import { findIds } from "./findIds.ts";
import { interventionParts } from "./interventionParts.ts";
import {
  understandAge,
  understandAgeRange,
  understandCount,
  understandPhase,
  understandSex,
  understandStatus,
} from "./understand.ts";
import { understandDate } from "./understandDate.ts";

test.each([
  ["Phase 2", "Phase 2"],
  ["PHASE2", "Phase 2"],
  ["Phase II", "Phase 2"],
  ["Phase IIb", "Phase 2"],
  ["Phase 1/Phase 2", "Phase 1/Phase 2"],
  ["Phase I/II", "Phase 1/Phase 2"],
  ["PHASE1|PHASE2", "Phase 1/Phase 2"],
  ["EARLY_PHASE1", "Early Phase 1"],
  ["Therapeutic confirmatory (Phase III)", "Phase 3"],
  ["2", "Phase 2"],
  ["II", "Phase 2"],
  ["1/2", "Phase 1/Phase 2"],
  ["N/A", null],
  ["Not Applicable", null],
])("the phase %s is %s", (written, phase) => expect(understandPhase(written)).toBe(phase));

test.each([
  ["0", null],
  ["000", null],
  ["48", "48"],
  ["1,024", "1024"],
  ["10 participants", "10"],
  ["Treatment:30;", "30"],
  ["not stated", null],
])("an enrolment of %s is %s: zero stands for nothing said", (written, count) =>
  expect(understandCount(written)).toBe(count),
);

test.each([
  ["ACTIVE_NOT_RECRUITING", "Active, not recruiting"],
  ["Not yet recruiting", "Not yet recruiting"],
  ["Recruiting", "Recruiting"],
  ["No longer recruiting", "Active, not recruiting"],
  ["Prematurely Ended", "Terminated"],
  ["Not Recruiting", "Not recruiting"],
  ["of the patient", null],
])("the status %s is %s", (written, status) => expect(understandStatus(written)).toBe(status));

test.each([
  ["18 Years", "18 years"],
  ["20age old over", "20 years"],
  ["6 Months", "6 months"],
  ["1 Year", "1 year"],
  ["N/A", null],
  ["No limit", null],
])("the age %s is %s", (written, age) => expect(understandAge(written)).toBe(age));

test.each([
  ["18 Years and older (Adult, Older Adult)", "18 years", null],
  ["18 Years to 75 Years", "18 years", "75 years"],
  ["18-75", "18 years", "75 years"],
  ["up to 17 Years", null, "17 years"],
])("the ages %s run from %s to %s", (written, minimum, maximum) =>
  expect(understandAgeRange(written)).toEqual({ minimum, maximum }),
);

test.each([
  ["All", "all"],
  ["Both", "all"],
  ["Male and Female", "all"],
  ["FEMALE", "female"],
  ["Male", "male"],
  ["unclear", null],
])("the sex %s is %s", (written, sex) => expect(understandSex(written)).toBe(sex));

test.each([
  ["2026-06-05", false, "2026-06-05"],
  ["2026-06", false, "2026-06"],
  ["June 5, 2026", false, "2026-06-05"],
  ["June 2026", false, "2026-06"],
  ["5 June 2026", false, "2026-06-05"],
  ["05/06/2026", true, "2026-06-05"],
  ["05/06/2026", false, null],
  ["25/06/2026", false, "2026-06-25"],
  ["06/25/2026", false, "2026-06-25"],
  ["20260605", false, "2026-06-05"],
  ["2026-13-05", false, null],
  ["soon", false, null],
])("the date %s (day first: %s) is %s: two readings are none", (written, dayFirst, date) =>
  expect(understandDate(written, dayFirst)).toBe(date),
);

test.each([
  ["see nct 12345678 and NCT 87654321", ["NCT12345678", "NCT87654321"]],
  ["2012-003666-41", ["2012-003666-41"]],
  ["2023-503456-12-00", ["2023-503456-12-00"]],
  [
    "ISRCTN12345678, UMIN000012345, JPRN-jRCT1031230001",
    ["ISRCTN12345678", "UMIN000012345", "JPRN-jRCT1031230001"],
  ],
  [
    "ChiCTR2100012345 ChiCTR-OIC-17013456 DRKS00012345 ACTRN12612001234567",
    ["ChiCTR2100012345", "ChiCTR-OIC-17013456", "DRKS00012345", "ACTRN12612001234567"],
  ],
  ["phone 2012-003666-4", []],
  [
    "CTRI/2023/01/012345 KCT0001234 IRCT20130101012345N1",
    ["CTRI/2023/01/012345", "KCT0001234", "IRCT20130101012345N1"],
  ],
])("registry numbers in: %s", (text, ids) => expect(findIds(text).map(({ id }) => id)).toEqual(ids));

test("what a description says of a treatment is quoted, nothing is worked out", () => {
  expect(
    interventionParts(
      "Four cycles of 7.4 GBq (200 mCi) intravenously every 8 weeks (± 1 week), then capecitabine 825 mg/m2 by mouth",
    ),
  ).toEqual({
    activity: "7.4 GBq; 200 mCi",
    dose: "825 mg/m2",
    cycles: "Four cycles",
    interval: "every 8 weeks (± 1 week)",
    route: "intravenous; oral",
  });
  expect(interventionParts("Two administrations, two months apart (+/- 2 weeks)")).toEqual({
    cycles: "Two administrations",
    interval: "two months apart (+/- 2 weeks)",
  });
  expect(interventionParts("Best supportive care")).toEqual({});
});

test.each([
  ["Overall survival, Up to 5 years", "Overall survival", "Up to 5 years"],
  [
    "Adverse events (CTCAE, version 5), from first dose to day 30",
    "Adverse events (CTCAE, version 5)",
    "from first dose to day 30",
  ],
  ["Response rate [Time Frame: 12 months]", "Response rate", "12 months"],
  ["Dose, schedule and response", "Dose, schedule and response", undefined],
])("the outcome %s has its time frame", (written, measure, timeFrame) => {
  const { parts } = outcomeField("primaryOutcome", trace(written));
  expect(parts?.["measure"]).toBe(measure);
  expect(parts?.["timeFrame"]).toBe(timeFrame);
});
