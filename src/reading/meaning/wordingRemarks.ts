import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { Clause } from "./clause.ts";
import { type RemarkWords, remarks } from "./lexicon.ts";

type Hit = { from: number; to: number; readonly words: RemarkWords };

/** Remarks that single wordings deserve, from the lexicon: of each code the longest phrases, none inside another. */
export const wordingRemarks = (clause: Clause): readonly FoundRepair[] => {
  const { words } = clause;
  const last = new Map<string, Hit>();
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at += 1)
    for (const { from, to, value } of remarks.everyAt(words, at))
      for (const found of value) {
        const before = last.get(found.code);
        if (before !== undefined && before.from === from) {
          before.to = to;
          continue;
        }
        if (before !== undefined && from < before.to) continue;
        const hit = { from, to, words: found };
        last.set(found.code, hit);
        hits.push(hit);
      }
  return hits.map(
    ({ from, to, words: { code, says } }): FoundRepair => ({
      code,
      at: stretchOf(clause.text, words[from]?.start ?? 0, words[to - 1]?.end ?? 0),
      candidates: [],
      confidence: "none",
      evidence: [says],
    }),
  );
};
