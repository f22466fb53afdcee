import type { JsonText } from "./readJson.ts";

/** A JSON object of a resource. */
export type Node = { readonly [key: string]: JsonText };

export const isNode = (value: JsonText | undefined): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object under a name, or an empty one: what is absent says nothing. */
export const nodeAt = (node: Node, name: string): Node => {
  const value = node[name];
  return isNode(value) ? value : {};
};

/** The objects of a list; a single object counts as a list of one. */
export const nodesAt = (node: Node, name: string): readonly Node[] => {
  const value = node[name];
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
};

/** Text or number under a name, trimmed; empty when absent. */
export const textAt = (node: Node, name: string): string => {
  const value = node[name];
  return typeof value === "string" ? value.trim() : "";
};

export type Coding = { readonly system: string; readonly code: string; readonly display: string };

export const codingsOf = (concept: Node): readonly Coding[] =>
  nodesAt(concept, "coding").map((each) => ({
    system: textAt(each, "system"),
    code: textAt(each, "code"),
    display: textAt(each, "display"),
  }));

/** A name for a person: the concept's text, else a display, else a code. */
export const nameOf = (concept: Node): string => {
  const [first] = codingsOf(concept);
  const display = codingsOf(concept).find((each) => each.display !== "")?.display;
  const written = textAt(concept, "text");
  return written !== "" ? written : (display ?? first?.code ?? "");
};

/** Code of the first coding: for the status elements of FHIR that hold a CodeableConcept. */
export const firstCode = (concept: Node): string => codingsOf(concept)[0]?.code ?? "";

export const extensionOf = (node: Node, url: string): Node | undefined =>
  nodesAt(node, "extension").find((each) => textAt(each, "url") === url);

/** The value of an extension, whatever its type. */
export const extensionValue = (extension: Node): JsonText | undefined => {
  const name = Object.keys(extension).find((each) => each.startsWith("value"));
  return name === undefined ? undefined : extension[name];
};
