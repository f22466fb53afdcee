import { type Edit, replace, type Traced } from "../traced.ts";

/** Records are shorter; only a text made to be slow to read is looked at. */
const longRecord = 500_000;
const kept = 40;
const longRun = /[ \t\u00a0]{41,}/g;

/** A very long text without the blanks that no indentation needs; they count as ignored. */
export const foldBlanks = (whole: Traced): Traced => {
  if (whole.text.length < longRecord) return whole;
  const edits: Edit[] = [];
  for (const { 0: run, index } of whole.text.matchAll(longRun))
    edits.push({ start: index + kept, end: index + run.length, text: "" });
  return replace(whole, edits);
};
