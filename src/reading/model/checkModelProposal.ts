import type { Condition, TimeWindow } from "../../condition/index.ts";
import type { Duration } from "../../kernel/calendar.ts";
import type { Quantity } from "../../kernel/quantity.ts";
import { concepts, findLexicon, findVariable } from "../../knowledge/index.ts";
import { conditionSchema, conditionsIn } from "../../protocol/index.ts";
import { type Cited, citedIn, hasRelation, isNamed, sameValue } from "./citedIn.ts";

/**
 * A language model may propose a condition for a stretch of the record while a protocol is written. It is off unless
 * somebody passes one in, it is never asked when patients are screened, and what it says is believed in nothing that
 * the stretch does not print.
 */
export type ModelProposal = (request: {
  readonly heading: "inclusion" | "exclusion";
  readonly text: string;
}) => Promise<unknown>;

export type CheckedProposal =
  | {
      readonly kind: "acceptable";
      readonly condition: Condition;
      /** The rules read it otherwise: a person must look at both. */
      readonly disagrees: boolean;
    }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

const names = new Map(
  concepts.map(({ id, label, synonyms, aliases }) => [
    id,
    [label, ...synonyms, ...aliases, id.replaceAll("-", " ")],
  ]),
);
const timeUnits = { year: "a", month: "mo", week: "wk", day: "d", hour: "h", minute: "min" } as const;

const ofQuantity = (cited: Cited, { value, unit }: Quantity): readonly string[] => [
  ...(cited.numbers.has(sameValue(value)) ? [] : [`the number ${value} is not printed there`]),
  ...(cited.units.has(unit) || unit === "1" || unit.startsWith("{")
    ? []
    : [`the unit ${unit} is not printed there`]),
];

const ofDuration = (cited: Cited, duration: Duration | "unbounded"): readonly string[] => {
  if (duration === "unbounded") return [];
  const amount = duration.amount.replace(/^[+-]/, "");
  return sameValue(amount) === sameValue("0")
    ? []
    : ofQuantity(cited, { value: amount, unit: timeUnits[duration.unit] });
};
const ofWindow = (cited: Cited, window: TimeWindow | undefined): readonly string[] =>
  window === undefined ? [] : [...ofDuration(cited, window.from), ...ofDuration(cited, window.to)];

const ofConcepts = (cited: Cited, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) =>
    isNamed(cited, names.get(id) ?? [id.replaceAll("-", " ")]) ? [] : [`${id} is not named there`],
  );

const ofVariable = (cited: Cited, id: string): readonly string[] => {
  const variable = findVariable(id);
  if (variable === undefined) return [`the vocabulary has no variable ${id}`];
  const phrases = [variable.label, variable.short, ...variable.aliases, ...(findLexicon(id)?.phrases ?? [])];
  return isNamed(cited, phrases) ? [] : [`${variable.label} is not named there`];
};

const ofNode = (cited: Cited, node: Condition): readonly string[] => {
  switch (node.kind) {
    case "compare": {
      const { left, relation, right } = node;
      return [
        ...(hasRelation(cited, relation) ? [] : [`the comparison ${relation} is not printed there`]),
        ...(left.kind === "observation"
          ? [...ofVariable(cited, left.variable), ...ofWindow(cited, left.within)]
          : []),
        ...("kind" in right
          ? right.kind === "multipleOfLimit"
            ? ofQuantity(cited, {
                value: right.factor,
                unit: right.limit === "upper" ? "{ULN}" : "{LLN}",
              }).concat(
                cited.units.has(right.limit === "upper" ? "{ULN}" : "{LLN}")
                  ? []
                  : ["no limit of normal is printed there"],
              )
            : right.kind === "relativeToBaseline"
              ? ofQuantity(cited, right.value)
              : []
          : ofQuantity(cited, right)),
      ];
    }
    case "memberOf":
      return node.left.kind === "field" && node.left.field === "concept"
        ? ofConcepts(cited, node.values)
        : node.left.kind === "observation"
          ? ofVariable(cited, node.left.variable)
          : [];
    case "forSome":
    case "forEvery":
      return ofWindow(cited, node.query.within);
    case "inWindow":
      return ofWindow(cited, node.window);
    default:
      return [];
  }
};

/**
 * Holds a proposal against the words it cites. Refused is what has no shape of a condition, or a number, unit, drug,
 * diagnosis, variable or comparison that the stretch does not print. `byRules` is what our own rules made of it.
 */
export const checkModelProposal = (proposal: unknown, cited: string, byRules: Condition): CheckedProposal => {
  const parsed = conditionSchema.safeParse(proposal);
  if (!parsed.success)
    return {
      kind: "refused",
      reasons: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "condition"}: ${message}`),
    };
  const printed = citedIn(cited);
  const reasons = conditionsIn(parsed.data).flatMap((node) => ofNode(printed, node));
  return reasons.length > 0
    ? { kind: "refused", reasons: [...new Set(reasons)] }
    : {
        kind: "acceptable",
        condition: parsed.data,
        disagrees: JSON.stringify(parsed.data) !== JSON.stringify(byRules),
      };
};
