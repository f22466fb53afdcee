import type { RecordPart } from "../../knowledge/index.ts";
import type { Ignored, Section } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { append } from "./append.ts";
import { isGuide, isPageTurn, isPageWords } from "./boilerplate.ts";
import { endsByItself, endsEligibility } from "./endsEligibility.ts";
import { withoutBars } from "./fieldOf.ts";
import { type InlineHeading, inlineHeadings } from "./inlineHeadings.ts";
import { type Label, labelAt } from "./labelAt.ts";
import { cutTrimmed, isBlank, type Line, linesOf, startsMarked } from "./lines.ts";
import { sectionHeadingAt } from "./sectionHeading.ts";
import { sentenceHeadingAt } from "./sentenceHeading.ts";
import { splitSections } from "./splitSections.ts";
import { understandPurpose } from "./understand.ts";

/** What stands under one label of a page, without the guiding sentence. */
export type Block = {
  /** null: the text before the first label. */
  readonly part: RecordPart | null;
  readonly name: string;
  readonly value: Traced;
};

/** A page taken apart at its labels. */
export type Page = {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly ignored: readonly Ignored[];
  readonly evidence: readonly string[];
  /** Labels followed by a guiding sentence. */
  readonly guided: number;
};

const mostBlocks = 5000;

type Region = {
  readonly start: number;
  readonly end: number;
  /** Under a label of eligibility, not only under a heading of one side. */
  readonly named: boolean;
  /** "Who can participate?": the summary for patients, which gives way to criteria. */
  readonly lay: boolean;
  /** Inside a description, which may quote the criteria. */
  readonly quoted: boolean;
  /** The side of a heading that stands further up, with fields between it and its criteria. */
  readonly first?: "inclusion" | "exclusion" | undefined;
};
type Open = { readonly label: Label | null; readonly start: number };

