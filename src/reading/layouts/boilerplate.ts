import { boilerplateWords } from "../../knowledge/index.ts";
import { foldLabel } from "./foldLabel.ts";

const navigation: ReadonlySet<string> = new Set(boilerplateWords.navigation.map(foldLabel));
const openers = boilerplateWords.openers;
const addressees = boilerplateWords.addressees;
const turns = new RegExp(
  boilerplateWords.turns.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
);

/** A line that holds nothing but words of navigation: "Share", "Find a study". */
export const isPageWords = (line: string): boolean => {
  if (line.length > 60) return false;
  const folded = foldLabel(line);
  return folded !== "" && navigation.has(folded);
};

const longestGuide = 400;

/** A sentence that only pages use, wherever it stands. */
export const isPageTurn = (paragraph: string): boolean => {
  if (paragraph.length > 1200) return false;
  return turns.test(paragraph.toLowerCase());
};

/**
 * The guiding sentence under a heading: it calls on the reader or speaks of "this trial" in general, ends with a full stop and
 * holds no figure. Only asked of the paragraph right after a heading.
 */
export const isGuide = (paragraph: string): boolean => {
  const text = paragraph.trim();
  if (text.length < 20 || text.length > longestGuide || /\d/.test(text) || !/[.!?]$/.test(text)) return false;
  const folded = text.toLowerCase();
  const opens = openers.some((each) => folded.startsWith(`${each} `) || folded.startsWith(`${each}, `));
  return opens
    ? addressees.some((each) => folded.includes(each)) ||
        /\b(?:you|your)\b/.test(folded) ||
        /^\w+ (?:about|into|through|over|the|at|how|where|out|which|details|more|any|each|all|additional|every|what|who|whether)\b/.test(
          folded,
        )
    : isPageTurn(text);
};
