import { isPartialDate } from "../kernel/calendar.ts";
import { isStorableText } from "../kernel/canonical.ts";
import type { Issue } from "../kernel/failure.ts";
import { type Entry, type EventType, eventTypes, type Json } from "./event.ts";
import { checkPayload } from "./payloads.ts";

/** What must be known of an event before another may supersede it. */
export type Supersedable = {
  readonly subject: string | null;
  readonly type: EventType;
  readonly supersededBy: string | null;
};

const holdsUnstorableText = (value: Json): boolean =>
  typeof value === "string"
    ? !isStorableText(value)
    : value !== null && typeof value === "object"
      ? Object.entries(value).some(([name, member]) => !isStorableText(name) || holdsUnstorableText(member))
      : false;

const supersedingFault = (
  entry: Entry,
  target: string,
  find: (id: string) => Supersedable | undefined,
): string | null => {
  const found = find(target);
  if ((entry.reason ?? "").trim() === "") return "A correction says why: a reason is missing.";
  if (found === undefined) return `There is no event ${target} to correct.`;
  if (found.subject !== entry.subject) return `Event ${target} belongs to another subject.`;
  if (found.supersededBy !== null)
    return `Event ${target} has been corrected before, by ${found.supersededBy}: correct that one.`;
  // A fact that was taken back may be put forward again, so a retraction may be superseded by any type.
  return entry.type === "retraction/1" || found.type === "retraction/1" || found.type === entry.type
    ? null
    : `A correction keeps the type of what it corrects: ${found.type}, not ${entry.type}.`;
};

/** Everything that keeps entries out of the log, one issue each; `line` counts the entries from 1. */
export const checkEntries = (
  entries: readonly Entry[],
  find: (id: string) => Supersedable | undefined,
): readonly Issue[] => {
  const superseded = new Set<string>();
  return entries.flatMap((entry, index) => {
    const issue = (code: Issue["code"], field: string | null, message: string): Issue => ({
      code,
      severity: "error",
      file: "log",
      line: index + 1,
      field,
      message,
      cure: "",
    });
    if (!eventTypes.includes(entry.type))
      return [issue("unknown-value", "type", `No event type ${entry.type}.`)];
    const issues = checkPayload(entry.type, entry.payload).map((fault) =>
      issue(
        "malformed",
        fault.field === "" ? "payload" : `payload.${fault.field}`,
        `${entry.type}: ${fault.message}.`,
      ),
    );
    if (!isPartialDate(entry.effective))
      issues.push(issue("impossible-date", "effective", `${entry.effective} is no date.`));
    if (entry.actor.name.trim() === "")
      issues.push(issue("missing", "actor", "Every event names its actor."));
    if (holdsUnstorableText(entry))
      issues.push(
        issue("malformed", null, "A text holds a character that cannot be stored (NUL or half a pair)."),
      );
    if (entry.type === "retraction/1" && entry.supersedes === undefined)
      issues.push(issue("missing", "supersedes", "A retraction names the event that it takes back."));
    if (entry.supersedes !== undefined) {
      const fault = superseded.has(entry.supersedes)
        ? `Event ${entry.supersedes} is corrected twice at once.`
        : supersedingFault(entry, entry.supersedes, find);
      if (fault !== null) issues.push(issue("conflict", "supersedes", fault));
      superseded.add(entry.supersedes);
    }
    return issues;
  });
};
