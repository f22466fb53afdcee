import type { Observation } from "../../src/condition/index.ts";
import { addDays, isoDate } from "../../src/kernel/calendar.ts";

/** Park and Miller's minimal standard generator (CACM 1988;31:1192): the same cohort on every machine. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** Spellings of one variable's unit, with whole-number steps so that values fall on bounds often. */
const spellings: Readonly<
  Record<
    string,
    readonly { readonly unit: string; readonly low: number; readonly high: number; readonly step: number }[]
  >
> = {
  hemoglobin: [
    { unit: "g/dL", low: 7, high: 15, step: 0.1 },
    { unit: "g/L", low: 70, high: 150, step: 1 },
  ],
  platelets: [
    { unit: "10*9/L", low: 50, high: 300, step: 1 },
    { unit: "/mm3", low: 50_000, high: 300_000, step: 1000 },
  ],
  anc: [
    { unit: "10*9/L", low: 0.8, high: 6, step: 0.1 },
    { unit: "10*3/uL", low: 0.8, high: 6, step: 0.1 },
  ],
  wbc: [{ unit: "10*9/L", low: 1.5, high: 10, step: 0.1 }],
  creatinine: [
    { unit: "umol/L", low: 50, high: 180, step: 1 },
    { unit: "mg/dL", low: 0.6, high: 2, step: 0.1 },
  ],
  gfr: [
    { unit: "mL/min/{1.73_m2}", low: 35, high: 110, step: 1 },
    { unit: "mL/min", low: 35, high: 110, step: 1 },
  ],
  "bilirubin.total": [{ unit: "umol/L", low: 4, high: 60, step: 1 }],
  ast: [{ unit: "U/L", low: 10, high: 260, step: 1 }],
  alt: [{ unit: "U/L", low: 10, high: 260, step: 1 }],
  albumin: [{ unit: "g/L", low: 25, high: 48, step: 1 }],
  inr: [{ unit: "{INR}", low: 0.8, high: 2.2, step: 0.1 }],
  aptt: [{ unit: "s", low: 22, high: 70, step: 1 }],
};
const upperLimits: Readonly<Record<string, string>> = {
  "bilirubin.total": "21",
  ast: "40",
  alt: "41",
  aptt: "36",
};

export const asOf = isoDate("2026-11-20");
const shareMissing = 0.05;

/** Twelve variables a patient, two results each, one in twenty variables missing. */
export const makeResults = (
  count: number,
  variables: readonly string[],
): readonly (readonly Observation[])[] => {
  const random = seeded(20_261_120);
  return Array.from({ length: count }, (_, patient) =>
    variables.flatMap((variable): readonly Observation[] => {
      const units = spellings[variable] ?? [];
      const spelling = units[Math.floor(random() * units.length)];
      if (spelling === undefined || random() < shareMissing) return [];
      const upper = upperLimits[variable];
      return [40, 10].map((daysAgo, index) => {
        const steps = Math.floor((random() * (spelling.high - spelling.low)) / spelling.step);
        const places = spelling.step < 1 ? 1 : 0;
        return {
          id: `p${patient}-${variable}-${index}`,
          variable,
          value: { value: (spelling.low + steps * spelling.step).toFixed(places), unit: spelling.unit },
          ...(upper === undefined ? {} : { limits: { upper: { value: upper, unit: spelling.unit } } }),
          collected: addDays(asOf, -daysAgo),
          status: "final",
          laboratory: "Bench laboratory",
          source: `patient ${patient}`,
        };
      });
    }),
  );
};
