import type { Lead, ListItem } from "../list.ts";
import type { SentenceContext } from "../sentence.ts";
import { type Stretch, stretchOf, type Traced } from "../traced.ts";
import { type BoundFinder, type Clause, leaveUnread, readClause } from "./clause.ts";
import { isLabel, isLabelText } from "./labels.ts";
import { saysNothing } from "./lexicon.ts";
import { sliceClause } from "./slice.ts";

/** The texts of a row as they hang together: the lead, then its members. */
export type Part = { readonly clause: Clause; readonly lead: Lead | null; readonly members: readonly Part[] };

/** One criterion to be: its texts, and where it stands in the record. */
export type Row = {
  readonly id: string;
  readonly heading: "inclusion" | "exclusion";
  readonly part: Part;
  readonly notes: readonly Clause[];
  readonly span: Stretch;
  /** Text of the item that belongs to no row by itself: "Adequate liver function with". */
  readonly label: Clause | null;
  /** The text above the row that dates it, where the row is a member by itself. */
  readonly above: Clause | null;
  /** Rows of one list that are alternatives, or that together are one demand. */
  readonly group: { readonly id: string; readonly op: "any" | "all" } | null;
};

export type RowContext = {
  readonly signs: SentenceContext["signs"];
  readonly findBounds: BoundFinder;
  /** Whether so many more characters are read: no record has as many as would exhaust it. */
  readonly mayRead: (length: number) => boolean;
};

const letters = "abcdefghijklmnopqrstuvwxyz";
const partId = (id: string, index: number): string => {
  const letter = index < letters.length ? letters.charAt(index) : `z${index}`;
  return /[a-z]$/.test(id) ? `${id}.${index + 1}` : `${id}${letter}`;
};

const clauseOf = (
  text: Traced,
  heading: ListItem["heading"],
  inherited: readonly string[],
  context: RowContext,
): Clause => {
  if (!context.mayRead(text.text.length)) return leaveUnread(text);
  return readClause(text, { heading, signs: context.signs, inherited }, context.findBounds);
};

const deepest = 8;

const partOf = (item: ListItem, inherited: readonly string[], context: RowContext, depth = 0): Part => {
  const clause = clauseOf(item.text, item.heading, inherited, context);
  const about = clause.bounds.flatMap(({ variable }) => (variable === null ? [] : [variable]));
  return {
    clause,
    lead: item.lead,
    members:
      depth >= deepest
        ? []
        : item.members
            .filter(({ kind }) => kind !== "note")
            .map((member) => partOf(member, about.length === 0 ? inherited : about, context, depth + 1)),
  };
};

const notesOf = (item: ListItem, context: RowContext): readonly Clause[] =>
  item.members
    .filter(({ kind }) => kind === "note")
    .map((note) => clauseOf(note.text, item.heading, [], context));

/** Whether a text is a rule that stands without its lead: it has its own window, exception or guard. */
const standsAlone = ({ clause, members }: Part): boolean =>
  members.length > 0 ||
  clause.times.length > 0 ||
  clause.scopes.some(({ kind }) => kind === "exception" || kind === "condition");

const everyPart = (part: Part): readonly Part[] => [part, ...part.members.flatMap(everyPart)];

const sameLesion = /\b(?:lesions?|tumou?rs?|metastas[ei]s)\b.*\b(?:fulfil|meet|satisf|with all|following)/i;

const isAny = ({ lead, heading }: ListItem): boolean =>
  lead === null ? heading === "exclusion" : lead.kind !== "all";

/** Whether the members of an item are criteria of their own. */
const splitsMembers = (item: ListItem, part: Part): boolean => {
  if (part.members.length < 2 || item.kind === "heading")
    return item.kind === "heading" && part.members.length > 0;
  if (!isLabel(part.clause)) return false;
  if (sameLesion.test(item.text.text) || item.lead?.kind === "atLeast") return false;
  return isAny(item)
    ? part.members.some(standsAlone)
    : part.members.every((member) =>
        everyPart(member).some(({ clause }) => clause.bounds.length > 0 || clause.words.length > 3),
      );
};

/** Rows of an item, the note under it with the last one. */
export const rowsOf = (item: ListItem, context: RowContext): readonly Row[] => {
  if (item.kind === "narrative" || item.kind === "note") return [];
  if (item.kind === "heading") return item.members.flatMap((member) => rowsOf(member, context));
  const part = partOf(item, [], context);
  const notes = notesOf(item, context);
  const own = stretchOf(item.text);
  const span: Stretch = { start: own.start, end: Math.max(own.end, stretchOf(item.whole).end) };
  const whole: Row = {
    id: item.id,
    heading: item.heading,
    part,
    notes,
    span,
    label: null,
    above: null,
    group: null,
  };
  if (part.members.length === 0) return splitInline(whole);
  if (!splitsMembers(item, part)) return [whole];
  return item.members
    .filter(({ kind }) => kind !== "note")
    .flatMap((member, index): readonly Row[] => {
      const memberPart = part.members[index];
      if (memberPart === undefined) return [];
      const text = stretchOf(member.text);
      const end = Math.max(text.end, stretchOf(member.whole).end);
      return [
        {
          id: member.id === "" ? partId(item.id, index) : member.id,
          heading: item.heading,
          part: memberPart,
          notes:
            index === part.members.length - 1
              ? [...notes, ...notesOf(member, context)]
              : notesOf(member, context),
          span: { start: index === 0 ? span.start : text.start, end },
          label: index === 0 ? part.clause : null,
          above: part.clause,
          group: { id: item.id, op: isAny(item) ? "any" : "all" },
        },
      ];
    });
};

