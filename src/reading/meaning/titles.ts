import { findConcept, findVariable } from "../../knowledge/index.ts";
import type { CriterionTopic } from "../../protocol/index.ts";
import type { ReadAtom, ReadCriterion } from "../proposal.ts";

const longest = 24;
const signs: Readonly<Record<string, string>> = { "<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=" };
const turned: Readonly<Record<string, string>> = { "<": "≥", "<=": ">", ">": "≤", ">=": "<", "=": "≠" };

const amount = (atom: ReadAtom): string | null => {
  const sign =
    atom.operator === null ? undefined : (atom.effect === "must_not_satisfy" ? turned : signs)[atom.operator];
  if (typeof atom.value === "string" && sign !== undefined)
    return `${sign} ${atom.value}${atom.relativeTo === null ? "" : ` × ${atom.relativeTo}`}`;
  return null;
};

const titleOfAtom = (atom: ReadAtom): string | null => {
  const variable = atom.variable === null ? undefined : findVariable(atom.variable);
  if (variable === undefined) return null;
  const bound = amount(atom);
  return bound === null ? variable.short : `${variable.short} ${bound}`;
};

const number = (id: string): string => id.replace(/^[IE]/, "");
const side = (criterion: ReadCriterion): string =>
  criterion.heading === "inclusion" ? "Inclusion" : "Exclusion";

/** A column title of at most 24 characters, phrased so that met is good for entry; the item's number where nothing shorter says it. */
export const titleOf = (criterion: ReadCriterion): string => {
  const titles = [...new Set(criterion.atoms.flatMap((atom) => titleOfAtom(atom) ?? []))];
  const all = titles.join(", ");
  if (titles.length > 0 && all.length <= longest) return all;
  const first = titles[0];
  if (first !== undefined && first.length <= longest - 4) return `${first}, …`;
  const own = `${side(criterion)} ${number(criterion.id)}`;
  return own.length <= longest ? own : own.slice(0, longest);
};

/** Titles that differ from each other, as columns must. */
export const distinctTitles = (criteria: readonly ReadCriterion[]): ReadonlyMap<string, string> => {
  const used = new Set<string>();
  const found = new Map<string, string>();
  for (const criterion of criteria) {
    let title = titleOf(criterion);
    if (used.has(title)) title = `${criterion.id} ${title}`.slice(0, longest);
    let count = 2;
    while (used.has(title)) {
      const mark = ` (${count})`;
      title = `${title.slice(0, longest - mark.length)}${mark}`;
      count += 1;
    }
    used.add(title);
    found.set(criterion.id, title);
  }
  return found;
};

const topicOfVariable = (variable: string): CriterionTopic | null => {
  if (/^(?:age|sex|ecog|karnofsky|lifeExpectancy|bodyWeight|bmi|body)/.test(variable)) return "person";
  if (/^(?:creatinine|egfr|gfr|crcl|urea|proteinuria)/.test(variable)) return "kidney";
  if (/^(?:hemoglobin|platelets|anc|wbc|lymphocytes|neutrophil)/.test(variable)) return "blood";
  if (/^(?:bilirubin|alt|ast|alp|ggt|albumin|liver)/.test(variable)) return "liver";
  if (/^(?:inr|aptt|ptt|pt\.)/.test(variable)) return "coagulation";
  if (/^(?:ki67|tumor\.grade|mitotic)/.test(variable)) return "disease";
  if (/^(?:L\.|lesion|sstr)/.test(variable)) return "imaging";
  if (/^timeSince/.test(variable)) return "treatment";
  if (/^(?:tumor\.measurableIncrease|symptom|tumorMarker)/.test(variable)) return "progression";
  if (/^(?:pregnan|wocbp|lactating)/.test(variable)) return "reproduction";
  return null;
};

/** The column group of a criterion: by its variables, else by what it says. */
export const topicOf = (criterion: ReadCriterion): CriterionTopic => {
  for (const { variable } of criterion.atoms) {
    const topic = variable === null ? null : topicOfVariable(variable);
    if (topic !== null) return topic;
  }
  const text = criterion.text.slice(0, 2000);
  if (/\bconsent\b/i.test(text)) return "consent";
  if (/\b(?:pregnan|lactat|breast-?feed|contracept|childbearing)/i.test(text)) return "reproduction";
  if (/\b(?:progressi)/i.test(text)) return "progression";
  if (/\b(?:PET|MRI|RECIST|lesions?|uptake|imaging)\b/.test(text)) return "imaging";
  const treated = criterion.atoms.some(
    ({ variable }) => variable !== null && findConcept(variable)?.recordTypes.includes("treatment") === true,
  );
  if (treated || /\b(?:therapy|treatment|surgery|chemotherapy|radiotherapy|received)\b/i.test(text))
    return "treatment";
  if (/\b(?:opinion|judg|discretion)/i.test(text)) return "judgement";
  if (/\b(?:renal|kidney)\b/i.test(text)) return "kidney";
  if (/\b(?:tumou?r|carcinoma|histolog|metasta|cancer)/i.test(text)) return "disease";
  return "comorbidity";
};
