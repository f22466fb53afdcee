import type { FieldName, RecordField } from "../document.ts";
import type { Traced } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { armField, interventionField, outcomeField } from "./armFields.ts";
import { designFields } from "./designFields.ts";
import { fieldOf, idFields } from "./fieldOf.ts";
import { childrenOf, elementAt, scanXml, type XmlElement, xmlText } from "./scanXml.ts";
import { splitSections } from "./splitSections.ts";

const single: readonly (readonly [FieldName, readonly string[]])[] = [
  ["title", ["brief_title"]],
  ["officialTitle", ["official_title"]],
  ["summary", ["brief_summary"]],
  ["summary", ["detailed_description"]],
  ["phase", ["phase"]],
  ["status", ["overall_status"]],
  ["sponsor", ["sponsors", "lead_sponsor", "agency"]],
  ["enrolment", ["enrollment"]],
  ["startDate", ["start_date"]],
  ["completionDate", ["completion_date"]],
  ["lastUpdated", ["last_update_posted"]],
  ["minimumAge", ["eligibility", "minimum_age"]],
  ["maximumAge", ["eligibility", "maximum_age"]],
  ["sex", ["eligibility", "gender"]],
  ["healthyVolunteers", ["eligibility", "healthy_volunteers"]],
  ["allocation", ["study_design_info", "allocation"]],
  ["model", ["study_design_info", "intervention_model"]],
  ["masking", ["study_design_info", "masking"]],
  ["purpose", ["study_design_info", "primary_purpose"]],
];

export const isClinicalStudy = (root: XmlElement | null): boolean => studyOf(root) !== undefined;

const studyOf = (root: XmlElement | null): XmlElement | undefined => {
  if (root === null) return undefined;
  return root.name === "clinical_study" ? root : (childrenOf(root, "clinical_study")[0] ?? undefined);
};

const read = (whole: Traced): Found | null => {
  const study = studyOf(scanXml(whole.text));
  if (study === undefined) return null;
  const fields: RecordField[] = [];
  const add = (name: FieldName, element: XmlElement | undefined): void => {
    const written = xmlText(whole, element);
    if (written !== null) append(fields, name === "id" ? idFields(written) : fieldOf(name, written));
  };
  const info = elementAt(study, "id_info");
  for (const name of ["nct_id", "org_study_id", "secondary_id", "nct_alias"])
    for (const each of childrenOf(info, name)) add("id", each);
  for (const [name, path] of single) add(name, elementAt(study, ...path));
  for (const each of childrenOf(study, "condition")) add("conditions", each);
  for (const each of childrenOf(study, "arm_group")) {
    const label = xmlText(whole, elementAt(each, "arm_group_label"));
    const kind = xmlText(whole, elementAt(each, "arm_group_type")) ?? undefined;
    if (label !== null)
      fields.push(
        armField({ label, kind, description: xmlText(whole, elementAt(each, "description")) ?? undefined }),
      );
  }
  for (const each of childrenOf(study, "intervention")) {
    const name = xmlText(whole, elementAt(each, "intervention_name"));
    const kind = xmlText(whole, elementAt(each, "intervention_type")) ?? undefined;
    if (name !== null)
      fields.push(
        interventionField({
          name,
          kind,
          description: xmlText(whole, elementAt(each, "description")) ?? undefined,
        }),
      );
  }
  for (const [name, tag] of [
    ["primaryOutcome", "primary_outcome"],
    ["secondaryOutcome", "secondary_outcome"],
  ] as const)
    for (const each of childrenOf(study, tag)) {
      const measure = xmlText(whole, elementAt(each, "measure"));
      if (measure !== null)
        fields.push(outcomeField(name, measure, xmlText(whole, elementAt(each, "time_frame")) ?? undefined));
    }
  for (const each of childrenOf(study, "location")) {
    const facility =
      xmlText(whole, elementAt(each, "facility", "name")) ??
      xmlText(whole, elementAt(each, "facility", "address", "city"));
    const country = xmlText(whole, elementAt(each, "facility", "address", "country"));
    if (facility !== null)
      fields.push({
        name: "site",
        written: facility,
        understood: facility.text,
        ...(country === null ? {} : { parts: { country: country.text } }),
      });
  }
  append(
    fields,
    designFields(
      fields.filter(({ name }) => name === "title" || name === "officialTitle").map(({ written }) => written),
      fields,
    ),
  );
  const eligibility = elementAt(study, "eligibility", "criteria");
  const criteria = xmlText(whole, elementAt(eligibility, "textblock") ?? eligibility);
  const split = criteria === null ? null : splitSections(criteria);
  return foundOf(split?.sections ?? [], fields, split?.ignored ?? [], split?.evidence ?? []);
};

export const ctgovXml: Adapter = { layout: "ctgov-xml", read };
