import type { QuestionBoard } from "./contract.ts";

type Asked = QuestionBoard[number]["items"][number];

/** One question to one person, with everybody and every trial that wait for its answer. */
export type BoardItem = Asked & { readonly subjects: readonly string[]; readonly trials: readonly string[] };
export type Board = readonly { readonly askedOf: string; readonly items: readonly BoardItem[] }[];

/** A reading of a trial's text is decided once for everybody; what a subject has is told once for every trial. */
const keyOf = ({ neededFact, question, subject, trial }: Asked): string => {
  const isOfTrial = /^(?:repair|text):/.test(neededFact) || neededFact.startsWith(`${trial}/`);
  return `${isOfTrial ? trial : subject} ${neededFact} ${question}`;
};

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const mergeItems = (items: readonly Asked[]): readonly BoardItem[] => {
  const groups = new Map<string, Asked[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [
          {
            ...first,
            decides: distinct(same.flatMap((each) => each.decides)),
            subjects: distinct(same.map((each) => each.subject)),
            trials: distinct(same.map((each) => each.trial)),
          },
        ];
  });
};

/** Questions that one answer settles are one question. */
export const mergeBoard = (board: QuestionBoard): Board =>
  board.map(({ askedOf, items }) => ({ askedOf, items: mergeItems(items) }));
