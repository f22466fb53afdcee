import type { ClinicalRecord } from "./chart.ts";
import type { Condition, Readings } from "./condition.ts";
import { describeBound, outside, signsOnly } from "./describe.ts";
import { type Part, partsOf } from "./parts.ts";
import { nameTerm, sayAnswer, sayCompare, sayInWindow, sayMember, type Voice } from "./sayLeaf.ts";
import { joinClauses, type Say, sayEvery, saySome } from "./sayRecords.ts";
import type { Verdict } from "./verdict.ts";
import { joinWith, startSentence, writeAmount } from "./words.ts";

export type VerdictWords = {
  /** Whether the condition lets in or keeps out: "the required 100" or "the limit of 75". Default: inclusion. */
  readonly role?: "inclusion" | "exclusion";
  /** The records of the subject, to call them by what they are rather than by their id. */
  readonly recordOf?: (id: string) => ClinicalRecord | undefined;
};

/** A part with its verdict. */
type Said = Part & { readonly verdict: Verdict };

const saidParts = (condition: Condition, verdict: Verdict): readonly Said[] =>
  partsOf(condition).flatMap((part) => {
    const own = verdict.children.find((child) => child.nodePath === `${verdict.nodePath}${part.path}`);
    return own === undefined ? [] : [{ ...part, verdict: own }];
  });

const flip = (voice: Voice): Voice => ({ ...voice, wanted: !voice.wanted });

/** Parts whose leaves force the verdict; where readings force it only together, all parts. */
const decidingParts = (parts: readonly Said[], whole: Verdict): readonly Said[] => {
  const forces = new Set(whole.deciding);
  const chosen = parts.filter(({ verdict }) => verdict.deciding.some((leaf) => forces.has(leaf)));
  return chosen.length > 0 ? chosen : parts;
};

const sayParts = (parts: readonly Said[], voice: Voice): string =>
  joinClauses(parts.map(({ condition, verdict }) => say(condition, verdict, voice)));

/** Parts that are open when the whole is, else those that decide. */
const telling = (condition: Condition, verdict: Verdict): readonly Said[] => {
  const parts = saidParts(condition, verdict);
  return verdict.truth === "unknown"
    ? parts.filter((part) => part.verdict.truth === "unknown")
    : decidingParts(parts, verdict);
};

/** The second waits for nothing that the first does not wait for. */
const asksNothingMore = (first: Verdict, second: Verdict): boolean => {
  const needed = new Set(first.unknownReasons.map((reason) => reason.neededFact));
  return second.truth === "unknown" && second.unknownReasons.every((reason) => needed.has(reason.neededFact));
};

const sayImplication = (
  condition: Extract<Condition, { readonly kind: "ifThen" }>,
  verdict: Verdict,
  voice: Voice,
): string => {
  const [premise, consequence] = saidParts(condition, verdict);
  if (premise === undefined || consequence === undefined) return sayParts(telling(condition, verdict), voice);
  const first = say(premise.condition, premise.verdict, flip(voice));
  const then = say(consequence.condition, consequence.verdict, voice);
  switch (verdict.truth) {
    case "true":
      return premise.verdict.truth === "false" ? `${first}, so nothing further is asked` : then;
    case "false":
      return `${first}; but ${then}`;
    case "unknown":
      if (asksNothingMore(premise.verdict, consequence.verdict)) return first;
      return premise.verdict.truth === "true"
        ? then
        : consequence.verdict.truth === "false"
          ? `${first}; if it applies, ${then}`
          : `${first}; if it applies, this is needed too: ${then}`;
    default:
      return verdict.truth satisfies never;
  }
};

const sayException = (
  condition: Extract<Condition, { readonly kind: "unless" }>,
  verdict: Verdict,
  voice: Voice,
): string => {
  const [base, exception] = saidParts(condition, verdict);
  if (base === undefined || exception === undefined) return sayParts(telling(condition, verdict), voice);
  const rule = say(base.condition, base.verdict, voice);
  const but = say(exception.condition, exception.verdict, flip(voice));
  if (base.verdict.truth === "false") return rule;
  if (exception.verdict.truth === "true") return `the exception applies: ${but}`;
  if (verdict.truth === "true") return `${rule}; the exception does not apply: ${but}`;
  return base.verdict.truth === "unknown" && exception.verdict.truth === "false"
    ? rule
    : `${rule}; whether the exception applies is open: ${but}`;
};

