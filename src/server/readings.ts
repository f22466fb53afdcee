import { z } from "zod";
import { conditionSchema, type Protocol, protocolSchema } from "../protocol/index.ts";
import {
  type CriterionChange,
  type CriterionDecision,
  carryDecisions,
  compareReadings,
  type ReadRecord,
  reviewedProtocol,
} from "../reading/index.ts";
import type { Event } from "../subject/index.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import type { View } from "./screener.ts";

/** What was read, without the text, which lies among the documents. */
export type StoredRead = Omit<ReadRecord, "record"> & { readonly record: Omit<ReadRecord["record"], "text"> };

/** A trial record that was read into a store, with what people made of it. */
export type Reading = {
  readonly trial: string;
  readonly sha256: string;
  readonly file: string;
  readonly readAt: string;
  readonly by: string;
  readonly read: StoredRead;
  readonly proposal: Protocol;
  /** Those that hold for this version of the record, oldest first. */
  readonly decisions: readonly CriterionDecision[];
  /** The proposal with the decisions on it: what patients are screened against. */
  readonly protocol: Protocol;
  /** Against the version before; null for the first one. */
  readonly difference: {
    readonly changes: ReadonlyMap<string, CriterionChange>;
    readonly removed: readonly { readonly id: string; readonly text: string }[];
  } | null;
  readonly earlier: readonly { readonly sha256: string; readonly file: string; readonly readAt: string }[];
  /** Ids of the events of its versions. */
  readonly events: readonly string[];
};

const readingPayload = z.object({
  record: z.string(),
  file: z.string(),
  read: z.custom<StoredRead>((value) => typeof value === "object" && value !== null && "criteria" in value),
  protocol: protocolSchema,
});
const decisionPayload = z.object({
  record: z.string(),
  criterion: z.string(),
  decision: z.enum(["confirmed", "rejected", "reopened"]),
  expression: z.union([conditionSchema, z.null()]),
  reason: z.string(),
});

type Open = Omit<Reading, "protocol"> & { readonly changes: number };

const startReading = (event: Event, before: Open | undefined): Open => {
  const { record, file, read, protocol } = readingPayload.parse(event.payload);
  const difference = before === undefined ? null : compareReadings(before.read.criteria, read.criteria);
  return {
    trial: protocol.id,
    sha256: record,
    file,
    readAt: event.recordedAt,
    by: event.actor.name,
    read,
    proposal: protocol,
    decisions:
      before === undefined || difference === null ? [] : carryDecisions(before.decisions, difference.changes),
    difference,
    earlier:
      before === undefined
        ? []
        : [...before.earlier, { sha256: before.sha256, file: before.file, readAt: before.readAt }],
    events: [...(before?.events ?? []), event.id],
    changes: (before?.changes ?? 0) + 1,
  };
};

const decide = (event: Event, reading: Open): Open => {
  const { record, criterion, decision, expression, reason } = decisionPayload.parse(event.payload);
  if (record !== reading.sha256) return reading;
  const made: CriterionDecision = {
    criterion,
    decision,
    expression,
    by: event.actor.name,
    role: event.actor.role,
    at: event.recordedAt,
    reason,
  };
  return { ...reading, decisions: [...reading.decisions, made], changes: reading.changes + 1 };
};

/** The readings that the shared events of a log add up to, in the order of their first version. */
export const foldReadings = (events: readonly Event[]): readonly Reading[] => {
  const open = new Map<string, Open>();
  const takenBack = new Set(
    events.flatMap(({ type, supersedes }) =>
      type === "retraction/1" && supersedes !== undefined ? [supersedes] : [],
    ),
  );
  for (const event of events) {
    if (event.trial === null || takenBack.has(event.id)) continue;
    const before = open.get(event.trial);
    if (event.type === "reading/1") open.set(event.trial, startReading(event, before));
    else if (event.type === "criterionDecision/1" && before !== undefined)
      open.set(event.trial, decide(event, before));
  }
  return [...open.values()].map(({ changes, ...reading }) => ({
    ...reading,
    protocol: reviewedProtocol(reading.proposal, reading.decisions, changes),
  }));
};

/** The shared events of a view come as one list while nothing is added, so readings are folded once. */
const folded = new WeakMap<readonly Event[], readonly Reading[]>();

export const readingsOf = async (desk: Desk, view: View): Promise<readonly Reading[]> => {
  const events = await desk.screener.events(null, view);
  const known = folded.get(events);
  if (known !== undefined) return known;
  const made = foldReadings(events);
  folded.set(events, made);
  return made;
};

/** The trials of a store: those that come with the program, then those that were read into it. */
export const protocolsOf = async (
  { protocols }: Pick<Dependencies, "protocols">,
  desk: Desk,
  view: View,
): Promise<readonly Protocol[]> => [
  ...protocols,
  ...(await readingsOf(desk, view)).map(({ protocol }) => protocol),
];
