import type { Condition, TimeWindow } from "../../condition/index.ts";
import { overWindows } from "./anchorReadings.ts";
import type { Clause } from "./clause.ts";
import type { CompileContext } from "./compileContext.ts";
import { isFiller } from "./lexicon.ts";

const isTrue = (variable: string): Condition => ({
  kind: "memberOf",
  left: { kind: "observation", variable, select: "latest" },
  values: ["true"],
});
const male: Condition = { kind: "memberOf", left: { kind: "attribute", name: "sex" }, values: ["male"] };

const bearing = "(?:child-?\\s?bearing|reproductive|child bearing)\\s+(?:potential|age|capacity)";
const womenOf = new RegExp(
  `\\b(?:wom[ae]n|females?|(?:female|fertile) (?:patients?|subjects?|participants?|wom[ae]n))(?:\\s+(?:patients?|subjects?|participants?|who\\s+are))?\\s*(?:\\([^)]*\\)\\s*)?(?:of|with|in|are of)\\s+${bearing}|\\bWOCBP\\b|\\bWCBP\\b|\\bFOCBP\\b|\\bfertile wom[ae]n\\b`,
  "i",
);
const anyoneOf = new RegExp(
  `\\b(?:patients?|subjects?|participants?|those)\\s+(?:of|with)\\s+${bearing}`,
  "i",
);
const menWithPartners = new RegExp(
  `\\b(?:m[ae]n|males?|male (?:patients?|subjects?|participants?))\\b[^.;]{0,40}\\bpartners?\\b[^.;]{0,40}${bearing}`,
  "i",
);
const men = /\b(?:men|males?|male (?:patients?|subjects?|participants?))\b/i;

const guardOf = (text: string): Condition | null => {
  const women = womenOf.test(text);
  const partners = menWithPartners.test(text);
  const anyMan = !partners && men.test(text);
  if (!women && !partners && !anyMan) return null;
  const parts: Condition[] = [];
  if (women) parts.push(isTrue("wocbp"));
  if (partners) parts.push({ kind: "allOf", operands: [male, isTrue("partner.childbearingPotential")] });
  if (anyMan) parts.push(male);
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only : { kind: "anyOf", operands: parts };
};

const contraception = /\bcontracept|\bbirth control\b/i;
const pregnancyTest = /\bpregnancy tests?\b|\bβ?-?hCG\b/i;

const methodOf = (text: string): string =>
  /\bhighly[\s-]+effective\b/i.test(text)
    ? "highlyEffective"
    : /\beffective\b/i.test(text)
      ? "effective"
      : "adequate";
const methodWords: Readonly<Record<string, string>> = {
  highlyEffective: "a highly effective",
  effective: "an effective",
  adequate: "an adequate",
};

const contraceptionRule = (clause: Clause, context: CompileContext): Condition | null => {
  const text = clause.text.text;
  if (!contraception.test(text) || pregnancyTest.test(text) || clause.bounds.length > 0) return null;
  if (/\b(?:pregnan|lactat|breast)/i.test(text) && context.heading === "exclusion") return null;
  const method = methodOf(text);
  const asked: Condition = {
    kind: "askHuman",
    topic: "attestation",
    id: `${context.trial}.contraception.${method}`,
    answeredBy: "patient",
    question: `Will ${methodWords[method] ?? "an adequate"} method of contraception be used for as long as ${context.heading} ${context.criterion.replace(/^[IE]/, "")} of the record asks?`,
  };
  const subject = text.slice(0, Math.max(0, text.search(contraception)));
  const guard = guardOf(subject);
  if (context.heading === "exclusion") {
    if (
      !/\b(?:refus|unwilling|not (?:willing|using|use|agree|practi)|without|do(?:es)? not|lack|no )/i.test(
        text,
      )
    )
      return null;
    if (clause.logic.filter(({ kind }) => kind === "negation" || kind === "prohibition").length > 1)
      return null;
    const refused: Condition = { kind: "not", operand: asked };
    return guard === null ? refused : { kind: "allOf", operands: [guard, refused] };
  }
  if (guard !== null) return { kind: "ifThen", condition: guard, consequence: asked };
  const anyone = anyoneOf.exec(subject);
  if (anyone === null) return asked;
  const repair = context.book.enter({
    code: "AMBIGUOUS_SCOPE",
    at: context.stretch(clause, anyone.index, anyone.index + anyone[0].length),
    candidates: ["women and men", "women only"],
    proposed: "women and men",
    confidence: "medium",
    evidence: ["the words name neither women nor men"],
  });
  return {
    kind: "readings",
    repairId: repair,
    alternatives: [
      {
        label: "women and men",
        expression: {
          kind: "ifThen",
          condition: {
            kind: "memberOf",
            left: { kind: "attribute", name: "childbearingPotential" },
            values: ["yes"],
          },
          consequence: asked,
        },
      },
      { label: "women only", expression: { kind: "ifThen", condition: isTrue("wocbp"), consequence: asked } },
    ],
  };
};

