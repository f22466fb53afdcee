import { beforeAll, describe, expect, test } from "vitest";
import { readCsvFolder } from "../src/adapters/csv/index.ts";
import { readFhir } from "../src/adapters/fhir/index.ts";
import { asProposed } from "../src/cli/gold/atoms.ts";
import { witness } from "../src/cli/gold/patient.ts";
import { projectLeaf, readsVariable } from "../src/cli/gold/project.ts";
import { type Condition, evaluate, recordTypes, type ValueTerm } from "../src/condition/index.ts";
import { addDays, addDuration, isoDate } from "../src/kernel/calendar.ts";
import {
  add,
  divide,
  fraction,
  multiply,
  type Rational,
  rational,
  subtract,
  writeRational,
} from "../src/kernel/decimal.ts";
import type { Truth } from "../src/kernel/truth.ts";
import { findField, findVariable } from "../src/knowledge/index.ts";
import { type Criterion, type Protocol, shippedProtocols } from "../src/protocol/index.ts";
import {
  chartOf,
  type Event,
  groupBySubject,
  type Identity,
  type ImportFile,
  type ImportItem,
  knownFrom,
  linkEvents,
  planInMemory,
} from "../src/subject/index.ts";
import { type BoundaryAtom, boundaryAtoms, factorsOf } from "./boundaryAtoms.ts";

const today = isoDate("2026-11-20");
const sampled = addDays(today, -5); // inside every window
const upperLimit = "40";

/** One patient on one side of one bound, written in one unit. */
type Case = {
  readonly subject: string;
  readonly atom: BoundaryAtom;
  readonly side: string;
  readonly value: string;
  readonly unit: string;
  readonly expected: Truth;
};

const sides = {
  "<": ["true", "false", "false"],
  "<=": ["true", "true", "false"],
  ">=": ["false", "true", "true"],
  ">": ["false", "false", "true"],
} as const;

/** Whether a decimal can write it: no prime but 2 and 5 divides the reduced denominator. */
const isWritable = ({ numerator, denominator }: Rational): boolean => {
  let rest = denominator;
  for (let a = denominator, b = numerator; b !== 0n; ) {
    [a, b] = [b, a % b];
    rest = denominator / a;
  }
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n;
};

const findCriterion = (row: string): { readonly protocol: Protocol; readonly criterion: Criterion } => {
  for (const protocol of shippedProtocols)
    for (const criterion of protocol.population.criteria)
      if (criterion.id === row) return { protocol, criterion };
  throw new Error(`no row ${row}`);
};

/** The bound in a unit, and a step below and above it. */
const around = (
  atom: BoundaryAtom,
  unit: string,
): readonly (readonly [side: string, value: string, index: 0 | 1 | 2])[] => {
  const factors = factorsOf(atom.variable, findVariable(atom.variable)?.molarMass?.value);
  const factor = (each: string): Rational => {
    const [numerator, denominator] = factors[each] ?? ["1", "1"];
    return fraction(BigInt(numerator), BigInt(denominator));
  };
  const bound = divide(multiply(rational(atom.bound), factor(atom.unit)), factor(unit));
  const step =
    atom.step === undefined
      ? multiply(bound, rational("0.001"))
      : divide(multiply(rational(atom.step), factor(atom.unit)), factor(unit));
  const write = (value: Rational): string => writeRational(value, 18);
  return [
    ["just under", write(subtract(bound, step)), 0],
    ...(isWritable(bound) ? [["exactly on", write(bound), 1] as const] : []),
    ["just over", write(add(bound, step)), 2],
  ];
};

const unitsOf = (atom: BoundaryAtom): readonly string[] => {
  if (atom.unit === "{ULN}") return findVariable(atom.variable)?.units ?? [];
  const factors = Object.keys(factorsOf(atom.variable, "1"));
  return factors.length === 0 ? [atom.unit] : factors;
};

