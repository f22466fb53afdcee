import type { Repair } from "../../condition/index.ts";
import type { SourceSpan } from "../../kernel/source.ts";
import type { LayoutId, NotARecord, RecordDocument, Section } from "../document.ts";
import type { ListItem } from "../list.ts";
import type { ReadCriterion, ReadField, ReadRecord } from "../proposal.ts";
import type { FoundRepair } from "../sentence.ts";
import { type Stretch, stretchOf, type Traced } from "../traced.ts";
import { capRepairs } from "./capRepairs.ts";
import { type BoundFinder, longestRead } from "./clause.ts";
import { quoter } from "./codePoints.ts";
import { type Canvas, openCanvas } from "./coverage.ts";
import { crossRemarks, factsOf } from "./crossRemarks.ts";
import { designOf } from "./design.ts";
import { globalWindowOf } from "./globalWindow.ts";
import { questionsOf } from "./questions.ts";
import { atomsOfRow, readRow } from "./readRow.ts";
import { recordRemarks, structureRemarks } from "./recordRemarks.ts";
import { openBook } from "./repairBook.ts";
import { type Row, rowsOf } from "./rows.ts";
import { signsOf } from "./signsOf.ts";

/** The steps before meaning; each belongs to a folder of its own. */
export type Stages = {
  readonly readDocument: (text: string, layout?: LayoutId) => RecordDocument | NotARecord;
  readonly mendText: (text: Traced) => { readonly text: Traced; readonly repairs: readonly FoundRepair[] };
  readonly readLists: (sections: readonly Section[]) => {
    readonly items: readonly ListItem[];
    readonly repairs: readonly FoundRepair[];
  };
  readonly findBounds: BoundFinder;
};

export type RecordSource = { readonly file: string; readonly sha256: string; readonly layout?: LayoutId };

const paintItems = (items: readonly ListItem[], canvas: Canvas): void => {
  for (const item of items) {
    canvas.paint(stretchOf(item.whole), "heading", null);
    const whole = stretchOf(item.text);
    if (item.kind === "heading") canvas.paint(whole, "heading", null);
    else if (item.kind === "note") canvas.paint(whole, "heading", null);
    else if (item.kind === "narrative") canvas.paint(whole, "ignored", null);
    paintItems(item.members, canvas);
  }
};

const uniqueIds = (rows: readonly Row[]): readonly Row[] => {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = (seen.get(row.id) ?? 0) + 1;
    seen.set(row.id, count);
    return count === 1 ? row : { ...row, id: `${row.id}.${count}` };
  });
};

const fieldOf = (
  field: RecordDocument["fields"][number],
  spanOf: (start: number, end: number) => SourceSpan,
): ReadField => {
  const { start, end } = stretchOf(field.written);
  return {
    name: field.name,
    written: field.written.text,
    understood: field.understood,
    span: spanOf(start, Math.max(end, start)),
    ...(field.parts === undefined ? {} : { parts: field.parts }),
  };
};

