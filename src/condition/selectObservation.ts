import { findVariable, methodOf, type Variable } from "../knowledge/index.ts";
import { asQuantity, inUnit } from "./amounts.ts";
import { anchorTime } from "./anchorTimes.ts";
import type { Chart, Observation } from "./chart.ts";
import { compareResults, compareTimes, type Dated } from "./chronology.ts";
import { citeReading } from "./citing.ts";
import type { Relation, TimeWindow, ValueTerm } from "./condition.ts";
import type { Context } from "./context.ts";
import { noFacts, noReasons, noStrings } from "./findings.ts";
import { interval, relate } from "./intervals.ts";
import { missing, type TermOutcome } from "./reading.ts";
import { anchorReason, variableReason } from "./reasons.ts";
import { type Edge, placeFact } from "./times.ts";
import type { UsedFact } from "./verdict.ts";
import { isAfterStart, isBeforeEnd } from "./windows.ts";

type ObservationTerm = Extract<ValueTerm, { readonly kind: "observation" }>;

const counting: readonly string[] = ["final", "corrected", "amended"];
const noResults: readonly Observation[] = [];
const nobodyElse: readonly Dated[] = [];

const fold = (text: string): string => text.trim().toLowerCase();
const isMethod = (observation: Observation, methods: readonly string[]): boolean => {
  const { method, variable } = observation;
  if (method === undefined) return false;
  if (methods.includes(method)) return true;
  const own = methodOf(variable, method) ?? method;
  return methods.some((each) => fold(methodOf(variable, each) ?? each) === fold(own));
};

type Rejection = "status" | "value" | "method" | "window";

/** Candidates sorted into those surely inside the window, those perhaps inside, and those that do not count, with why. */
type Sorted = {
  readonly certain: Dated[];
  readonly perhaps: Dated[];
  readonly rejected: { readonly dated: Dated; readonly why: Rejection }[];
};

/** A window around an anchor that has its date. */
type Frame = { readonly window: TimeWindow; readonly anchor: Edge };

const sortResults = (
  results: readonly Observation[],
  term: ObservationTerm,
  frame: Frame | null,
  context: Context,
): Sorted => {
  const { chart, situation } = context;
  const sorted: Sorted = { certain: [], perhaps: [], rejected: [] };
  for (const observation of results) {
    const edge = placeFact(observation.collected, chart, situation.asOf);
    if (edge === null) continue;
    const dated = { observation, edge };
    if (!counting.includes(observation.status)) {
      if (observation.status !== "entered-in-error") sorted.rejected.push({ dated, why: "status" });
    } else if (observation.value === undefined) sorted.rejected.push({ dated, why: "value" });
    else if (term.methods !== undefined && !isMethod(observation, term.methods))
      sorted.rejected.push({ dated, why: "method" });
    else if (frame === null) sorted.certain.push(dated);
    else {
      const begun = isAfterStart(edge, frame.window, frame.anchor, chart.zone);
      const over = begun === "false" ? "false" : isBeforeEnd(edge, frame.window, frame.anchor, chart.zone);
      if (over === "false") sorted.rejected.push({ dated, why: "window" });
      else if (begun === "true" && over === "true") sorted.certain.push(dated);
      else sorted.perhaps.push(dated);
    }
  }
  return sorted;
};

/** The result that no other one comes after (for -1: before), as a list of none or one. */
const lastOf = (list: readonly Dated[], beats: 1 | -1): readonly Dated[] =>
  list.reduce<readonly Dated[]>(
    (best, each) => (best.every((other) => compareResults(each, other) === beats) ? [each] : best),
    [],
  );

const whyNot = (term: ObservationTerm, dated: Dated, why: Rejection): string => {
  switch (why) {
    case "status":
      return `Not counted: status ${dated.observation.status}`;
    case "value":
      return "Not counted: recorded without a value";
    case "method":
      return dated.observation.method === undefined
        ? `Not counted: method not stated, ${(term.methods ?? []).join(" or ")} is asked for`
        : `Not counted: by ${dated.observation.method}, ${(term.methods ?? []).join(" or ")} is asked for`;
    case "window":
      return "Not counted: outside the window";
    default:
      return why satisfies never;
  }
};

/** The newest result of each sort that did not count, so that the reader sees it was not overlooked. */
const cite = (term: ObservationTerm, sorted: Sorted): readonly UsedFact[] =>
  (["window", "method", "status", "value"] as const).flatMap((why) =>
    lastOf(
      sorted.rejected.filter((each) => each.why === why).map(({ dated }) => dated),
      1,
    ).map((each) => citeReading(each.observation, undefined, false, whyNot(term, each, why))),
  );

/** Results that the term could mean; `tied` are as good as the winner but for the order of issue time and id. */
type Winners = { readonly winners: readonly Dated[]; readonly tied: readonly Dated[] };

/** Whoever is as good as the one winner; while several could win, nobody is. */
const tiedWith = (
  winners: readonly Dated[],
  certain: readonly Dated[],
  isEqual: (each: Dated, winner: Dated) => boolean,
): readonly Dated[] =>
  winners.length === 1
    ? winners.flatMap((winner) => certain.filter((each) => each !== winner && isEqual(each, winner)))
    : nobodyElse;