const fieldUnits = (variable: string): readonly string[] | undefined =>
  ["lesion", "toxicity", "malignancy"]
    .map((recordType) => findField(recordType, variable.slice(2))?.units)
    .find((units) => units !== undefined);

const numericCases = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] => {
  const { relation, unit: printed } = atom;
  if (relation === "in" || relation === "between") return [];
  const isAccepted = (unit: string): boolean =>
    (findVariable(atom.variable)?.units ?? fieldUnits(atom.variable) ?? [unit]).includes(unit) ||
    unit === printed;
  return unitsOf(atom)
    .filter(isAccepted)
    .flatMap((unit) =>
      printed === "{ULN}"
        ? around(
            {
              ...atom,
              bound: writeRational(multiply(rational(atom.bound), rational(upperLimit))),
              unit: "x",
            },
            "x",
          ).map(([side, value, index]) => ({ atom, side, value, unit, expected: sides[relation][index] }))
        : around(atom, unit).map(([side, value, index]) => ({
            atom,
            side,
            value,
            unit,
            expected: sides[relation][index],
          })),
    );
};

const listedCases = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] => {
  const members = atom.bound.split(" ");
  const scale = atom.variable === "tumor.grade" ? ["1", "2", "3"] : ["0", "1", "2", "3", "4"];
  return scale.map((value) => ({
    atom,
    side: `value ${value}`,
    value,
    unit: atom.unit,
    expected: members.includes(value) ? "true" : "false",
  }));
};

const rangeCases = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] => {
  const [low = "", high = ""] = atom.bound.split(" ");
  return unitsOf(atom).flatMap((unit) => [
    ...around({ ...atom, bound: low }, unit).map(([side, value, index]) => ({
      atom,
      side: `low end, ${side}`,
      value,
      unit,
      expected: sides[">="][index],
    })),
    ...around({ ...atom, bound: high }, unit).map(([side, value, index]) => ({
      atom,
      side: `high end, ${side}`,
      value,
      unit,
      expected: sides["<="][index],
    })),
  ]);
};

/** Birthdays: the day before it, the day, the last day of that year of life. `value` is the birth date. */
const ageCases = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] => {
  const [low = "18", high] = atom.bound.split(" ");
  const birthday = (years: string): string => addDuration(today, { amount: `-${years}`, unit: "year" });
  const born = (side: string, value: string, expected: Truth) => ({ atom, side, value, unit: "a", expected });
  return [
    born("a day before the birthday", addDays(isoDate(birthday(low)), 1), "false"),
    born("on the birthday", birthday(low), "true"),
    ...(high === undefined
      ? []
      : [
          born(
            "a day before the next birthday after the end",
            addDays(isoDate(birthday(String(Number(high) + 1))), 1),
            "true",
          ),
          born("on that birthday", birthday(String(Number(high) + 1)), "false"),
        ]),
  ];
};

/** Days or minutes before the anchor. `value` is when the event ended. */
const elapsedCases = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] =>
  ([-1, 0, 1] as const).map((difference, index) => ({
    atom,
    side: `${atom.bound} ${atom.unit} ${difference < 0 ? "less one" : difference > 0 ? "and one" : ""}`,
    value:
      atom.unit === "d"
        ? addDays(today, -(Number(atom.bound) + difference))
        : // 48 hours before 12:00 UTC, a minute more or less
          `${addDays(today, -2)}T${difference < 0 ? "12:01" : difference > 0 ? "11:59" : "12:00"}:00Z`,
    unit: atom.unit,
    expected: sides[atom.relation === ">" ? ">" : ">="][index as 0 | 1 | 2],
  }));

const casesOf = (atom: BoundaryAtom): readonly Omit<Case, "subject">[] => {
  if (atom.variable === "age") return ageCases(atom);
  if (atom.variable.startsWith("timeSince")) return elapsedCases(atom);
  if (atom.relation === "in") return listedCases(atom);
  if (atom.relation === "between") return rangeCases(atom);
  return numericCases(atom);
};

