import { describe, expect, test } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import type { Observation } from "./chart.ts";
import type { Bound, Condition, Relation } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import {
  chart,
  compare,
  field,
  latest,
  list,
  quantity,
  record,
  result,
  situation,
  timesLimit,
} from "./fixture.ts";

const held = (condition: Condition, ...results: readonly Observation[]): Truth =>
  evaluate(condition, chart({ results }), situation).truth;
const against = (variable: string, relation: Relation, right: Bound): Condition => ({
  kind: "compare",
  left: latest(variable),
  relation,
  right,
});

describe("a result against a bound", () => {
  test.each([
    [">=", "99.9", "false"],
    [">=", "100", "true"],
    [">=", "100.1", "true"],
    [">", "99.9", "false"],
    [">", "100", "false"],
    [">", "100.1", "true"],
    ["<=", "99.9", "true"],
    ["<=", "100.0", "true"],
    ["<=", "100.1", "false"],
    ["<", "99.9", "true"],
    ["<", "100", "false"],
    ["<", "100.1", "false"],
    ["=", "99.9", "false"],
    ["=", "100.00", "true"],
    ["=", "100.1", "false"],
  ] as const)("platelets %s 100 with %s: %s", (relation, value, truth) =>
    expect(held(compare("platelets", relation, "100", "10*9/L"), result("platelets", value, "10*9/L"))).toBe(
      truth,
    ),
  );
  test.each([
    ["74999", "/mm3", "true"],
    ["75000", "/mm3", "false"],
    ["75001", "/mm3", "false"],
    ["74.999", "10*3/uL", "true"],
    ["75", "10*9/L", "false"],
  ] as const)("%s %s is fewer than 75 x 10*9/L: %s, to the last digit", (value, unit, truth) =>
    expect(held(compare("platelets", "<", "75", "10*9/L"), result("platelets", value, unit))).toBe(truth),
  );
  test("floats would lose this one: 1.5 x 10*3/uL is 1.5 x 10*9/L", () =>
    expect(held(compare("anc", ">=", "1.5", "10*9/L"), result("anc", "1.5", "10*3/uL"))).toBe("true"));
  test("a result without the fact that it was converted would not be understood", () => {
    const [fact] = evaluate(
      compare("hemoglobin", ">=", "9", "g/dL"),
      chart({ results: [result("hemoglobin", "89.9", "g/L")] }),
      situation,
    ).used;
    expect(fact?.note).toBe("89.9 g/L = 8.99 g/dL");
    expect(fact?.limit).toBe("≥ 9 g/dL");
    expect(fact?.unit).toBe("g/L");
  });
});

describe("a number without a unit", () => {
  const bare = (variable: string, value: string): Observation => ({ ...result(variable, "0", "1"), value });
  test("is a score where the variable is one", () => {
    expect(held(compare("ecog", "<=", "1", "{score}"), bare("ecog", "1"))).toBe("true");
    expect(held(compare("ecog", "<=", "1", "{score}"), bare("ecog", "2"))).toBe("false");
    expect(held(compare("ecog", "<=", "1", "{score}"), result("ecog", "1", "1"))).toBe("true");
    expect(held(compare("karnofsky", ">=", "70", "%"), result("karnofsky", "70", "{score}"))).toBe("true");
  });
  test("is no platelet count: there is no default unit", () =>
    expect(
      evaluate(
        compare("platelets", ">=", "100", "10*9/L"),
        chart({ results: [bare("platelets", "120")] }),
        situation,
      ).unknownReasons.map((each) => each.code),
    ).toEqual(["unitNotConvertible"]));
  test("and text is no number", () =>
    expect(
      evaluate(
        compare("platelets", ">=", "100", "10*9/L"),
        chart({ results: [bare("platelets", "plenty")] }),
        situation,
      ).unknownReasons.map((each) => each.code),
    ).toEqual(["valueTooCoarse"]));
});

