import fc from "fast-check";
import { expect, describe as group, test, vi } from "vitest";
import { chartOf, coarsened, conditions, evaluationDay, fullFacts } from "./arbitrary.ts";
import type { Chart } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { describeVerdict } from "./describeVerdict.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  answer,
  anyOf,
  ask,
  chart,
  compare,
  is,
  latest,
  not,
  result,
  says,
  timesLimit,
  window,
} from "./fixture.ts";

/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });

const before = window("firstDose", "-4 week");
const platelets = compare(latest("platelets", before), ">=", "100", "10*9/L");
const gfr: Condition = compare(
  {
    kind: "observation",
    variable: "gfr",
    select: "latest",
    methods: ["iohexol", "51Cr-EDTA"],
    within: before,
  },
  ">",
  "50",
  "mL/min/{1.73_m2}",
);

group("a result against a bound", () => {
  test("too low, in the bound's own unit", () =>
    expect(says(platelets, chart({ results: [result("platelets", "82", "10*9/L", "2026-02-09")] }))).toBe(
      "Platelets 82 ×10⁹/L on 2026-02-09 is below the required 100 ×10⁹/L.",
    ));
  test("exactly on the bound, in another unit, with the conversion", () =>
    expect(says(platelets, chart({ results: [result("platelets", "100000", "/mm3", "2026-02-09")] }))).toBe(
      "Platelets 100000 /mm³ (= 100 ×10⁹/L) on 2026-02-09 is at least the required 100 ×10⁹/L.",
    ));
  test("an excluding bound is a limit, not a requirement", () => {
    const low = compare("platelets", "<", "75", "10*9/L");
    const with_ = (value: string): Chart => chart({ results: [result("platelets", value, "10*9/L")] });
    expect(says(low, with_("74"), "exclusion")).toBe(
      "Platelets 74 ×10⁹/L on 2026-02-20 is below the limit of 75 ×10⁹/L.",
    );
    expect(says(low, with_("75"), "exclusion")).toBe(
      "Platelets 75 ×10⁹/L on 2026-02-20 is not below the limit of 75 ×10⁹/L.",
    );
  });
  test("a negated bound is spoken of from the other side", () =>
    expect(
      says(
        not(compare("platelets", "<", "75", "10*9/L")),
        chart({ results: [result("platelets", "74", "10*9/L")] }),
      ),
    ).toBe("Platelets 74 ×10⁹/L on 2026-02-20 is below the limit of 75 ×10⁹/L."));
  test("a multiple of the laboratory's limit, with the limit in figures", () =>
    expect(
      says(
        timesLimit("bilirubin.total", "<=", "2"),
        chart({
          results: [
            result("bilirubin.total", "43", "umol/L", "2026-02-20", {
              limits: { upper: { value: "21", unit: "umol/L" } },
            }),
          ],
        }),
      ),
    ).toBe("Bilirubin, total 43 µmol/L on 2026-02-20 is above the allowed 2 × ULN (ULN 21 µmol/L)."));
  test("a score that is none of those accepted", () =>
    expect(says(is(latest("ecog"), "0", "1"), chart({ results: [result("ecog", "2", "{score}")] }))).toBe(
      "ECOG performance status is 2 on 2026-02-20, not 0 or 1.",
    ));
  test("age in completed years", () =>
    expect(
      says(compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"), chart({ birth: "2008-03-02" })),
    ).toBe("Age at inclusion 17 years is below the required 18 years."));
});

group("a result that is missing or does not count", () => {
  test("none at all", () =>
    expect(says(platelets, chart())).toBe("No result for platelets in the 4 weeks before the first dose."));
  test("only one from before the window", () =>
    expect(says(platelets, chart({ results: [result("platelets", "200", "10*9/L", "2026-01-02")] }))).toBe(
      "No result for platelets in the 4 weeks before the first dose (latest is from 2026-01-02).",
    ));
  test("one by another method", () =>
    expect(
      says(
        gfr,
        chart({
          results: [result("gfr", "54", "mL/min/{1.73_m2}", "2026-02-03", { method: "99mTc-DTPA" })],
        }),
      ),
    ).toBe(
      "Measured GFR (tracer clearance) 54 mL/min/1.73 m² on 2026-02-03 was obtained by 99mTc-DTPA, not by iohexol or 51Cr-EDTA, so it does not count.",
    ));
  test("one without a stated method", () =>
    expect(says(gfr, chart({ results: [result("gfr", "54", "mL/min/{1.73_m2}", "2026-02-03")] }))).toBe(
      "Measured GFR (tracer clearance) 54 mL/min/1.73 m² on 2026-02-03 does not say how it was obtained; iohexol or 51Cr-EDTA is required, so it does not count.",
    ));
  test("a preliminary one", () =>
    expect(
      says(
        platelets,
        chart({ results: [result("platelets", "200", "10*9/L", "2026-02-20", { status: "preliminary" })] }),
      ),
    ).toBe("Platelets 200 ×10⁹/L on 2026-02-20 does not count (status preliminary)."));
  test("no limit of normal with it", () =>
    expect(
      says(
        timesLimit("bilirubin.total", "<=", "2"),
        chart({ results: [result("bilirubin.total", "31", "umol/L")] }),
      ),
    ).toBe(
      "Bilirubin, total 31 µmol/L on 2026-02-20 cannot be judged, because the laboratory's limit of normal for it is not known.",
    ));
  test("a unit that does not convert", () =>
    expect(says(platelets, chart({ results: [result("platelets", "200", "g/L")] }))).toBe(
      "Platelets 200 g/L on 2026-02-20 cannot be compared, because its unit does not convert.",
    ));
  test("a bound value that leaves the question open", () =>
    expect(
      says(
        platelets,
        chart({ results: [result("platelets", "150", "10*9/L", "2026-02-20", { comparator: "<" })] }),
      ),
    ).toBe("Platelets <150 ×10⁹/L on 2026-02-20 leaves open whether it is at least 100 ×10⁹/L."));
  test("a month alone, where every day of it lies in the window", () =>
    expect(says(platelets, chart({ results: [result("platelets", "150", "10*9/L", "2026-02")] }))).toBe(
      "Platelets 150 ×10⁹/L in 2026-02 is at least the required 100 ×10⁹/L.",
    ));
  test("no date of birth", () =>
    expect(says(compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"), chart())).toBe(
      "The date of birth is not recorded.",
    ));
});

const open: Condition = {
  kind: "readings",
  repairId: "r",
  alternatives: ([">=", "<=", "="] as const).map((relation, index) => ({
    label: ["≥", "≤", "="][index] ?? "",
    expression: compare("hemoglobin", relation, "9", "g/dL"),
  })),
};
const hb = (value: string): Chart => chart({ results: [result("hemoglobin", value, "g/dL")] });

group("readings of a damaged text", () => {
  test("the outcome under each sign, and that the repair waits for a person", () =>
    expect(says(open, hb("11"))).toBe(
      "Haemoglobin 11 g/dL on 2026-02-20 is held against 9 g/dL, but the comparator of the record is lost: under ≥ it is met, under ≤ and = it is not met; the repair has to be confirmed.",
    ));
  test("the one value that every reading accepts", () =>
    expect(says(open, hb("9"))).toBe(
      "Haemoglobin 9 g/dL on 2026-02-20 is at least the required 9 g/dL, under every open reading of the record.",
    ));
  test("two places that wait for one repair ask for it once", () => {
    const two = allOf(open, open);
    expect(says(two, hb("11")).match(/the repair has to be confirmed/g)).toHaveLength(1);
  });
  test("a confirmed reading is spoken of like any other bound", () =>
    expect(says(open, hb("11"), "inclusion", new Map([["r", "≤"]]))).toBe(
      "Haemoglobin 11 g/dL on 2026-02-20 is above the allowed 9 g/dL.",
    ));
  test("a missing result is missing under every reading", () =>
    expect(says(open, chart())).toBe("No result for haemoglobin."));
});

group("combinations", () => {
  const low = compare("albumin", "<", "3.0", "g/dL");
  const rule: Condition = {
    kind: "unless",
    base: low,
    exception: is(latest("pt.withinNormalRange"), "true"),
  };
  const albumin = result("albumin", "28", "g/L");
  test("an exception that applies is the reason", () =>
    expect(
      says(
        rule,
        chart({ results: [albumin, { ...result("pt.withinNormalRange", "1", "1"), value: true }] }),
        "exclusion",
      ),
    ).toBe(
      "The exception applies: prothrombin time within the normal range is recorded as yes on 2026-02-20.",
    ));
  test("an exception that is open", () =>
    expect(says(rule, chart({ results: [albumin] }), "exclusion")).toBe(
      "Albumin 28 g/L (= 2.8 g/dL) on 2026-02-20 is below the limit of 3.0 g/dL; whether the exception applies is open: prothrombin time within the normal range is not recorded.",
    ));
  test("of several requirements the one that fails is named", () =>
    expect(
      says(
        allOf(platelets, compare("hemoglobin", ">", "90", "g/L")),
        chart({ results: [result("platelets", "200", "10*9/L"), result("hemoglobin", "87", "g/L")] }),
      ),
    ).toBe("Haemoglobin 87 g/L on 2026-02-20 is not above the required 90 g/L."));
  test("of several that are all open, three are told", () => {
    const many = anyOf(
      ...["platelets", "hemoglobin", "wbc", "anc", "albumin"].map((each) => compare(each, "<", "1", "g/L")),
    );
    expect(says(many, chart())).toBe("No result for platelets; no result for haemoglobin; and 3 more.");
  });
  test("a second choice is marked as provisional", () =>
    expect(
      says(
        {
          kind: "preferred",
          alternatives: [is(latest("ecog"), "0", "1"), compare("karnofsky", ">=", "70", "%")],
        },
        chart({ results: [result("karnofsky", "80", "%")] }),
      ),
    ).toBe(
      "Karnofsky performance status 80 % on 2026-02-20 is at least the required 70 % (provisional: the preferred source is not recorded).",
    ));
});

group("questions to a person", () => {
  const best = { ...ask("best"), answerValidFor: { amount: "4", unit: "week" } } as const;
  test.each([
    ["The investigator answered yes on 2026-02-20 to “best?”.", answer("best", "yes")],
    ["The investigator answered no on 2026-02-20 to “best?”.", answer("best", "no")],
    [
      "The investigator answered no on 2026-01-20 to “best?”, which is too long ago to hold.",
      answer("best", "no", "2026-01-20"),
    ],
  ])("%s", (sentence, given) => expect(says(best, chart({ answers: [given] }))).toBe(sentence));
  test("not yet answered", () =>
    expect(says(best, chart())).toBe("The investigator has not yet answered “best?”."));
});

test("every verdict on anybody has a reason of one sentence", () => {
  const persons = fullFacts.chain((full) => fc.record({ full: fc.constant(full), coarse: coarsened(full) }));
  fc.assert(
    fc.property(
      conditions({ readings: true, preferred: true, opaque: true, knownOnly: true }),
      persons,
      fc.constantFrom("inclusion", "exclusion"),
      (condition, { full, coarse }, role) => {
        for (const facts of [full, coarse]) {
          const verdict = evaluate(condition, chartOf(facts), { asOf: evaluationDay, decisions: new Map() });
          const sentence = describeVerdict(condition, verdict, { role });
          expect(sentence).toMatch(/^[^a-z\s].*[^.\s]\.$/u);
          expect(sentence).not.toMatch(/undefined|\[object|null|NaN|\n| {2}/);
        }
      },
    ),
    { numRuns: Math.ceil(800 * share) },
  );
});