const cases: readonly Case[] = boundaryAtoms
  .flatMap(casesOf)
  .map((each, index) => ({ ...each, subject: `C${String(index).padStart(4, "0")}` }));

/** The atom alone, with the readings and quantifiers above it. */
const atomOf = ({
  atom,
}: Case): {
  readonly condition: Condition;
  readonly protocol: Protocol;
  readonly term: ValueTerm;
  readonly recordType: string;
} => {
  const { protocol, criterion } = findCriterion(atom.row);
  const condition = projectLeaf(criterion.expression, readsVariable(atom.variable));
  if (condition === undefined) throw new Error(`${atom.row} has no atom on ${atom.variable}`);
  let recordType = "";
  let term: ValueTerm | undefined;
  const look = (each: Condition): void => {
    if (each.kind === "compare" || each.kind === "memberOf") term = each.left;
    else if (each.kind === "allOf") for (const operand of each.operands) look(operand);
    else if (each.kind === "readings")
      for (const { expression } of each.alternatives.slice(0, 1)) look(expression);
    else if (each.kind === "forSome") {
      recordType = each.query.recordType;
      if (each.query.where !== undefined) look(each.query.where);
    }
  };
  look(condition);
  if (term === undefined) throw new Error(`${atom.row}: no term`);
  if (term.kind === "elapsed") recordType = term.since.recordType;
  return { condition, protocol, term, recordType };
};

const csvCell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvLine = (...cells: readonly string[]): string => cells.map(csvCell).join(",");

/** All cases as one CSV folder: a subject for each. */
const csvFolder = (): Readonly<Record<string, string>> => {
  const patients = ["subject,birth_date"];
  const observations = ["subject,variable,value,unit,date,upper_limit,method"];
  const records = ["subject,type,concept,start,end,attributes"];
  const lesions = ["subject,lesion,date,attributes"];
  const lists = ["subject,type,completeness,as_of"];
  const anchors = ["subject,trial,anchor,date"];
  for (const each of cases) {
    const { subject, atom, value, unit } = each;
    const { term, recordType } = atomOf(each);
    patients.push(csvLine(subject, term.kind === "age" ? value : ""));
    for (const type of recordTypes) lists.push(csvLine(subject, type, "complete", today));
    switch (term.kind) {
      case "observation": {
        const [method = ""] = term.methods ?? [];
        const limit = atom.unit === "{ULN}" ? upperLimit : "";
        observations.push(csvLine(subject, atom.variable, value, unit, sampled, limit, method));
        break;
      }
      case "field": {
        const attributes = JSON.stringify({ [term.field]: { value, unit } });
        if (recordType === "lesion") lesions.push(csvLine(subject, "L1", sampled, attributes));
        else
          records.push(
            csvLine(
              subject,
              recordType,
              recordType === "toxicity" ? "fatigue" : "breast-cancer",
              sampled,
              "",
              attributes,
            ),
          );
        break;
      }
      case "elapsed": {
        const [concept = ""] = witness(term.since.where).concepts;
        records.push(csvLine(subject, recordType, concept, value, value, ""));
        anchors.push(csvLine(subject, "", term.until, `${today}T12:00:00Z`));
        break;
      }
      default:
        break;
    }
  }
  const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
  return {
    "patients.csv": text(patients),
    "observations.csv": text(observations),
    "records.csv": text(records),
    "lesions.csv": text(lesions),
    "lists.csv": text(lists),
    "anchors.csv": text(anchors),
  };
};

const base = "https://theratrial.org/fhir";
const quantity = (value: string, unit: string): string =>
  `{"value":${value},"unit":${JSON.stringify(unit)},"system":"http://unitsofmeasure.org","code":${JSON.stringify(unit)}}`;
const loincOf = (variable: string): string | undefined =>
  findVariable(variable)?.codes.find(
    ({ role, system, method }) => role === "accept" && system === "http://loinc.org" && method === undefined,
  )?.code;

