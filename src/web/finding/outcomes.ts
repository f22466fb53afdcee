import { describe } from "../../condition/index.ts";
import type { Condition, CriterionFinding, OpenQuestion } from "../api/contract.ts";
import { capital, count, join } from "../words/count.ts";
import { sayReading } from "../words/sayReading.ts";
import { showValue } from "../words/showValue.ts";
import type { Mark } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";

/** What an answer would lead to. */
export type Outcome = { readonly mark: Mark; readonly answer: string; readonly leads: string };

const entryMark = (truth: "true" | "false" | "unknown", role: CriterionFinding["role"]): Mark =>
  truth === "unknown" ? "ask" : (truth === "true") === (role === "inclusion") ? "pass" : "stop";

const leadsTo = (mark: Mark, alone: boolean): string =>
  mark === "pass"
    ? alone
      ? "met, and nothing else is open: the subject is eligible"
      : "met"
    : mark === "stop"
      ? "not met, so not eligible"
      : "still unknown";

/** A leaf under any number of "not", with the sign that is left. */
const leafOf = (
  condition: Condition,
  upright = true,
): { readonly leaf: Condition; readonly upright: boolean } =>
  condition.kind === "not" ? leafOf(condition.operand, !upright) : { leaf: condition, upright };

const signs = { "<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">" } as const;

/** The bound alone, since the variable stands above: "> 50 mL/min/1.73 m²", "≤ 2 × ULN". */
const phraseBound = (compare: Extract<Condition, { kind: "compare" }>): string => {
  const { right } = compare;
  const sign = signs[compare.relation];
  if ("unit" in right) return `${sign} ${showValue(right.value, right.unit)}`;
  if (right.kind === "multipleOfLimit")
    return `${sign} ${right.factor} × ${right.limit === "upper" ? "the upper" : "the lower"} limit of normal`;
  return tidy(describe(compare));
};

/** What each answer decides, said before anybody asks: by reading of the text, or by the answer itself. */
export const outcomesOf = (
  finding: CriterionFinding,
  condition: Condition | null,
  openQuestions: readonly OpenQuestion[],
): readonly Outcome[] => {
  if (finding.entry !== "unknown") return [];
  const alone = openQuestions.length === 1;
  const outcome = (answer: string, truth: "true" | "false" | "unknown"): Outcome => {
    const mark = entryMark(truth, finding.role);
    return { mark, answer, leads: leadsTo(mark, alone) };
  };
  if (finding.readings.length > 0)
    return finding.readings.map(({ label, truth }) => outcome(`Read as ${sayReading(label)}`, truth));
  if (condition === null || finding.missing.length !== 1) return [];
  const { leaf, upright } = leafOf(condition);
  const whenTrue = upright ? "true" : "false";
  const whenFalse = upright ? "false" : "true";
  if (leaf.kind === "askHuman") return [outcome("Yes", whenTrue), outcome("No", whenFalse)];
  if (leaf.kind === "compare")
    return [outcome(capital(phraseBound(leaf)), whenTrue), outcome("Otherwise", whenFalse)];
  return [];
};

/** How far the missing answers reach: "settles the whole screening", "also decides I5 and I8". */
export const reachOf = (
  finding: CriterionFinding,
  openQuestions: readonly OpenQuestion[],
  title: (id: string) => string,
): string | null => {
  const related = openQuestions.filter((each) =>
    finding.missing.some((gap) => gap.question === each.question),
  );
  if (related.some((each) => each.decides.includes("trial")))
    return "This answer alone settles the whole screening.";
  const others = [...new Set(related.flatMap((each) => each.decides))].filter(
    (id) => id !== finding.id && id !== "trial",
  );
  return others.length === 0
    ? null
    : `It also helps to decide ${others.length > 3 ? count(others.length, "other criterion", "other criteria") : join(others.map(title))}.`;
};
