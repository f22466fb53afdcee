import { findConcept, isNarrower } from "../../knowledge/index.ts";
import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { FoundAtom } from "./atoms.ts";
import { boundRemarks } from "./boundRemarks.ts";
import type { Clause } from "./clause.ts";
import { patternRemarks } from "./patternRemarks.ts";

/** One bound for two or more values joined by "or", and nothing else in the clause. */
export const bothOrEither = (clause: Clause, atoms: readonly FoundAtom[]): FoundRepair | null => {
  const [first] = atoms;
  const bound = first?.bound ?? null;
  if (first === undefined || bound === null || atoms.length < 2) return null;
  if (!atoms.every((atom) => atom.bound?.end === bound.end)) return null;
  if (new Set(atoms.map(({ variable }) => variable)).size !== atoms.length) return null;
  const start = Math.min(...atoms.map((atom) => Math.min(atom.start, atom.bound?.name?.start ?? atom.start)));
  if (!/\bor\b/i.test(clause.text.text.slice(start, bound.end))) return null;
  return {
    code: "AMBIGUOUS_SCOPE",
    at: stretchOf(clause.text, start, bound.end),
    candidates: ["both", "either"],
    proposed: "both",
    confidence: "medium",
    evidence: ["“or” between values of one bound mostly means that each must keep it"],
  };
};

const distributed = (clause: Clause, atoms: readonly FoundAtom[]): readonly FoundRepair[] => {
  const text = clause.text.text;
  return atoms.flatMap((atom, index): readonly FoundRepair[] => {
    const before = atoms[index - 1];
    if (
      before?.bound === null ||
      before === undefined ||
      atom.bound === null ||
      before.bound.end !== atom.bound.end ||
      before.variable === atom.variable
    )
      return [];
    const start = Math.min(before.start, before.bound.name?.start ?? before.start);
    const end = Math.max(start + 1, Math.max(atom.bound.name?.end ?? 0, before.bound.name?.end ?? 0));
    const slash = /\S\/\S/.test(text.slice(start, end));
    return [
      {
        code: "AMBIGUOUS_SCOPE",
        at: stretchOf(clause.text, start, end),
        candidates: slash ? ["both", "ratio"] : [],
        ...(slash ? { proposed: "both" } : {}),
        confidence: slash ? "certain" : "none",
        evidence: ["the bound holds for each of the named values"],
      },
    ];
  });
};

const between = (clause: Clause, atoms: readonly FoundAtom[]): readonly FoundRepair[] => {
  const text = clause.text.text;
  return atoms.flatMap((atom, index): readonly FoundRepair[] => {
    const before = atoms[index - 1];
    if (before === undefined || before.bound === null || atom.bound === null) return [];
    const hit = /\bwith\b/i.exec(text.slice(before.end, Math.max(before.end, atom.start)));
    return hit === null
      ? []
      : [
          {
            code: "AMBIGUOUS_SCOPE",
            at: stretchOf(clause.text, before.end + hit.index, before.end + hit.index + hit[0].length),
            candidates: [],
            confidence: "none",
            evidence: ["“with” joins two demands; it is no condition"],
          },
        ];
  });
};

const listWindow = (clause: Clause): readonly FoundRepair[] =>
  clause.times.flatMap((time): readonly FoundRepair[] => {
    if (time.kind !== "window") return [];
    const sentence = clause.sentences.find(({ start, end }) => time.start >= start && time.start < end);
    const listed = clause.concepts.filter(
      ({ start, end }) => end <= time.start && (sentence === undefined || start >= sentence.start),
    );
    return listed.length < 3
      ? []
      : [
          {
            code: "AMBIGUOUS_SCOPE",
            at: stretchOf(clause.text, time.start, time.end),
            candidates: [],
            confidence: "none",
            evidence: ["the time holds for every member of the list"],
          },
        ];
  });

const includingBound = (clause: Clause, atoms: readonly FoundAtom[]): readonly FoundRepair[] =>
  clause.logic.flatMap((mark): readonly FoundRepair[] => {
    if (mark.kind !== "example" || !/^including/i.test(clause.text.text.slice(mark.start, mark.end)))
      return [];
    const bound = atoms.find(
      (atom) => atom.bound !== null && atom.start >= mark.end && atom.start - mark.end < 60,
    );
    return bound === undefined || clause.concepts.every(({ end }) => end > mark.start)
      ? []
      : [
          {
            code: "AMBIGUOUS_SCOPE",
            at: stretchOf(clause.text, mark.start, mark.end),
            candidates: ["any", "all"],
            proposed: "any",
            confidence: "high",
            evidence: ["what is included is one way to fulfil what stands before it"],
          },
        ];
  });

const progressRange = (clause: Clause): readonly FoundRepair[] =>
  clause.times.flatMap((time): readonly FoundRepair[] => {
    if (
      time.low === null ||
      time.kind !== "window" ||
      !clause.concepts.some(({ value }) => isNarrower(value.id, "disease-progression"))
    )
      return [];
    const range = `${time.low}–${time.amount} ${time.unit === "month" ? "mo" : time.unit}`;
    return [
      {
        code: "AMBIGUOUS_SCOPE",
        at: stretchOf(clause.text, time.start, time.end),
        candidates: [`progression date ${range} ago`, `comparison interval ${range}`],
        proposed: `comparison interval ${range}`,
        confidence: "medium",
        evidence: ["progression cannot be asked to lie further back than a while; two compared scans can"],
      },
    ];
  });

