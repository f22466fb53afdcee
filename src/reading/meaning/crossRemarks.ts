import { isNarrower } from "../../knowledge/index.ts";
import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import type { Row } from "./rows.ts";

/** A row as the others see it. */
export type RowFacts = {
  readonly row: Row;
  readonly clauses: readonly Clause[];
  readonly atoms: readonly FoundAtom[];
  readonly text: string;
  readonly concepts: readonly string[];
  /** Windows of treatments and events, with the length of each. */
  readonly windows: readonly { readonly id: string; readonly length: string }[];
  readonly denied: boolean;
  readonly permitted: boolean;
};

const remark = (
  clause: Clause | null,
  start: number,
  end: number,
  code: string,
  says: string,
): FoundRepair => ({
  code,
  at: clause === null ? null : stretchOf(clause.text, start, end),
  candidates: [],
  confidence: "none",
  evidence: [says],
});

const has = (clauses: readonly Clause[], ...kinds: readonly string[]): boolean =>
  clauses.some(({ logic }) => logic.some(({ kind }) => kinds.includes(kind)));

export const factsOf = (row: Row, clauses: readonly Clause[], atoms: readonly FoundAtom[]): RowFacts => {
  const concepts = clauses.flatMap((clause) => clause.concepts.map(({ value }) => value.id));
  return {
    row,
    clauses,
    atoms,
    text: clauses.map(({ text }) => text.text).join(" "),
    concepts,
    windows: atoms.flatMap(({ window, bound }) => {
      if (window === null || bound !== null || window.from === "unbounded") return [];
      const length = `${window.from.amount} ${window.from.unit}`;
      return concepts.map((id) => ({ id, length }));
    }),
    denied: has(clauses, "negation", "prohibition"),
    permitted: has(clauses, "permission"),
  };
};

const whole = (facts: RowFacts, code: string, says: string): FoundRepair => {
  const clause = facts.row.part.clause;
  return remark(clause, 0, clause.text.text.length, code, says);
};

const contraception = /\bcontracept|\bbirth control\b/i;

const repeats = (facts: RowFacts, earlier: readonly RowFacts[]): readonly FoundRepair[] => {
  if (facts.row.heading !== "exclusion" || !contraception.test(facts.text)) return [];
  const other = earlier.find((each) => each.row.heading === "inclusion" && contraception.test(each.text));
  return other === undefined
    ? []
    : [whole(facts, "DUPLICATE", `the complement of ${other.row.id}: both are evaluated`)];
};

const subsumed = (facts: RowFacts, earlier: readonly RowFacts[]): readonly FoundRepair[] => {
  if (
    facts.row.heading !== "exclusion" ||
    !facts.atoms.some(({ window, bound }) => window !== null && bound === null)
  )
    return [];
  const ids = facts.concepts;
  const other = earlier.find(
    (each) =>
      each.row.heading === "inclusion" &&
      each.denied &&
      each.concepts.some((id) => ids.some((own) => isNarrower(own, id))),
  );
  return other === undefined
    ? []
    : [
        whole(
          facts,
          "SUBSUMPTION",
          `largely implied by ${other.row.id}; still binding where that looks at less`,
        ),
      ];
};

const related = (a: string, b: string): boolean =>
  isNarrower(a, b) ||
  isNarrower(b, a) ||
  ["radiotherapy", "surgery", "chemotherapy", "somatostatin-analogue"].some(
    (id) => isNarrower(a, id) && isNarrower(b, id),
  );

const interacts = (facts: RowFacts, others: readonly RowFacts[]): readonly FoundRepair[] => {
  const own = facts.windows;
  const ofReceptors =
    facts.row.heading === "inclusion" &&
    /\blesions?\b/i.test(facts.text) &&
    /\breceptors?\b|\bSSTR\b|\buptake\b/i.test(facts.text);
  if (facts.row.heading === "exclusion" ? own.length === 0 : !facts.permitted && !ofReceptors) return [];
  let before = true;
  for (const other of others) {
    if (other === facts) {
      before = false;
      continue;
    }
    const theirs = other.windows;
    if (
      facts.row.heading === "exclusion" &&
      other.row.heading === "exclusion" &&
      before &&
      own.some((a) => theirs.some((b) => related(a.id, b.id) && a.length !== b.length))
    )
      return [whole(facts, "INTERACTION", `${other.row.id} gives a related treatment another interval`)];
    if (facts.row.heading === "inclusion" && other.row.heading === "exclusion" && facts.permitted) {
      const allowed = facts.concepts;
      if (
        other.concepts.some((id) => allowed.some((each) => each !== id && isNarrower(id, each))) &&
        other.windows.length === 0
      )
        return [whole(facts, "INTERACTION", `${other.row.id} excludes a part of what is allowed here`)];
    }
    if (
      ofReceptors &&
      other.row.heading === "exclusion" &&
      /\bnegative lesions?\b|\blesions? without\b/i.test(other.text)
    )
      return [
        whole(facts, "INTERACTION", `${other.row.id} excludes any negative lesion, whatever the others show`),
      ];
  }
  return [];
};

