import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { Clause } from "./clause.ts";

type Pattern = {
  readonly code: string;
  readonly pattern: RegExp;
  readonly candidates?: readonly string[];
  readonly proposed?: string;
  readonly confidence?: FoundRepair["confidence"];
  readonly says: string;
  /** Letters without which it cannot stand in a text: a quick look before the pattern. */
  readonly needs: readonly string[];
  /** What must stand before it in the text. */
  readonly after?: RegExp;
};

/** Wordings with more than one reading that no single phrase names. */
const patterns: readonly Pattern[] = [
  {
    needs: ["rade", "G1", "G2", "G3"],
    code: "AMBIGUOUS_SCOPE",
    pattern:
      /\b(?:G[1-4]|grades?\s*[1-4I]+)(?:\s*,\s*(?:G|grade\s*)?[1-4I]+)*,?\s*and\s+(?:G|grade\s*)?[1-4I]+\b/i,
    says: "a list of grades joined by “and” means any of them",
  },
  {
    needs: ["metastatic"],
    code: "AMBIGUOUS_SCOPE",
    pattern:
      /\b(?:unresectable|inoperable|non-?resectable)[\s,]+(?:locally\s+)?advanced\s+(?:or|and\/or)\s+metastatic\b/i,
    candidates: ["(unresectable∧locally advanced)∨metastatic", "unresectable∧(locally advanced∨metastatic)"],
    proposed: "(unresectable∧locally advanced)∨metastatic",
    confidence: "medium",
    says: "metastatic disease is mostly not asked to be unresectable as well",
  },
  {
    needs: ["/"],
    code: "AMBIGUOUS_SCOPE",
    pattern: /\b(?:CT|MRI|PET|SPECT|FDG)[\w-]*(?:\s?\/\s?[\w-]*(?:CT|MRI|PET|SPECT|FDG)[\w-]*){2,}/,
    says: "a slash between methods means any of them",
  },
  {
    needs: ["cell"],
    code: "AMBIGUOUS_SCOPE",
    pattern: /\b(?:small|large)(?:-|\s)?(?:cell)?\s+and\s+(?:large|small)[-\s]cell\b/i,
    says: "“and” between kinds means either",
  },
  {
    needs: ["that "],
    code: "AMBIGUOUS_SCOPE",
    pattern:
      /\bthat (?:would|could|may|might) (?:limit|interfere|prevent|preclude|compromise|impair)\w*(?:\s+(?:with\s+)?\w+)?/i,
    after: /,[^.;]*\bor\b/i,
    says: "the clause can belong to the last member of the list or to all",
  },
  {
    needs: ["CT", "MRI"],
    code: "AMBIGUOUS_SCOPE",
    pattern: /\b(?:enhanced|contrast)[^.;,]{0,20}\b(?:CT|MRI)\s+or\s+(?:CT|MRI)(?:\s+contrast)?\b/i,
    candidates: ["either", "both"],
    proposed: "either",
    confidence: "low",
    says: "one impossible scan excludes, or only both",
  },
  {
    needs: ["arget"],
    code: "AMBIGUOUS_SCOPE",
    pattern: /\btarget lesions?\b[^.;]*\bat least (?:in )?(?:one|1)\b[^.;]*/i,
    candidates: ["exists", "forall target lesions"],
    proposed: "exists",
    confidence: "medium",
    says: "the stated least number wins",
  },
  {
    needs: ["other"],
    code: "AMBIGUOUS_SCOPE",
    after: /\b(?:prior|previous|earlier)\b[^.;]{0,30}$/i,
    pattern:
      /\bother(?=\s+(?:radio|peptide|somatostatin|systemic|chemo|targeted|[\w-]+\s+(?:analog|therap|treatment)))/i,
    says: "whether the trial's own treatment counts among the others is not said",
  },
  { needs: ["or"], code: "AMBIGUOUS_SCOPE", pattern: /\band\s?\/\s?or\b/i, says: "either or both" },
  {
    needs: ["iscordan", "without"],
    code: "SAME_LESION",
    pattern: /\bdiscordan(?:ce|t)\b|\blesions? without uptake\b/i,
    says: "one and the same lesion shows on one scan and not on the other",
  },
  {
    needs: ["ny grade"],
    code: "CONSISTENCY",
    pattern: /\bwell[-\s]differentiated\b[^.;]*\bany grade\b/i,
    says: "admits any grade of a well-differentiated tumour, no carcinoma",
  },
  {
    needs: ["67"],
    code: "CONSISTENCY",
    pattern: /\bG[23]\b[^.]*\bKi-?\s?67\b/i,
    says: "grade and Ki-67 bind the same tumour: together they narrow the grade",
  },
  {
    needs: ["iotherap"],
    code: "TERM",
    pattern: /\bbiotherap(?:y|ies)\b/i,
    says: "usage differs on what it includes",
  },
  {
    needs: ["nvestigational"],
    code: "TERM",
    pattern: /\bother\s+investigational\b/i,
    says: "“other” would make the listed treatments investigational too; the list is meant as a union",
  },
  {
    needs: ["last"],
    code: "TERM",
    pattern: /\bwithin\s+\d+\s+\w+\s+of(?=\s+the\s+last\b)/i,
    says: "means until that long after the last one",
  },
  {
    needs: ["and"],
    code: "PRECEDENCE",
    pattern: /\band\b[^.;,]{3,160},\s*or\b[^.;]{3,60}/i,
    says: "“and” binds closer than “or”",
  },
  {
    needs: ["atients"],
    code: "APPLICABILITY",
    pattern: /\b(?:pregnant|lactating|breast-?feeding)\b[^.;]{0,30}\bpatients\b/i,
    says: "a man with nothing recorded answers no",
  },
  {
    needs: ["MRI", "CT"],
    code: "FALLBACK",
    pattern: /\b(?:MRI|CT)\s*\((?:or\s+)?(?:CT|MRI)[^)]*\bif\b[^)]*\)/i,
    says: "the second method counts only where the first cannot be had",
  },
  {
    needs: ["onfirmed"],
    code: "LOGIC",
    pattern: /\bconfirmed\s+(?:by|on|with)\s+(?:MRI|CT|PET|biopsy)\b/i,
    says: "both findings are needed",
  },
];

/** No criterion is longer; the patterns look no further. */
const longestSearched = 3000;

const holdsAny = (text: string, needs: readonly string[]): boolean => {
  for (const each of needs) if (text.includes(each)) return true;
  return false;
};

/** Remarks on wordings with more than one reading. */
export const patternRemarks = (clause: Clause): readonly FoundRepair[] => {
  const text = clause.text.text.slice(0, longestSearched);
  const found: FoundRepair[] = [];
  for (const { code, pattern, candidates, proposed, confidence, says, after, needs } of patterns) {
    if (!holdsAny(text, needs)) continue;
    const hit = pattern.exec(text);
    if (hit === null) continue;
    if (after !== undefined && !after.test(text.slice(Math.max(0, hit.index - 400), hit.index))) continue;
    found.push({
      code,
      at: stretchOf(clause.text, hit.index, hit.index + hit[0].length),
      candidates: candidates ?? [],
      confidence: confidence ?? "none",
      evidence: [says],
      ...(proposed === undefined ? {} : { proposed }),
    });
  }
  return found;
};
