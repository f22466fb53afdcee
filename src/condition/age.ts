import { completedYears } from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { exact } from "./amounts.ts";
import { anchorTime } from "./anchorTimes.ts";
import { writeBound } from "./citing.ts";
import type { Anchor, Compare } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf, noFacts, noStrings } from "./findings.ts";
import { pointInterval, relate } from "./intervals.ts";
import { missing, readOne, type TermOutcome } from "./reading.ts";
import { anchorReason, birthReason, variableReason } from "./reasons.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";

type Age =
  | {
      readonly kind: "known";
      /** Completed years, least and most. */
      readonly least: number;
      readonly most: number;
      readonly fact: UsedFact;
      /** The anchor's date, as it is cited. */
      readonly cited: readonly UsedFact[];
      /** The date that has to be known better where it matters: that of birth first, then the anchor's. */
      readonly coarse: UnknownReason;
      readonly warnings: readonly string[];
    }
  | { readonly kind: "missing"; readonly reason: UnknownReason };

const ageAt = (at: Anchor, nodePath: string, limit: string | null, context: Context): Age => {
  const { birth } = context.chart;
  if (birth === undefined) return { kind: "missing", reason: birthReason(nodePath, "noData") };
  const anchor = anchorTime(context, at);
  if (anchor.kind === "notSet") return { kind: "missing", reason: anchorReason(nodePath, at) };
  const least = completedYears(birth.span.latest, anchor.edge.days.earliest);
  const most = completedYears(birth.span.earliest, anchor.edge.days.latest);
  const fact: UsedFact = {
    fact: birth.id,
    variable: "age",
    value: least === most ? `${least}` : `${least} to ${most}`,
    unit: "a",
    date: anchor.edge.days.earliest,
    source: birth.source,
    counted: true,
    ...(limit === null ? {} : { limit }),
  };
  return {
    kind: "known",
    least,
    most,
    fact,
    cited: anchor.cited,
    coarse:
      birth.span.earliest === birth.span.latest
        ? anchorReason(nodePath, at, "dateTooCoarse")
        : birthReason(nodePath, "dateTooCoarse"),
    warnings: anchor.warnings,
  };
};

/** Completed years held against a bound in years; a coarse date of birth is unknown only where it matters. */
export const compareAge = (
  node: Compare,
  at: Anchor,
  bound: Quantity,
  context: Context,
  nodePath: string,
): Verdict => {
  const age = ageAt(at, nodePath, writeBound(node.relation, bound), context);
  if (age.kind === "missing") return leaf(context, nodePath, "unknown", noFacts, [age.reason], noStrings);
  const used = [age.fact, ...age.cited];
  if (bound.unit !== "a")
    return leaf(
      context,
      nodePath,
      "unknown",
      used,
      [variableReason(nodePath, "unitNotConvertible", "age")],
      age.warnings,
    );
  const held = relate(
    { low: exact(`${age.least}`), includesLow: true, high: exact(`${age.most}`), includesHigh: true },
    node.relation,
    pointInterval(exact(bound.value)),
  );
  return leaf(context, nodePath, held, used, [age.coarse], age.warnings);
};

/** Age as a value among others; only when it is one number. */
export const readAge = (at: Anchor, nodePath: string, context: Context): TermOutcome => {
  const age = ageAt(at, nodePath, null, context);
  if (age.kind === "missing") return missing([age.reason]);
  if (age.least !== age.most) return missing([age.coarse]);
  const { fact, source } = age.fact;
  return readOne(
    { id: fact, variable: "age", value: { value: `${age.least}`, unit: "a" }, source },
    age.cited,
    age.warnings,
  );
};