/** All cases as one FHIR Bundle, written by hand so that every digit stands as it is meant. */
const fhirBundle = (): string => {
  const entries: string[] = [];
  const put = (json: string): void => {
    entries.push(`{"resource":${json}}`);
  };
  for (const each of cases) {
    const { subject, atom, value, unit } = each;
    const { term, recordType } = atomOf(each);
    const reference = `{"reference":"Patient/${subject}"}`;
    put(
      `{"resourceType":"Patient","id":"${subject}"${term.kind === "age" ? `,"birthDate":"${value}"` : ""}}`,
    );
    for (const type of recordTypes)
      put(
        `{"resourceType":"List","id":"${subject}-${type}","status":"current","mode":"snapshot","subject":${reference},"extension":[{"url":"${base}/list-completeness","extension":[{"url":"recordType","valueCode":"${type}"},{"url":"completeness","valueCode":"complete"},{"url":"asOf","valueDate":"${today}"}]}]}`,
      );
    const recordHead = (concept: string): string =>
      `"id":"${subject}-r","subject":${reference},"code":{"coding":[{"system":"${base}/concept","code":"${concept}"}]}`;
    switch (term.kind) {
      case "observation": {
        const loinc = loincOf(atom.variable);
        const coding =
          loinc === undefined
            ? `{"system":"${base}/variable","code":"${findVariable(atom.variable)?.id ?? atom.variable}"}`
            : `{"system":"http://loinc.org","code":"${loinc}"}`;
        const [method] = term.methods ?? [];
        put(
          [
            `{"resourceType":"Observation","id":"${subject}-o","status":"final","code":{"coding":[${coding}]},"subject":${reference},"effectiveDateTime":"${sampled}"`,
            atom.relation === "in" ? `"valueString":"${value}"` : `"valueQuantity":${quantity(value, unit)}`,
            ...(atom.unit === "{ULN}" ? [`"referenceRange":[{"high":${quantity(upperLimit, unit)}}]`] : []),
            ...(method === undefined ? [] : [`"method":{"text":${JSON.stringify(method)}}`]),
          ]
            .join(",")
            .concat("}"),
        );
        break;
      }
      case "field":
        if (recordType === "lesion")
          put(
            `{"resourceType":"Observation","id":"${subject}-l","status":"final","code":{"text":"lesion"},"focus":[{"reference":"BodyStructure/${subject}-L1"}],"subject":${reference},"effectiveDateTime":"${sampled}","component":[{"code":{"coding":[{"system":"${base}/lesion-field","code":"${term.field}"}]},"valueQuantity":${quantity(value, unit)}}]}`,
          );
        else
          put(
            `{"resourceType":"Condition",${recordHead(recordType === "toxicity" ? "fatigue" : "breast-cancer")},"extension":[{"url":"${base}/record-type","valueCode":"${recordType}"},{"url":"${base}/fields","extension":[{"url":"${term.field}","valueQuantity":${quantity(value, unit)}}]}]}`,
          );
        break;
      case "elapsed": {
        const [concept = ""] = witness(term.since.where).concepts;
        put(
          `{"resourceType":"Procedure","status":"completed",${recordHead(concept)},"performedDateTime":"${value}","extension":[{"url":"${base}/record-type","valueCode":"${recordType}"}]}`,
        );
        put(
          `{"resourceType":"ResearchSubject","id":"${subject}-s","status":"screening","individual":${reference},"extension":[{"url":"${base}/trial","valueString":"${atomOf(each).protocol.id}"},{"url":"${base}/anchor","extension":[{"url":"anchor","valueCode":"${term.until}"},{"url":"date","valueDateTime":"${today}T12:00:00Z"}]}]}`,
        );
        break;
      }
      default:
        break;
    }
  }
  return `{"resourceType":"Bundle","type":"collection","entry":[\n${entries.join(",\n")}\n]}`;
};

