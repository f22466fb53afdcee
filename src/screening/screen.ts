import {
  type Chart,
  type ClinicalRecord,
  describeVerdict,
  evaluate,
  type Situation,
  type UsedFact,
  type Verdict,
} from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import type { Criterion, Protocol } from "../protocol/index.ts";
import { askOpenQuestions, eligibilitySectionMissing } from "./ask.ts";
import { describeWait } from "./describeWait.ts";
import { combine, entryOf, gatesOf, settleEntries, statusOf } from "./entry.ts";
import { lookAhead, lookAtToday } from "./lookAhead.ts";
import type { CriterionFinding, Screening } from "./screening.ts";

export type ScreenOptions = {
  readonly asOf: IsoDate;
  /** Repair id to the candidate that a person confirmed. */
  readonly decisions: ReadonlyMap<string, string>;
  /** Hash of the last event that the chart was made from. */
  readonly logHead: string;
  /** Evaluation of many subjects for counts alone may leave out the look ahead; the earliest date is then today or null. */
  readonly lookAhead?: boolean;
};

/** Repairs that change what is evaluated or how it reads; remarks on the wording are not cited. */
const citedRepairs = (protocol: Protocol, criterion: Criterion, verdict: Verdict): readonly string[] =>
  protocol.repairs
    .filter(
      ({ id, candidates, proposed }) =>
        verdict.repairIds.includes(id) ||
        (criterion.repairIds.includes(id) && (candidates.length > 0 || proposed !== undefined)),
    )
    .map(({ id }) => id);

/** The records of a chart by id; the table is made when the first one is asked for. */
const recordsById = (chart: Chart): ((id: string) => ClinicalRecord | undefined) => {
  let table: ReadonlyMap<string, ClinicalRecord> | null = null;
  return (id) => {
    table ??= new Map(
      [...chart.lists.values()].flatMap((list) => list.records.map((record) => [record.id, record] as const)),
    );
    return table.get(id);
  };
};

const locate = (protocol: Protocol, criterion: Criterion): CriterionFinding["locator"] => ({
  file: protocol.record.file,
  start: Math.min(...criterion.spans.map((span) => span.start)),
  end: Math.max(...criterion.spans.map((span) => span.end)),
  item: criterion.item,
});

/** The facts that decide, then the others that counted, then what did not count and why. */
const supportFirst = ({ used, support }: Verdict): Verdict["used"] => {
  const rank = (fact: UsedFact): number => (support.includes(fact.fact) ? 0 : fact.counted ? 1 : 2);
  return [...used].sort((a, b) => rank(a) - rank(b));
};

const find = (
  protocol: Protocol,
  criterion: Criterion,
  verdict: Verdict,
  recordOf: (id: string) => ClinicalRecord | undefined,
): CriterionFinding => ({
  id: criterion.id,
  role: criterion.role,
  truth: verdict.truth,
  entry: entryOf(criterion.role, verdict.truth),
  group: null,
  summary: describeVerdict(criterion.expression, verdict, { role: criterion.role, recordOf }),
  used: supportFirst(verdict),
  missing: verdict.unknownReasons.map(({ code, need, askedOf, question }) => ({
    reason: code,
    need,
    askedOf,
    question,
  })),
  repairs: citedRepairs(protocol, criterion, verdict),
  warnings: verdict.warnings,
  readings: verdict.readings ?? [],
  locator: locate(protocol, criterion),
  verdict,
});

const groupsOf = (protocol: Protocol, findings: readonly CriterionFinding[]): Screening["groups"] =>
  protocol.population.groups.map(({ id, op, role, members }) => {
    const truth = combine(
      op,
      findings.filter((finding) => members.includes(finding.id)).map((finding) => finding.truth),
    );
    return { id, op, role, truth, entry: entryOf(role, truth), members };
  });

/** A record without an eligibility section decides nobody: unknown for everyone, and never "no criteria, so eligible". */
const screenNobody = (protocol: Protocol, chart: Chart, options: ScreenOptions): Screening => ({
  trial: protocol.id,
  protocolVersion: protocol.version,
  subject: chart.subject,
  asOf: options.asOf,
  status: "undetermined",
  notScreenableReason: protocol.population.notScreenableReason ?? "noEligibilitySection",
  criteria: [],
  groups: [],
  openQuestions: [eligibilitySectionMissing(protocol)],
  earliestPossible: null,
  neverByTime: [],
  logHead: options.logHead,
});

/** Whether one subject may enter one trial, as of a day: every criterion with its reason, and what to do next. */
export const screen = (protocol: Protocol, chart: Chart, options: ScreenOptions): Screening => {
  const { population } = protocol;
  if (!population.screenable || population.criteria.length === 0)
    return screenNobody(protocol, chart, options);

  const recordOf = recordsById(chart);
  const situation: Situation = { asOf: options.asOf, decisions: options.decisions };
  const alone = population.criteria.map((criterion) =>
    find(protocol, criterion, evaluate(criterion.expression, chart, situation), recordOf),
  );
  const gates = gatesOf(population);
  const groups = groupsOf(protocol, alone);
  const settled = settleEntries(alone, groups, gates);
  const status = statusOf(settled.map((finding) => finding.entry));
  const ahead =
    options.lookAhead === false
      ? lookAtToday(gates, settled, options.asOf)
      : lookAhead(protocol, chart, situation, gates, settled);
  const criteria = settled.map((finding) => describeWait(finding, ahead));
  return {
    trial: protocol.id,
    protocolVersion: protocol.version,
    subject: chart.subject,
    asOf: options.asOf,
    status,
    notScreenableReason: null,
    criteria,
    groups,
    openQuestions: askOpenQuestions(protocol, gates, criteria, status, ahead),
    earliestPossible: ahead.earliestPossible,
    neverByTime: ahead.neverByTime,
    logHead: options.logHead,
  };
};