describe("mass and molar concentration of one analyte", () => {
  // 113.12 g/mol: 1.70 mg/dL = 17 mg/L = 150.28 umol/L.
  test("creatinine of 1.70 mg/dL is more than 150 umol/L but not more than 1.7 mg/dL: the primary bound decides, with a warning", () => {
    const rule: Condition = {
      ...compare("creatinine", ">", "150", "umol/L"),
      restatedAs: [quantity("1.7", "mg/dL")],
    };
    const verdict = evaluate(rule, chart({ results: [result("creatinine", "1.70", "mg/dL")] }), situation);
    expect(verdict.truth).toBe("true");
    expect(verdict.warnings.join()).toContain("1.7 mg/dL) would decide otherwise");
    const clear = evaluate(rule, chart({ results: [result("creatinine", "2", "mg/dL")] }), situation);
    expect(clear.warnings).toEqual([]);
  });
  test("within 0.1 % of the bound after a molar conversion is marked borderline", () => {
    const near = (value: string): readonly string[] =>
      evaluate(
        compare("creatinine", ">", "150", "umol/L"),
        chart({ results: [result("creatinine", value, "mg/dL")] }),
        situation,
      ).warnings;
    // 150 umol/L = 1.6968 mg/dL; 0.1 % of it is 0.0017.
    expect(near("1.6980").join()).toContain("borderline");
    expect(near("1.6990")).toEqual([]);
    expect(near("1.6952").join()).toContain("borderline");
    expect(near("1.6945")).toEqual([]);
  });
  test("the same unit is never borderline", () =>
    expect(
      evaluate(
        compare("creatinine", ">", "150", "umol/L"),
        chart({ results: [result("creatinine", "150", "umol/L")] }),
        situation,
      ).warnings,
    ).toEqual([]));
  test("without a molar mass they do not meet", () => {
    const verdict = evaluate(
      compare("albumin", ">", "500", "umol/L"),
      chart({ results: [result("albumin", "40", "g/L")] }),
      situation,
    );
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons[0]?.code).toBe("unitNotConvertible");
  });
  test("clearance per body surface and clearance are different units", () => {
    const verdict = evaluate(
      compare("gfr", ">", "50", "mL/min/{1.73_m2}"),
      chart({ results: [result("gfr", "60", "mL/min")] }),
      situation,
    );
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["unitNotConvertible"]);
    expect(verdict.used[0]?.note).toContain("does not convert");
  });
});

describe("a result below or above what the laboratory can measure is an interval", () => {
  test.each([
    ["<", "5", "<", "5", "true"],
    ["<", "5", "<", "4", "unknown"],
    ["<", "5", "<=", "4.9", "unknown"],
    ["<", "5", ">=", "5", "false"],
    ["<", "5", ">", "4", "unknown"],
    ["<=", "5", "<", "5", "unknown"],
    ["<=", "5", "<=", "5", "true"],
    ["<=", "5", ">", "5", "false"],
    ["<=", "5", ">=", "5", "unknown"],
    [">", "90", ">", "90", "true"],
    [">", "90", ">=", "91", "unknown"],
    [">", "90", "<=", "90", "false"],
    [">=", "90", "<", "90", "false"],
    [">=", "90", "<=", "90", "unknown"],
    ["<", "5", "=", "5", "false"],
    ["<", "5", "=", "4", "unknown"],
    [">=", "90", "=", "80", "false"],
  ] as const)("a result of %s%s is %s %s: %s", (comparator, value, relation, bound, truth) => {
    const verdict = evaluate(
      compare("crp", relation, bound, "mg/L"),
      chart({ results: [result("crp", value, "mg/L", "2026-02-20", { comparator })] }),
      situation,
    );
    expect(verdict.truth).toBe(truth);
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(
      truth === "unknown" ? ["valueTooCoarse"] : [],
    );
  });
});

