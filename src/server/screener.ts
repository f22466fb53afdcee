import type { EventStore, SubjectHead } from "../adapters/database/index.ts";
import type { Chart } from "../condition/index.ts";
import { addDays, civilDay, type IsoDate, instantSpan, writeInstant } from "../kernel/calendar.ts";
import type { Protocol } from "../protocol/index.ts";
import { type Screening, screen } from "../screening/index.ts";
import {
  chartOf,
  chosenCandidates,
  type Event,
  type Identity,
  type LimitTable,
  limitTableOf,
  originHash,
  repairDecisionsOf,
  writeRecordedAt,
} from "../subject/index.ts";
import { createCache } from "./cache.ts";
import { type Clock, today } from "./clock.ts";
import { createLogIndex } from "./logIndex.ts";

/** A store seen on a day: what had happened by then, and of a past day only what was known by its end. */
export type View = {
  readonly asOf: IsoDate;
  /** Sequence of the last event that counts; 0 when none does. */
  readonly until: number;
  readonly logHead: string;
  /** Until when names and birth dates count; null: those of now. */
  readonly knownAt: string | null;
};

export type Screener = {
  readonly view: (asOf?: IsoDate) => Promise<View>;
  /**
   * The store as a decision recorded at `recordedAt` saw it at a link of the log; null when there is no such link.
   */
  readonly viewOfDecision: (asOf: IsoDate, logHead: string, recordedAt: string) => Promise<View | null>;
  readonly subjects: (view: View) => Promise<readonly SubjectHead[]>;
  readonly identities: (view: View) => Promise<ReadonlyMap<string, Identity>>;
  /** Oldest first; null: what belongs to no subject (limits, repair decisions, imports). */
  readonly events: (subject: string | null, view: View) => Promise<readonly Event[]>;
  /** The chart as one trial sees it: its anchors win; null leaves out the anchors of every trial. */
  readonly chart: (subject: string, trial: string | null, view: View) => Promise<Chart>;
  readonly screening: (subject: string, protocol: Protocol, view: View) => Promise<Screening>;
  /** To be called when names or birth dates changed, which the log does not show. */
  readonly forgetIdentities: () => void;
};

type Shared = {
  readonly limits: readonly Event[];
  readonly lastLimits: number;
  readonly decisions: readonly Event[];
};

const keptSubjects = 2_000;
const keptScreenings = 4_000;

/** Last millisecond of a civil day at the site. */
const endOfDay = (day: IsoDate, zone: string): string =>
  writeRecordedAt(writeInstant(instantSpan(addDays(day, 1), zone).earliest - 1));

const lastOf = (events: readonly Event[]): number => events.at(-1)?.sequence ?? 0;

/**
 * Screens the subjects of a store and remembers what came out. Nothing here is ever out of date: every key holds
 * the sequence of the last event that the value was made from, the birth date and the day.
 */
