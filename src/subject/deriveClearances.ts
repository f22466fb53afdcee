import type { Observation } from "../condition/index.ts";
import { deriveCreatinineClearance, writeComparable } from "../formulas/index.ts";
import { completedYears, type IsoDate } from "../kernel/calendar.ts";
import type { Rational } from "../kernel/decimal.ts";
import { convert, type UcumCode } from "../kernel/quantity.ts";
import { findVariable, units } from "../knowledge/index.ts";
import { type Known, usable } from "./known.ts";
import { spanOf } from "./spanOf.ts";

export const cockcroftGault = "Cockcroft-Gault";

const inUnit = (observation: Observation, unit: UcumCode): Rational | undefined => {
  if (typeof observation.value !== "object") return undefined;
  const molarMass = findVariable(observation.variable)?.molarMass?.value;
  const converted = convert(units, observation.value, unit, molarMass);
  return converted.kind === "converted" && converted.value.numerator > 0n ? converted.value : undefined;
};

/** The day of a result; undefined when its date leaves more than one. */
const dayOf = ({ collected }: Observation, zone: string): IsoDate | undefined => {
  if (collected === undefined) return undefined;
  const { earliest, latest } = spanOf(collected, zone);
  return earliest === latest ? earliest : undefined;
};

/** The weight of the same day, or the last one before it. */
const weightOn = (known: Known, day: IsoDate): Observation | undefined =>
  usable(known, "bodyWeight")
    .flatMap((each) => {
      const on = dayOf(each, known.zone);
      return on !== undefined && on <= day && each.comparator === undefined ? [{ on, each }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.each.id < b.each.id ? -1 : 1))
    .at(-1)?.each;

/** More creatinine means less clearance. */
const mirrored = { "<": ">", "<=": ">=", ">=": "<=", ">": "<" } as const;

const derive = (known: Known, creatinine: Observation): Observation | undefined => {
  const sex = known.attributes.get("sex")?.value;
  const day = dayOf(creatinine, known.zone);
  const birth = known.birth?.span;
  if ((sex !== "male" && sex !== "female") || day === undefined || birth === undefined) return undefined;
  const ageYears = completedYears(birth.earliest, day);
  const weight = weightOn(known, day);
  if (weight === undefined || ageYears !== completedYears(birth.latest, day)) return undefined;
  const bodyWeightKg = inUnit(weight, "kg");
  const serumCreatinineMgPerDl = inUnit(creatinine, "mg/dL");
  if (bodyWeightKg === undefined || serumCreatinineMgPerDl === undefined) return undefined;
  if (ageYears < 0 || ageYears >= 140) return undefined;
  const clearance = deriveCreatinineClearance({ ageYears, sex, bodyWeightKg, serumCreatinineMgPerDl });
  const write = ({ value }: Observation): string =>
    typeof value === "object" ? `${value.value} ${value.unit}` : String(value);
  return {
    id: `derived:crcl:${creatinine.id}`,
    variable: "crcl",
    value: { value: writeComparable(clearance), unit: "mL/min" },
    ...(creatinine.comparator === undefined ? {} : { comparator: mirrored[creatinine.comparator] }),
    ...(creatinine.collected === undefined ? {} : { collected: creatinine.collected }),
    ...(creatinine.issued === undefined ? {} : { issued: creatinine.issued }),
    status: "final",
    method: cockcroftGault,
    source: `derived from ${creatinine.source} and ${weight.source}`,
    derivedFrom: [
      `creatinine: ${write(creatinine)}`,
      `weight: ${write(weight)} of ${dayOf(weight, known.zone) ?? day}`,
      `age: ${ageYears}`,
      `sex: ${sex}`,
      creatinine.id,
      weight.id,
    ],
  };
};

/**
 * Creatinine clearance for every creatinine with a weight of that day or before it, where sex and age are known.
 * A clearance by the same method that the source reports for the same day stands instead.
 */
export const deriveClearances = (known: Known): readonly Observation[] => {
  const reported = new Set(
    usable(known, "crcl")
      .filter(({ method }) => method === cockcroftGault)
      .map((each) => dayOf(each, known.zone)),
  );
  return usable(known, "creatinine").flatMap((creatinine) =>
    reported.has(dayOf(creatinine, known.zone)) ? [] : (derive(known, creatinine) ?? []),
  );
};
