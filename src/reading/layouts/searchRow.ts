import type { FieldName, Ignored, RecordField, Section } from "../document.ts";
import { cut, replace, type Traced, trim } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { interventionField, outcomeField } from "./armFields.ts";
import { designFields, enrolmentIn } from "./designFields.ts";
import { ageFields, fieldOf, idFields, splitAt } from "./fieldOf.ts";
import { findIds } from "./findIds.ts";
import { partOf } from "./labelAt.ts";
import { isBlank, linesOf } from "./lines.ts";
import { scanCsv } from "./scanCsv.ts";
import { splitSections } from "./splitSections.ts";
import { understandPhase, understandSex, understandStatus } from "./understand.ts";

const bars = /\s*\|\s*/gu;
const typed =
  /^(?:drug|device|biological|procedure|radiation|behavioral|genetic|dietary[ _]supplement|combination[ _]product|diagnostic[ _]test|other)\s*:\s*\S/i;

/** "DRUG: …": the cell by which a row without a header is known. */
export const isInterventionCell = (text: string): boolean => typed.test(text.trim());

const listed = (value: Traced): readonly Traced[] => splitAt(value, bars);

const interventionsOf = (cell: Traced): readonly RecordField[] =>
  listed(cell).map((name) => interventionField({ name }));

/** Outcomes are joined by bars; a description may stand between measure and time frame. */
const outcomesOf = (name: "primaryOutcome" | "secondaryOutcome", cell: Traced): readonly RecordField[] =>
  listed(cell).map((each) => outcomeField(name, each));

const designOf = (cell: Traced): readonly RecordField[] =>
  listed(cell).flatMap((each) => {
    const colon = each.text.indexOf(":");
    const part = colon < 0 ? null : partOf(each.text.slice(0, colon));
    return part !== null && ["allocation", "model", "masking", "purpose"].includes(part.part)
      ? fieldOf(fieldNameOf(part.part), cut(each, colon + 1))
      : [];
  });

const fieldNameOf = (part: string): FieldName =>
  part === "allocation" || part === "model" || part === "masking" ? part : "purpose";

/** Exports with one record a line write "~" for the line ends of a text. */
const withLineEnds = (value: Traced): Traced => {
  if (/[\n\r]/.test(value.text)) return value;
  const ends = [...value.text.matchAll(/~/g)];
  return ends.length < 2
    ? value
    : replace(
        value,
        ends.map(({ index }) => ({ start: index, end: index + 1, text: "\n" })),
      );
};

/** Columns by their names, as the download of a search gives them. */
const fieldsOfColumn = (
  name: string,
  cell: Traced,
  sections: Section[],
  ignored: Ignored[],
): readonly RecordField[] => {
  const part = partOf(name)?.part;
  const value = trim(cell);
  if (value.text === "") return [];
  if (part === undefined || part === "eligibility" || part === "eligibilityPart") {
    const side = /exclu/i.test(name) ? "exclusion" : /inclu/i.test(name) ? "inclusion" : undefined;
    if (side === undefined && part !== "eligibility") return [];
    const split = splitSections(
      withLineEnds(value),
      side === undefined || /inclu.*exclu/i.test(name) ? {} : { first: side },
    );
    append(sections, split.sections);
    append(ignored, split.ignored);
    return [];
  }
  switch (part) {
    case "id":
      return idFields(value);
    case "conditions":
      return listed(value).flatMap((each) => fieldOf("conditions", each));
    case "intervention":
      return interventionsOf(value);
    case "primaryOutcome":
    case "secondaryOutcome":
      return outcomesOf(part, value);
    case "site":
      return listed(value).flatMap((each) => fieldOf("site", each));
    case "design":
      return designOf(value);
    case "ages":
      return ageFields(value);
    case "arm":
    case "country":
    case "group":
    case "skip":
      return [];
    default:
      return fieldOf(part, value);
  }
};

/** The separator of a header row with at least four names that a registry uses; null where the first line is none. */
export const headerSeparator = (text: string): string | null => {
  const first = text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, 4000).split(/[\r\n]/, 1)[0] ?? "";
  for (const separator of [",", "\t", ";", "|"]) {
    const names = first.split(separator).map((each) => each.trim().replace(/^"|"$/g, ""));
    const known = names.filter(
      (each) => partOf(each) !== null || /^(?:inclusion|exclusion)/i.test(each),
    ).length;
    if (names.length >= 4 && known >= 4 && known * 3 >= names.length) return separator;
  }
  return null;
};

