import type { RecordField } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { append } from "./append.ts";
import { armField, interventionField } from "./armFields.ts";
import { fieldOf, paragraphsOf } from "./fieldOf.ts";
import { linesOf } from "./lines.ts";
import { pagedAdapter } from "./pagedAdapter.ts";

const groupType = /^(?:group|arm) type:?\s*(.*)$/i;
const interventionType = /^intervention type:?\s*(.*)$/i;

type Entry = { before: Traced[]; kind: Traced };

/** Paragraphs up to each line of a kind ("Group Type EXPERIMENTAL"), and what is left after the last. */
const entriesAt = (
  lines: readonly Traced[],
  pattern: RegExp,
): { readonly entries: readonly Entry[]; readonly rest: readonly Traced[] } => {
  const entries: Entry[] = [];
  let before: Traced[] = [];
  for (const line of lines) {
    const value = pattern.exec(line.text)?.[1];
    if (value === undefined) before.push(line);
    else {
      entries.push({ before, kind: cut(line, line.text.length - value.length) });
      before = [];
    }
  }
  return { entries, rest: before };
};

const isName = (line: Traced | undefined): line is Traced =>
  line !== undefined && line.text.length <= 200 && !/[.!?]$/.test(line.text);

/** Label and description before each "Group Type"; interventions that stand between two groups belong to the first. */
const arms = (value: Traced): readonly RecordField[] => {
  const { entries, rest } = entriesAt(paragraphsOf(value), groupType);
  if (entries.length === 0) return rest.length === 0 ? [] : fieldsOfNames(rest);
  return entries.flatMap(({ before, kind }, index) => {
    // what follows the last intervention line of the group before: its description, then label and description
    const last = before.findLastIndex(({ text }) => interventionType.test(text));
    const own = before.slice(last + 1);
    const from = index > 0 && last >= 0 && own.length > 1 && !isName(own[0]) ? 1 : 0;
    const [label, description] = own.slice(from);
    return label === undefined ? [] : [armField({ label, kind, description })];
  });
};

const fieldsOfNames = (lines: readonly Traced[]): readonly RecordField[] =>
  lines.filter((line) => isName(line)).map((label) => armField({ label }));

/** Name and description before each "Intervention Type"; a line of other names may stand between. */
const interventions = (value: Traced): readonly RecordField[] => {
  const { entries, rest } = entriesAt(paragraphsOf(value), interventionType);
  if (entries.length === 0)
    return rest.filter((line) => isName(line)).map((name) => interventionField({ name }));
  return entries.flatMap(({ before, kind }, index) => {
    const from = index > 0 && before.length > 1 && !isName(before[0]) ? 1 : 0;
    const [name, ...more] = before.slice(from);
    if (name === undefined) return [];
    return [
      interventionField({
        name,
        kind,
        description: more.toSorted((one, other) => other.text.length - one.text.length)[0],
      }),
    ];
  });
};

/** Facility and place of each site, up to its "Site Status". */
const sites = (value: Traced): readonly RecordField[] => {
  const fields: RecordField[] = [];
  const lines = linesOf(value.text).filter(({ start, end }) => value.text.slice(start, end).trim() !== "");
  let first: number | null = null;
  let last = 0;
  const close = (): void => {
    if (first === null) return;
    const written = trim(cut(value, first, last));
    if (written.text.length <= 400) append(fields, fieldOf("site", written));
    first = null;
  };
  const closes = lines.some(({ start, end }) => /^\s*site status/i.test(value.text.slice(start, end)));
  for (const { start, end } of lines) {
    const line = value.text.slice(start, end).trim();
    if (/^site status/i.test(line)) {
      close();
      continue;
    }
    if (/^[A-Z_]{6,}$/.test(line) && closes) continue;
    if (!closes) close();
    first ??= start;
    last = end;
  }
  close();
  return fields;
};

/** Pages whose headings are each followed by a sentence of the site: label, guiding sentence, value. */
export const annotatedPage = pagedAdapter("annotated-page", { arms, interventions, sites });
