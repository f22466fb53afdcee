import type { Quantity } from "../kernel/quantity.ts";
import { findVariable, methodOf, type Variable } from "../knowledge/index.ts";
import { asQuantity, inUnit } from "./amounts.ts";
import { anchorTime } from "./anchorTimes.ts";
import type { Observation } from "./chart.ts";
import { compareResults, compareTimes, type Dated } from "./chronology.ts";
import { citeReading } from "./citing.ts";
import type { ValueTerm } from "./condition.ts";
import type { AnchorTime, Context } from "./context.ts";
import { type Interval, interval, relate } from "./intervals.ts";
import type { TermOutcome } from "./reading.ts";
import { anchorReason, variableReason } from "./reasons.ts";
import { placeFact } from "./times.ts";
import type { UnknownReason, UsedFact } from "./verdict.ts";
import { isAfterStart, isBeforeEnd } from "./windows.ts";

type ObservationTerm = Extract<ValueTerm, { readonly kind: "observation" }>;

const counting: readonly string[] = ["final", "corrected", "amended"];
const noResults: readonly Observation[] = [];
const noWarnings: readonly string[] = [];
const noFacts: readonly UsedFact[] = [];
const noneAsked: readonly UnknownReason[] = [];
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

const sortResults = (
  results: readonly Observation[],
  term: ObservationTerm,
  anchor: AnchorTime | null,
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
    else if (term.within === undefined || anchor?.kind !== "at") sorted.certain.push(dated);
    else {
      const begun = isAfterStart(edge, term.within, anchor.edge, chart.zone);
      const over = begun === "false" ? "false" : isBeforeEnd(edge, term.within, anchor.edge, chart.zone);
      if (over === "false") sorted.rejected.push({ dated, why: "window" });
      else if (begun === "true" && over === "true") sorted.certain.push(dated);
      else sorted.perhaps.push(dated);
    }
  }
  return sorted;
};