const boundaries = (facts: RowFacts, earlier: readonly RowFacts[]): readonly FoundRepair[] => {
  if (facts.atoms.every(({ time }) => time === null)) return [];
  const told = earlier.flatMap(({ atoms }) => atoms);
  return facts.atoms.flatMap((atom): readonly FoundRepair[] => {
    const { time } = atom;
    if (time === null || atom.operator === null || typeof atom.value !== "string") return [];
    const other = told.find(
      (each) =>
        each.time !== null &&
        each.operator !== null &&
        each.operator !== atom.operator &&
        each.value === atom.value &&
        each.unit === atom.unit,
    );
    return other === undefined
      ? []
      : [
          remark(
            atom.clause,
            atom.start,
            atom.end,
            "BOUNDARY",
            "the same time with and without its end: the difference is kept",
          ),
        ];
  });
};

const provenBy = (facts: RowFacts, others: readonly RowFacts[]): readonly FoundRepair[] => {
  if (facts.row.heading !== "inclusion") return [];
  for (const clause of facts.clauses) {
    const hit = /\bhistolog(?:ically|y)[-\s]+(?:proven|confirmed|verified|documented)\b/i.exec(
      clause.text.text,
    );
    if (hit === null || /\bcytolog/i.test(facts.text)) continue;
    const other = others.find(
      (each) => each !== facts && each.row.heading === "inclusion" && /\bcytolog/i.test(each.text),
    );
    if (other === undefined) continue;
    return [
      {
        code: "INTERNAL_CONFLICT",
        at: stretchOf(clause.text, hit.index, hit.index + hit[0].length),
        candidates: ["histology only", "histology or cytology"],
        proposed: "histology or cytology",
        confidence: "medium",
        evidence: [`${other.row.id} accepts cytology as well`],
      },
    ];
  }
  return [];
};

const exceptionConflict = (facts: RowFacts, earlier: readonly RowFacts[]): readonly FoundRepair[] =>
  facts.row.heading !== "exclusion"
    ? []
    : facts.clauses.flatMap((clause) =>
        clause.scopes.flatMap((scope): readonly FoundRepair[] => {
          if (scope.kind !== "exception") return [];
          const excepted = clause.concepts.filter(
            ({ start }) => start >= scope.mark.end && start < scope.end,
          );
          const barred = clause.concepts.filter(({ end }) => end <= scope.start);
          const other = earlier.find(
            (each) =>
              each.row.heading === "inclusion" &&
              each.permitted &&
              each.concepts.some(
                (id) => barred.some(({ value }) => isNarrower(id, value.id)) && excepted.length > 0,
              ),
          );
          return other === undefined
            ? []
            : [
                remark(
                  clause,
                  scope.start,
                  scope.end,
                  "INTERNAL_CONFLICT",
                  `${other.row.id} allows more than this exception spares`,
                ),
              ];
        }),
      );

const ageAgrees = (facts: RowFacts, minimumAge: string | null): readonly FoundRepair[] => {
  const age = facts.atoms.find(
    ({ variable, operator }) => variable === "age" && (operator === ">=" || operator === "between"),
  );
  if (age === undefined || minimumAge === null) return [];
  const low =
    typeof age.value === "string"
      ? age.value
      : age.value !== null && "low" in age.value
        ? age.value.low
        : null;
  const years = /^\D*(\d+)\s*(?:y|a\b|$)/i.exec(minimumAge)?.[1];
  if (low === null || years === undefined) return [];
  return [
    low === years
      ? remark(age.clause, age.start, age.end, "CROSS_CHECK", "the registry's field for the least age agrees")
      : remark(
          age.clause,
          age.start,
          age.end,
          "INTERNAL_CONFLICT",
          `the registry's field gives ${years} years as the least age`,
        ),
  ];
};

/** What one row says beside the others of its record. */
export const crossRemarks = (
  facts: RowFacts,
  all: readonly RowFacts[],
  minimumAge: string | null,
): readonly FoundRepair[] => {
  const earlier = all.slice(0, all.indexOf(facts));
  return [
    ...repeats(facts, earlier),
    ...subsumed(facts, earlier),
    ...interacts(facts, all),
    ...boundaries(facts, earlier),
    ...provenBy(facts, all),
    ...exceptionConflict(facts, earlier),
    ...ageAgrees(facts, minimumAge),
  ];
};
