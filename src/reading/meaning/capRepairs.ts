import type { FoundRepair } from "../sentence.ts";

/** No record has so many defects of one kind. */
const mostOfAKind = 1000;

type Surplus = { first: FoundRepair; start: number; end: number; count: number };

/** The repairs in their order; of a kind that is met without end, one repair stands for all that follow the first thousand. */
export const capRepairs = (repairs: readonly FoundRepair[]): readonly FoundRepair[] => {
  if (repairs.length <= mostOfAKind) return repairs;
  const counts = new Map<string, number>();
  const surplus = new Map<string, Surplus>();
  const kept: FoundRepair[] = [];
  for (const repair of repairs) {
    const count = (counts.get(repair.code) ?? 0) + 1;
    counts.set(repair.code, count);
    if (count <= mostOfAKind || repair.at === null) {
      kept.push(repair);
      continue;
    }
    const known = surplus.get(repair.code);
    if (known === undefined)
      surplus.set(repair.code, { first: repair, start: repair.at.start, end: repair.at.end, count: 1 });
    else {
      known.end = Math.max(known.end, repair.at.end);
      known.count += 1;
    }
  }
  for (const { first, start, end, count } of surplus.values())
    kept.push({
      code: first.code,
      at: { start, end },
      candidates: [],
      confidence: first.confidence,
      evidence: [`${count} more of this kind stand here; each was treated like those before`],
    });
  return kept;
};
