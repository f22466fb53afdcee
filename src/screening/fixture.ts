import type {
  Chart,
  ClinicalRecord,
  Condition,
  HumanAnswer,
  Observation,
  RecordList,
  RecordType,
} from "../condition/index.ts";
import { dateSpan, isoDate } from "../kernel/calendar.ts";
import type { Criterion, CriterionGroup, Protocol } from "../protocol/index.ts";
import { type ScreenOptions, screen } from "./screen.ts";
import type { Screening } from "./screening.ts";

/** A small trial and small charts for tests; nothing else imports this file. */

export const today = isoDate("2026-03-16");
export const options: ScreenOptions = { asOf: today, decisions: new Map(), logHead: "head" };

const source = { file: "trial.txt", sha256: "0" };

export const row = (
  id: string,
  expression: Condition,
  role: "inclusion" | "exclusion" = "inclusion",
  repairIds: readonly string[] = [],
): Criterion => ({
  id,
  item: id,
  role,
  topic: "blood",
  title: id,
  summary: id,
  expression,
  spans: [
    { ...source, start: 10, end: 20 },
    { ...source, start: 30, end: 40 },
  ],
  lines: { first: 1, last: 2 },
  repairIds,
  reviewStatus: "proposed",
});

export const trial = (
  criteria: readonly Criterion[],
  groups: readonly CriterionGroup[] = [],
  repairs: Protocol["repairs"] = [],
): Protocol => ({
  format: "theratrial-protocol/1",
  id: "NCT00000000",
  version: 1,
  shortName: "TEST",
  summary: "A trial for tests.",
  sponsor: "nobody",
  phase: null,
  status: null,
  agent: "177Lu",
  record: { file: source.file, sha256: source.sha256, layout: "plain", length: 100 },
  questions: [],
  population: { screenable: true, criteria, groups, statements: [] },
  repairs,
  arms: [],
});

export const result = (
  variable: string,
  value: string,
  unit: string,
  collected = "2026-03-09",
  more: Partial<Observation> = {},
): Observation => ({
  id: `${variable}:${collected}`,
  variable,
  value: { value, unit },
  collected,
  status: "final",
  source: "observations.csv:2",
  ...more,
});
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
  source: "records.csv:2",
  ...more,
});
export const complete = (recordType: RecordType, ...records: readonly ClinicalRecord[]): RecordList => ({
  recordType,
  records,
  completeness: "complete",
  completeAsOf: today,
});
export const said = (question: string, answer: "yes" | "no", date = "2026-03-09"): HumanAnswer => ({
  id: `${question}:${date}`,
  question,
  answer,
  by: "E. Lind",
  role: "investigator",
  date,
  source: "form",
});

export type Facts = {
  readonly birth?: string;
  readonly sex?: string;
  readonly results?: readonly Observation[];
  readonly lists?: readonly RecordList[];
  readonly answers?: readonly HumanAnswer[];
};
export const person = (facts: Facts = {}): Chart => ({
  subject: "S-01",
  zone: "Europe/Stockholm",
  ...(facts.birth === undefined
    ? {}
    : { birth: { id: "birth", span: dateSpan(facts.birth), source: "patients.csv:2" } }),
  attributes: new Map(
    facts.sex === undefined ? [] : [["sex", { id: "sex", value: facts.sex, source: "patients.csv:2" }]],
  ),
  observations: new Map(
    [...new Set((facts.results ?? []).map((each) => each.variable))].map((variable) => [
      variable,
      (facts.results ?? []).filter((each) => each.variable === variable),
    ]),
  ),
  lists: new Map((facts.lists ?? []).map((each) => [each.recordType, each])),
  answers: new Map((facts.answers ?? []).map((each) => [each.question, [each]])),
  anchors: new Map(),
});

export const screened = (
  protocol: Protocol,
  facts: Facts = {},
  more: Partial<ScreenOptions> = {},
): Screening => screen(protocol, person(facts), { ...options, ...more });

export const atLeast = (variable: string, value: string, unit: string): Condition => ({
  kind: "compare",
  left: { kind: "observation", variable, select: "latest" },
  relation: ">=",
  right: { value, unit },
});
export const recent = (variable: string, value: string, unit: string): Condition => ({
  kind: "compare",
  left: {
    kind: "observation",
    variable,
    select: "latest",
    within: {
      anchor: "firstDose",
      from: { amount: "-4", unit: "week" },
      to: { amount: "0", unit: "day" },
      includesFrom: true,
      includesTo: true,
    },
  },
  relation: ">=",
  right: { value, unit },
});
export const ask = (id: string): Condition => ({
  kind: "askHuman",
  topic: "judgement",
  id,
  answeredBy: "investigator",
  question: `Does ${id} hold?`,
});
export const given = (concept: string, weeks: string | null = null): Condition => ({
  kind: "forSome",
  query: {
    recordType: "treatment",
    bindAs: "T",
    where: { kind: "memberOf", left: { kind: "field", record: "T", field: "concept" }, values: [concept] },
    ...(weeks === null
      ? {}
      : {
          within: {
            anchor: "firstDose",
            from: { amount: `-${weeks}`, unit: "week" },
            to: { amount: "0", unit: "day" },
            includesFrom: true,
            includesTo: true,
          },
        }),
  },
});
export const washout = (concept: string, weeks: string): Condition => ({
  kind: "ifThen",
  condition: given(concept),
  consequence: {
    kind: "compare",
    left: {
      kind: "elapsed",
      since: {
        recordType: "treatment",
        bindAs: "T",
        where: {
          kind: "memberOf",
          left: { kind: "field", record: "T", field: "concept" },
          values: [concept],
        },
      },
      edge: "end",
      which: "latest",
      until: "firstDose",
      label: `the last ${concept}`,
    },
    relation: ">=",
    right: { value: weeks, unit: "wk" },
  },
});
export const age = (relation: ">=" | "<=", years: string): Condition => ({
  kind: "compare",
  left: { kind: "age", at: "inclusion" },
  relation,
  right: { value: years, unit: "a" },
});