const percentOnce = (clause: Clause, atoms: readonly FoundAtom[]): readonly FoundRepair[] =>
  atoms.flatMap(({ bound, operator }): readonly FoundRepair[] => {
    if (bound === null || operator !== "between") return [];
    const written = clause.text.text.slice(bound.start, bound.end);
    return (written.match(/%/g) ?? []).length === 1 &&
      /\d\s*(?:and|-|–|to)\s*[≤<]?\s*\d+(?:\.\d+)?\s*%/.test(written)
      ? [
          {
            code: "UNIT_DISTRIBUTION",
            at: stretchOf(clause.text, bound.start, bound.end),
            candidates: [],
            confidence: "certain",
            evidence: ["the unit is printed once and belongs to both ends"],
          },
        ]
      : [];
  });

/** "ECOG 0 or 1 (Karnofsky ≥ 70 %)": the bracket names the other scale for the same thing. */
export const equivalentScales = (clause: Clause, atoms: readonly FoundAtom[]): FoundRepair | null => {
  const ecog = atoms.find(({ variable }) => variable === "ecog");
  const karnofsky = atoms.find(({ variable }) => variable === "karnofsky");
  if (ecog === undefined || karnofsky === undefined) return null;
  const [first, second] = ecog.start < karnofsky.start ? [ecog, karnofsky] : [karnofsky, ecog];
  if (
    !/^[^.;]{0,20}[([]/.test(clause.text.text.slice(first.end, second.start)) &&
    !/[([]\s*(?:\w+\s*)?$/.test(clause.text.text.slice(first.end, second.start))
  )
    return null;
  return {
    code: "EQUIVALENCE",
    at: stretchOf(clause.text, second.start, second.end),
    candidates: ["equivalent", "and"],
    proposed: "equivalent",
    confidence: "high",
    evidence: ["a bracket after one performance scale gives the other one for the same demand"],
  };
};

const permittedNote = (clause: Clause): readonly FoundRepair[] =>
  clause.sentences.flatMap(({ start, end }): readonly FoundRepair[] =>
    /^\s*\(?notes?\b/i.test(clause.text.text.slice(start, end)) &&
    clause.logic.some((mark) => mark.kind === "permission" && mark.start >= start && mark.end <= end)
      ? [
          {
            code: "EXCEPTION",
            at: stretchOf(clause.text, start, end),
            candidates: [],
            confidence: "none",
            evidence: ["the note relaxes the rule above it"],
          },
        ]
      : [],
  );

/** "; " between two rules of an exclusion: either excludes. */
const eitherRule = (clause: Clause, heading: "inclusion" | "exclusion"): readonly FoundRepair[] => {
  if (heading !== "exclusion") return [];
  const at = clause.sentences.find(
    ({ end }) => clause.text.text.charAt(end - 1) === ";" && end < clause.text.text.length,
  );
  return at === undefined
    ? []
    : [
        {
          code: "IMPLICIT_OPERATOR",
          at: stretchOf(clause.text, at.end - 1, at.end),
          candidates: [],
          confidence: "none",
          evidence: ["either part excludes by itself"],
        },
      ];
};

const brands = (clause: Clause): readonly FoundRepair[] =>
  clause.concepts.flatMap(({ start, end, value }): readonly FoundRepair[] => {
    const written = clause.text.text.slice(start, end);
    const concept = findConcept(value.id);
    if (
      concept === undefined ||
      !/^[A-Z][a-z]{3,}$/.test(written) ||
      !["medication", "treatment"].some((type) => value.recordTypes.includes(type))
    )
      return [];
    const label = concept.label.toLowerCase();
    if (label.includes(written.toLowerCase()) || !concept.synonyms.includes(written)) return [];
    return [
      {
        code: "BRAND",
        at: stretchOf(clause.text, start, end),
        candidates: [],
        proposed: concept.label,
        confidence: "certain",
        evidence: [`a brand of ${label}`],
      },
    ];
  });

const analogueCounts = (clause: Clause, neuroendocrine: boolean): readonly FoundRepair[] => {
  if (!neuroendocrine) return [];
  const hit = /\bsystemic\s+anti-?(?:tumou?r|cancer|neoplastic)\s+(?:therapy|therapies|treatments?)\b/i.exec(
    clause.text.text,
  );
  if (hit === null || !/\b(?:not|no|never|naive|naïve)\b/i.test(clause.text.text.slice(0, hit.index)))
    return [];
  return [
    {
      code: "AMBIGUOUS_SCOPE",
      at: stretchOf(clause.text, hit.index, hit.index + hit[0].length),
      candidates: ["somatostatin analogue does not count", "somatostatin analogue counts"],
      proposed: "somatostatin analogue does not count",
      confidence: "low",
      evidence: ["in neuroendocrine tumours usage differs on whether an analogue is antitumour treatment"],
    },
  ];
};

const none: readonly FoundRepair[] = [];

/** Where a criterion can be read in more than one way, or says less than it seems to. */
export const scopeRemarks = (
  clause: Clause,
  atoms: readonly FoundAtom[],
  neuroendocrine: boolean,
  heading: "inclusion" | "exclusion",
): readonly FoundRepair[] => [
  ...(atoms.length < 2 ? none : [equivalentScales(clause, atoms)].filter((each) => each !== null)),
  ...(clause.times.length === 0 ? none : progressRange(clause)),
  ...(atoms.length === 0 ? none : percentOnce(clause, atoms)),
  ...permittedNote(clause),
  ...eitherRule(clause, heading),
  ...brands(clause),
  ...patternRemarks(clause),
  ...(atoms.length < 2 ? none : distributed(clause, atoms)),
  ...(atoms.length < 2 ? none : between(clause, atoms)),
  ...boundRemarks(clause, atoms),
  ...(clause.times.length === 0 ? none : listWindow(clause)),
  ...(atoms.length === 0 ? none : includingBound(clause, atoms)),
  ...analogueCounts(clause, neuroendocrine),
];
