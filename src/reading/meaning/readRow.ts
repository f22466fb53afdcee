import type { Repair, TimeWindow } from "../../condition/index.ts";
import type { SourceSpan } from "../../kernel/source.ts";
import type { ReadAtom, ReadCriterion } from "../proposal.ts";
import type { FoundRepair } from "../sentence.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import { anchorRemarks } from "./anchorRemarks.ts";
import { atomsOf, type FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import { compilePart } from "./compile.ts";
import type { Canvas } from "./coverage.ts";
import { type Design, everBefore } from "./design.ts";
import type { GlobalWindow } from "./globalWindow.ts";
import { groupAtoms } from "./groups.ts";
import { openBook } from "./repairBook.ts";
import type { Part, Row } from "./rows.ts";
import { scopeRemarks } from "./scopeRemarks.ts";
import { type FoundTime, windowOf } from "./times.ts";
import { wordingRemarks } from "./wordingRemarks.ts";

export type RowReading = {
  readonly trial: string;
  readonly design: Design;
  readonly globalWindow: GlobalWindow | null;
  /** Repairs of the text, and remarks beside other rows, that lie in this row. */
  readonly textual: readonly FoundRepair[];
  readonly spanOf: (start: number, end: number) => SourceSpan;
  readonly quote: (start: number, end: number) => string;
  readonly canvas: Canvas;
};

/** Atoms of every clause of a row; a window of a lead binds the members under it. */
const collectAtoms = (
  part: Part,
  inherited: TimeWindow | null,
  row: Row,
  reading: Pick<RowReading, "design" | "globalWindow">,
  found: Map<Clause, readonly FoundAtom[]>,
): void => {
  const atoms = atomsOf(part.clause, { assumed: reading.design.assumed, heading: row.heading, inherited });
  found.set(part.clause, atoms);
  const lead =
    part.members.length === 0 ? undefined : part.clause.times.find(({ kind }) => kind === "window");
  const below = (lead === undefined ? null : windowOf(lead, reading.design.assumed)) ?? inherited;
  for (const member of part.members) collectAtoms(member, below, row, reading, found);
};

const withGlobalWindow = (atom: FoundAtom, row: Row, globalWindow: GlobalWindow | null): FoundAtom =>
  globalWindow === null ||
  atom.window !== null ||
  atom.bound === null ||
  row.id === globalWindow.row ||
  atom.variable === null ||
  !globalWindow.covers(atom.variable)
    ? atom
    : { ...atom, window: globalWindow.window };

const byPlace = (a: FoundRepair, b: FoundRepair): number =>
  (a.at?.start ?? Number.MAX_SAFE_INTEGER) - (b.at?.start ?? Number.MAX_SAFE_INTEGER);

/** A row with the atoms of each of its texts. */
export type RowAtoms = { readonly row: Row; readonly byClause: ReadonlyMap<Clause, readonly FoundAtom[]> };

export const atomsOfRow = (row: Row, reading: Pick<RowReading, "design" | "globalWindow">): RowAtoms => {
  const byClause = new Map<Clause, readonly FoundAtom[]>();
  const dated = row.above?.times.find(({ kind }) => kind === "window");
  const inherited = dated === undefined ? null : windowOf(dated, reading.design.assumed);
  collectAtoms(row.part, inherited, row, reading, byClause);
  for (const note of row.notes)
    collectAtoms({ clause: note, lead: null, members: [] }, null, row, reading, byClause);
  for (const [clause, atoms] of byClause)
    byClause.set(
      clause,
      atoms.map((atom) => withGlobalWindow(atom, row, reading.globalWindow)),
    );
  return { row, byClause };
};

/** One criterion of the record with its atoms and repairs; paints what became of its characters. */
export const readRow = (
  { row, byClause }: RowAtoms,
  reading: RowReading,
): { readonly criterion: ReadCriterion; readonly repairs: readonly Repair[] } => {
  const atoms = [...byClause.values()].flat();

  const book = openBook(row.id, reading.spanOf);
  const remarks = [...byClause].flatMap(([clause, found]) =>
    clause.words.length === 0
      ? []
      : [
          ...anchorRemarks(clause, found, reading.design),
          ...scopeRemarks(clause, found, reading.design.neuroendocrine, row.heading),
          ...wordingRemarks(clause),
        ],
  );
  remarks.push(...groupRemarks(row, reading.globalWindow));
  const label = row.label === null ? [] : wordingRemarks(row.label);
  for (const each of [
    ...reading.textual,
    ...atoms.flatMap(({ repairs }) => repairs),
    ...remarks,
    ...label,
  ].sort(byPlace))
    book.enter(each);

  const compiled = compilePart(row.part, row.span, {
    trial: reading.trial,
    criterion: row.id,
    heading: row.heading,
    book,
    atomsOf: (clause) => byClause.get(clause) ?? [],
    spanOf: reading.spanOf,
    ever: everBefore(reading.design.assumed),
    quote: reading.quote,
    design: reading.design,
    asked: new Map(),
    above: aboveOf(row),
    stretch: (clause, start, end) => stretchOf(clause.text, start, end),
  });
  const span = reading.spanOf(row.span.start, row.span.end);
  const whollyOpaque = compiled.condition.kind === "opaque";
  const repairs = book.entered();
  const groups = groupAtoms(row, byClause);
  const near = nearby([...reading.textual, ...remarks]);
  const finished = atoms.map((atom) => finish(atom, groups.get(atom) ?? null, book.idOf, near, reading));

  const confidences = new Map(repairs.map(({ id, confidence }) => [id, confidence]));

  reading.canvas.paint(row.span, whollyOpaque ? "opaque" : compiled.opaque ? "opaque" : "parsed", row.id);
  for (const atom of finished) reading.canvas.paint(atom.span, stateOf(atom, confidences), row.id);
  for (const clause of byClause.keys())
    for (const cue of clause.cues)
      if (!cue.value.weak)
        reading.canvas.paint(stretchOf(clause.text, cue.start, cue.end), "asksAPerson", row.id);

  return {
    criterion: {
      id: row.id,
      heading: row.heading,
      text: reading.quote(row.span.start, row.span.end),
      span,
      condition: compiled.condition,
      status: whollyOpaque ? "opaque" : "proposed",
      atoms: finished,
      ...(row.group === null ? {} : { memberOf: row.group }),
    },
    repairs,
  };
};

const aboveOf = ({ above }: Row): { readonly clause: Clause; readonly time: FoundTime } | null => {
  const time = above?.times.find(({ kind }) => kind === "window");
  return above === null || time === undefined ? null : { clause: above, time };
};

/** What a row says as a group, or to the whole record. */
const groupRemarks = (row: Row, globalWindow: GlobalWindow | null): readonly FoundRepair[] => {
  const found: FoundRepair[] = [];
  if (globalWindow?.row === row.id)
    found.push({
      code: "GLOBAL_WINDOW",
      at: globalWindow.at,
      candidates: [],
      confidence: "none",
      evidence: ["binds the laboratory values of the whole record that have no window of their own"],
    });
  const { clause, lead, members } = row.part;
  if (row.heading === "exclusion" && members.length > 1 && lead === null)
    found.push({
      code: "IMPLICIT_OPERATOR",
      at: stretchOf(clause.text),
      candidates: ["any", "all"],
      proposed: "any",
      confidence: "high",
      evidence: ["under exclusion each member of a list excludes by itself"],
    });
  return found;
};

const stateOf = (
  atom: ReadAtom,
  confidences: ReadonlyMap<string, Repair["confidence"]>,
): "parsed" | "repaired" | "toConfirm" => {
  const own = atom.repairIds.flatMap((id) => confidences.get(id) ?? []).filter((each) => each !== "none");
  if (own.length === 0) return "parsed";
  return own.every((each) => each === "certain") ? "repaired" : "toConfirm";
};

type Nearby = (stretch: Stretch) => readonly FoundRepair[];

/** Looks up which repairs lie in a stretch; a repair is short, so only those that begin nearby are looked at. */
const nearby = (repairs: readonly FoundRepair[]): Nearby => {
  const longest = 500;
  const sorted = repairs.filter(({ at }) => at !== null).sort(byPlace);
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.at?.start ?? 0) < start - longest) low = middle + 1;
      else high = middle;
    }
    const found: FoundRepair[] = [];
    for (let index = low; index < sorted.length; index += 1) {
      const repair = sorted[index];
      if (repair === undefined || repair.at === null || repair.at.start >= end) break;
      if (repair.at.end > start) found.push(repair);
    }
    return found;
  };
};

const finish = (
  atom: FoundAtom,
  group: string | null,
  idOf: (found: FoundRepair) => string | null,
  near: Nearby,
  reading: RowReading,
): ReadAtom => {
  const {
    clause,
    start,
    end,
    repairs,
    bound: _bound,
    time: _time,
    windowFrom: _from,
    anchorAssumed: _assumed,
    ...kept
  } = atom;
  const at = stretchOf(clause.text, start, end);
  const ids = [...new Set([...repairs, ...near(at)].flatMap((each) => idOf(each) ?? []))];
  return Object.assign(kept, {
    group,
    repairIds: ids,
    quote: reading.quote(at.start, at.end),
    span: reading.spanOf(at.start, at.end),
  });
};
