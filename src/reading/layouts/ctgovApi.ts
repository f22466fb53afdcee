import type { FieldName, RecordField } from "../document.ts";
import { cut, join, replace, type Traced } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { armField, interventionField, outcomeField } from "./armFields.ts";
import { designFields } from "./designFields.ts";
import { fieldOf, idFields } from "./fieldOf.ts";
import { itemsOf, type JsonValue, jsonText, memberOf, scanJson } from "./scanJson.ts";
import { splitSections } from "./splitSections.ts";

const single: readonly (readonly [FieldName, readonly string[]])[] = [
  ["title", ["identificationModule", "briefTitle"]],
  ["officialTitle", ["identificationModule", "officialTitle"]],
  ["summary", ["descriptionModule", "briefSummary"]],
  ["summary", ["descriptionModule", "detailedDescription"]],
  ["status", ["statusModule", "overallStatus"]],
  ["startDate", ["statusModule", "startDateStruct", "date"]],
  ["completionDate", ["statusModule", "completionDateStruct", "date"]],
  ["lastUpdated", ["statusModule", "lastUpdatePostDateStruct", "date"]],
  ["sponsor", ["sponsorCollaboratorsModule", "leadSponsor", "name"]],
  ["enrolment", ["designModule", "enrollmentInfo", "count"]],
  ["allocation", ["designModule", "designInfo", "allocation"]],
  ["model", ["designModule", "designInfo", "interventionModel"]],
  ["masking", ["designModule", "designInfo", "maskingInfo", "masking"]],
  ["purpose", ["designModule", "designInfo", "primaryPurpose"]],
  ["minimumAge", ["eligibilityModule", "minimumAge"]],
  ["maximumAge", ["eligibilityModule", "maximumAge"]],
  ["sex", ["eligibilityModule", "sex"]],
  ["healthyVolunteers", ["eligibilityModule", "healthyVolunteers"]],
];

/** The study of a reply: alone, or the first of a search; older replies wrap it once more. */
const studyOf = (root: JsonValue | null): JsonValue | undefined => {
  if (root === null) return undefined;
  const wrapped = memberOf(root, "FullStudiesResponse", "FullStudies");
  for (const each of [
    root,
    itemsOf(memberOf(root, "studies"))[0],
    root.kind === "array" ? root.items[0] : undefined,
    memberOf(root, "study"),
    memberOf(itemsOf(wrapped)[0], "Study"),
  ]) {
    const section = memberOf(each, "protocolSection") ?? memberOf(each, "ProtocolSection");
    if (section !== undefined) return section;
  }
  return memberOf(root, "eligibilityModule") === undefined ? undefined : root;
};

/** Replies of 2019 to 2024 wrote names with capitals and wrapped lists: "EligibilityModule", "ArmGroupList": {"ArmGroup": []}. */
const walk = (value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined => {
  let found = value;
  for (const key of path)
    found = memberOf(found, key) ?? memberOf(found, `${key[0]?.toUpperCase() ?? ""}${key.slice(1)}`);
  return found;
};

/** "PHASE1", "PHASE2": one phase in two steps; the stroke stands for the signs between the values. */
const phasesOf = (values: readonly Traced[]): readonly RecordField[] => {
  const parts = values
    .filter(({ text }) => text !== "")
    .flatMap((value, index) =>
      index === 0 ? [value] : [replace(cut(value, 0, 1), [{ start: 0, end: 1, text: "/" }]), value],
    );
  return parts.length === 0 ? [] : fieldOf("phase", join(parts));
};

export const hasStudies = (root: JsonValue | null): boolean => studyOf(root) !== undefined;

const read = (whole: Traced): Found | null => {
  const written = whole.text.charCodeAt(0) === 0xfeff ? ` ${whole.text.slice(1)}` : whole.text;
  const closed = scanJson(written);
  const root = closed ?? scanJson(written, true);
  const study = studyOf(root);
  if (root === null || study === undefined) return null;
  const text = (value: JsonValue | undefined): Traced | null => jsonText(whole, value);
  const fields: RecordField[] = [];
  const add = (name: FieldName, value: JsonValue | undefined): void => {
    const written = text(value);
    if (written !== null) append(fields, name === "id" ? idFields(written) : fieldOf(name, written));
  };
  add("id", walk(study, "identificationModule", "nctId"));
  add("id", walk(study, "identificationModule", "orgStudyIdInfo", "id"));
  for (const each of itemsOf(walk(study, "identificationModule", "secondaryIdInfos")))
    add("id", memberOf(each, "id"));
  for (const [name, path] of single) add(name, walk(study, ...path));
  append(
    fields,
    phasesOf(itemsOf(walk(study, "designModule", "phases")).flatMap((each) => text(each) ?? [])),
  );
  for (const each of itemsOf(walk(study, "conditionsModule", "conditions"))) add("conditions", each);
  for (const each of itemsOf(walk(study, "armsInterventionsModule", "armGroups"))) {
    const label = text(walk(each, "label"));
    if (label !== null)
      fields.push(
        armField({
          label,
          kind: text(walk(each, "type")) ?? undefined,
          description: text(walk(each, "description")) ?? undefined,
        }),
      );
  }
  for (const each of itemsOf(walk(study, "armsInterventionsModule", "interventions"))) {
    const name = text(walk(each, "name"));
    if (name !== null)
      fields.push(
        interventionField({
          name,
          kind: text(walk(each, "type")) ?? undefined,
          description: text(walk(each, "description")) ?? undefined,
        }),
      );
  }
  for (const [name, key] of [
    ["primaryOutcome", "primaryOutcomes"],
    ["secondaryOutcome", "secondaryOutcomes"],
  ] as const)
    for (const each of itemsOf(walk(study, "outcomesModule", key))) {
      const measure = text(walk(each, "measure"));
      if (measure !== null)
        fields.push(outcomeField(name, measure, text(walk(each, "timeFrame")) ?? undefined));
    }
  for (const each of itemsOf(walk(study, "contactsLocationsModule", "locations"))) {
    const facility = text(walk(each, "facility")) ?? text(walk(each, "city"));
    if (facility === null) continue;
    const place = ["city", "state", "country", "status"].flatMap((key) => {
      const value = text(walk(each, key));
      return value === null ? [] : [[key, value.text] as const];
    });
    fields.push({
      name: "site",
      written: facility,
      understood: facility.text,
      parts: Object.fromEntries(place),
    });
  }
  append(
    fields,
    designFields(
      fields.filter(({ name }) => name === "title" || name === "officialTitle").map(({ written }) => written),
      fields,
    ),
  );
  const criteria = text(walk(study, "eligibilityModule", "eligibilityCriteria"));
  const split = criteria === null ? null : splitSections(criteria);
  const count = itemsOf(memberOf(root, "studies")).length || (root.kind === "array" ? root.items.length : 1);
  return foundOf(split?.sections ?? [], fields, split?.ignored ?? [], [
    ...(closed === null ? ["The JSON breaks off; it was read as far as it goes."] : []),
    ...(count > 1 ? [`The file holds ${count} studies; the first is read.`] : []),
    ...(split?.evidence ?? []),
  ]);
};

export const ctgovApi: Adapter = { layout: "ctgov-api-v2", read };
