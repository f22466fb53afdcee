import { civilDay, type IsoDate, writeInstant } from "../kernel/calendar.ts";

/** Where the present moment and the site's zone come from: passed in, so that a test can stand at any time. */
export type Clock = {
  /** This instant in UTC. */
  readonly now: () => string;
  /** The site's zone, an IANA name. */
  readonly zone: string;
};

// biome-ignore lint/style/noRestrictedGlobals: the one place where the machine's clock enters
const milliseconds = (): number => Date.now();

export const systemClock = (zone: string): Clock => ({ now: () => writeInstant(milliseconds()), zone });

/** For tests and for replays: always the same instant. */
export const fixedClock = (instant: string, zone = "UTC"): Clock => ({ now: () => instant, zone });

/** The calendar day at the site. */
export const today = (clock: Clock): IsoDate => civilDay(clock.now(), clock.zone);
