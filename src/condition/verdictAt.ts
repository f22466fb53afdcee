import type { Verdict } from "./verdict.ts";

/** The verdict at a JSON pointer; among the records of a quantifier the one of `record`, else the first found. */
export const verdictAt = (verdict: Verdict, nodePath: string, record?: string): Verdict | undefined => {
  const find = (each: Verdict, inside: boolean): Verdict | undefined => {
    const here = inside || record === undefined || each.record === record;
    if (here && each.nodePath === nodePath) return each;
    if (!nodePath.startsWith(each.nodePath)) return undefined;
    for (const child of each.children) {
      const found = find(child, here);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(verdict, false);
};
