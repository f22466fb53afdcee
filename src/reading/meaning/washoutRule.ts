import {
  type Anchor,
  type Condition,
  type RecordQuery,
  type RecordType,
  recordTypes,
  type TimeWindow,
} from "../../condition/index.ts";
import { recordTypesOf } from "../../knowledge/index.ts";
import { missingAnchor, overAnchors, undefinedAnchor } from "./anchorReadings.ts";
import type { Clause } from "./clause.ts";
import type { CompileContext } from "./compileContext.ts";
import { elapsedSubject } from "./elapsed.ts";
import { isFiller } from "./lexicon.ts";

const washoutWords =
  /^(?:allowed|permitted|completed|complete|completing|finished|ended|discontinued|discontinue|stopped|stop|ceased|withheld|since|last|end|elapsed|washout|wash|out|period|interval|dose|administration|interrupted|if|provided|only|after|prior)$/;

/** "Earlier X is allowed if completed more than 4 weeks before study entry": whoever had X has let the time go by. */
export const compileWashout = (clause: Clause, context: CompileContext): Condition | null => {
  if (context.heading !== "inclusion" || clause.bounds.length > 0 || clause.times.length !== 1) return null;
  const time = clause.times[0];
  if (time === undefined || time.kind !== "elapsed" || (time.operator !== ">=" && time.operator !== ">"))
    return null;
  if (
    clause.logic.some(
      ({ kind }) =>
        kind === "exception" ||
        kind === "negation" ||
        kind === "prohibition" ||
        kind === "but" ||
        kind === "example",
    )
  )
    return null;
  const subject = elapsedSubject(clause, time);
  if (subject === null || clause.concepts.length !== subject.concepts.length) return null;
  const explained = [...clause.concepts, ...clause.times, ...clause.logic];
  const residue = clause.words.some(
    (word) =>
      !isFiller(word) &&
      !washoutWords.test(word.text) &&
      !explained.some(({ start, end }) => word.start < end && start < word.end),
  );
  const relation = time.operator;
  const first = subject.concepts[0];
  const recordType: RecordType | undefined = recordTypes.find(
    (each) => first !== undefined && each === recordTypesOf(first)[0],
  );
  if (residue || recordType === undefined) return null;
  const build = (window: TimeWindow): Condition => {
    const query: RecordQuery = {
      recordType,
      bindAs: "R",
      where: {
        kind: "memberOf",
        left: { kind: "field", record: "R", field: "concept" },
        values: subject.concepts,
      },
      within: window,
    };
    return {
      kind: "ifThen",
      condition: { kind: "forSome", query },
      consequence: {
        kind: "compare",
        left: {
          kind: "elapsed",
          since: query,
          edge: subject.edge,
          which: "latest",
          until: window.anchor,
          label: subject.label,
        },
        relation,
        right: { value: time.amount, unit: time.ucum },
      },
    };
  };
  const before = (anchor: Anchor): TimeWindow => ({
    anchor,
    from: "unbounded",
    to: { amount: "0", unit: "day" },
    includesFrom: true,
    includesTo: true,
  });
  if (time.anchor === null)
    return overAnchors(missingAnchor(clause, time, context.design), context.book, before("inclusion"), build);
  if (time.anchor === "randomization" && context.design.singleArm)
    return overAnchors(
      undefinedAnchor(clause, time.start, time.end),
      context.book,
      before("enrollment"),
      build,
    );
  return build(before(time.anchor));
};
