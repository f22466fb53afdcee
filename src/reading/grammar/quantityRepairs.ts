import type { Decimal } from "../../kernel/decimal.ts";
import type { UcumCode } from "../../kernel/quantity.ts";
import { dimensionOf } from "../../knowledge/index.ts";
import type { FoundRepair } from "../sentence.ts";
import type { Measure } from "./measure.ts";
import type { Quantity } from "./quantity.ts";
import { isImplausible } from "./restated.ts";
import { type Setting, sliceOf, stretchAt } from "./setting.ts";

export type Judged = {
  readonly value: Decimal;
  readonly unit: UcumCode | null;
  readonly repairs: readonly FoundRepair[];
};

const superscript = (exponent: number): string =>
  [...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "").join("");

const isCount = (unit: UcumCode | null): boolean =>
  unit !== null && dimensionOf(unit) === "numberConcentration";

/** Count units printed per mL or per mm³ that are mostly meant per µL. */
const perMicrolitre: Readonly<Record<string, UcumCode>> = {
  "/mL": "/uL",
  "/L": "/uL",
  mm3: "/mm3",
  "10*3/mL": "10*3/uL",
  "10*3/L": "10*3/uL",
  "10*9/mL": "10*9/L",
  "10*6/mL": "10*6/uL",
};

/** What a careful reader doubts about a number and its unit. A value changes only together with its repair. */
export const judgeQuantity = (
  setting: Setting,
  quantity: Quantity,
  measure: Measure | null,
  unit: UcumCode | null,
): Judged => {
  const repairs: FoundRepair[] = [];
  const at = stretchAt(setting, quantity.start, quantity.end);
  const printed = sliceOf(setting, quantity.start, quantity.end);
  let value = quantity.value;
  const settled = unit;
  if (quantity.lostPower !== null) {
    const figure = sliceOf(setting, quantity.figure.start, quantity.figure.start + 1);
    const { exponent, isUnit } = quantity.lostPower;
    repairs.push({
      code: "FLATTENED_EXPONENT",
      at,
      written: printed,
      candidates: [`${figure}×10${superscript(exponent)}`, `${figure}×10${exponent}`],
      proposed: `${figure}×10${superscript(exponent)}`,
      confidence: isUnit && isCount(unit) ? "certain" : "high",
      evidence: ["a power of ten stands without its superscript"],
    });
  }
  if (quantity.doubt === "pointThousands" && isCount(unit)) {
    const whole = value.replace(".", "");
    repairs.push({
      code: "DECIMAL_THOUSANDS",
      at,
      written: printed,
      candidates: [whole, value],
      proposed: whole,
      confidence: "certain",
      evidence: ["a point before three zeros in a count per volume separates thousands"],
    });
    value = whole;
  }
  if (
    measure !== null &&
    settled !== null &&
    isCount(settled) &&
    /^\d{1,3}\.\d{3}$/.test(value) &&
    repairs.every(({ code }) => code !== "DECIMAL_THOUSANDS")
  ) {
    const whole = value.replace(".", "");
    if (isImplausible(measure, value, settled) === true && isImplausible(measure, whole, settled) === false) {
      repairs.push({
        code: "DECIMAL_THOUSANDS",
        at,
        written: printed,
        candidates: [whole, value],
        proposed: whole,
        confidence: "certain",
        evidence: [
          `${value} ${settled} is implausible, ${whole} ${settled} is not: the point separates thousands`,
        ],
      });
      value = whole;
    }
  }
  if (measure === null || settled === null) return { value, unit: settled, repairs };
  const better = perMicrolitre[settled];
  if (better !== undefined && measure.units.some((each) => dimensionOf(each) === "numberConcentration")) {
    const asPrinted = isImplausible(measure, value, settled);
    const asMeant = isImplausible(measure, value, better);
    if (asPrinted !== false && asMeant === false) {
      repairs.push({
        code: "UNIT_IMPLAUSIBLE",
        at,
        written: printed,
        candidates: [better, settled],
        proposed: better,
        confidence: asPrinted === null ? "high" : "medium",
        evidence: [`${value} ${settled} lies outside of what is plausible; ${value} ${better} does not`],
      });
      return { value, unit: better, repairs };
    }
  }
  if (quantity.unit === null) return { value, unit: settled, repairs };
  const isFiled = measure.units.includes(settled);
  const sameDimension = measure.units.some((each) => dimensionOf(each) === dimensionOf(settled ?? ""));
  if (!isFiled && !sameDimension) {
    if (
      measure.refusedUnits.some((each) => each.unit === settled) ||
      (isGfr(measure) && settled === "mL/min")
    )
      repairs.push(lacksSurface(setting, quantity, measure, settled));
    else if (!sharesMolar(measure, settled))
      repairs.push({
        code: "UNIT_IMPLAUSIBLE",
        at,
        written: printed,
        candidates: [],
        confidence: "low",
        evidence: [`${measure.id} is not given in ${settled}`],
      });
  } else if (isImplausible(measure, value, settled) === true)
    repairs.push({
      code: "VALUE_IMPLAUSIBLE",
      at,
      written: printed,
      candidates: [],
      confidence: "low",
      evidence: [`${value} ${settled} lies outside of the plausible range of ${measure.id}`],
    });
  return { value, unit: settled, repairs };
};

const isGfr = (measure: Measure): boolean => measure.id === "egfr" || measure.id === "gfr";
const sharesMolar = (measure: Measure, unit: UcumCode): boolean => {
  const dimension = dimensionOf(unit) ?? "";
  return (
    measure.molarMass !== null &&
    (dimension === "massConcentration" ||
      dimension === "substanceConcentration" ||
      dimension === "massPerDay" ||
      dimension === "substancePerDay")
  );
};

const lacksSurface = (
  setting: Setting,
  quantity: Quantity,
  measure: Measure,
  unit: UcumCode,
): FoundRepair => ({
  code: isGfr(measure) ? "MISSING_UNIT" : "UNIT_IMPLAUSIBLE",
  at: stretchAt(setting, quantity.start, quantity.end),
  written: sliceOf(setting, quantity.start, quantity.end),
  candidates: isGfr(measure) ? ["mL/min", "mL/min/1.73 m²"] : [],
  confidence: "low",
  evidence: [
    isGfr(measure) ? "a filtration rate without its body surface" : `${measure.id} is not given in ${unit}`,
  ],
});

/** A laboratory value without a unit: which of the usual units would make it plausible. */
export const unprintedUnit = (
  setting: Setting,
  quantity: Quantity,
  measure: Measure,
): readonly FoundRepair[] => {
  if (
    measure.kind !== "quantity" ||
    measure.units.length === 0 ||
    measure.units.every((unit) => unit === "1" || unit.startsWith("{"))
  )
    return [];
  if (quantity.foreignUnit !== null)
    return [
      {
        code: "UNIT_TYPO",
        at: stretchAt(setting, quantity.foreignUnit.start, quantity.foreignUnit.end),
        written: sliceOf(setting, quantity.foreignUnit.start, quantity.foreignUnit.end),
        candidates: [],
        confidence: "low",
        evidence: ["the unit is not on file"],
      },
    ];
  const fitting = measure.units.filter((unit) => isImplausible(measure, quantity.value, unit) === false);
  return [
    {
      code: "MISSING_UNIT",
      at: stretchAt(setting, quantity.start, quantity.end),
      written: sliceOf(setting, quantity.start, quantity.end),
      candidates: fitting.slice(0, 4),
      confidence: "low",
      evidence: ["no unit is printed"],
    },
  ];
};