const fileOf = (name: string, text: string): ImportFile => {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    bytes: async function* () {
      for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
    },
  };
};

type Imported = {
  readonly errors: readonly string[];
  readonly bySubject: ReadonlyMap<string, readonly Event[]>;
  readonly identities: ReadonlyMap<string, Identity>;
};

const take = async (items: AsyncIterable<ImportItem>): Promise<Imported> => {
  const plan = await planInMemory(items, knownFrom([]), {
    actor: { name: "test", role: "system", site: "test" },
    on: today,
  });
  const log = linkEvents(null, plan.entries, `${today}T08:00:00Z`);
  return {
    errors: plan.issues.filter(({ severity }) => severity === "error").map(({ message }) => message),
    bySubject: groupBySubject(log).bySubject,
    identities: new Map(plan.identities.map((each) => [each.subject, each])),
  };
};

const truthIn = (imported: Imported, each: Case): Truth => {
  const { condition, protocol } = atomOf(each);
  const chart = chartOf(imported.bySubject.get(each.subject) ?? [], imported.identities.get(each.subject), {
    subject: each.subject,
    trial: protocol.id,
    asOf: today,
    zone: "UTC",
  });
  return evaluate(condition, chart, { asOf: today, decisions: asProposed(protocol) }).truth;
};

describe("the 74 numeric atoms of the five trials", () => {
  test("are all here", () => {
    expect(boundaryAtoms).toHaveLength(74);
    expect(new Set(boundaryAtoms.map(({ row, variable }) => `${row} ${variable}`)).size).toBe(74);
  });

  test("make more than a thousand patients", () => {
    expect(cases.length).toBeGreaterThan(1000);
  });

  test("are tested in every unit in which the variable is accepted", () => {
    const convertible = boundaryAtoms.filter(
      ({ variable, unit, relation }) =>
        relation !== "in" &&
        findVariable(variable) !== undefined &&
        !["age", "egfr"].includes(variable) &&
        unit !== "{ULN}",
    );
    for (const atom of convertible) {
      const tested = new Set(cases.filter((each) => each.atom === atom).map(({ unit }) => unit));
      // HBV DNA in international units or as a logarithm cannot be converted into copies without the assay's factor.
      const accepted = (findVariable(atom.variable)?.units ?? []).filter(
        (unit) => atom.variable !== "hbv.dna" || (/copies/.test(unit) && !/log/.test(unit)),
      );
      expect(
        accepted.filter((unit) => !tested.has(unit)),
        `${atom.row} ${atom.variable}`,
      ).toEqual([]);
    }
  });

  describe.each([
    [
      "CSV",
      async () =>
        take(
          readCsvFolder(
            Object.entries(csvFolder()).map(([name, text]) => fileOf(name, text)),
            { today },
          ),
        ),
    ],
    ["FHIR", async () => take(readFhir(fileOf("bundle.json", fhirBundle()), { today }))],
  ] as const)("through %s", (_, importAll) => {
    let imported: Imported;
    beforeAll(async () => {
      imported = await importAll();
    });

    test("are read without an error", () => {
      expect(imported.errors).toEqual([]);
      expect(imported.bySubject.size).toBe(cases.length);
    });

    test.each(
      boundaryAtoms.map(
        (atom) => [atom.row, atom.variable, atom.relation, atom.bound, atom.unit, atom] as const,
      ),
    )(
      "%s %s %s %s %s is right just under, exactly on and just over the bound",
      (_row, _variable, _relation, _bound, _unit, atom) => {
        const own = cases.filter((each) => each.atom === atom);
        expect(own.length).toBeGreaterThan(1);
        const wrong = own
          .map((each) => ({ each, truth: truthIn(imported, each) }))
          .filter(({ each, truth }) => truth !== each.expected)
          .map(
            ({ each, truth }) => `${each.side}: ${each.value} ${each.unit} is ${truth}, not ${each.expected}`,
          );
        expect(wrong).toEqual([]);
      },
    );
  });
});
