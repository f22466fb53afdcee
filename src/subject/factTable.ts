import { sha256Bytes } from "../kernel/canonical.ts";
import { type EventType, eventTypes } from "./event.ts";
import type { Place } from "./importing.ts";

/** What an import makes of a fact. Contradicted: stated in two ways under one key, so neither is taken. */
export const factStates = ["unchanged", "added", "corrected", "contradicted"] as const;
export type FactState = (typeof factStates)[number];

/** The first 128 bits of a SHA-256. */
export type Digest = readonly [number, number, number, number];

export const digestOf = (text: string): Digest => {
  const { buffer, byteOffset } = sha256Bytes(text);
  const view = new DataView(buffer, byteOffset);
  return [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)];
};

export type FactRow = {
  readonly key: Digest;
  readonly content: Digest;
  readonly place: Place;
  readonly type: EventType;
  readonly state: FactState;
};

/** The facts of one import by key, each under the number of its coming. */
export type FactTable = {
  readonly find: (key: Digest) => number | undefined;
  readonly add: (row: FactRow) => number;
  readonly saysTheSame: (fact: number, content: Digest) => boolean;
  readonly placeOf: (fact: number) => Place;
  readonly stateOf: (fact: number) => FactState;
  readonly contradict: (fact: number) => void;
  /** How many facts of a type are in a state. */
  readonly count: (type: EventType, state: FactState) => number;
};

const rowsPerPage = 65_536;
/** Words of a row: key 4, content 4, file, line, then type and state. */
const words = 11;
const contentAt = 4;
const fileAt = 8;
const lineAt = 9;
const kindAt = 10;

const kindOf = (type: EventType, state: FactState): number =>
  eventTypes.indexOf(type) * factStates.length + factStates.indexOf(state);

/**
 * Some 60 bytes a fact, outside the heap: an import of millions of rows is held against itself and the garbage
 * collector has nothing to walk. Rows stand in pages; an open-addressed table of row numbers finds them.
 */
export const createFactTable = (): FactTable => {
  const pages: Uint32Array[] = [];
  const files: string[] = [];
  const fileNumbers = new Map<string, number>();
  const counts = new Uint32Array(eventTypes.length * factStates.length);
  let length = 0;
  let slots = new Uint32Array(1_024); // number of a row, from 1; 0: free

  const read = (fact: number, word: number): number =>
    pages[Math.floor(fact / rowsPerPage)]?.[(fact % rowsPerPage) * words + word] ?? 0;
  const write = (fact: number, word: number, value: number): void => {
    const page = pages[Math.floor(fact / rowsPerPage)];
    if (page !== undefined) page[(fact % rowsPerPage) * words + word] = value;
  };
  const holds = (fact: number, from: number, digest: Digest): boolean =>
    digest.every((word, index) => read(fact, from + index) === word);

  /** The slot that holds a key, or the free one where it belongs. */
  const slotOf = (key: Digest): number => {
    let slot = key[0] % slots.length;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0 || holds(held - 1, 0, key)) return slot;
      slot = (slot + 1) % slots.length;
    }
  };
  const widen = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let fact = 0; fact < length; fact += 1) {
      let slot = read(fact, 0) % slots.length;
      while (slots[slot] !== 0) slot = (slot + 1) % slots.length;
      slots[slot] = fact + 1;
    }
  };
  const fileNumber = (file: string): number => {
    const known = fileNumbers.get(file);
    if (known !== undefined) return known;
    files.push(file);
    fileNumbers.set(file, files.length - 1);
    return files.length - 1;
  };
  const countKind = (kind: number, change: 1 | -1): void => {
    counts[kind] = (counts[kind] ?? 0) + change;
  };
  const stateOf = (fact: number): FactState =>
    factStates[read(fact, kindAt) % factStates.length] ?? "contradicted";

  return {
    find: (key) => {
      const held = slots[slotOf(key)] ?? 0;
      return held === 0 ? undefined : held - 1;
    },
    add: ({ key, content, place, type, state }) => {
      if (length * 2 >= slots.length) widen();
      if (length % rowsPerPage === 0) pages.push(new Uint32Array(rowsPerPage * words));
      const fact = length;
      length += 1;
      key.forEach((word, index) => {
        write(fact, index, word);
      });
      content.forEach((word, index) => {
        write(fact, contentAt + index, word);
      });
      write(fact, fileAt, fileNumber(place.file));
      write(fact, lineAt, place.line ?? 0);
      write(fact, kindAt, kindOf(type, state));
      countKind(kindOf(type, state), 1);
      slots[slotOf(key)] = fact + 1;
      return fact;
    },
    saysTheSame: (fact, content) => holds(fact, contentAt, content),
    placeOf: (fact) => {
      const line = read(fact, lineAt);
      return { file: files[read(fact, fileAt)] ?? "", line: line === 0 ? null : line };
    },
    stateOf,
    contradict: (fact) => {
      const before = read(fact, kindAt);
      const after = before - factStates.indexOf(stateOf(fact)) + factStates.indexOf("contradicted");
      countKind(before, -1);
      countKind(after, 1);
      write(fact, kindAt, after);
    },
    count: (type, state) => counts[kindOf(type, state)] ?? 0,
  };
};
