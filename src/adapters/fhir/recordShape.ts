import type { RecordType } from "../../condition/index.ts";
import { firstCode, type Node, nodeAt, nodesAt, textAt } from "./access.ts";
import { type Context, normaliseReference } from "./context.ts";

/** What a resource says in the terms of a record: what, when, whether it still goes on. */
export type Shape = {
  readonly home: RecordType;
  readonly code: Node;
  readonly start: string;
  readonly end: string;
  readonly ongoing: boolean | undefined;
  /** Taken back, did not happen, or is not there. */
  readonly standing: "stands" | "enteredInError" | "didNotHappen";
};

const standingOf = (status: string, absent: readonly string[]): Shape["standing"] =>
  status === "entered-in-error" ? "enteredInError" : absent.includes(status) ? "didNotHappen" : "stands";

const periodOf = (node: Node, name: string): { readonly start: string; readonly end: string } => {
  const instant = textAt(node, `${name}DateTime`);
  const period = nodeAt(node, `${name}Period`);
  return instant === ""
    ? { start: textAt(period, "start"), end: textAt(period, "end") }
    : { start: instant, end: "" };
};

const clinicalActivity = (node: Node): boolean | undefined => {
  const status = firstCode(nodeAt(node, "clinicalStatus"));
  if (["active", "recurrence", "relapse"].includes(status)) return true;
  return ["inactive", "remission", "resolved"].includes(status) ? false : undefined;
};

const medicationOf = (node: Node, context: Context): Node => {
  const concept = nodeAt(node, "medicationCodeableConcept");
  if (Object.keys(concept).length > 0) return concept;
  const reference = nodeAt(node, "medicationReference");
  const address = textAt(reference, "reference");
  const contained = nodesAt(node, "contained").find((each) => `#${textAt(each, "id")}` === address);
  const medication =
    contained ?? context.medications.get(address) ?? context.medications.get(normaliseReference(address));
  return medication === undefined ? { text: textAt(reference, "display") } : nodeAt(medication, "code");
};

/** The record that a resource tells of; undefined for resources that are no records. */
export const shapeOf = (type: string, node: Node, context: Context): Shape | undefined => {
  const status = textAt(node, "status");
  switch (type) {
    case "Condition":
    case "AllergyIntolerance": {
      const onset = periodOf(node, "onset");
      const abatement = periodOf(node, "abatement");
      const end = abatement.start || abatement.end || onset.end;
      return {
        home: type === "Condition" ? "condition" : "allergy",
        code: nodeAt(node, "code"),
        start: onset.start,
        end,
        ongoing: end === "" ? clinicalActivity(node) : undefined,
        standing: standingOf(firstCode(nodeAt(node, "verificationStatus")), ["refuted"]),
      };
    }
    case "Procedure": {
      const { start, end } = periodOf(node, "performed");
      const single = textAt(node, "performedDateTime") !== "";
      return {
        home: "procedure",
        code: nodeAt(node, "code"),
        start,
        end: single ? start : end,
        ongoing: status === "in-progress" && end === "" ? true : undefined,
        standing: standingOf(status, ["not-done", "preparation"]),
      };
    }
    case "MedicationStatement": {
      const { start, end } = periodOf(node, "effective");
      return {
        home: "medication",
        code: medicationOf(node, context),
        start,
        end,
        ongoing: status === "active" && end === "" ? true : undefined,
        standing: standingOf(status, ["not-taken", "intended"]),
      };
    }
    case "MedicationRequest":
      return {
        home: "medication",
        code: medicationOf(node, context),
        start: textAt(node, "authoredOn"),
        end: "",
        ongoing: status === "active" ? true : undefined,
        standing:
          node["doNotPerform"] === true
            ? "didNotHappen"
            : standingOf(status, ["draft", "cancelled", "unknown"]),
      };
    case "MedicationAdministration": {
      const { start, end } = periodOf(node, "effective");
      return {
        home: "medication",
        code: medicationOf(node, context),
        start,
        end: textAt(node, "effectiveDateTime") === "" ? end : start,
        ongoing: undefined,
        standing: standingOf(status, ["not-done"]),
      };
    }
    case "AdverseEvent":
      return {
        home: "toxicity",
        code: nodeAt(node, "event"),
        start: textAt(node, "date"),
        end: "",
        ongoing: undefined,
        standing: textAt(node, "actuality") === "potential" ? "didNotHappen" : "stands",
      };
    default:
      return undefined;
  }
};

/** Resources that are records of a list. */
export const recordResources: readonly string[] = [
  "Condition",
  "AllergyIntolerance",
  "Procedure",
  "MedicationStatement",
  "MedicationRequest",
  "MedicationAdministration",
  "AdverseEvent",
];
