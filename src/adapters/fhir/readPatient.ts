import { fault, type ImportItem, readDate, warning } from "../../subject/index.ts";
import { extensionOf, extensionValue, type Node, nodesAt, textAt } from "./access.ts";
import { type Context, factOf, issueOf, type Resource, undated } from "./context.ts";
import { childbearingExtension } from "./systems.ts";

const writeName = (node: Node): string | undefined => {
  const names = nodesAt(node, "name");
  const name = names.find((each) => textAt(each, "use") === "official") ?? names[0];
  if (name === undefined) return undefined;
  if (textAt(name, "text") !== "") return textAt(name, "text");
  const given = name["given"];
  const parts = [...(Array.isArray(given) ? given : []), textAt(name, "family")];
  const written = parts.filter((each) => typeof each === "string" && each !== "").join(" ");
  return written === "" ? undefined : written;
};

/** The subject's id: the identifier of the configured system, else the id of the resource. */
const subjectIdOf = (
  resource: Resource,
  context: Context,
): { readonly id: string; readonly items: readonly ImportItem[] } => {
  const own = textAt(resource.node, "id");
  if (context.identifierSystem === undefined) return { id: own, items: [] };
  const identifier = nodesAt(resource.node, "identifier").find(
    (each) => textAt(each, "system") === context.identifierSystem,
  );
  const value = identifier === undefined ? "" : textAt(identifier, "value");
  if (value !== "") return { id: value, items: [] };
  return {
    id: own,
    items: [
      issueOf(
        resource,
        "identifier",
        warning(
          "missing",
          `Patient ${own} has no identifier of ${context.identifierSystem}; its id is taken.`,
          "Check that this is the subject you mean.",
        ),
      ),
    ],
  };
};

/** Registers the subject. Name and birth date go to the identity, never into the log. */
export const readPatient = (resource: Resource, context: Context): readonly ImportItem[] => {
  const { node, place, fullUrl } = resource;
  const { id: subject, items } = subjectIdOf(resource, context);
  if (subject === "")
    return [
      issueOf(
        resource,
        "id",
        fault(
          "missing",
          "The patient has neither id nor identifier; the resource was left out.",
          "Add Patient.id.",
        ).fault,
      ),
    ];
  const id = textAt(node, "id");
  if (id !== "") context.subjects.set(`Patient/${id}`, subject);
  if (fullUrl !== undefined) context.subjects.set(fullUrl, subject);

  const found: ImportItem[] = [...items];
  const key = `fhir:Patient/${id === "" ? subject : id}`;
  found.push(
    factOf(resource, { key, subject, type: "subjectRegistered/1", payload: {}, effective: undated }),
  );
  const birth = textAt(node, "birthDate");
  const birthDate = birth === "" ? undefined : readDate(birth, context.today, context.zone);
  if (birthDate?.kind === "fault") found.push(issueOf(resource, "birthDate", birthDate.fault));
  const name = writeName(node);
  if (name !== undefined || birthDate?.kind === "read")
    found.push({
      kind: "identity",
      subject,
      ...(name === undefined ? {} : { name }),
      ...(birthDate?.kind === "read" ? { birthDate: birthDate.value } : {}),
      place,
    });
  const gender = textAt(node, "gender");
  if (["male", "female", "other", "unknown"].includes(gender))
    found.push(
      factOf(resource, {
        key: `${key}|sex`,
        subject,
        type: "attribute/1",
        payload: { name: "sex", value: gender },
        effective: undated,
      }),
    );
  else if (gender !== "")
    found.push(
      issueOf(
        resource,
        "gender",
        fault(
          "unknown-value",
          `"${gender}" is no administrative gender.`,
          "FHIR knows male, female, other, unknown.",
        ).fault,
      ),
    );
  const potential = extensionValue(extensionOf(node, childbearingExtension) ?? {});
  if (potential === "yes" || potential === "no" || potential === "unknown")
    found.push(
      factOf(resource, {
        key: `${key}|childbearingPotential`,
        subject,
        type: "attribute/1",
        payload: { name: "childbearingPotential", value: potential },
        effective: undated,
      }),
    );
  return found;
};
