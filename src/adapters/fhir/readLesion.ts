import { canonicalValue, findField } from "../../knowledge/index.ts";
import { type ImportItem, type Json, readDate } from "../../subject/index.ts";
import { codingsOf, type Node, nameOf, nodeAt, nodesAt, textAt } from "./access.ts";
import { type Context, factOf, issueOf, keyOf, noKey, type Resource, undated } from "./context.ts";
import { collectedOf, unitOf } from "./readObservation.ts";
import { fieldsOf } from "./recordFields.ts";
import { lesionFieldSystem, loinc } from "./systems.ts";

/** mCODE TumorSize: the longest dimension is a component of LOINC 21889-1. */
const fieldOfLoinc: Readonly<Record<string, string>> = { "33728-7": "longestDimension" };

const fieldOf = (holder: Node): string | undefined =>
  codingsOf(nodeAt(holder, "code"))
    .map(({ system, code }) =>
      system === lesionFieldSystem ? code : system === loinc ? fieldOfLoinc[code] : undefined,
    )
    .find((each) => each !== undefined && findField("lesion", each) !== undefined);

const valueAt = (holder: Node): Json | undefined => {
  if (holder["valueQuantity"] !== undefined) {
    const quantity = nodeAt(holder, "valueQuantity");
    return { value: textAt(quantity, "value"), unit: unitOf(quantity) };
  }
  const { valueBoolean } = holder;
  if (typeof valueBoolean === "boolean") return valueBoolean;
  const text =
    textAt(holder, "valueString") ||
    textAt(holder, "valueInteger") ||
    nameOf(nodeAt(holder, "valueCodeableConcept"));
  return text === "" ? undefined : text;
};

/** The lesion that an observation is about: its focus, a BodyStructure. */
export const lesionOf = (node: Node): string | undefined =>
  nodesAt(node, "focus")
    .map((each) => /(?:^|\/)BodyStructure\/([A-Za-z0-9.-]+)$/.exec(textAt(each, "reference"))?.[1])
    .find((each) => each !== undefined);

/** Reads an observation of one lesion (mCODE TumorSize, or fields in our own code system) as one reading of it. */
export const readLesionObservation = async (
  resource: Resource,
  subject: string,
  lesion: string,
  context: Context,
): Promise<readonly ImportItem[]> => {
  const { node, place } = resource;
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const written = collectedOf(node);
  if (textAt(node, "status") === "entered-in-error")
    return [
      factOf(resource, { key, subject, type: "retraction/1", payload: {}, effective: written || undated }),
    ];
  const date = written === "" ? undefined : readDate(written, context.today, context.zone);
  if (date?.kind === "fault") return [issueOf(resource, "effective", date.fault)];

  const given: Record<string, Json> = {};
  const items: ImportItem[] = [];
  for (const holder of [node, ...nodesAt(node, "component")]) {
    const field = fieldOf(holder);
    const value = valueAt(holder);
    if (field !== undefined && value !== undefined) {
      const before = given[field];
      given[field] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    } else if (value !== undefined) {
      const [coding] = codingsOf(nodeAt(holder, "code"));
      items.push({
        kind: "unmapped",
        subject,
        system: coding?.system ?? "",
        code: coding?.code ?? "",
        display: nameOf(nodeAt(holder, "code")),
        place,
      });
    }
  }
  const modality = nameOf(nodeAt(node, "method"));
  const modalityField = findField("lesion", "modality");
  if (modality !== "" && modalityField !== undefined && canonicalValue(modalityField, modality) !== undefined)
    given["modality"] ??= modality;
  const { fields, items: fieldItems } = await fieldsOf(resource, "lesion", given, context);
  if (Object.keys(fields).length === 0) return [...items, ...fieldItems];
  return [
    ...items,
    ...fieldItems,
    factOf(resource, {
      key,
      subject,
      type: "lesion/1",
      effective: date?.value ?? undated,
      payload: { lesion, ...(date === undefined ? {} : { date: date.value }), fields },
    }),
  ];
};

/** A BodyStructure is a lesion: its location is the organ, the rest comes with observations that focus on it. */
export const readBodyStructure = async (
  resource: Resource,
  subject: string,
  context: Context,
): Promise<readonly ImportItem[]> => {
  const key = keyOf(resource);
  const lesion = textAt(resource.node, "id");
  if (key === undefined || lesion === "") return [noKey(resource)];
  const organ = nameOf(nodeAt(resource.node, "location"));
  const field = findField("lesion", "organ");
  const known = organ !== "" && field !== undefined && canonicalValue(field, organ) !== undefined;
  const { fields, items } = await fieldsOf(resource, "lesion", known ? { organ } : {}, context);
  return [
    ...items,
    factOf(resource, { key, subject, type: "lesion/1", effective: undated, payload: { lesion, fields } }),
  ];
};
