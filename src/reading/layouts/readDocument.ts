import type { LayoutId, NotARecord, RecordDocument } from "../document.ts";
import { type Traced, trace } from "../traced.ts";
import type { Adapter, Found } from "./adapter.ts";
import { annotatedPage } from "./annotatedPage.ts";
import { ctgovApi } from "./ctgovApi.ts";
import { ctgovXml } from "./ctgovXml.ts";
import { ctis } from "./ctis.ts";
import { detectLayout } from "./detectLayout.ts";
import { euCtr } from "./euCtr.ts";
import { findIds } from "./findIds.ts";
import { flattenedPage } from "./flattenedPage.ts";
import { foldBlanks } from "./foldBlanks.ts";
import { ictrp } from "./ictrp.ts";
import { isrctn } from "./isrctn.ts";
import { labelledPage } from "./labelledPage.ts";
import { readPage } from "./page.ts";
import { pageText } from "./pagedAdapter.ts";
import { plainText } from "./plainText.ts";
import { registryCell } from "./registryCell.ts";
import { searchRow } from "./searchRow.ts";

const adapters: Readonly<Record<LayoutId, Adapter>> = {
  "search-row": searchRow,
  "registry-cell": registryCell,
  "labelled-page": labelledPage,
  "flattened-page": flattenedPage,
  "annotated-page": annotatedPage,
  "ctgov-api-v2": ctgovApi,
  "ctgov-xml": ctgovXml,
  "eu-ctr": euCtr,
  ctis,
  isrctn,
  ictrp,
  "plain-text": plainText,
};

const lookedFor: readonly string[] = [
  "JSON of ClinicalTrials.gov or CTIS",
  "XML of ClinicalTrials.gov, ISRCTN or WHO ICTRP",
  "a row or table of a registry search",
  "numbered fields of the EU Clinical Trials Register",
  "labels of a registry page, such as phase, status or sponsor",
  "headings of inclusion or exclusion criteria",
  "the number of a trial registry",
];

const notARecord = (...first: readonly string[]): NotARecord => ({
  kind: "notARecord",
  lookedFor: [...first, ...lookedFor],
});

/** Control characters in a text are the mark of a file that is none. */
const isBinary = (text: string): boolean => {
  let strange = 0;
  const reach = Math.min(text.length, 8000);
  for (let at = 0; at < reach; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x09 || (unit > 0x0d && unit < 0x20 && unit !== 0x1b) || unit === 0xfffd) strange += 1;
  }
  return strange > 3 && strange * 100 > reach;
};

/** Takes a record apart by its layout: the likeliest, or the one that is asked for. */
export const readDocument = (text: string, layout?: LayoutId): RecordDocument | NotARecord => {
  if (!/[\p{L}\p{N}]/u.test(text)) return notARecord("any letter or figure: the text is empty");
  if (isBinary(text)) return notARecord("a text: the file holds control characters, as binary files do");
  const whole = foldBlanks(trace(text));
  if (layout !== undefined) return readForced(whole, layout);
  const detected = detectLayout(whole.text);
  for (const { layout: likely, evidence } of detected) {
    const found = adapters[likely].read(whole);
    if (found === null || !isTrial(found)) continue;
    const next = detected.find((each) => each.layout !== likely);
    return withIds(whole, {
      layout: likely,
      ...found,
      evidence: [
        ...evidence,
        ...(next === undefined ? [] : [`Next likeliest: ${next.layout}.`]),
        ...found.evidence,
      ],
    });
  }
  const found = detected.some(({ layout: tried }) => tried === "plain-text") ? null : plainText.read(whole);
  if (found !== null && isTrial(found))
    return withIds(whole, {
      layout: "plain-text",
      ...found,
      evidence: ["No known layout; read by its labels and headings.", ...found.evidence],
    });
  return notARecord();
};

/** Criteria, or at least the name and two statements of a trial. */
const isTrial = ({ sections, fields }: Found): boolean => {
  if (sections.length > 0) return true;
  const names = new Set(fields.filter(({ understood }) => understood !== null).map(({ name }) => name));
  names.delete("summary");
  const telling = [
    "id",
    "phase",
    "intervention",
    "primaryOutcome",
    "secondaryOutcome",
    "arm",
    "enrolment",
    "status",
    "conditions",
  ] as const;
  return (
    names.size >= 3 &&
    telling.some((each) => names.has(each)) &&
    (names.has("id") || names.has("intervention") || names.has("primaryOutcome") || names.has("arm"))
  );
};

const readForced = (whole: Traced, layout: LayoutId): RecordDocument => {
  const asked = `The layout ${layout} was asked for.`;
  const found = adapters[layout].read(whole);
  if (found !== null && (found.sections.length > 0 || found.fields.length > 0))
    return withIds(whole, { layout, ...found, evidence: [asked, ...found.evidence] });
  const page = readPage(pageText(whole));
  return {
    layout,
    sections: page.sections,
    fields: [],
    ignored: page.ignored.filter(({ reason }) => reason === "heading" && page.sections.length > 0),
    evidence: [
      asked,
      "The text does not have it: only headings of criteria were looked for.",
      ...page.evidence,
    ],
  };
};

/** Registry numbers that stand anywhere but in the criteria, where no field named one. */
const withIds = (whole: Traced, document: RecordDocument): RecordDocument => {
  if (document.fields.some(({ name, parts }) => name === "id" && parts?.["registry"] !== undefined))
    return document;
  const inside = (start: number): boolean =>
    document.sections.some(
      ({ text: { starts, ends } }) => start >= (starts[0] ?? 0) && start < (ends.at(-1) ?? 0),
    );
  const first = findIds(whole.text.slice(0, 200_000))
    .slice(0, 100)
    .find(({ start }) => !inside(whole.starts[start] ?? 0));
  if (first === undefined) return document;
  const written = {
    text: whole.text.slice(first.start, first.end),
    starts: whole.starts.subarray(first.start, first.end),
    ends: whole.ends.subarray(first.start, first.end),
  };
  return {
    ...document,
    fields: [
      { name: "id", written, understood: first.id, parts: { registry: first.registry } },
      ...document.fields,
    ],
  };
};