const newest = (list: readonly Dated[]): Dated | undefined =>
  list.reduce<Dated | undefined>(
    (best, each) => (best === undefined || compareResults(each, best) === 1 ? each : best),
    undefined,
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
  (["window", "method", "status", "value"] as const).flatMap((why) => {
    const found = newest(sorted.rejected.filter((each) => each.why === why).map(({ dated }) => dated));
    return found === undefined
      ? []
      : [citeReading(found.observation, undefined, false, whyNot(term, found, why))];
  });

/** Results that the term could mean; `tied` are as good as the winner but for the order of issue time and id. */
type Winners = { readonly winners: readonly Dated[]; readonly tied: readonly Dated[] };

/** Winners by time: nobody who surely counts is surely later (for `earliest`: earlier). */
const winnersByTime = (certain: readonly Dated[], perhaps: readonly Dated[], last: boolean): Winners => {
  const beats = last ? 1 : -1;
  let best = certain[0];
  let open = false;
  for (const each of certain) {
    if (best === undefined || each === best) continue;
    const order = compareResults(each, best);
    if (order === null) open = true;
    else if (order === beats) best = each;
  }
  const chosen = best;
  if (chosen !== undefined && !open && perhaps.length === 0)
    return {
      winners: [chosen],
      tied:
        certain.length === 1
          ? nobodyElse
          : certain.filter((each) => each !== chosen && compareTimes(each.edge, chosen.edge) === 0),
    };
  const winners = [...certain, ...perhaps].filter(
    (each) => !certain.some((other) => other !== each && compareResults(other, each) === beats),
  );
  return { winners, tied: nobodyElse };
};

/** Winners by size: nobody who surely counts is surely higher (for `lowest`: lower). Of equals the last in time. */
const winnersBySize = (
  certain: readonly Dated[],
  perhaps: readonly Dated[],
  highest: boolean,
  variable: Variable | undefined,
): Winners => {
  const all = [...certain, ...perhaps];
  const quantityOf = ({ observation }: Dated): Quantity | null => {
    const quantity = asQuantity(observation);
    return typeof quantity === "string" ? null : quantity;
  };
  const unit = variable?.canonicalUnit ?? all.map((each) => quantityOf(each)?.unit).find(Boolean) ?? "1";
  const sizeOf = (each: Dated): Interval | null => {
    const quantity = quantityOf(each);
    const converted = quantity === null ? null : inUnit(quantity, unit, variable);
    return converted?.kind === "converted" ? interval(converted.value, each.observation.comparator) : null;
  };
  const sizes = new Map(all.map((each) => [each, sizeOf(each)]));
  const beats = (a: Dated, b: Dated): boolean => {
    const [left, right] = [sizes.get(a), sizes.get(b)];
    if (left === null || right === null || left === undefined || right === undefined) return false;
    if (relate(left, highest ? ">" : "<", right) === "true") return true;
    return relate(left, "=", right) === "true" && compareResults(a, b) === 1;
  };
  const winners = all.filter((each) => !certain.some((other) => other !== each && beats(other, each)));
  const [first] = winners;
  const best = first !== undefined && winners.length === 1 ? sizes.get(first) : undefined;
  const equals = (each: Dated): boolean => {
    const size = sizes.get(each);
    return (
      size !== null &&
      size !== undefined &&
      best !== null &&
      best !== undefined &&
      relate(size, "=", best) === "true"
    );
  };
  return { winners, tied: certain.filter((each) => !winners.includes(each) && equals(each)) };
};

/** Whether only the anchor's date leaves it open which results are in the window. */
const isOpenByAnchor = ({ certain, perhaps }: Sorted): boolean =>
  perhaps.length > 0 && [...certain, ...perhaps].every(({ edge }) => edge.days.earliest === edge.days.latest);

/** The result that a term means, or all that it could mean while dates are incomplete. */
export const selectObservation = (term: ObservationTerm, nodePath: string, context: Context): TermOutcome => {
  const { chart } = context;
  const results = chart.observations.get(term.variable) ?? byAlias(context, term.variable);
  const window = term.within;
  const anchor = window === undefined ? null : anchorTime(context, window.anchor);
  const isBounded = window !== undefined && (window.from !== "unbounded" || window.to !== "unbounded");
  if (anchor?.kind === "notSet" && isBounded)
    return {
      kind: "missing",
      reasons: [anchorReason(nodePath, window.anchor)],
      cited: noFacts,
      warnings: noWarnings,
    };
  const warnings = anchor?.kind === "at" ? anchor.warnings : noWarnings;
  const sorted = sortResults(results, term, anchor, context);
  const { certain, perhaps, rejected } = sorted;
  if (certain.length + perhaps.length === 0) {
    const outside = rejected.some(({ why }) => why === "window");
    const detail = term.methods === undefined ? "" : `by ${term.methods.join(" or ")}`;
    return {
      kind: "missing",
      reasons: [variableReason(nodePath, outside ? "outsideWindow" : "noData", term.variable, detail)],
      cited: cite(term, sorted),
      warnings,
    };
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
    tied: tied.length === 0 ? noResults : tied.map((each) => each.observation),
    asked: alone
      ? noneAsked
      : anchor?.kind === "at" && window !== undefined && isOpenByAnchor(sorted)
        ? [anchorReason(nodePath, window.anchor, "dateTooCoarse")]
        : [
            variableReason(
              nodePath,
              byTime || certain.length === 0 ? "dateTooCoarse" : "valueTooCoarse",
              term.variable,
            ),
          ],
    context: anchor?.kind === "at" ? anchor.cited : noFacts,
    warnings,
  };
};

const byAlias = (context: Context, id: string): readonly Observation[] => {
  const canonical = findVariable(id)?.id;
  return canonical === undefined ? noResults : (context.chart.observations.get(canonical) ?? noResults);
};
