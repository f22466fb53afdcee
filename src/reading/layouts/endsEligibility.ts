import type { RecordPart } from "../../knowledge/index.ts";
import type { Label } from "./labelAt.ts";
import {
  understandAge,
  understandPhase,
  understandSex,
  understandStatus,
  understandYesNo,
} from "./understand.ts";

/** Blocks that never stand inside an eligibility text, even where a list follows. */
const lists: ReadonlySet<RecordPart> = new Set([
  "site",
  "arm",
  "intervention",
  "primaryOutcome",
  "secondaryOutcome",
  "country",
]);

/** Whether a value is one that this label takes; for parts without a fixed form, whether it is short. */
const fits = (part: RecordPart, value: string): boolean => {
  const short = value.length <= 120;
  switch (part) {
    case "phase":
      return (
        value.length <= 40 && (understandPhase(value) !== null || /^(?:n\/?a|not applicable)\b/i.test(value))
      );
    case "status":
      return value.length <= 40 && understandStatus(value) !== null;
    case "minimumAge":
    case "maximumAge":
      return value.length <= 40 && (understandAge(value) !== null || /^(?:n\/?a|none|no |not )/i.test(value));
    case "ages":
      return (
        value.length <= 80 &&
        /^(?:\d{1,3}\s*(?:years?|months?|y)\b.*(?:older|over|to|-|adult|senior)|child|adult|all ages|\d{1,3} ?[-–] ?\d{1,3}$)/i.test(
          value,
        )
      );
    case "sex":
      return value.length <= 30 && understandSex(value) !== null;
    case "healthyVolunteers":
      return value.length <= 60 && understandYesNo(value) !== null;
    case "enrolment":
      return short && /^\D{0,20}\d/.test(value);
    case "startDate":
    case "completionDate":
    case "lastUpdated":
      return value.length <= 60 && /\d{4}/.test(value);
    case "id":
      return value.length <= 80 && /\d/.test(value);
    case "intervention":
      return /^(?:drug|radiation|device|biological|procedure|other|diagnostic test|behavioral|dietary supplement|combination product)\s*:/i.test(
        value,
      );
    default:
      return short;
  }
};

const marked = /^\s*(?:[-•*–▪●○◦]|\(?\d{1,2}\s?[.)]|\(?[a-z][.)])\s*\S/u;

/**
 * Whether a label inside an eligibility text ends it. A label alone on its line does, unless a list follows that belongs to the
 * criteria; one with its value on the line does where the value has the label's form.
 */
export const endsEligibility = (label: Label, line: string, inline: string, next: string): boolean => {
  if (label.part === "eligibility" || label.part === "eligibilityPart" || marked.test(line)) return false;
  if (inline === "") {
    if (lists.has(label.part) && label.strong) return true;
    if (marked.test(next)) return false;
    if (label.strong) return !/:\s*$/.test(line) || fits(label.part, next);
    return label.part === "summary" || label.part === "group"
      ? /^\p{Lu}[^:]*$/u.test(line.trim()) && label.name.includes(" ")
      : label.part === "conditions"
        ? /^conditions?$/i.test(line.trim())
        : fits(label.part, next);
  }
  if (label.strong)
    return label.part === "skip"
      ? inline.length <= 200 &&
          (line.includes("\t") ||
            /^(?:study type|type of study|url|source|keywords?|doi|funder|funding|contact|study contact|collaborators?|acronym)/.test(
              label.name,
            ))
      : fits(label.part, inline);
  return (
    label.part !== "summary" &&
    label.part !== "group" &&
    label.part !== "conditions" &&
    fits(label.part, inline)
  );
};

/** Lines by which pages go on after the criteria without any label. */
export const endsByItself = (line: string): boolean =>
  line.length <= 80 &&
  /^(?:(?:what|where|when|how|why|who) [^?:]{5,70}\?$|there (?:are|is) \d+ (?:locations?|sites?)\b|\d+ (?:locations?|study sites?|sites?)(?: found| available)?$|nct\d{8}$|https?:\/\/\S+$)/i.test(
    line.trim(),
  );