type Cut = { readonly start: number; readonly end: number };

/**
 * "Hb > 90 g/L, platelets > 100, albumin > 25" under inclusion: each bound is a rule of its own. Only where nothing
 * but bounds and words that say nothing stands between the cuts.
 */
const splitInline = (row: Row): readonly Row[] => {
  const { clause } = row.part;
  const cuts = inlineCuts(row, clause);
  if (cuts.length < 2) return splitSentences(row);
  return cuts.map(({ start, end }, index): Row => {
    const piece = trimmedSlice(clause, start, end);
    const stretch = stretchOf(piece.text);
    return {
      id: partId(row.id, index),
      heading: row.heading,
      part: { clause: piece, lead: null, members: [] },
      notes: index === cuts.length - 1 ? row.notes : [],
      span:
        index === cuts.length - 1 && row.notes.length > 0
          ? { start: stretch.start, end: row.span.end }
          : stretch,
      label: index === 0 && start > 0 ? trimmedSlice(clause, 0, start) : null,
      above: null,
      group: { id: row.id, op: "all" },
    };
  });
};

/** A slice of a clause without the blanks at its ends. */
const trimmedSlice = (clause: Clause, start: number, end: number): Clause => {
  const text = clause.text.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  return sliceClause(clause, from, Math.max(from, start + text.trimEnd().length));
};

const inlineCuts = ({ heading }: Row, clause: Clause): readonly Cut[] => {
  if (heading !== "inclusion" || clause.bounds.length < 2) return [];
  if (clause.scopes.some(({ kind }) => kind === "exception" || kind === "condition" || kind === "negation"))
    return [];
  const text = clause.text.text;
  const groups: { start: number; end: number; variables: Set<string | null> }[] = [];
  for (const bound of clause.bounds) {
    const last = groups.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, bound.start);
    const start = Math.min(bound.start, bound.name?.start ?? bound.start);
    if (
      last !== undefined &&
      (start < last.end ||
        last.variables.has(bound.variable) ||
        !/^[\s)]*(?:[,;]|\band\b|,\s*and\b|\.)/i.test(between) ||
        /\bwith\b/i.test(between))
    ) {
      last.end = Math.max(last.end, bound.end);
      last.variables.add(bound.variable);
    } else groups.push({ start, end: bound.end, variables: new Set([bound.variable]) });
  }
  if (groups.length < 2) return [];
  const first = groups[0];
  if (first === undefined) return [];
  if (
    /\bor\b|\beither\b/i.test(
      groups.map(({ end }, index) => text.slice(end, groups[index + 1]?.start ?? end)).join(" "),
    )
  )
    return [];
  const cuts = groups.map(({ start, end }, index): Cut => {
    const next = groups[index + 1]?.start ?? text.length;
    const tail = text.slice(end, next);
    const close = /^[\s)\]]*/.exec(tail)?.[0].trimEnd().length ?? 0;
    return {
      start: widenName(clause, index === 0 ? 0 : (groups[index - 1]?.end ?? 0), start),
      end: end + close,
    };
  });
  const lead = text.slice(0, cuts[0]?.start ?? 0);
  if (!isLabelText(lead)) return [];
  const residue = cuts.every(({ end }, index) =>
    saysNothing(text.slice(end, cuts[index + 1]?.start ?? text.length)),
  );
  return residue ? cuts : [];
};

/** The words right before a bound belong to its name: "serum albumin". */
const widenName = (clause: Clause, from: number, start: number): number => {
  let at = start;
  for (let index = clause.words.length - 1; index >= 0; index -= 1) {
    const word = clause.words[index];
    if (word === undefined || word.end > at) continue;
    if (
      word.start < from ||
      !/^(?:serum|plasma|total|absolute|blood|peripheral|fasting|platelet|count|estimated|calculated|corrected|creatinine|hepatic)$/.test(
        word.text,
      )
    )
      break;
    if (/[,;:()]/.test(clause.text.text.slice(word.end, at))) break;
    at = word.start;
  }
  return at;
};

/** Two rules of different kinds in one item: contraception, then a pregnancy test. */
const splitSentences = (row: Row): readonly Row[] => {
  const { clause } = row.part;
  if (clause.sentences.length < 2) return [row];
  const text = clause.text.text;
  const at = clause.sentences.findIndex(
    ({ start, end }, index) =>
      index > 0 &&
      /pregnancy test/i.test(text.slice(start, end)) &&
      /contracept|birth control/i.test(text.slice(0, start)) &&
      !/pregnancy test/i.test(text.slice(0, start)),
  );
  const sentence = clause.sentences[at];
  if (sentence === undefined) return [row];
  return [
    { start: 0, end: sentence.start },
    { start: sentence.start, end: text.length },
  ].map(({ start, end }, index): Row => {
    const piece = trimmedSlice(clause, start, end);
    const stretch = stretchOf(piece.text);
    return {
      id: partId(row.id, index),
      heading: row.heading,
      part: { clause: piece, lead: null, members: [] },
      notes: index === 1 ? row.notes : [],
      span: index === 1 ? { start: stretch.start, end: row.span.end } : stretch,
      label: null,
      above: null,
      group: { id: row.id, op: "all" },
    };
  });
};
