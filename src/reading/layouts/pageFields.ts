import type { RecordField } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { append } from "./append.ts";
import { armField, interventionField, isArmKind, outcomeField } from "./armFields.ts";
import { isPageWords } from "./boilerplate.ts";
import { designFields, enrolmentIn } from "./designFields.ts";
import { ageFields, fieldOf, idFields, paragraphsOf, splitAt } from "./fieldOf.ts";
import { findIds } from "./findIds.ts";
import type { Block, Page } from "./page.ts";

export type PageOptions = {
  /** 05/06/2026 is 5 June. */
  readonly dayFirst?: boolean;
  /** Reads the blocks of arms, interventions and sites where the layout has its own way. */
  readonly arms?: (value: Traced) => readonly RecordField[];
  readonly interventions?: (value: Traced) => readonly RecordField[];
  readonly sites?: (value: Traced) => readonly RecordField[];
  /** Reads the text before the first label. */
  readonly front?: (value: Traced) => readonly RecordField[];
};

/** The first line of a value; what follows an enumeration value is a description that lost its heading. */
const firstAndRest = (value: Traced): { readonly first: Traced; readonly rest: Traced } => {
  const at = value.text.search(/[\n\r\u2028]/);
  return at < 0
    ? { first: value, rest: cut(value, value.text.length) }
    : { first: trim(cut(value, 0, at)), rest: trim(cut(value, at)) };
};

/** Title and, further down, registry numbers of the text before the first label. */
export const readFront = (value: Traced): readonly RecordField[] => {
  const lines = paragraphsOf(value).filter(({ text }) => !isPageWords(text));
  const titles = lines
    .slice(0, 12)
    .filter(
      ({ text }) =>
        text.length >= 12 &&
        text.length <= 500 &&
        /\s/.test(text) &&
        !/^https?:/.test(text) &&
        findIds(text)[0]?.end !== text.length,
    );
  const title = titles.slice(0, 4).find(({ text }) => text.split(/\s+/).length >= 6) ?? titles[0];
  const ids = idsIn(value);
  const summary = lines.find((line) => line !== title && line.text.length > 200);
  return [
    ...ids,
    ...(title === undefined ? [] : fieldOf("title", title)),
    ...(summary === undefined ? [] : fieldOf("summary", summary)),
  ];
};

const idsIn = (value: Traced): readonly RecordField[] =>
  findIds(value.text).length === 0 ? [] : idFields(value);

const isInterventionLine = (text: string): boolean =>
  /^(?:drug|device|biological|procedure|radiation|behavioral|genetic|dietary supplement|combination product|diagnostic test)\s*:/i.test(
    text,
  );

const plainArms = (value: Traced): readonly RecordField[] => {
  const fields: { label: Traced; kind?: Traced; description?: Traced }[] = [];
  for (const line of paragraphsOf(value)) {
    const kind =
      /^(experimental|active comparator|placebo comparator|sham comparator|no intervention|other)\s*:\s*(?=\S)/i.exec(
        line.text,
      );
    const last = fields.at(-1);
    if (isInterventionLine(line.text)) continue;
    if (kind !== null)
      fields.push({ kind: trim(cut(line, 0, kind[1]?.length ?? 0)), label: cut(line, kind[0].length) });
    else if (isArmKind(line.text) && last !== undefined) last.kind = line;
    else if (last === undefined || (last.description !== undefined && line.text.length <= 100))
      fields.push({ label: line });
    else last.description ??= line;
  }
  return fields.filter(({ label }) => label.text.length <= 400).map(armField);
};

const plainInterventions = (value: Traced): readonly RecordField[] => {
  const found: { name: Traced; description?: Traced }[] = [];
  for (const line of paragraphsOf(value))
    for (const part of splitAt(line, /\s*\|\s*/gu)) {
      const last = found.at(-1);
      if (part.text.length > 150 && last !== undefined && last.description === undefined)
        last.description = part;
      else if (!isPageWords(part.text)) found.push({ name: part });
    }
  return found.map(interventionField);
};

const plainSites = (value: Traced): readonly RecordField[] =>
  paragraphsOf(value)
    .filter(
      ({ text }) =>
        text.length <= 300 &&
        /\p{L}/u.test(text) &&
        !isPageWords(text) &&
        !/^(?:site status|recruiting|not yet recruiting|completed|active|withdrawn|terminated|unknown)/i.test(
          text,
        ),
    )
    .flatMap((line) => fieldOf("site", line));

