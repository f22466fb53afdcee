import type { Vocabulary } from "../api/contract.ts";
import type { FormKind } from "./formRequest.ts";

/** What is asked for: the fact by its name in the verdict, and the question as it is put. */
export type Need = { readonly neededFact: string; readonly question: string };

/** The next act for something missing: a form, or a look at the trial's own text. */
export type NextAct =
  | { readonly kind: "form"; readonly label: string; readonly form: FormKind }
  | { readonly kind: "repair"; readonly label: string; readonly repair: string | null };

const form = (label: string, kind: FormKind): NextAct => ({ kind: "form", label, form: kind });

const attributes: readonly string[] = ["sex", "childbearingPotential"];

/** `condition.e000000462-597bf9b3e305.advanced`: a field of one record. */
const fieldPattern = /^([a-zA-Z]+)\.(.+)\.([a-zA-Z0-9]+)$/;

/** Chooses the form that takes the answer; what nothing else fits is a question to a person. */
export const nextAct = ({ neededFact, question }: Need, vocabulary: Vocabulary | null): NextAct => {
  const [prefix = "", ...rest] = neededFact.split(":");
  const name = rest.join(":");
  switch (prefix) {
    case "repair":
      return { kind: "repair", label: "Decide the reading", repair: name };
    case "text":
      return { kind: "repair", label: "See the record", repair: null };
    case "limit":
      return form("Enter limits", { kind: "limits", variable: name });
    case "anchor":
      return form("Set the date", { kind: "anchor", anchor: name });
    case "list":
      return question.startsWith("Is the list")
        ? form("State the list", { kind: "list", recordType: name })
        : name === "lesion"
          ? form("Enter lesion", { kind: "lesion" })
          : form("Enter record", { kind: "record", recordType: name });
    default: {
      if (neededFact.includes("/")) return { kind: "repair", label: "See the record", repair: null };
      if (neededFact === "birth") return form("Enter age", { kind: "age" });
      if (attributes.includes(neededFact)) return form("Enter", { kind: "attribute", name: neededFact });
      if (vocabulary?.variables.some((each) => each.id === neededFact))
        return form("Enter result", { kind: "result", variable: neededFact });
      const [, recordType, record, field] = fieldPattern.exec(neededFact) ?? [];
      if (
        recordType !== undefined &&
        record !== undefined &&
        field !== undefined &&
        vocabulary?.recordTypes.includes(recordType)
      )
        return form("Enter", { kind: "field", recordType, record, field, text: question });
      return form("Answer", { kind: "answer", question: neededFact, text: question });
    }
  }
};
