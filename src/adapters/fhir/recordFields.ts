import type { RecordType } from "../../condition/index.ts";
import { canonicalValue, findField } from "../../knowledge/index.ts";
import { type ImportItem, type Json, readField } from "../../subject/index.ts";
import { extensionOf, extensionValue, isNode, type Node, nameOf, nodesAt, textAt } from "./access.ts";
import { type Context, issueOf, type Resource } from "./context.ts";
import type { JsonText } from "./readJson.ts";
import { fieldsExtension } from "./systems.ts";

/** An extension value as the reader of fields expects it. */
const jsonOf = (value: JsonText | undefined): Json | undefined => {
  if (value === undefined || value === null || typeof value === "string" || typeof value === "boolean")
    return value;
  if (isNode(value))
    return { value: textAt(value, "value"), unit: textAt(value, "code") || textAt(value, "unit") };
  return value.map((each) => (typeof each === "string" ? each : null));
};

/** Fields of a record from our extension; several of one name make a list. */
export const fieldsOf = async (
  resource: Resource,
  recordType: RecordType,
  given: Readonly<Record<string, Json>>,
  context: Context,
): Promise<{ readonly fields: Record<string, Json>; readonly items: readonly ImportItem[] }> => {
  const wanted: Record<string, Json> = { ...given };
  for (const each of nodesAt(extensionOf(resource.node, fieldsExtension) ?? {}, "extension")) {
    const name = textAt(each, "url");
    const value = jsonOf(extensionValue(each));
    if (value === undefined || value === null) continue;
    const before = wanted[name];
    wanted[name] =
      before === undefined || name in given ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  const fields: Record<string, Json> = {};
  const items: ImportItem[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const found = await readField(recordType, name, value, context.today);
    if (found.kind === "fault")
      items.push(
        issueOf(resource, name, {
          ...found.fault,
          severity: "warning",
          message: `${found.fault.message} It was left out.`,
        }),
      );
    else {
      items.push(...found.warnings.map((each) => issueOf(resource, name, each)));
      fields[name] =
        typeof found.value === "object" && !Array.isArray(found.value) ? { ...found.value } : found.value;
    }
  }
  return { fields, items };
};

/** Fields that FHIR has elements for. */
export const standardFields = (
  type: string,
  node: Node,
  recordType: RecordType,
): Readonly<Record<string, Json>> => {
  const fields: Record<string, Json> = {};
  const site = nodesAt(node, "bodySite").map(nameOf)[0] ?? "";
  const siteField = findField(recordType, "site");
  if (site !== "" && siteField !== undefined && canonicalValue(siteField, site) !== undefined)
    fields["site"] = site;
  const severity =
    type === "AllergyIntolerance"
      ? (nodesAt(node, "reaction").map((each) => textAt(each, "severity"))[0] ?? "")
      : "";
  if (severity !== "") fields["severity"] = severity;
  return fields;
};