/** A table of outcomes written cell by cell under its head: measure, perhaps a description, time frame. */
const rowsOf = (lines: readonly Traced[]): readonly (readonly [Traced, ...Traced[]])[] | null => {
  const head = lines.findIndex(({ text }) => /^time ?frame$/i.test(text));
  if (head < 1 || head > 2 || !/^(?:outcome )?measure$/i.test(lines[0]?.text ?? "")) return null;
  const cells = lines.slice(head + 1);
  const width = head + 1;
  if (cells.length === 0 || cells.length % width !== 0) return null;
  const rows: [Traced, ...Traced[]][] = [];
  for (let at = 0; at < cells.length; at += width) {
    const [first, ...rest] = cells.slice(at, at + width);
    if (first !== undefined) rows.push([first, ...rest]);
  }
  return rows;
};

const outcomes = (name: "primaryOutcome" | "secondaryOutcome", value: Traced): readonly RecordField[] => {
  const found: { measure: Traced; frame?: Traced }[] = [];
  const rows = rowsOf(paragraphsOf(value));
  if (rows !== null) return rows.map((row) => outcomeField(name, row[0], row.at(-1)));
  for (const line of paragraphsOf(value))
    for (const part of splitAt(line, /\s*\|\s*/gu)) {
      const previous = found.at(-1);
      if (previous?.frame?.text === "") {
        previous.frame = part;
        continue;
      }
      const frame = /^\[?\s*time ?frame\s*:?\s*/i.exec(part.text)?.[0];
      const last = found.at(-1);
      if (frame !== undefined && last !== undefined)
        last.frame = trim(
          cut(part, frame.length, part.text.endsWith("]") ? part.text.length - 1 : part.text.length),
        );
      else if (!isPageWords(part.text)) found.push({ measure: part });
    }
  return found.map(({ measure, frame }) => outcomeField(name, measure, frame));
};

const readBlock = ({ part, name, value }: Block, options: PageOptions): readonly RecordField[] => {
  if (value.text === "") return [];
  switch (part) {
    case null:
      return (options.front ?? readFront)(value);
    case "group":
    case "country":
    case "skip":
    case "eligibility":
    case "eligibilityPart":
    case "design":
      if (part === "country")
        return paragraphsOf(value)
          .filter(({ text }) => text.length <= 80)
          .map((line) => ({
            name: "site" as const,
            written: line,
            understood: line.text,
            parts: { country: line.text },
          }));
      return part === "group" && name === "overview"
        ? fieldOf("title", firstAndRest(value).first)
        : part === "skip"
          ? idsIn(value).filter(() => /number|identif/.test(name))
          : [];
    case "id":
      return idFields(value);
    case "title":
    case "officialTitle":
      return fieldOf(part, firstAndRest(value).first);
    case "summary":
      return fieldOf("summary", value);
    case "ages":
      return ageFields(firstAndRest(value).first);
    case "conditions":
      return paragraphsOf(value)
        .flatMap((line) => splitAt(line, /\s*[|;]\s*/gu))
        .filter(({ text }) => text.length <= 300)
        .flatMap((each) => fieldOf("conditions", each));
    case "sponsor":
      return fieldOf("sponsor", firstAndRest(value).first);
    case "arm":
      return (options.arms ?? plainArms)(value);
    case "intervention":
      return (options.interventions ?? plainInterventions)(value);
    case "site":
      return (options.sites ?? plainSites)(value);
    case "primaryOutcome":
    case "secondaryOutcome":
      return outcomes(part, value);
    default: {
      const { first, rest } = firstAndRest(value);
      return [
        ...fieldOf(part, first, options.dayFirst),
        ...(rest.text.length > 80 ? fieldOf("summary", rest) : []),
      ];
    }
  }
};

/** The fields of a page: of every block, then what title, summary and design say where no block did. */
export const pageFields = (page: Page, options: PageOptions = {}): readonly RecordField[] => {
  const isTitled = page.blocks.some(({ part, value }) => part === "title" && value.text !== "");
  const seen = new Set<string>();
  const fields: RecordField[] = page.blocks
    .flatMap((block) => {
      const found = readBlock(block, options);
      return block.part === null && isTitled ? found.filter(({ name }) => name !== "title") : found;
    })
    .filter(({ name, understood }) => {
      if (name !== "id" || understood === null) return true;
      const isNew = !seen.has(understood);
      seen.add(understood);
      return isNew;
    });
  const texts = [
    ...page.blocks.filter(({ part }) => part === "design").map(({ value }) => value),
    ...fields
      .filter(({ name }) => name === "title" || name === "officialTitle" || name === "summary")
      .map(({ written }) => written),
  ];
  append(fields, designFields(texts, fields));
  if (!fields.some(({ name }) => name === "enrolment")) append(fields, enrolmentIn(texts));
  return fields;
};
