import type { FoundRepair } from "../sentence.ts";
import { type Edit, replace, stretchOf, type Traced } from "../traced.ts";

/** What a detector found: edits are made, repairs reported. Both count in the text that the detector was given. */
export type Findings = { readonly edits: Edit[]; readonly repairs: FoundRepair[] };
export type Detector = (traced: Traced) => Findings;

export const noFindings = (): Findings => ({ edits: [], repairs: [] });

/** A defect with one reading. */
export const certainly = (
  traced: Traced,
  start: number,
  end: number,
  code: string,
  meant: string,
  evidence: readonly string[],
): FoundRepair => ({
  code,
  at: stretchOf(traced, start, end),
  written: traced.text.slice(start, end).replace(/\s+/g, " "),
  candidates: [meant],
  proposed: meant,
  confidence: "certain",
  evidence,
});

/** A defect with several readings, or with one that a person must confirm; the first is proposed unless `proposed` is null. */
export const perhaps = (
  traced: Traced,
  start: number,
  end: number,
  code: string,
  confidence: "high" | "medium" | "low",
  candidates: readonly string[],
  evidence: readonly string[],
  isProposed = true,
): FoundRepair => ({
  code,
  at: stretchOf(traced, start, end),
  written: traced.text.slice(start, end).replace(/\s+/g, " "),
  candidates,
  confidence,
  evidence,
  ...(isProposed && candidates[0] !== undefined ? { proposed: candidates[0] } : {}),
});

/** Makes the edits in their order; one that overlaps an earlier one is left out. */
export const applyEdits = (traced: Traced, edits: readonly Edit[]): Traced => {
  let until = 0;
  const fitting: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start))
    if (edit.start >= until) {
      fitting.push(edit);
      until = edit.end;
    }
  return replace(traced, fitting);
};

/** The edit without the characters at both ends that stay the same, so that each keeps its own place. */
export const tighten = (text: string, start: number, end: number, meant: string): Edit => {
  let head = 0;
  const written = text.slice(start, end);
  while (head < written.length && head < meant.length && written[head] === meant[head]) head += 1;
  let tail = 0;
  while (
    tail < written.length - head &&
    tail < meant.length - head &&
    written[written.length - 1 - tail] === meant[meant.length - 1 - tail]
  )
    tail += 1;
  return { start: start + head, end: end - tail, text: meant.slice(head, meant.length - tail) };
};
