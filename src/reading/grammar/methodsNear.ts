import { findVariable } from "../../knowledge/index.ts";
import { longestMatch, type PhraseTree, phraseTree } from "./phraseTree.ts";
import type { Token } from "./token.ts";

const trees = new Map<string, PhraseTree<string> | null>();
const treeOf = (id: string): PhraseTree<string> | null => {
  const known = trees.get(id);
  if (known !== undefined) return known;
  const methods = findVariable(id)?.methods ?? [];
  const made =
    methods.length === 0
      ? null
      : phraseTree(
          methods.flatMap(({ id: method, aliases }) =>
            [method, ...aliases].map((phrase): [string, string] => [phrase, method]),
          ),
        );
  trees.set(id, made);
  return made;
};

/** Methods of a variable that are named between two tokens, in order. */
export const methodsNear = (
  id: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly string[] => {
  const tree = treeOf(id);
  if (tree === null) return [];
  const found: string[] = [];
  for (let at = from; at < to; at += 1) {
    const match = longestMatch(tree, tokens, at);
    if (match === null) continue;
    if (!found.includes(match.entry)) found.push(match.entry);
    at = match.end - 1;
  }
  return found;
};