/** Walks the lines of a page once: labels open blocks, the eligibility text runs to the first label that ends it. */
export const readPage = (whole: Traced): Page => {
  const { text } = whole;
  const lines = linesOf(text).filter((line) => !isBlank(text, line));
  const blocks: Block[] = [];
  const ignored: Ignored[] = [];
  const regions: Region[] = [];
  let guided = 0;
  let open: Open = { label: null, start: 0 };
  let region:
    | (Omit<Region, "end"> & { content: boolean; inParts: boolean; chapter: readonly number[] })
    | null = null;
  let side: "inclusion" | "exclusion" | undefined;
  /** A heading whose criteria have not come yet: age and sex stood right below it. */
  let awaited: "inclusion" | "exclusion" | undefined;

  const close = (end: number): void => {
    if (
      open.label !== null &&
      blocks.length > 0 &&
      end - open.start <= 200 &&
      !/\S/.test(text.slice(open.start, end))
    )
      return;
    const block = readBlock(whole, open, end, ignored);
    if (block.guided) guided += 1;
    blocks.push({
      part: open.label?.part ?? (blocks.length === 0 ? null : "skip"),
      name: open.label?.name ?? "",
      value: block.value,
    });
  };
  const lineText = (line: Line | undefined): string =>
    line === undefined ? "" : text.slice(line.start, line.end);

  for (const [index, line] of lines.entries()) {
    // a page has some hundred labels; a text with thousands of them is none
    const isRead: boolean =
      blocks.length < mostBlocks &&
      ignored.length < mostBlocks &&
      (region === null || !startsMarked(text, line));
    const label: Label | null = isRead ? labelAt(text, line) : null;
    if (region !== null) {
      const next = lines[index + 1];
      const heading = sectionHeadingAt(text, line.start, line.end);
      if (region.quoted && region.content && label?.part === "eligibility" && label.value === line.end) {
        regions.push({ ...region, end: line.start });
        region = {
          start: line.start,
          named: true,
          lay: false,
          quoted: false,
          content: false,
          inParts: false,
          chapter: [],
        };
        side = undefined;
        continue;
      }
      const ends =
        (label !== null &&
          (region.content || opensFields(label, lineText(line))) &&
          isLabelledOn(text, lines, index, label) &&
          !(region.inParts && (/[:?]\s*$/.test(lineText(line)) || !label.strong)) &&
          endsEligibility(
            label,
            lineText(line),
            text.slice(label.value, line.end).trim(),
            lineText(next).trim().slice(0, 200),
          )) ||
        (region.content &&
          heading === null &&
          (endsByItself(lineText(line)) || isNextChapter(lineText(line), region.chapter)));
      if (!ends) {
        if (heading !== null && heading.side !== "both") side = heading.side;
        const isHeading = label?.part === "eligibility" || heading?.glued === false;
        region.content ||= !isHeading && (label === null || label.part === "eligibilityPart");
        region.inParts ||= label?.part === "eligibilityPart";
        continue;
      }
      regions.push({ ...region, end: line.start });
      awaited = region.content ? undefined : side;
      region = null;
      open = { label, start: label === null ? line.start : label.value };
      if (label !== null) ignored.push(headingOf(whole, line, label));
      continue;
    }
    const heading = sectionHeadingAt(text, line.start, line.end);
    const inParts: boolean = label?.part === "eligibilityPart";
    const named: boolean = label?.part === "eligibility" || inParts;
    const isAwaited: boolean = awaited !== undefined && label !== null && textLabels.has(label.name);
    if (
      named ||
      isAwaited ||
      (heading !== null && (heading.side !== "both" || heading.glued)) ||
      sentenceHeadingAt(text, line.start, line.end) !== null
    ) {
      close(line.start);
      if (heading !== null) side = heading.side === "both" ? undefined : heading.side;
      region = {
        start: isAwaited && label !== null ? label.value : line.start,
        named,
        ...(isAwaited ? { first: awaited } : {}),
        chapter: chapterOf(lineText(line)),
        lay: /^\W*(?:who|you)\b/i.test(lineText(line)),
        quoted: !named && open.label?.part === "summary",
        content: heading?.glued === true || inParts || isAwaited,
        inParts,
      };
      awaited = undefined;
      continue;
    }
    const inline: InlineHeading | undefined =
      label === null || isOpenText(open) ? inlineHeadings(text, line.start, line.end)[0] : undefined;
    if (inline !== undefined) {
      close(inline.start);
      side = inline.side;
      region = {
        start: inline.start,
        named: false,
        lay: false,
        quoted: open.label?.part === "summary",
        content: true,
        inParts: false,
        chapter: [],
      };
      continue;
    }
    if (label === null || (isOpenText(open) && isProse(label, lineText(line)))) continue;
    if (
      isValueOf(open, label, lineText(line), text.slice(open.start, Math.min(line.start, open.start + 2000)))
    )
      continue;
    if (
      open.label?.part === "arm" &&
      label.part === "intervention" &&
      label.value === line.end &&
      text.slice(open.start, line.start).trim() === ""
    ) {
      // the head of a table: "Participant group/arm", "Intervention/treatment"
      ignored.push(headingOf(whole, line, label));
      open = { label: open.label, start: line.next };
      continue;
    }
    close(line.start);
    ignored.push(headingOf(whole, line, label));
    open = { label, start: label.value };
  }
  if (region !== null) regions.push({ ...region, end: text.length });
  else close(text.length);

  const sections: Section[] = [];
  const evidence: string[] = [];
  for (const { start, end, first } of chooseRegions(regions)) {
    const split = splitSections(
      withoutBars(cut(whole, start, end)),
      first === undefined ? { page: true } : { page: true, first },
    );
    append(sections, split.sections);
    append(ignored, split.ignored);
    append(evidence, split.evidence);
  }
  return { blocks, sections, ignored, evidence: [...new Set(evidence)], guided };
};

/** Criteria repeated in a description, and the summary for patients, give way to the eligibility text itself. */
const chooseRegions = (regions: readonly Region[]): readonly Region[] => {
  const formal = regions.some(({ lay }) => !lay) ? regions.filter(({ lay }) => !lay) : regions;
  const lastNamed = formal.findLast(({ named }) => named)?.start ?? -1;
  return formal.filter((each) => !each.quoted || each.start > lastNamed);
};

/** Parts whose value is one line. */
const oneLine: ReadonlySet<RecordPart> = new Set([
  "ages",
  "minimumAge",
  "maximumAge",
  "sex",
  "healthyVolunteers",
  "phase",
  "status",
  "enrolment",
  "startDate",
  "completionDate",
  "lastUpdated",
  "allocation",
  "model",
  "masking",
  "purpose",
]);

