import type { FoundRepair, SentenceContext } from "../sentence.ts";
import type { Stretch } from "../traced.ts";
import { isStepped, type Measure } from "./measure.ts";
import type { ComparisonSign } from "./token.ts";
import { words } from "./words.ts";

const printed: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", "=": "=" };

/** Bounds on organ function point the same way in nearly every trial. */
const organFunction: ReadonlySet<string> = words(`
  hemoglobin platelets anc wbc lymphocytes creatinine egfr crcl gfr bilirubin.total alt ast alp
  albumin inr aptt pt.seconds pt.activity lvef ecog karnofsky lifeExpectancy qtc
`);
const lesionSizes: ReadonlySet<string> = new Set([
  "lesion.longestDimension",
  "lesion.longestTransaxialDiameter",
  "lesion.shortAxis",
]);

export type Guess = {
  readonly operator: ComparisonSign | null;
  readonly confidence: "high" | "medium" | "low";
  readonly evidence: readonly string[];
};

/** The comparison that most likely stood where the text has none, by the variable's usual direction and the heading. */
export const guessComparator = (
  measure: Measure | null,
  value: string,
  context: SentenceContext,
  unit: string | null,
): Guess => {
  const evidence: string[] = [];
  if (context.signs.strict && !context.signs.inclusive)
    evidence.push("the record has < or > and nowhere ≥ or ≤");
  else if (!context.signs.inclusive) evidence.push("the record has no ≥ or ≤");
  if (context.signs.equals > 1)
    evidence.push(`"=" stands before ${context.signs.equals} numbers of the record`);
  if (measure === null)
    return { operator: null, confidence: "low", evidence: [...evidence, "the catalogue lacks the variable"] };
  const isAge = measure.id === "age";
  const years = unit === "a" || unit === null ? Number(value) : 0;
  const direction: Measure["direction"] =
    isAge && context.heading === "inclusion"
      ? years > 0 && years <= 21
        ? "floor"
        : years >= 66
          ? "ceiling"
          : "either"
      : isAge
        ? "either"
        : measure.direction;
  if (direction === "either" && isScore(measure))
    return { operator: "=", confidence: "low", evidence: [...evidence, "a score may be meant exactly"] };
  if (direction === "either")
    return {
      operator: null,
      confidence: "low",
      evidence: [...evidence, "bounds on this variable go either way"],
    };
  const isFloor = (direction === "floor") === (context.heading === "inclusion");
  evidence.push(
    `usual direction: ${direction === "floor" ? "at least" : "at most"} under inclusion; this stands under ${context.heading}`,
  );
  const isSure =
    context.heading === "inclusion" &&
    (organFunction.has(measure.id) || lesionSizes.has(measure.id) || (isAge && years <= 18));
  const isMarked = !context.signs.inclusive;
  return {
    operator: isFloor ? ">=" : "<=",
    confidence:
      isSure && isMarked ? "high" : isSure || (isMarked && organFunction.has(measure.id)) ? "medium" : "low",
    evidence,
  };
};

/** Whether "=" before a number is a lost sign: equality on a stretch of values is implausible, on a score it may be meant. */
export const isLost = (measure: Measure | null, context: SentenceContext): boolean =>
  measure === null || !isScore(measure) || !context.signs.inclusive;

const isScore = (measure: Measure): boolean => isStepped(measure) || measure.scale === "score";

/** The repair for a sign that was lost, with its candidates in the order of likelihood. */
export const lostComparator = (
  measure: Measure | null,
  guess: Guess,
  at: Stretch,
  written: string,
): FoundRepair => {
  const order: ComparisonSign[] =
    guess.operator === "="
      ? ["=", ">=", "<="]
      : guess.operator === "<="
        ? ["<=", ">=", "="]
        : [">=", "<=", "="];
  const equality =
    measure !== null && isScore(measure)
      ? "equality is possible on a score"
      : "equality on a continuous variable is implausible";
  return {
    code: "LOST_COMPARATOR",
    at,
    written,
    candidates: order.map((each) => printed[each] ?? each),
    confidence: guess.confidence,
    evidence: [...guess.evidence, equality],
    ...(guess.operator === null ? {} : { proposed: printed[guess.operator] ?? guess.operator }),
  };
};

/** "GFR of 60": the comparison was never printed. */
export const implicitOperator = (
  guess: Guess,
  at: Stretch,
  written: string,
  code: "IMPLICIT_OPERATOR" | "MISSING_OPERATOR",
): FoundRepair => {
  const order: ComparisonSign[] =
    guess.operator === "="
      ? ["=", ">=", "<="]
      : guess.operator === "<="
        ? ["<=", ">=", "="]
        : [">=", "<=", "="];
  return {
    code,
    at,
    written,
    candidates: order.map((each) => printed[each] ?? each),
    confidence: guess.confidence === "high" ? "medium" : guess.confidence,
    evidence: [
      ...guess.evidence,
      code === "MISSING_OPERATOR" ? "two blanks stand where an operator would" : "no operator is printed",
    ],
    ...(guess.operator === null ? {} : { proposed: printed[guess.operator] ?? guess.operator }),
  };
};
