import { expect, test } from "vitest";
import { sayUnderstood } from "./sayUnderstood.ts";

const names = new Map([
  ["hemoglobin", "Haemoglobin"],
  ["egfr", "Estimated GFR"],
  ["cga", "Chromogranin A"],
  ["ileal-net", "Ileal NET"],
]);
const words = {
  nameOf: (id: string) => names.get(id) ?? id,
  isKnown: (id: string) => names.has(id),
  questions: new Map([["NCT01842165.consent.written", "Has the patient signed?"]]),
};

test.each([
  [
    "hemoglobin on 2025-12-04: 131 g/L [laboratory Northfield]",
    "Haemoglobin on 4\u00a0Dec\u00a02025: 131\u202fg/L, Northfield",
  ],
  [
    "limits of egfr at Northfield: 60 to mL/min",
    "Limits of Estimated GFR at Northfield: from 60\u202fmL/min",
  ],
  ["limits of cga at Northfield: to 102 ug/L", "Limits of Chromogranin A at Northfield: up to 102\u202fµg/L"],
  [
    "condition ileal-net: concepts ileal-net, start 2025-07, ongoing yes, fields histologicallyConfirmed yes",
    "Diagnosis Ileal NET: start 2025-07, ongoing yes, histologically confirmed yes",
  ],
  [
    "answer to NCT01842165.consent.written: yes on 2026-11-12",
    "Yes to “Has the patient signed?” on 12\u00a0Nov\u00a02026",
  ],
  [
    "list of condition records: complete as of 2026-11-20",
    "List of diagnoses: complete as of 20\u00a0Nov\u00a02026",
  ],
  ["childbearingPotential: no", "Childbearing potential: no"],
  [
    "cycle: number 1, agent 177Lu-DOTATATE, activity_GBq 7.4",
    "Cycle: number 1, agent 177Lu-DOTATATE, activity 7.4\u202fGBq",
  ],
  [
    "lesion L1 on 2026-04-02: suv 23.1 , liverSuv 6.2 , organ liver",
    "Lesion L1 on 2\u00a0Apr\u00a02026: SUV 23.1, liver SUV on the same scan 6.2, organ liver",
  ],
] as const)("%s is read out as '%s'", (understood, said) =>
  expect(sayUnderstood(understood, words)).toBe(said),
);