/** Winners by time: nobody who surely counts is surely later (for `earliest`: earlier). */
const winnersByTime = (certain: readonly Dated[], perhaps: readonly Dated[], last: boolean): Winners => {
  const beats = last ? 1 : -1;
  const unbeaten = (all: readonly Dated[], by: readonly Dated[]): readonly Dated[] =>
    all.filter((each) => !by.some((other) => compareResults(other, each) === beats));
  // Held against the best one found, few are left to be held against each other.
  const near = unbeaten([...certain, ...perhaps], lastOf(certain, beats));
  const winners = unbeaten(
    near,
    near.filter((each) => certain.includes(each)),
  );
  return { winners, tied: tiedWith(winners, certain, (a, b) => compareTimes(a.edge, b.edge) === 0) };
};

/** Winners by size: nobody who surely counts is surely higher (for `lowest`: lower). Of equals the last in time. */
const winnersBySize = (
  certain: readonly Dated[],
  perhaps: readonly Dated[],
  highest: boolean,
  variable: Variable | undefined,
): Winners => {
  const all = [...certain, ...perhaps];
  const quantities = new Map(
    all.flatMap((each) => {
      const quantity = asQuantity(each.observation);
      return typeof quantity === "string" ? [] : [[each, quantity] as const];
    }),
  );
  const unit = variable?.canonicalUnit ?? [...quantities.values()][0]?.unit ?? "1";
  const sizes = new Map(
    [...quantities].flatMap(([each, quantity]) => {
      const converted = inUnit(quantity, unit, variable);
      return converted.kind === "converted"
        ? [[each, interval(converted.value, each.observation.comparator)] as const]
        : [];
    }),
  );
  const holds = (a: Dated, relation: Relation, b: Dated): boolean => {
    const [left, right] = [sizes.get(a), sizes.get(b)];
    return left !== undefined && right !== undefined && relate(left, relation, right) === "true";
  };
  const beats = (a: Dated, b: Dated): boolean =>
    holds(a, highest ? ">" : "<", b) || (holds(a, "=", b) && compareResults(a, b) === 1);
  const winners = all.filter((each) => !certain.some((other) => beats(other, each)));
  return { winners, tied: tiedWith(winners, certain, (a, b) => holds(a, "=", b)) };
};

/** Whether only the anchor's date leaves it open which results are in the window. */
const isOpenByAnchor = ({ certain, perhaps }: Sorted): boolean =>
  perhaps.length > 0 && [...certain, ...perhaps].every(({ edge }) => edge.days.earliest === edge.days.latest);

/** The results of a variable, under the name it is asked for by or under its own. */
export const resultsOf = ({ observations }: Chart, variable: string): readonly Observation[] =>
  observations.get(variable) ?? observations.get(findVariable(variable)?.id ?? variable) ?? noResults;

/** The result that a term means, or all that it could mean while dates are incomplete. */
export const selectObservation = (term: ObservationTerm, nodePath: string, context: Context): TermOutcome => {
  const { chart } = context;
  const results = resultsOf(chart, term.variable);
  const window = term.within;
  const anchor = window === undefined ? null : anchorTime(context, window.anchor);
  const isBounded = window !== undefined && (window.from !== "unbounded" || window.to !== "unbounded");
  if (anchor?.kind === "notSet" && isBounded) return missing([anchorReason(nodePath, window.anchor)]);
  const placed = anchor?.kind === "at" ? anchor : null;
  const frame = window === undefined || placed === null ? null : { window, anchor: placed.edge };
  const warnings = placed?.warnings ?? noStrings;
  const sorted = sortResults(results, term, frame, context);
  const { certain, perhaps, rejected } = sorted;
  if (certain.length + perhaps.length === 0) {
    const outside = rejected.some(({ why }) => why === "window");
    const detail = term.methods === undefined ? "" : `by ${term.methods.join(" or ")}`;
    const reason = variableReason(nodePath, outside ? "outsideWindow" : "noData", term.variable, detail);
    return missing([reason], cite(term, sorted), warnings);
  }
  const byTime = term.select === "latest" || term.select === "earliest";
  const { winners, tied } = byTime
    ? winnersByTime(certain, perhaps, term.select === "latest")
    : winnersBySize(certain, perhaps, term.select === "highest", findVariable(term.variable));
  const alone = winners.length === 1 && certain.length > 0;
  return {
    kind: "read",
    possible: winners.map((each) => each.observation),
    certain: certain.length > 0,
    tied: tied.map((each) => each.observation),
    asked: alone
      ? noReasons
      : frame !== null && isOpenByAnchor(sorted)
        ? [anchorReason(nodePath, frame.window.anchor, "dateTooCoarse")]
        : [
            variableReason(
              nodePath,
              byTime || certain.length === 0 ? "dateTooCoarse" : "valueTooCoarse",
              term.variable,
            ),
          ],
    context: placed?.cited ?? noFacts,
    warnings,
  };
};