const readTable = (whole: Traced, separator: string): Found => {
  const [header = [], row, second] = scanCsv(whole, separator, 3);
  const sections: Section[] = [];
  const ignored: Ignored[] = header.map((text): Ignored => ({ text, reason: "heading" }));
  const fields = (row ?? []).flatMap((cell, column) =>
    fieldsOfColumn(header[column]?.text ?? "", cell, sections, ignored),
  );
  return foundOf(sections, fields, ignored, [
    ...(second === undefined ? [] : ["The file holds several rows; the first is read."]),
  ]);
};

const code = /^[A-Z][A-Z_0-9]+(?:\s*[|,]\s*[A-Z][A-Z_0-9]+)*$/;

/** One cell a line and no header: what a line is shows in its form, and its place among the others. */
const readLines = (whole: Traced): Found | null => {
  const lines = linesOf(whole.text)
    .filter((line) => !isBlank(whole.text, line))
    .map(({ start, end }) => trim(cut(whole, start, end)));
  const drug = lines.findIndex(({ text }) => isInterventionCell(text));
  if (drug < 0) return null;
  const fields: RecordField[] = [];
  const isCode = (text: string): boolean =>
    code.test(text) ||
    /^https?:\/\//.test(text) ||
    /^\d{1,7}$/.test(text) ||
    /^\d{4}-\d\d(?:-\d\d)?$/.test(text) ||
    /^(?:yes|no)$/i.test(text);
  let outcomes = 0;
  let dates = 0;
  const before = lines.slice(0, drug);
  const words = before.filter(({ text }) => !isCode(text) && findIds(text)[0]?.end !== text.length);
  const wordy = new Set(words);
  const title = words[0];
  const summary = words.slice(1).find(({ text }) => text.length >= 160);
  const summaryAt = summary === undefined ? -1 : lines.indexOf(summary);
  let hasSponsor = false;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const ids = findIds(text);
    if (ids.length > 0 && ids[0]?.start === 0 && text.length < 40) append(fields, idFields(line));
    else if (line === title) append(fields, fieldOf("title", line));
    else if (line === summary || (summary !== undefined && text === summary.text))
      append(fields, fieldOf("summary", line));
    else if (isInterventionCell(text)) append(fields, interventionsOf(line));
    else if (/^allocation\s*:/i.test(text)) append(fields, designOf(line));
    else if (code.test(text)) append(fields, codeField(line));
    else if (/^\d{4}-\d\d(?:-\d\d)?$/.test(text))
      append(
        fields,
        fieldOf(dates++ === 0 ? "startDate" : "completionDate", line).slice(0, dates <= 3 ? 1 : 0),
      );
    else if (/^\d{1,6}$/.test(text)) append(fields, fieldOf("enrolment", line));
    else if (/^https?:/.test(text)) continue;
    else if (index < drug && wordy.has(line) && (summaryAt < 0 || index > summaryAt) && text.length < 400)
      append(
        fields,
        listed(line).flatMap((each) => fieldOf("conditions", each)),
      );
    else if (index > drug && outcomes < 2 && text.length < 60_000) {
      outcomes += 1;
      append(fields, outcomesOf(outcomes === 1 ? "primaryOutcome" : "secondaryOutcome", line));
    } else if (index > drug && text.length < 200 && !hasSponsor) {
      hasSponsor = true;
      append(fields, fieldOf("sponsor", line));
    } else if (text.length >= 200) append(fields, fieldOf("summary", line));
  }
  const texts = fields
    .filter(({ name }) => name === "title" || name === "summary")
    .map(({ written }) => written);
  append(fields, designFields(texts, fields));
  if (!fields.some(({ name }) => name === "enrolment")) append(fields, enrolmentIn(texts));
  return foundOf([], fields, []);
};

const codeField = (line: Traced): readonly RecordField[] => {
  const { text } = line;
  if (understandPhase(text.replace(/PHASE(\d)/g, "PHASE $1")) !== null)
    return [{ name: "phase", written: line, understood: understandPhase(text) }];
  if (understandSex(text) !== null) return fieldOf("sex", line);
  return understandStatus(text) === null ? [] : fieldOf("status", line);
};

const read = (whole: Traced): Found | null => {
  const separator = headerSeparator(whole.text);
  return separator === null ? readLines(whole) : readTable(whole, separator);
};

/** A row of a search: the download of ClinicalTrials.gov with its header, or its cells one a line. */
export const searchRow: Adapter = { layout: "search-row", read };
