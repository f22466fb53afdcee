import { anchors, recordTypes } from "../../condition/index.ts";
import { fault, type ImportItem, readDate, readPlannedDate } from "../../subject/index.ts";
import { extensionOf, extensionValue, firstCode, type Node, nodeAt, nodesAt, textAt } from "./access.ts";
import { type Context, factOf, issueOf, keyOf, noKey, type Resource } from "./context.ts";
import { anchorExtension, listCompletenessExtension, questionnaire, trialExtension } from "./systems.ts";

const inner = (extension: Node, url: string): string => {
  const value = extensionValue(extensionOf(extension, url) ?? {});
  return typeof value === "string" ? value : "";
};

const notRead = (resource: Resource, subject: string, display: string): readonly ImportItem[] => [
  { kind: "unmapped", subject, system: "resourceType", code: resource.type, display, place: resource.place },
];

/** A List says that a list is complete only by our extension; an empty list alone says nothing. */
export const readList = (resource: Resource, subject: string, context: Context): readonly ImportItem[] => {
  const { node } = resource;
  const extension = extensionOf(node, listCompletenessExtension);
  if (extension === undefined) return notRead(resource, subject, "without a statement of completeness");
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  if (textAt(node, "status") === "entered-in-error")
    return [
      factOf(resource, {
        key,
        subject,
        type: "retraction/1",
        payload: {},
        effective: textAt(node, "date") || context.today,
      }),
    ];
  const recordType = recordTypes.find((each) => each === inner(extension, "recordType"));
  const completeness = inner(extension, "completeness");
  if (recordType === undefined || (completeness !== "complete" && completeness !== "partial"))
    return [
      issueOf(
        resource,
        "extension",
        fault(
          "unknown-value",
          "The statement of completeness names no record type or no completeness.",
          `recordType is one of ${recordTypes.join(", ")}; completeness is complete or partial.`,
        ).fault,
      ),
    ];
  const written = inner(extension, "asOf") || textAt(node, "date");
  const asOf = readDate(written, context.today, context.zone);
  if (asOf.kind === "fault") return [issueOf(resource, "date", asOf.fault)];
  return [
    factOf(resource, {
      key,
      subject,
      type: "listStatement/1",
      payload: { recordType, completeness, completeAsOf: asOf.value },
      effective: asOf.value,
    }),
  ];
};

/** The trial of a consent: our extension, else an NCT number among its identifiers. */
const trialOf = (node: Node): string => {
  const stated = extensionValue(extensionOf(node, trialExtension) ?? {});
  if (typeof stated === "string" && stated !== "") return stated;
  return (
    nodesAt(node, "identifier")
      .map((each) => textAt(each, "value"))
      .find((each) => /^NCT\d{8}$/.test(each)) ?? ""
  );
};

/** A research consent sets the anchor "consent" of its trial. Whether it was understood remains a question to a person. */
export const readConsent = (resource: Resource, subject: string, context: Context): readonly ImportItem[] => {
  const { node } = resource;
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const status = textAt(node, "status");
  if (status === "entered-in-error")
    return [
      factOf(resource, {
        key,
        subject,
        type: "retraction/1",
        payload: {},
        effective: textAt(node, "dateTime") || context.today,
      }),
    ];
  const trial = trialOf(node);
  const scope = firstCode(nodeAt(node, "scope"));
  if (status !== "active" || trial === "" || (scope !== "" && scope !== "research"))
    return notRead(resource, subject, "not an active consent to a named trial");
  const date = readDate(textAt(node, "dateTime"), context.today, context.zone);
  if (date.kind === "fault") return [issueOf(resource, "dateTime", date.fault)];
  return [
    factOf(resource, {
      key,
      subject,
      trial,
      type: "anchor/1",
      payload: { anchor: "consent", date: date.value },
      effective: date.value,
    }),
  ];
};

/** Answers of a named person to our questions; responses to other questionnaires are counted. */
export const readQuestionnaireResponse = (
  resource: Resource,
  subject: string,
  context: Context,
): readonly ImportItem[] => {
  const { node } = resource;
  if (textAt(node, "questionnaire").split("|")[0] !== questionnaire)
    return notRead(resource, subject, textAt(node, "questionnaire"));
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const date = readDate(textAt(node, "authored"), context.today, context.zone);
  if (date.kind === "fault") return [issueOf(resource, "authored", date.fault)];
  const by = textAt(nodeAt(node, "author"), "display");
  const role = textAt(nodeAt(node, "author"), "type");
  if (by === "")
    return [
      issueOf(
        resource,
        "author",
        fault("missing", "The answers name nobody who gave them.", "Add author.display.").fault,
      ),
    ];
  const withdrawn = textAt(node, "status") === "entered-in-error";
  return nodesAt(node, "item").map((item) => {
    const question = textAt(item, "linkId");
    const answer = nodesAt(item, "answer")[0]?.["valueBoolean"];
    const own = { key: `${key}#${question}`, subject, effective: date.value };
    if (withdrawn) return factOf(resource, { ...own, type: "retraction/1", payload: {} });
    if (typeof answer !== "boolean")
      return issueOf(
        resource,
        `item.${question}`,
        fault("unknown-value", `The answer to ${question} is neither yes nor no.`, "Write valueBoolean.")
          .fault,
      );
    return factOf(resource, {
      ...own,
      type: "answer/1",
      payload: {
        question,
        answer: answer ? "yes" : "no",
        date: date.value,
        by,
        ...(role === "" ? {} : { role: role.toLowerCase() }),
      },
    });
  });
};

/** Moments of a trial other than consent, in our extension of the ResearchSubject. */
export const readResearchSubject = (
  resource: Resource,
  subject: string,
  context: Context,
): readonly ImportItem[] => {
  const { node } = resource;
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const moments = nodesAt(node, "extension").filter((each) => textAt(each, "url") === anchorExtension);
  const trial = trialOf(node);
  if (moments.length === 0 || trial === "")
    return notRead(resource, subject, "without moments of a named trial");
  return moments.map((moment) => {
    const anchor = anchors.find((each) => each === inner(moment, "anchor"));
    const date = readPlannedDate(inner(moment, "date"), context.today, context.zone);
    if (anchor === undefined)
      return issueOf(
        resource,
        "extension",
        fault(
          "unknown-value",
          `"${inner(moment, "anchor")}" is no anchor.`,
          `Write one of: ${anchors.join(", ")}.`,
        ).fault,
      );
    if (date.kind === "fault") return issueOf(resource, `extension.${anchor}`, date.fault);
    return factOf(resource, {
      key: `${key}#${anchor}`,
      subject,
      trial,
      type: "anchor/1",
      payload: { anchor, date: date.value },
      effective: date.value,
    });
  });
};