/** "Age: 18-65" opens the fields of a page when another label or the end follows its value, and is a criterion otherwise. */
const isLabelledOn = (text: string, lines: readonly Line[], index: number, label: Label): boolean => {
  if (!oneLine.has(label.part)) return true;
  const line = lines[index];
  const isInline = line !== undefined && text.slice(label.value, line.end).trim() !== "";
  const next = lines[index + (isInline ? 1 : 2)];
  if (next === undefined) return true;
  const written = text.slice(next.start, Math.min(next.end, next.start + 200));
  return (
    labelAt(text, next) !== null ||
    sectionHeadingAt(text, next.start, next.end) !== null ||
    isPageWords(written) ||
    endsByItself(written) ||
    /^[\s|]*$/.test(written)
  );
};

/** The number of a chapter: "4.1 Inclusion criteria" of a protocol; a heading without such a number has none. */
const chapterOf = (line: string): readonly number[] =>
  (/^\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u.exec(line.slice(0, 60))?.[1] ?? "")
    .split(".")
    .filter((each) => each !== "")
    .map(Number);

/** "4.3 Withdrawal" or "5 Treatment" after "4.1 Inclusion criteria": a later chapter of a protocol, not an item that starts with a figure. */
const isNextChapter = (line: string, chapter: readonly number[]): boolean => {
  if (chapter.length < 2 || line.length > 90 || /[.;,:]\s*$/.test(line)) return false;
  const own = chapterOf(line);
  const last = own.length - 1;
  if (own.length === 0 || own.length > chapter.length) return false;
  const step = (own[last] ?? 0) - (chapter[last] ?? 0);
  return own.slice(0, last).every((each, index) => each === chapter[index]) && step >= 1 && step <= 3;
};

/** Names under which the text itself follows fields: "Details", "Description". */
const textLabels: ReadonlySet<string> = new Set(["details", "description"]);

/** Right below a heading a label opens fields only if it is one of a page: "Age: 18 to 75" may be the first criterion. */
const opensFields = (label: Label, line: string): boolean =>
  !needsContent.has(label.part) && (label.strong || !line.includes(":"));

/** Labels that may stand between "Eligibility" and the criteria themselves. */
const needsContent: ReadonlySet<RecordPart> = new Set(["summary", "group", "eligibility", "skip", "design"]);

const isOpenText = ({ label }: Open): boolean =>
  label === null || label.part === "summary" || label.part === "group";

/** In running text only a label alone on its line, or one before a colon that is no common word, opens a block. */
const isProse = (label: Label, line: string): boolean =>
  !label.strong && label.part === "intervention" && !line.includes(":");

/** "TREATMENT" under "Primary purpose": a weak label right below another is its value where it can be one. */
const isValueOf = (open: Open, label: Label, line: string, before: string): boolean => {
  if (open.label === null || label.strong || /[:|?]\s*$/.test(line) || /[\p{L}\p{N}]/u.test(before))
    return false;
  return open.label.part === "purpose"
    ? understandPurpose(line.trim()) !== null
    : valued.has(open.label.part);
};
const valued: ReadonlySet<RecordPart> = new Set(["phase", "status", "skip", "conditions"]);

const headingOf = (whole: Traced, line: Line, label: Label): Ignored => ({
  text: cutTrimmed(whole, line.start, Math.min(line.end, label.value)),
  reason: "heading",
});

/** The value of a block: the guiding sentence at its start and lines of navigation go to what is ignored. */
const readBlock = (
  whole: Traced,
  open: Open,
  end: number,
  ignored: Ignored[],
): { readonly value: Traced; readonly guided: boolean } => {
  let value = withoutBars(cut(whole, open.start, Math.max(open.start, end)));
  let guided = false;
  for (let tries = 0; tries < 3 && value.text !== ""; tries += 1) {
    const first = linesOf(value.text.slice(0, 2000))[0];
    if (first === undefined) break;
    const line = value.text.slice(first.start, first.end);
    const guides = open.label !== null && isGuide(line);
    if (!guides && !isPageTurn(line) && !isPageWords(line)) break;
    ignored.push({
      text: trim(cut(value, first.start, first.end)),
      reason: isPageWords(line) ? "navigation" : "boilerplate",
    });
    guided ||= guides;
    value = withoutBars(cut(value, first.next));
  }
  return { value, guided };
};