const testWords =
  /^(?:pregnancy|negative|serum|urine|beta|hcg|human|chorionic|gonadotropin|childbearing|potential|child|bearing|wocbp|wcbp|female|women|woman|performed|obtained|done|documented|result|dipstick|qualitative|quantitative|reproductive|age|every|it)$/;

const pregnancyTestRule = (clause: Clause, context: CompileContext): Condition | null => {
  const text = clause.text.text;
  if (
    context.heading !== "inclusion" ||
    !pregnancyTest.test(text) ||
    contraception.test(text) ||
    !/\bnegative\b/i.test(text)
  )
    return null;
  const serum = /\bserum\b/i.test(text);
  const urine = /\burine\b/i.test(text);
  if (serum === urine || clause.bounds.length > 0 || clause.times.length > 1) return null;
  if (
    clause.logic.some(
      ({ kind }) => kind === "exception" || kind === "negation" || kind === "or" || kind === "prohibition",
    )
  )
    return null;
  const explained = [...clause.times, ...clause.logic];
  if (
    clause.words.some(
      (word) =>
        !isFiller(word) &&
        !testWords.test(word.text) &&
        !explained.some(({ start, end }) => word.start < end && start < word.end),
    )
  )
    return null;
  const negative = (window: TimeWindow | null): Condition => ({
    kind: "memberOf",
    left: {
      kind: "observation",
      variable: serum ? "pregnancyTest.serum" : "pregnancyTest.urine",
      select: "latest",
      ...(window === null ? {} : { within: window }),
    },
    values: ["negative"],
  });
  const time = clause.times[0];
  const test =
    time === undefined ? negative(null) : overWindows(clause, time, context.design, context.book, negative);
  if (test === null) return null;
  const guard = womenOf.test(text)
    ? isTrue("wocbp")
    : /\b(?:female|women)\b/i.test(text)
      ? isTrue("wocbp")
      : null;
  if (guard === null) return null;
  return { kind: "ifThen", condition: guard, consequence: test };
};

const pregnancyWords =
  /^(?:pregnant|pregnancy|lactating|lactation|breastfeeding|breast|feeding|nursing|female|women|woman|mother|feed|breastfed)$/;

const pregnancyRule = (clause: Clause, context: CompileContext): Condition | null => {
  const text = clause.text.text;
  if (
    clause.bounds.length > 0 ||
    clause.times.length > 0 ||
    clause.scopes.some(({ kind }) => kind !== "negation" && kind !== "requirement" && kind !== "prohibition")
  )
    return null;
  if (!clause.words.every((word) => pregnancyWords.test(word.text) || isFiller(word))) return null;
  const pregnant = /\bpregnan/i.test(text);
  const lactating = /\b(?:lactat|breast-?\s?feed|nursing)/i.test(text);
  if (!pregnant && !lactating) return null;
  const parts = [...(pregnant ? [isTrue("pregnant")] : []), ...(lactating ? [isTrue("lactating")] : [])];
  const only = parts[0];
  const either: Condition =
    parts.length === 1 && only !== undefined ? only : { kind: "anyOf", operands: parts };
  const denied = clause.logic.filter(({ kind }) => kind === "negation" || kind === "prohibition").length;
  if (context.heading === "exclusion") return denied === 0 ? either : null;
  return denied === 1 ? { kind: "not", operand: either } : null;
};

const subject = /pregnan|contracep|birth control|lactat|breast|nursing|hCG/i;

/** Rules on pregnancy, breastfeeding, pregnancy tests and contraception; null where the text says more. */
export const compileReproduction = (clause: Clause, context: CompileContext): Condition | null =>
  subject.test(clause.text.text)
    ? (pregnancyRule(clause, context) ??
      pregnancyTestRule(clause, context) ??
      contraceptionRule(clause, context))
    : null;
