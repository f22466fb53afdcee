import type { ScreeningTable } from "../../adapters/http/index.ts";
import type { IsoDate } from "../../kernel/calendar.ts";
import type { Protocol } from "../../protocol/index.ts";
import { type CriterionFinding, type Screening, summariseState } from "../../screening/index.ts";
import type { View } from "../screener.ts";

type Row = ScreeningTable["rows"][number];
type Cell = Row["cells"][string];

/** What an open cell waits for: a repair when only readings of the text keep it open, else an answer; time when it passes by itself. */
const waitsFor = (finding: CriterionFinding, screening: Screening): Cell["waitsFor"] => {
  switch (finding.entry) {
    case "pass":
      return null;
    case "unknown":
      return finding.missing.length > 0 && finding.missing.every(({ reason }) => reason === "sourceAmbiguous")
        ? "repair"
        : "answer";
    case "fail":
      return screening.earliestPossible !== null && !screening.neverByTime.includes(finding.id)
        ? "time"
        : null;
    default:
      return finding.entry satisfies never;
  }
};

const cellOf = (finding: CriterionFinding, screening: Screening): Cell => ({
  entry: finding.entry,
  truth: finding.truth,
  waitsFor: waitsFor(finding, screening),
  summary: finding.summary,
});

export const screeningRow = (screening: Screening, person: string): Row => {
  const { state, toAsk } = summariseState(screening);
  return {
    subject: screening.subject,
    person,
    status: screening.status,
    state,
    toAsk,
    earliest: screening.earliestPossible?.date ?? null,
    cells: Object.fromEntries(screening.criteria.map((each) => [each.id, cellOf(each, screening)])),
  };
};

export const screeningTable = (protocol: Protocol, view: View, rows: readonly Row[]): ScreeningTable => ({
  trial: protocol.id,
  version: protocol.version,
  asOf: view.asOf,
  logHead: view.logHead,
  columns: protocol.population.criteria.map(({ id, title, topic, role, summary }) => ({
    id,
    title,
    topic,
    role,
    summary,
  })),
  rows,
});

export type TrialState = {
  readonly trial: string;
  readonly status: Screening["status"];
  readonly state: Row["state"];
  readonly toAsk: number;
  readonly earliest: IsoDate | null;
};
export const trialState = (screening: Screening): TrialState => {
  const { state, toAsk } = summariseState(screening);
  const earliest = screening.earliestPossible?.date ?? null;
  return { trial: screening.trial, status: screening.status, state, toAsk, earliest };
};
