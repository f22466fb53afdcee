import { decodeRecord } from "../adapters/record/index.ts";
import { checkProtocol, type Protocol } from "../protocol/index.ts";
import {
  carryRepairs,
  compareReadings,
  type LayoutId,
  proposeProtocol,
  readRecord,
} from "../reading/index.ts";
import type { Actor, Json } from "../subject/index.ts";
import { appendOne } from "./appending.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { type Reading, readingsOf, type StoredRead } from "./readings.ts";
import { refuse } from "./refusal.ts";

/** Larger than any registry page; the text is stored whole. */
export const largestRecordBytes = 2 * 1024 * 1024;

/** As the log keeps it, with the repairs under the names that they have there. */
const asJson = (value: unknown, names: ReadonlyMap<string, string>): { readonly [key: string]: Json } =>
  JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    typeof each === "string" ? (names.get(each) ?? each) : each,
  );

/** A trial that comes with the program keeps its id for itself; what was read of it stands beside it. */
const besideShipped = (protocol: Protocol, shipped: readonly Protocol[]): Protocol => {
  const known = shipped.find(
    ({ id, record }) => id === protocol.id || record.sha256 === protocol.record.sha256,
  );
  return known === undefined
    ? protocol
    : { ...protocol, id: `${known.id}-read`, shortName: `${known.shortName}, read anew` };
};

export type Upload = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly layout: LayoutId | undefined;
};

/**
 * Reads a record and keeps text, reading and proposal; the same text in the same layout again changes nothing.
 * Refused: what is too large, no text, or no trial record.
 */
export const openReading = async (
  dependencies: Dependencies,
  desk: Desk,
  { name, bytes, layout }: Upload,
  actor: Actor,
): Promise<Reading> => {
  if (bytes.length > largestRecordBytes)
    throw refuse(413, "Text too large", "A trial record has at most 2 MB of text.");
  const decoded = decodeRecord(bytes);
  if (decoded.kind === "notText") throw refuse(415, "Not a text", `${name} is ${decoded.why}.`);
  const read = readRecord(decoded.text, {
    file: name,
    sha256: decoded.sha256,
    ...(layout === undefined ? {} : { layout }),
  });
  if ("kind" in read)
    throw refuse(
      415,
      "Not recognised as a trial record",
      `Looked for: ${read.lookedFor.join("; ")}. If it is a record, choose its layout, or paste the inclusion and exclusion criteria under these two headings.`,
    );
  const view = await desk.screener.view();
  const { text, ...record } = read.record;
  const stored: StoredRead = { ...read, record };
  const protocol = besideShipped(proposeProtocol(read), dependencies.protocols);
  const faults = checkProtocol(protocol);
  if (faults.length > 0)
    throw refuse(
      503,
      "The proposal does not fit together",
      faults.map(({ field, message }) => `${field ?? ""}: ${message}`).join("; "),
    );
  const before = (await readingsOf(desk, view)).find(({ trial }) => trial === protocol.id);
  if (before?.sha256 === decoded.sha256 && before.read.record.layout === read.record.layout) return before;
  const names =
    before === undefined
      ? new Map<string, string>()
      : carryRepairs(before.proposal, protocol, compareReadings(before.read.criteria, read.criteria).changes);
  await desk.store.addDocument({ sha256: decoded.sha256, name, text }, dependencies.clock.now());
  await appendOne(dependencies.clock, desk, {
    type: "reading/1",
    trial: protocol.id,
    subject: null,
    payload: {
      record: decoded.sha256,
      file: name,
      layout: read.record.layout,
      read: asJson(stored, names),
      protocol: asJson(protocol, names),
    },
    effective: view.asOf,
    actor,
  });
  const opened = (await readingsOf(desk, await desk.screener.view())).find(
    (each) => each.trial === protocol.id,
  );
  if (opened === undefined) throw refuse(503, "Nothing was written", "Try again.");
  return opened;
};