describe("a multiple of the laboratory's limit", () => {
  const bilirubin = (value: string, unit: string, upper: string, upperUnit = unit): Observation =>
    result("bilirubin.total", value, unit, "2026-02-20", { limits: { upper: quantity(upper, upperUnit) } });
  test.each([
    ["41.9", "true"],
    ["42", "true"],
    ["42.1", "false"],
  ] as const)("bilirubin of %s umol/L is at most 2 x 21: %s", (value, truth) =>
    expect(held(timesLimit("bilirubin.total", "<=", "2"), bilirubin(value, "umol/L", "21"))).toBe(truth),
  );
  test("factor x limit is exact: 2.5 x 0.3 is 0.75, not 0.7499…", () =>
    expect(held(timesLimit("bilirubin.total", "=", "2.5"), bilirubin("0.75", "mg/dL", "0.3"))).toBe("true"));
  test("the limit may be printed in another unit", () =>
    expect(held(timesLimit("bilirubin.total", ">", "2"), bilirubin("2.5", "mg/dL", "21", "umol/L"))).toBe(
      "true",
    ));
  test("the explanation shows factor and limit", () =>
    expect(
      evaluate(
        timesLimit("bilirubin.total", "<=", "2"),
        chart({ results: [bilirubin("40", "umol/L", "21")] }),
        situation,
      ).used[0]?.limit,
    ).toBe("≤ 2 × ULN (21 umol/L)"));
  test("the lower limit is another limit", () => {
    const albumin = result("albumin", "30", "g/L", "2026-02-20", {
      limits: { lower: quantity("35", "g/L"), upper: quantity("50", "g/L") },
    });
    expect(held(timesLimit("albumin", "<", "1", "lower"), albumin)).toBe("true");
    expect(held(timesLimit("albumin", "<", "0.8", "lower"), albumin)).toBe("false");
  });
  test("without a limit nothing is assumed from a textbook", () => {
    const verdict = evaluate(
      timesLimit("bilirubin.total", "<=", "2"),
      chart({ results: [result("bilirubin.total", "4", "umol/L")] }),
      situation,
    );
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact, each.askedOf])).toEqual([
      ["limitMissing", "limit:bilirubin.total", "laboratory"],
    ]);
  });
});

describe("a change from baseline", () => {
  const change = (
    measure: "ratio" | "percentChange" | "difference",
    value: string,
    unit: string,
    relation: Relation = ">=",
  ) =>
    against("cga", relation, {
      kind: "relativeToBaseline",
      baseline: { kind: "observation", variable: "cga", select: "latest" },
      measure,
      value: quantity(value, unit),
    });
  const on = (condition: Condition, before: string, now: string, beforeDate = "2026-01-10") =>
    evaluate(
      condition,
      chart({
        results: [result("cga", before, "ug/L", beforeDate), result("cga", now, "ug/L", "2026-02-20")],
        anchors: { firstDose: "2026-01-15" },
      }),
      situation,
    );
  test("baseline is the latest result at or before the first dose", () => {
    expect(on(change("percentChange", "20", "%"), "100", "120").truth).toBe("true");
    expect(on(change("percentChange", "20", "%"), "100", "119.9").truth).toBe("false");
    expect(on(change("percentChange", "20", "%"), "100", "120", "2026-01-15").truth).toBe("true");
    expect(on(change("percentChange", "20", "%"), "100", "120", "2026-01-16").truth).toBe("unknown");
  });
  test("a ratio is compared as baseline x ratio", () => {
    expect(on(change("ratio", "1.5", "1"), "3", "4.5").truth).toBe("true");
    expect(on(change("ratio", "1.5", "1"), "3", "4.4").truth).toBe("false");
  });
  test("a difference has a unit of its own", () => {
    expect(on(change("difference", "5", "ug/L"), "100", "105").truth).toBe("true");
    expect(on(change("difference", "6", "ug/L"), "100", "105").truth).toBe("false");
  });
  test("a fall is a negative change", () =>
    expect(on(change("percentChange", "-50", "%", "<="), "100", "50").truth).toBe("true"));
  test("the percent change of zero is unknown", () =>
    expect(on(change("percentChange", "20", "%"), "0", "5").truth).toBe("unknown"));
  test("without a baseline that is what is asked for", () => {
    const verdict = evaluate(
      change("ratio", "1.5", "1"),
      chart({ results: [result("cga", "5", "ug/L", "2026-02-20")], anchors: { firstDose: "2026-01-15" } }),
      situation,
    );
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["baselineMissing"]);
  });
});

describe("one value against another", () => {
  const hotter: Condition = {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: { kind: "compare", left: field("uptake"), relation: ">", right: latest("liver.uptake") },
    },
  };
  const uptake = (lesion: string | null, liver: string | null): Truth =>
    evaluate(
      hotter,
      chart({
        lists: [
          list("lesion", [
            record("lesion", "L1", { fields: lesion === null ? {} : { uptake: quantity(lesion, "{SUV}") } }),
          ]),
        ],
        results: liver === null ? [] : [result("liver.uptake", liver, "{SUV}")],
      }),
      situation,
    ).truth;
  test.each([
    ["8.1", "8", "true"],
    ["8", "8", "false"],
    ["7.9", "8", "false"],
    [null, "8", "unknown"],
    ["8", null, "unknown"],
  ] as const)("uptake of %s above the liver's %s: %s", (lesion, liver, truth) =>
    expect(uptake(lesion, liver)).toBe(truth),
  );
});
