import type { ReasonCode } from "../kernel/answer.ts";
import { anchorLabel, findField, findVariable, recordTypeLabel } from "../knowledge/index.ts";
import type { Anchor, AskHuman, Opaque, RecordType } from "./condition.ts";
import type { AskedOf, UnknownReason } from "./verdict.ts";

/** What a missing piece is, before a node needs it: `neededFact` tells pieces apart. */
const reason = (
  nodePath: string,
  code: ReasonCode,
  neededFact: string,
  need: string,
  askedOf: AskedOf,
  question: string,
): UnknownReason => ({ nodePath, code, neededFact, need, askedOf, question });

const needs: Readonly<Partial<Record<ReasonCode, string>>> = {
  noData: "a result",
  outsideWindow: "a result inside the window",
  dateTooCoarse: "the exact date",
  valueTooCoarse: "an exact value",
  unitNotConvertible: "a result in a unit that converts",
  limitMissing: "the laboratory's limit of normal",
  baselineMissing: "a baseline result",
};

/** A result of a variable is missing or not good enough. */
export const variableReason = (
  nodePath: string,
  code: ReasonCode,
  id: string,
  detail = "",
): UnknownReason => {
  const variable = findVariable(id);
  const label = variable?.label ?? id;
  const need = `${needs[code] ?? "a result"}: ${label}${detail === "" ? "" : ` (${detail})`}`;
  const asked = variable?.question ?? `What is ${label}?`;
  switch (code) {
    case "limitMissing":
      return reason(
        nodePath,
        code,
        `limit:${id}`,
        need,
        "laboratory",
        `What are the laboratory's limits of normal for ${label}?`,
      );
    case "dateTooCoarse":
      return reason(
        nodePath,
        code,
        id,
        need,
        variable?.askedOf ?? "coordinator",
        `On which day exactly was this established: ${label}?`,
      );
    default:
      return reason(nodePath, code, id, need, variable?.askedOf ?? "coordinator", asked);
  }
};

/** A field of one record is missing or not good enough. */
export const fieldReason = (
  nodePath: string,
  code: ReasonCode,
  recordType: RecordType,
  record: { readonly id: string; readonly display: string },
  field: string,
): UnknownReason => {
  const entry = findField(recordType, field);
  const label = entry?.label ?? field;
  const which = `${recordTypeLabel(recordType)} “${record.display}”`;
  return reason(
    nodePath,
    code,
    `${recordType}.${record.id}.${field}`,
    `${label} of the ${which}`,
    entry?.askedOf ?? "coordinator",
    code === "dateTooCoarse"
      ? `What is the exact date (${label}) of the ${which}?`
      : `${entry?.question ?? `What is the ${label}?`} (${which})`,
  );
};

/** Nobody has said that a list is complete. */
export const listReason = (nodePath: string, recordType: RecordType, until: string | null): UnknownReason =>
  reason(
    nodePath,
    "listNotComplete",
    `list:${recordType}`,
    `a complete list of ${recordTypeLabel(recordType, "many")}${until === null ? "" : ` up to ${until}`}`,
    "coordinator",
    `Is the list of ${recordTypeLabel(recordType, "many")} complete?`,
  );

/** A complete list holds nothing to look at. */
export const emptyReason = (nodePath: string, recordType: RecordType, what: string): UnknownReason =>
  reason(
    nodePath,
    "noData",
    `list:${recordType}`,
    what,
    "coordinator",
    `Is there a ${recordTypeLabel(recordType)} that has not been recorded? This asks for one: ${what}.`,
  );

export const anchorReason = (
  nodePath: string,
  anchor: Anchor,
  code: "anchorNotSet" | "dateTooCoarse" = "anchorNotSet",
): UnknownReason =>
  code === "anchorNotSet"
    ? reason(
        nodePath,
        code,
        `anchor:${anchor}`,
        `the date of ${anchorLabel(anchor)}`,
        "coordinator",
        `What was the date of ${anchorLabel(anchor)}?`,
      )
    : reason(
        nodePath,
        code,
        `anchor:${anchor}`,
        `the exact date of ${anchorLabel(anchor)}`,
        "coordinator",
        `What exactly is the date of ${anchorLabel(anchor)}?`,
      );

export const birthReason = (nodePath: string, code: "noData" | "dateTooCoarse"): UnknownReason =>
  reason(
    nodePath,
    code,
    "birth",
    code === "noData" ? "the date of birth" : "the exact date of birth",
    "coordinator",
    "What is the date of birth?",
  );

export const answerReason = (
  nodePath: string,
  code: "notAnswered" | "answerExpired" | "dateTooCoarse",
  node: AskHuman,
): UnknownReason =>
  reason(
    nodePath,
    code,
    node.id,
    code === "notAnswered"
      ? "an answer"
      : code === "answerExpired"
        ? "a fresh answer"
        : "the day of the answer",
    node.answeredBy,
    node.question,
  );

export const repairReason = (nodePath: string, repairId: string, labels: readonly string[]): UnknownReason =>
  reason(
    nodePath,
    "sourceAmbiguous",
    `repair:${repairId}`,
    `confirmation of the repair ${repairId}`,
    "coordinator",
    `Which reading of the damaged text holds (repair ${repairId}): ${labels.join(" or ")}?`,
  );

export const opaqueReason = (nodePath: string, node: Opaque): UnknownReason =>
  reason(
    nodePath,
    "notParsed",
    `text:${node.span.file}:${node.span.start}`,
    "a part of the record in a form that can be evaluated",
    "coordinator",
    `What does this part of the record ask for: “${node.text}”?`,
  );

/** A leaf that a test declared unknown. */
export const assumedReason = (nodePath: string): UnknownReason =>
  reason(nodePath, "noData", nodePath, "assumed unknown", "coordinator", "Assumed unknown.");

/** Each needed fact once per code, in the order found. */
export const mergeReasons = (lists: readonly (readonly UnknownReason[])[]): readonly UnknownReason[] => {
  const found = new Map<string, UnknownReason>();
  for (const list of lists)
    for (const each of list) {
      const key = `${each.code} ${each.neededFact}`;
      if (!found.has(key)) found.set(key, each);
    }
  return [...found.values()];
};
