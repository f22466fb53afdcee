import { completedYears } from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { exact } from "./amounts.ts";
import { anchorTime } from "./anchorTimes.ts";
import { writeBound } from "./citing.ts";
import type { Anchor, Compare } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf } from "./findings.ts";
import { relate } from "./intervals.ts";
import type { TermOutcome } from "./reading.ts";
import { anchorReason, birthReason, variableReason } from "./reasons.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";

type Age =
  | {
      readonly kind: "known";
      /** Completed years, least and most. */
      readonly least: number;
      readonly most: number;
      readonly used: readonly UsedFact[];
      readonly birthIsCoarse: boolean;
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
    used: [fact, ...anchor.cited],
    birthIsCoarse: birth.span.earliest !== birth.span.latest,
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
  if (age.kind === "missing") return leaf(context, nodePath, "unknown", [], [age.reason], []);
  if (bound.unit !== "a")
    return leaf(
      context,
      nodePath,
      "unknown",
      age.used,
      [variableReason(nodePath, "unitNotConvertible", "age")],
      age.warnings,
    );
  const limit = exact(bound.value);
  const held = relate(
    { low: exact(`${age.least}`), includesLow: true, high: exact(`${age.most}`), includesHigh: true },
    node.relation,
    { low: limit, includesLow: true, high: limit, includesHigh: true },
  );
  return leaf(
    context,
    nodePath,
    held,
    age.used,
    held === "unknown"
      ? [
          age.birthIsCoarse
            ? birthReason(nodePath, "dateTooCoarse")
            : anchorReason(nodePath, at, "dateTooCoarse"),
        ]
      : [],
    age.warnings,
  );
};

/** Age as a value among others; only when it is one number. */
export const readAge = (at: Anchor, nodePath: string, context: Context): TermOutcome => {
  const age = ageAt(at, nodePath, null, context);
  if (age.kind === "missing" || !isOne(age))
    return {
      kind: "missing",
      reasons: [age.kind === "missing" ? age.reason : birthReason(nodePath, "dateTooCoarse")],
      cited: [],
      warnings: [],
    };
  const [fact] = age.used;
  return {
    kind: "read",
    possible: [
      {
        id: fact?.fact ?? "birth",
        variable: "age",
        value: { value: `${age.least}`, unit: "a" },
        source: fact?.source ?? "",
      },
    ],
    certain: true,
    tied: [],
    asked: [],
    context: age.used.slice(1),
    warnings: age.warnings,
  };
};
const isOne = (age: Extract<Age, { readonly kind: "known" }>): boolean => age.least === age.most;
