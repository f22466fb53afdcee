import { type RecordType, recordTypes } from "../../condition/index.ts";
import { conceptByCode, conceptByText, findConcept, recordTypesOf } from "../../knowledge/index.ts";
import { fault, type ImportItem, readDate, readPlannedDate, warning } from "../../subject/index.ts";
import { codingsOf, extensionOf, extensionValue, type Node, nameOf, textAt } from "./access.ts";
import { type Context, factOf, issueOf, keyOf, noKey, type Resource, undated } from "./context.ts";
import { fieldsOf, standardFields } from "./recordFields.ts";
import { shapeOf } from "./recordShape.ts";
import { conceptSystem, recordTypeExtension } from "./systems.ts";

const conceptsOf = (code: Node): readonly string[] | null => {
  const found = codingsOf(code).flatMap((each) =>
    each.system === conceptSystem
      ? (findConcept(each.code)?.id ?? [])
      : (conceptByCode(each.system, each.code)?.id ?? []),
  );
  if (found.length > 0) return [...new Set(found)];
  const named = [textAt(code, "text"), ...codingsOf(code).map(({ display }) => display)]
    .map((text) => (text === "" ? undefined : conceptByText(text)?.id))
    .find((each) => each !== undefined);
  return named === undefined ? null : [named];
};

/** FHIR files by form, trials ask by meaning: a drug given against the tumour is a treatment, whatever resource says so. */
const recordTypeFor = (node: Node, home: RecordType, concepts: readonly string[] | null): RecordType => {
  const stated = extensionValue(extensionOf(node, recordTypeExtension) ?? {});
  const own = recordTypes.find((each) => each === stated);
  if (own !== undefined) return own;
  if (home === "allergy" || home === "toxicity") return home;
  const [usual] = (concepts ?? []).flatMap((id) => recordTypesOf(id));
  return recordTypes.find((each) => each === usual) ?? home;
};

/** Reads a diagnosis, allergy, procedure, medication or adverse event as a record of its list. */
export const readRecord = async (
  resource: Resource,
  subject: string,
  context: Context,
): Promise<readonly ImportItem[]> => {
  const { type, node, place } = resource;
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const shape = shapeOf(type, node, context);
  if (shape === undefined) return [];
  if (shape.standing === "enteredInError")
    return [
      factOf(resource, {
        key,
        subject,
        type: "retraction/1",
        payload: {},
        effective: shape.start || undated,
      }),
    ];
  const display = nameOf(shape.code);
  if (shape.standing === "didNotHappen")
    return [
      issueOf(
        resource,
        "status",
        warning(
          "unmapped",
          `${display === "" ? type : display} is recorded as refuted, not done, planned or cancelled; it is no fact.`,
          "",
        ),
      ),
    ];
  const concepts = conceptsOf(shape.code);
  const recordType = recordTypeFor(node, shape.home, concepts);
  const items: ImportItem[] = [];
  const dated = (field: "start" | "end"): string | undefined => {
    if (shape[field] === "") return undefined;
    const found = (field === "start" ? readDate : readPlannedDate)(shape[field], context.today, context.zone);
    if (found.kind === "read") {
      items.push(...found.warnings.map((each) => issueOf(resource, field, each)));
      return found.value;
    }
    items.push(issueOf(resource, field, found.fault));
    return undefined;
  };
  const start = dated("start");
  const end = dated("end");
  const failed = items.some((each) => each.kind === "issue" && each.issue.severity === "error");
  if (display === "" && concepts === null)
    items.push(
      issueOf(
        resource,
        "code",
        fault("missing", "The resource does not say what it is about.", "Add a code or a text.").fault,
      ),
    );
  if (failed || (display === "" && concepts === null)) return items;
  const [coding] = codingsOf(shape.code);
  if (concepts === null)
    items.push({
      kind: "unmapped",
      subject,
      system: coding?.system ?? "concept",
      code: coding?.code ?? display,
      display,
      place,
    });
  const { fields, items: fieldItems } = await fieldsOf(
    resource,
    recordType,
    standardFields(type, node, recordType),
    context,
  );
  return [
    ...items,
    ...fieldItems,
    factOf(resource, {
      key,
      subject,
      type: "record/1",
      effective: start ?? undated,
      payload: {
        recordType,
        concepts,
        display,
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(shape.ongoing === undefined ? {} : { ongoing: shape.ongoing }),
        fields,
      },
    }),
  ];
};
