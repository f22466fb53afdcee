import type { RecordField, Section } from "../document.ts";
import { cut, type Edit, join, replace, type Traced, trim } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { interventionField, outcomeField } from "./armFields.ts";
import { designFields } from "./designFields.ts";
import { fieldOf, idFields } from "./fieldOf.ts";
import { readPage } from "./page.ts";
import { pageText } from "./pagedAdapter.ts";
import { pageFields } from "./pageFields.ts";
import { itemsOf, type JsonValue, jsonText, memberOf, scanJson } from "./scanJson.ts";
import { splitSections } from "./splitSections.ts";
import { stripMarkup } from "./stripMarkup.ts";

const partOneOf = (root: JsonValue | null): JsonValue | undefined => {
  if (root === null) return undefined;
  return (
    memberOf(root, "authorizedApplication", "authorizedPartI") ??
    memberOf(root, "authorizedPartI") ??
    memberOf(root, "applications", "partI") ??
    memberOf(itemsOf(memberOf(root, "applications"))[0], "partI")
  );
};

export const hasPartOne = (root: JsonValue | null): boolean => partOneOf(root) !== undefined;

/**
 * One side of the criteria: each entry of the list opens with its number, so that lines inside an entry stay inside it. The
 * signs between two entries stand for the syntax between them.
 */
const criteriaOf = (whole: Traced, list: JsonValue | undefined, key: string): Traced | null => {
  const parts: Traced[] = [];
  for (const item of itemsOf(list)) {
    const found = jsonText(whole, memberOf(item, key) ?? (item.kind === "string" ? item : undefined));
    if (found === null) continue;
    const text = trim(stripMarkup(found));
    if (text.text === "") continue;
    const number = jsonText(whole, memberOf(item, "number"));
    const marked = /^(?:\d{1,3}\s?[.)]|[-•*])/.test(text.text) || number === null;
    const first = cut(text, 0, 1);
    const edits: Edit[] = [{ start: 0, end: 1, text: "\n" }];
    if (parts.length > 0) parts.push(replace(first, edits));
    if (!marked && number !== null)
      parts.push(
        replace(number, [
          { start: number.text.length - 1, end: number.text.length, text: `${number.text.at(-1) ?? ""}. ` },
        ]),
      );
    parts.push(text);
  }
  return parts.length === 0 ? null : join(parts);
};

const readJson = (whole: Traced, root: JsonValue): Found | null => {
  const part = partOneOf(root);
  if (part === undefined) return null;
  const text = (value: JsonValue | undefined): Traced | null => {
    const found = jsonText(whole, value);
    return found === null ? null : stripMarkup(found);
  };
  const details = memberOf(part, "trialDetails");
  const information = memberOf(details, "trialInformation");
  const fields: RecordField[] = [];
  const add = (name: Parameters<typeof fieldOf>[0], value: JsonValue | undefined): void => {
    const written = text(value);
    if (written !== null) append(fields, name === "id" ? idFields(written) : fieldOf(name, written, true));
  };
  const identifiers = memberOf(details, "clinicalTrialIdentifiers");
  add("id", memberOf(root, "ctNumber"));
  for (const key of ["secondaryIdentifyingNumbers", "shortTitle"] as const) {
    const value = memberOf(identifiers, key);
    if (key === "shortTitle") add("id", value);
    else
      for (const name of ["nctNumber", "whoUniversalTrialNumber", "isrctnNumber"])
        add("id", memberOf(value, name, "number") ?? memberOf(value, name));
  }
  add("title", memberOf(identifiers, "publicTitle"));
  add("officialTitle", memberOf(identifiers, "fullTitle"));
  add("status", memberOf(root, "ctPublicStatus") ?? memberOf(root, "ctStatus"));
  add("phase", memberOf(information, "trialCategory", "trialPhase"));
  add("summary", memberOf(information, "trialObjective", "mainObjective"));
  add("enrolment", memberOf(part, "rowSubjectCount"));
  add("startDate", memberOf(information, "trialDuration", "estimatedRecruitmentStartDate"));
  add("completionDate", memberOf(information, "trialDuration", "estimatedEndDate"));
  for (const sponsor of itemsOf(memberOf(part, "sponsors")))
    add("sponsor", memberOf(sponsor, "organisation", "name"));
  for (const each of itemsOf(memberOf(information, "medicalCondition", "partIMedicalConditions")))
    add("conditions", memberOf(each, "medicalCondition"));
  for (const each of itemsOf(memberOf(part, "products"))) {
    const name = text(
      memberOf(each, "productDictionaryInfo", "prodName") ??
        memberOf(each, "prodName") ??
        memberOf(each, "productName"),
    );
    const route = text(itemsOf(memberOf(each, "routes"))[0]);
    if (name !== null) fields.push(interventionField({ name, route: route ?? undefined }));
  }
  for (const [name, key] of [
    ["primaryOutcome", "primaryEndPoints"],
    ["secondaryOutcome", "secondaryEndPoints"],
  ] as const)
    for (const each of itemsOf(memberOf(information, "endPoint", key))) {
      const measure = text(memberOf(each, "endPoint"));
      if (measure !== null) fields.push(outcomeField(name, measure));
    }
  append(
    fields,
    designFields(
      fields.filter(({ name }) => name === "title" || name === "officialTitle").map(({ written }) => written),
      fields,
    ),
  );
  const criteria = memberOf(information, "eligibilityCriteria");
  const sections: Section[] = [];
  for (const [side, key] of [
    ["inclusion", "principalInclusionCriteria"],
    ["exclusion", "principalExclusionCriteria"],
  ] as const) {
    const found = criteriaOf(whole, memberOf(criteria, key), key);
    if (found !== null) append(sections, splitSections(found, { first: side }).sections);
  }
  return foundOf(sections, fields, []);
};

const read = (whole: Traced): Found | null => {
  const root = scanJson(whole.text);
  if (root !== null) return readJson(whole, root);
  const page = readPage(pageText(whole));
  return foundOf(page.sections, pageFields(page, { dayFirst: true }), page.ignored, page.evidence);
};

/** The EU Clinical Trials Information System: the JSON of its public interface, or a page as text. */
export const ctis: Adapter = { layout: "ctis", read };
