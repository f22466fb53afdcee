import type { Duration } from "../kernel/calendar.ts";
import { anchorLabel } from "../knowledge/index.ts";
import type { TimeWindow } from "./condition.ts";
import { isZero, writeDuration } from "./words.ts";

type Edge = { readonly side: "before" | "at" | "after"; readonly length: string };

const edgeOf = (duration: Duration): Edge => {
  const amount = duration.amount;
  const side = isZero(amount) ? "at" : amount.startsWith("-") ? "before" : "after";
  return { side, length: writeDuration(duration) };
};

const atEdge = ({ side, length }: Edge, anchor: string): string =>
  side === "at" ? anchor : `${length} ${side} ${anchor}`;

/** A window in words that keep its strictness: "in the 4 weeks before the first dose". */
export const describeWindow = (window: TimeWindow): string => {
  const anchor = `${anchorLabel(window.anchor)}${window.anchorAssumed === true ? " (assumed)" : ""}`;
  const from = window.from === "unbounded" ? null : edgeOf(window.from);
  const to = window.to === "unbounded" ? null : edgeOf(window.to);
  const left = [
    ...(from === null || window.includesFrom ? [] : [from]),
    ...(to === null || window.includesTo ? [] : [to]),
  ].map((edge) => (edge.side === "at" ? `the day of ${anchor} itself` : `exactly ${atEdge(edge, anchor)}`));
  const notCounted = left.length === 0 ? "" : ` (${left.join(" and ")} not counted)`;
  if (from === null) {
    if (to === null) return `at any time (counted from ${anchor})`;
    return to.side === "at"
      ? `at any time before ${anchor}${notCounted}`
      : `${window.includesTo ? "" : "strictly "}until ${atEdge(to, anchor)}`;
  }
  if (to === null) return `from ${atEdge(from, anchor)} on${notCounted}`;
  const span =
    from.side === "before" && to.side === "at"
      ? `in the ${from.length} before ${anchor}`
      : from.side === "at" && to.side === "after"
        ? `in the ${to.length} after ${anchor}`
        : from.side === "at" && to.side === "at"
          ? window.anchor === "evaluation"
            ? `on ${anchor}`
            : `on the day of ${anchor}`
          : from.side === to.side
            ? `between ${from.length} and ${to.length} ${to.side} ${anchor}`
            : `from ${atEdge(from, anchor)} to ${atEdge(to, anchor)}`;
  return `${span}${notCounted}`;
};
