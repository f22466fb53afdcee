import { operatorLexicon } from "../../knowledge/index.ts";
import { type PhraseTree, phraseTree } from "./phraseTree.ts";
import type { ComparisonSign } from "./token.ts";

export type OperatorEntry = {
  readonly operator: ComparisonSign;
  readonly place: "before" | "after";
  readonly about: string | null;
};
export type LimitName = "ULN" | "LLN" | "baseline";

const operatorsAt = (place: "before" | "after"): PhraseTree<OperatorEntry> =>
  phraseTree(
    operatorLexicon.operators
      .filter((each) => each.place === place)
      .flatMap(({ operator, about, phrases }) =>
        phrases.map((phrase): [string, OperatorEntry] => [phrase, { operator, place, about: about ?? null }]),
      ),
  );

export const operatorsBefore = operatorsAt("before");
export const operatorsAfter = operatorsAt("after");

export const limitNames: PhraseTree<LimitName> = phraseTree(
  operatorLexicon.limits.flatMap(({ limit, phrases }) =>
    phrases.map((phrase): [string, LimitName] => [phrase, limit]),
  ),
);

const marks = (phrases: readonly string[]): PhraseTree<true> =>
  phraseTree(phrases.map((phrase): [string, true] => [phrase, true]));
export const limitWords = marks(operatorLexicon.limitWords);
export const timesWords = marks(operatorLexicon.times);
export const rangeWords = marks(operatorLexicon.between);
export const inclusiveWords = marks(operatorLexicon.inclusive);