const underLabels = (readings: Readings, parts: readonly Said[], voice: Voice): string => {
  const signs = signsOnly(readings) !== null;
  const outcomes = [
    ["true", voice.wanted ? "it is met" : "it applies"],
    ["false", voice.wanted ? "it is not met" : "it does not apply"],
    ["unknown", "it stays unknown"],
  ] as const;
  return outcomes
    .flatMap(([truth, words]) => {
      const labels = parts.flatMap((part, index) => {
        const label = readings.alternatives[index]?.label ?? "";
        return part.verdict.truth === truth ? [signs ? label : `“${label}”`] : [];
      });
      return labels.length === 0 ? [] : [`under ${joinWith("and", labels)} ${words}`];
    })
    .join(", ");
};

const toConfirm = "; the repair has to be confirmed";
const everyReading = ", under every open reading of the record";

const sayReadings = (readings: Readings, verdict: Verdict, voice: Voice): string => {
  const parts = saidParts(readings, verdict);
  const [first] = parts;
  if (first === undefined)
    return "the text of the record has several readings, so the repair has to be confirmed";
  const clause = say(first.condition, first.verdict, voice);
  if (parts.length === 1) return clause;
  if (verdict.truth !== "unknown") return clause.endsWith(everyReading) ? clause : `${clause}${everyReading}`;
  if (parts.every((part) => part.verdict.truth === "unknown")) return clause;
  const compare = signsOnly(readings);
  const fact = verdict.used.find((each) => each.counted);
  const outcome = underLabels(readings, parts, voice);
  if (compare === null || fact === undefined)
    return `the record can be read in several ways: ${outcome}${toConfirm}`;
  const name = nameTerm(compare.left, voice.scope);
  const date = fact.date === null ? "" : ` on ${fact.date.slice(0, 10)}`;
  const bound = describeBound(compare.right, voice.scope).name;
  return `${name} ${writeAmount(fact.value, fact.unit)}${date} is held against ${bound}, but the comparator of the record is lost: ${outcome}${toConfirm}`;
};

/** The reason for a verdict as a clause; capitals and the full stop come last. */
const say: Say = (condition, verdict, voice) => {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      return sayParts(telling(condition, verdict), voice);
    case "not":
      return sayParts(saidParts(condition, verdict), flip(voice));
    case "atLeast": {
      const parts = saidParts(condition, verdict);
      const met = parts.filter((part) => part.verdict.truth === "true").length;
      const count = `${met} of the ${condition.minimumTrue} that are needed ${met === 1 ? "is" : "are"} met`;
      return `${count}: ${sayParts(telling(condition, verdict), voice)}`;
    }
    case "ifThen":
      return sayImplication(condition, verdict, voice);
    case "unless":
      return sayException(condition, verdict, voice);
    case "preferred": {
      const parts = saidParts(condition, verdict);
      const taken = parts.findIndex((part) => part.verdict.truth !== "unknown");
      if (taken < 0) return sayParts(parts, voice);
      const clause = sayParts(parts.slice(taken, taken + 1), voice);
      return taken === 0 ? clause : `${clause} (provisional: the preferred source is not recorded)`;
    }
    case "readings":
      return sayReadings(condition, verdict, voice);
    case "compare":
      return sayCompare(condition, verdict, voice);
    case "memberOf":
      return sayMember(condition, verdict, voice);
    case "inWindow":
      return sayInWindow(condition, verdict, voice);
    case "forSome":
      return saySome(condition, verdict, voice, say);
    case "forEvery":
      return sayEvery(condition, verdict, voice, say);
    case "askHuman":
      return sayAnswer(condition, verdict);
    case "opaque":
      return `part of the record is not yet understood: “${condition.text}”`;
    default:
      return condition satisfies never;
  }
};

/** Two places of one text may wait for the same repair; it is asked for once, at the end. */
const confirmOnce = (clause: string): string =>
  clause.split(toConfirm).length < 3 ? clause : `${clause.replaceAll(toConfirm, "")}${toConfirm}`;

/**
 * One sentence with the reason for an outcome: values, units, dates and limits.
 * "Platelets 82 ×10⁹/L on 2026-03-09 is below the required 100 ×10⁹/L."
 */
export const describeVerdict = (condition: Condition, verdict: Verdict, words: VerdictWords = {}): string => {
  const voice: Voice = {
    wanted: words.role !== "exclusion",
    scope: outside,
    recordOf: words.recordOf ?? (() => undefined),
  };
  return `${startSentence(confirmOnce(say(condition, verdict, voice)))}.`;
};
