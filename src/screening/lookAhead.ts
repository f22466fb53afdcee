import { type Chart, findEarliestDate, type Situation, type Verdict } from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import type { Protocol } from "../protocol/index.ts";
import { combine, entryOf, type Gate } from "./entry.ts";
import { outlookOf, type RowOutlook } from "./rowOutlook.ts";
import type { CriterionFinding, Entry, Screening } from "./screening.ts";

/** How a row that fails today stands on the first day on which it no longer does. */
export type Wait = {
  readonly date: IsoDate;
  readonly verdict: Verdict;
  readonly entry: "pass" | "unknown";
  /** A treatment that is still going on has to be stopped today for this date to hold. */
  readonly ifStoppedToday: boolean;
};

/** What the passing of time alone will do for one subject; `waits` by criterion. */
export type Ahead = {
  readonly earliestPossible: Screening["earliestPossible"];
  readonly neverByTime: readonly string[];
  readonly waits: ReadonlyMap<string, Wait>;
};

const standsAgainst = (gate: Gate, findings: readonly CriterionFinding[]): boolean =>
  findings.some((finding) => gate.members.includes(finding.id) && finding.entry === "fail");

/** Without looking: today when nothing fails, else not known. */
export const lookAtToday = (
  gates: readonly Gate[],
  findings: readonly CriterionFinding[],
  asOf: IsoDate,
): Ahead => ({
  earliestPossible: gates.some((gate) => standsAgainst(gate, findings))
    ? null
    : { date: asOf, because: [], lastDate: null },
  neverByTime: [],
  waits: new Map(),
});

const waitOf = (row: RowOutlook, gate: Gate, date: IsoDate): readonly [string, Wait][] => {
  const verdict = row.verdictOn(date);
  const entry = entryOf(gate.role, verdict.truth);
  return entry === "fail" ? [] : [[row.id, { date, verdict, entry, ifStoppedToday: row.ifStoppedToday }]];
};

/** What fails today and when it stops failing; the first day on which nothing definitely fails. */
export const lookAhead = (
  protocol: Protocol,
  chart: Chart,
  situation: Situation,
  gates: readonly Gate[],
  findings: readonly CriterionFinding[],
): Ahead => {
  const { asOf } = situation;
  const verdicts = new Map(findings.map(({ id, verdict }) => [id, verdict]));
  const rows = outlookOf(protocol.population.criteria, chart, situation, (id) => verdicts.get(id));
  const byId = new Map(gates.map((gate) => [gate.id, gate]));
  const rowsIn = (id: string): readonly RowOutlook[] =>
    (byId.get(id)?.members ?? []).flatMap((member) => rows.get(member) ?? []);
  const failing = new Set(gates.filter((gate) => standsAgainst(gate, findings)).map((gate) => gate.id));
  const entryOn = (gate: Gate, date: IsoDate): Entry =>
    entryOf(
      gate.role,
      combine(
        gate.op,
        rowsIn(gate.id).map((row) => row.verdictOn(date).truth),
      ),
    );
  const earliest = findEarliestDate({
    ids: gates.map((gate) => gate.id),
    asOf,
    breakpointsOf: (id) =>
      !failing.has(id) && rowsIn(id).every((row) => row.onlyDecays)
        ? []
        : [...new Set(rowsIn(id).flatMap((row) => row.days()))].sort(),
    failsOn: (id, date) => {
      const gate = byId.get(id);
      return date === asOf || gate === undefined ? failing.has(id) : entryOn(gate, date) === "fail";
    },
  });
  const membersOf = (ids: readonly string[]): readonly string[] =>
    ids.flatMap((id) => byId.get(id)?.members ?? []);
  return {
    earliestPossible:
      earliest.date === null
        ? null
        : { date: earliest.date, because: membersOf(earliest.because), lastDate: earliest.lastDate },
    neverByTime: membersOf([...earliest.clears].flatMap(([id, date]) => (date === null ? [id] : []))),
    waits: new Map(
      [...earliest.clears].flatMap(([id, date]) => {
        const gate = byId.get(id);
        return date === null || gate === undefined
          ? []
          : rowsIn(id).flatMap((row) => waitOf(row, gate, date));
      }),
    ),
  };
};