export const createScreener = (store: EventStore, clock: Clock): Screener => {
  const index = createLogIndex(store);
  const logs = createCache<readonly Event[]>(keptSubjects);
  const charts = createCache<Chart>(keptSubjects);
  const screenings = createCache<Screening>(keptScreenings);
  const sorted = createCache<Shared>(8);
  const tables = createCache<LimitTable>(8);
  const named = createCache<ReadonlyMap<string, Identity>>(8);
  let counted: { readonly until: number; readonly heads: ReadonlyMap<string, SubjectHead> } | null = null;

  const headsUntil = async (until: number): Promise<ReadonlyMap<string, SubjectHead>> => {
    if (counted?.until === until) return counted.heads;
    const heads = new Map((await index.subjects(until)).map((each) => [each.subject, each]));
    counted = { until, heads };
    return heads;
  };

  const viewUntil = async (asOf: IsoDate, knownAt: string | null): Promise<View> => {
    const head = knownAt === null ? await index.head() : await index.head(knownAt);
    return { asOf, until: head?.sequence ?? 0, logHead: head?.hash ?? originHash, knownAt };
  };

  const identities: Screener["identities"] = async ({ knownAt }) => {
    const key = knownAt ?? "now";
    const known = named.get(key);
    if (known !== undefined) return known;
    const read = await store.identities(undefined, knownAt ?? undefined);
    named.set(key, read);
    return read;
  };

  const eventsUntil = async (subject: string | null, until: number): Promise<readonly Event[]> => {
    const key = `${subject ?? ""} ${until}`;
    const known = logs.get(key);
    if (known !== undefined) return known;
    const read = await store.events({ subject, upTo: until });
    logs.set(key, read);
    return read;
  };

  const events: Screener["events"] = async (subject, { until }) => {
    if (subject === null) return eventsUntil(null, until);
    const last = (await headsUntil(until)).get(subject)?.lastSequence;
    return last === undefined ? [] : eventsUntil(subject, last);
  };

  /** The shared events that matter to every chart, and those that matter to one trial. */
  const sharedOf = async (at: View): Promise<Shared> => {
    const known = sorted.get(`${at.until}`);
    if (known !== undefined) return known;
    const common = await events(null, at);
    // Retractions too: a limit taken back no longer counts.
    const limits = common.filter(({ type }) => type === "limits/1" || type === "retraction/1");
    const made = {
      limits,
      lastLimits: lastOf(limits),
      decisions: common.filter(({ type }) => type === "repairDecision/1"),
    };
    sorted.set(`${at.until}`, made);
    return made;
  };

  const limitsOf = ({ limits, lastLimits }: Shared): LimitTable => {
    const known = tables.get(`${lastLimits}`);
    if (known !== undefined) return known;
    const made = limitTableOf(limits);
    tables.set(`${lastLimits}`, made);
    return made;
  };

  /** What a chart is made from: the subject's events, the laboratories' limits, the birth date, the day. */
  const basisOf = async (subject: string, at: View): Promise<string> => {
    const last = (await headsUntil(at.until)).get(subject)?.lastSequence ?? 0;
    const birth = (await identities(at)).get(subject)?.birthDate ?? "";
    return `${subject} ${last} ${(await sharedOf(at)).lastLimits} ${birth} ${at.asOf}`;
  };

  const chart: Screener["chart"] = async (subject, trial, at) => {
    const key = `${trial ?? "-"} ${await basisOf(subject, at)}`;
    const known = charts.get(key);
    if (known !== undefined) return known;
    const made = chartOf(await events(subject, at), (await identities(at)).get(subject), {
      subject,
      trial,
      asOf: at.asOf,
      zone: clock.zone,
      limits: limitsOf(await sharedOf(at)),
    });
    charts.set(key, made);
    return made;
  };

  const screening: Screener["screening"] = async (subject, protocol, at) => {
    const decisions = (await sharedOf(at)).decisions.filter(({ trial }) => trial === protocol.id);
    const key = `${protocol.id} ${protocol.version} ${lastOf(decisions)} ${await basisOf(subject, at)}`;
    const known = screenings.get(key);
    if (known !== undefined) return { ...known, logHead: at.logHead };
    const decided = repairDecisionsOf(decisions, protocol.id, { effective: at.asOf, zone: clock.zone });
    const made = screen(protocol, await chart(subject, protocol.id, at), {
      asOf: at.asOf,
      decisions: chosenCandidates(decided),
      logHead: at.logHead,
    });
    screenings.set(key, made);
    return made;
  };

  return {
    view: async (asOf = today(clock)) =>
      viewUntil(asOf, asOf < today(clock) ? endOfDay(asOf, clock.zone) : null),
    viewOfDecision: async (asOf, logHead, recordedAt) => {
      const until = logHead === originHash ? 0 : (await index.linkOf(logHead))?.sequence;
      const knownAt = asOf < civilDay(recordedAt, clock.zone) ? endOfDay(asOf, clock.zone) : recordedAt;
      return until === undefined ? null : { asOf, until, logHead, knownAt };
    },
    subjects: ({ until }) => index.subjects(until),
    identities,
    events,
    chart,
    screening,
    forgetIdentities: named.clear,
  };
};
