// Stryker disable all: charts and conditions for tests are not what is tested.
import { dateSpan, type IsoDate, isoDate, type PartialDate } from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { Chart, ClinicalRecord, HumanAnswer, Observation, RecordList, Situation } from "./chart.ts";
import type { Anchor, Condition, RecordType, Relation, TimeWindow, ValueTerm } from "./condition.ts";
import { describeVerdict } from "./describeVerdict.ts";
import { evaluate } from "./evaluate.ts";

/** Small charts and conditions for tests; nothing else imports this file. */

export const asOf: IsoDate = isoDate("2026-03-01");
export const situation: Situation = { asOf, decisions: new Map() };

export const quantity = (value: string, unit: string): Quantity => ({ value, unit });

let count = 0;
export const result = (
  variable: string,
  value: string,
  unit: string,
  collected: PartialDate | null = "2026-02-20",
  more: Partial<Observation> = {},
): Observation => {
  count += 1;
  return {
    id: `o${count}`,
    variable,
    value: quantity(value, unit),
    status: "final",
    source: "labs.csv",
    ...(collected === null ? {} : { collected }),
    ...more,
  };
};

export const record = (
  recordType: RecordType,
  id: string,
  more: Partial<ClinicalRecord> = {},
): ClinicalRecord => ({
  id,
  recordType,
  concepts: null,
  display: id,
  fields: {},
  source: "records.csv",
  ...more,
});

export const list = (
  recordType: RecordType,
  records: readonly ClinicalRecord[],
  completeness: RecordList["completeness"] = "complete",
  completeAsOf?: PartialDate,
): RecordList => ({
  recordType,
  records,
  completeness,
  ...(completeAsOf === undefined ? {} : { completeAsOf }),
});

export const answer = (
  question: string,
  given: "yes" | "no",
  date: PartialDate = "2026-02-20",
): HumanAnswer => ({
  id: `answer:${question}:${date}`,
  question,
  answer: given,
  by: "E. Lind",
  role: "investigator",
  date,
  source: "form",
});

/** A chart holding just these facts. */
export const chart = (
  facts: {
    readonly zone?: string;
    readonly birth?: PartialDate;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly results?: readonly Observation[];
    readonly lists?: readonly RecordList[];
    readonly answers?: readonly HumanAnswer[];
    readonly anchors?: Readonly<Partial<Record<Anchor, PartialDate>>>;
  } = {},
): Chart => {
  const observations = new Map<string, Observation[]>();
  for (const each of facts.results ?? []) {
    const known = observations.get(each.variable) ?? [];
    observations.set(each.variable, known);
    known.push(each);
  }
  const answers = new Map<string, HumanAnswer[]>();
  for (const each of facts.answers ?? []) {
    const known = answers.get(each.question) ?? [];
    answers.set(each.question, known);
    known.push(each);
  }
  const anchors = new Map<
    Anchor,
    { readonly id: string; readonly date: PartialDate; readonly source: string }
  >();
  for (const [anchor, date] of Object.entries(facts.anchors ?? {}))
    for (const known of anchorNames)
      if (known === anchor) anchors.set(known, { id: `anchor:${known}`, date, source: "form" });
  return {
    subject: "S-01",
    zone: facts.zone ?? "Europe/Stockholm",
    ...(facts.birth === undefined
      ? {}
      : { birth: { id: "birth", span: dateSpan(facts.birth), source: "patients.csv" } }),
    attributes: new Map(
      Object.entries(facts.attributes ?? {}).map(([id, value]) => [
        id,
        { id, value, source: "patients.csv" },
      ]),
    ),
    observations,
    lists: new Map((facts.lists ?? []).map((each) => [each.recordType, each])),
    answers,
    anchors,
  };
};
const anchorNames: readonly Anchor[] = [
  "consent",
  "screening",
  "inclusion",
  "enrollment",
  "studyEntry",
  "randomization",
  "firstDose",
  "eachDose",
  "endOfTreatment",
  "evaluation",
];

/** A closed window, "-4 week" to "0 day". */
export const window = (
  anchor: Anchor,
  from: string,
  to = "0 day",
  ends: { readonly includesFrom?: boolean; readonly includesTo?: boolean } = {},
): TimeWindow => ({
  anchor,
  from: duration(from),
  to: duration(to),
  includesFrom: ends.includesFrom ?? true,
  includesTo: ends.includesTo ?? true,
});
const units = ["year", "month", "week", "day", "hour", "minute"] as const;
export const duration = (text: string): TimeWindow["from"] => {
  if (text === "unbounded") return text;
  const [amount = "0", name] = text.split(" ");
  return { amount, unit: units.find((each) => each === name) ?? "day" };
};

export const latest = (variable: string, within?: TimeWindow): ValueTerm => ({
  kind: "observation",
  variable,
  select: "latest",
  ...(within === undefined ? {} : { within }),
});
export const compare = (
  left: ValueTerm | string,
  relation: Relation,
  value: string,
  unit: string,
): Extract<Condition, { readonly kind: "compare" }> => ({
  kind: "compare",
  left: typeof left === "string" ? latest(left) : left,
  relation,
  right: quantity(value, unit),
});
export const timesLimit = (
  variable: string,
  relation: Relation,
  factor: string,
  limit: "upper" | "lower" = "upper",
): Condition => ({
  kind: "compare",
  left: latest(variable),
  relation,
  right: { kind: "multipleOfLimit", factor, limit },
});
export const field = (name: string, of = "L"): ValueTerm => ({ kind: "field", record: of, field: name });
export const is = (left: ValueTerm, ...values: readonly string[]): Condition => ({
  kind: "memberOf",
  left,
  values,
});
export const ask = (id: string): Extract<Condition, { readonly kind: "askHuman" }> => ({
  kind: "askHuman",
  topic: "judgement",
  id,
  answeredBy: "investigator",
  question: `${id}?`,
});
export const allOf = (...operands: readonly Condition[]): Condition => ({ kind: "allOf", operands });
export const anyOf = (...operands: readonly Condition[]): Condition => ({ kind: "anyOf", operands });
export const not = (operand: Condition): Condition => ({ kind: "not", operand });

/** The sentence that is told of a person's verdict. */
export const says = (
  condition: Condition,
  person: Chart,
  role: "inclusion" | "exclusion" = "inclusion",
  decisions: Situation["decisions"] = new Map(),
): string => {
  const recordOf = (id: string): ClinicalRecord | undefined =>
    [...person.lists.values()].flatMap((each) => each.records).find((each) => each.id === id);
  return describeVerdict(condition, evaluate(condition, person, { asOf, decisions }), { role, recordOf });
};