/** Hands out repairs by the stretch that they stand in, each once. */
const shareOut = (
  repairs: readonly FoundRepair[],
): {
  readonly take: (stretch: Stretch) => readonly FoundRepair[];
  readonly rest: () => readonly FoundRepair[];
} => {
  const taken = new Uint8Array(repairs.length);
  const firstFrom = (start: number): number => {
    let low = 0;
    let high = repairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((repairs[middle]?.at?.start ?? -1) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    take: ({ start, end }) => {
      const found: FoundRepair[] = [];
      for (let index = firstFrom(start); index < repairs.length; index += 1) {
        const repair = repairs[index];
        if (repair === undefined || repair.at === null || repair.at.start >= end) break;
        if (repair.at.end > end || taken[index] === 1) continue;
        taken[index] = 1;
        found.push(repair);
      }
      return found;
    },
    rest: () => repairs.filter((_, index) => taken[index] !== 1),
  };
};

/** Characters of criteria that are looked into; the eligibility text of the longest records has a fifth of them. What follows is opaque. */
const mostRead = 150_000;

/** Rows of longer records are not compared with each other. */
const mostCompared = 400;

const byPlace = (a: FoundRepair, b: FoundRepair): number => (a.at?.start ?? -1) - (b.at?.start ?? -1);

/** Reads a record with the given steps: the whole pipeline. */
export const assembleRecord = (
  text: string,
  source: RecordSource,
  stages: Stages,
): ReadRecord | NotARecord => {
  const document = stages.readDocument(text, source.layout);
  if ("kind" in document) return document;
  const { length, quote } = quoter(text);
  const spanOf = (start: number, end: number): SourceSpan => ({
    file: source.file,
    sha256: source.sha256,
    start,
    end,
  });
  const canvas = openCanvas(length, spanOf);
  const signs = signsOf(document.sections.map((section) => section.text.text).join("\n"));

  const textual: FoundRepair[] = [];
  const sections = document.sections.map((section): Section => {
    const mended = stages.mendText(section.text);
    for (const repair of mended.repairs) textual.push(repair);
    canvas.paint(stretchOf(section.text), "opaque", null);
    return { heading: section.heading, text: mended.text };
  });
  const lists = stages.readLists(sections);
  const { items } = lists;
  for (const repair of [...lists.repairs, ...structureRemarks(items)]) textual.push(repair);
  for (const { text: part, reason } of document.ignored)
    canvas.paint(stretchOf(part), reason === "heading" ? "heading" : "ignored", null);
  for (const { written } of document.fields) canvas.paint(stretchOf(written), "field", null);
  paintItems(items, canvas);

  const design = designOf(document, items);
  let leftToRead = mostRead;
  const mayRead = (length: number): boolean => {
    leftToRead -= Math.min(length, longestRead);
    return leftToRead >= 0;
  };
  const rows = uniqueIds(
    items.flatMap((item) => rowsOf(item, { signs, findBounds: stages.findBounds, mayRead })),
  );
  const ids = [
    ...new Set(
      document.fields
        .filter(({ name }) => name === "id")
        .map(({ written, understood }) => understood ?? written.text),
    ),
  ];
  const trial =
    ids.find((id) => /^NCT\d{8}$/.test(id)) ?? ids[0] ?? `UNREGISTERED-${source.sha256.slice(0, 12)}`;
  const globalWindow = globalWindowOf(rows, design);

  const shared = shareOut([...capRepairs(textual.sort(byPlace))].sort(byPlace));
  const criteria: ReadCriterion[] = [];
  const repairs: Repair[] = [];
  const read = rows.map((row) => atomsOfRow(row, { design, globalWindow }));
  const facts =
    rows.length > mostCompared
      ? []
      : read.map(({ row, byClause }) => factsOf(row, [...byClause.keys()], [...byClause.values()].flat()));
  const minimumAge = document.fields.find(({ name }) => name === "minimumAge")?.written.text ?? null;
  for (const [index, each] of read.entries()) {
    const own = facts[index];
    const beside = own === undefined ? [] : crossRemarks(own, facts, minimumAge);
    const { criterion, repairs: found } = readRow(each, {
      trial,
      design,
      globalWindow,
      textual: [...shared.take(each.row.span), ...beside],
      spanOf,
      quote,
      canvas,
    });
    criteria.push(criterion);
    for (const repair of found) repairs.push(repair);
  }
  const book = openBook("record", spanOf);
  for (const each of [...shared.rest(), ...recordRemarks(document, items, text, stages.mendText)].sort(
    byPlace,
  ))
    book.enter(each);
  for (const repair of book.entered()) repairs.push(repair);

  const screenable = document.sections.length > 0 && criteria.length > 0;
  return {
    record: {
      file: source.file,
      sha256: source.sha256,
      layout: document.layout,
      layoutEvidence: document.evidence,
      text,
      ids,
      title:
        document.fields.find(({ name }) => name === "title" || name === "officialTitle")?.written.text ??
        null,
      fields: document.fields.map((field) => fieldOf(field, spanOf)),
    },
    screenable,
    ...(screenable ? {} : { notScreenableReason: "noEligibilitySection" as const }),
    criteria,
    repairs,
    questions: questionsOf(repairs, criteria),
    coverage: canvas.stretches(),
  };
};
