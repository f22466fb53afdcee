import type { IsoDate } from "../../kernel/calendar.ts";
import { type Fault, fault, type ImportItem, issueAt, type Json, type Place } from "../../subject/index.ts";
import { type Node, nodeAt, textAt } from "./access.ts";

/** What the readers of resources share while one import runs. */
export type Context = {
  readonly today: IsoDate;
  readonly zone: string | undefined;
  readonly identifierSystem: string | undefined;
  /** Subject id by every address under which a Patient has been met: "Patient/12", a full URL. */
  readonly subjects: Map<string, string>;
  /** Medication resources by address, for statements that refer to them. */
  readonly medications: Map<string, Node>;
};

/** One resource with its place. */
export type Resource = {
  readonly type: string;
  readonly node: Node;
  readonly place: Place;
  readonly fullUrl: string | undefined;
};

/** "https://host/fhir/Patient/12/_history/3" and "Patient/12" are the same patient. */
export const normaliseReference = (reference: string): string => {
  const found = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(reference);
  return found?.[1] ?? reference;
};

export type SubjectOf =
  | { readonly kind: "subject"; readonly subject: string }
  /** The Patient has not been met yet. */
  | { readonly kind: "later" }
  | { readonly kind: "none" };

/** Whose resource it is. */
export const subjectOf = (node: Node, context: Context, atEnd: boolean): SubjectOf => {
  const address =
    ["subject", "patient", "individual"]
      .map((name) => textAt(nodeAt(node, name), "reference"))
      .find((each) => each !== "") ?? "";
  const known = context.subjects.get(address) ?? context.subjects.get(normaliseReference(address));
  if (known !== undefined) return { kind: "subject", subject: known };
  const identifier = nodeAt(nodeAt(node, "subject"), "identifier");
  if (
    context.identifierSystem !== undefined &&
    textAt(identifier, "system") === context.identifierSystem &&
    textAt(identifier, "value") !== ""
  )
    return { kind: "subject", subject: textAt(identifier, "value") };
  if (address === "") return { kind: "none" };
  const local = /^Patient\/(.+)$/.exec(normaliseReference(address))?.[1];
  // Without a configured identifier the Patient's id is the subject, wherever its resource stands.
  if (local !== undefined && context.identifierSystem === undefined)
    return { kind: "subject", subject: local };
  return atEnd ? { kind: "none" } : { kind: "later" };
};

/** Names a resource in its source. A resource without an id is known by the address of its entry. */
export const keyOf = ({ type, node, fullUrl }: Resource): string | undefined => {
  const id = textAt(node, "id");
  return id !== "" ? `fhir:${type}/${id}` : fullUrl === undefined ? undefined : `fhir:${type}/${fullUrl}`;
};

export const issueOf = (resource: Resource, field: string, found: Fault): ImportItem =>
  issueAt(resource.place, `${resource.type}.${field}`, found);

export const noKey = (resource: Resource): ImportItem =>
  issueOf(
    resource,
    "id",
    fault(
      "missing",
      "The resource has no id, so a later change could not be told from a new fact.",
      "Export resources with their ids.",
    ).fault,
  );

/** A fact of a resource. */
export const factOf = (
  resource: Resource,
  fact: {
    readonly key: string;
    readonly subject: string;
    readonly type: Extract<ImportItem, { kind: "fact" }>["type"];
    readonly payload: { readonly [key: string]: Json };
    readonly effective: string;
    readonly trial?: string | null;
  },
): ImportItem => ({
  kind: "fact",
  key: fact.key,
  subject: fact.subject,
  trial: fact.trial ?? null,
  type: fact.type,
  payload: fact.payload,
  effective: fact.effective,
  place: resource.place,
});

/** Effective date of what a source gives without any date: it may have held at any time of the subject's life. */
export const undated = "1900";
