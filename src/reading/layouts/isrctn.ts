import type { FieldName } from "../document.ts";
import type { Traced } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { interventionField, outcomeField } from "./armFields.ts";
import { designFields } from "./designFields.ts";
import { fieldOf, idFields } from "./fieldOf.ts";
import { emptyTree, takeValue } from "./keyedTree.ts";
import { readPage } from "./page.ts";
import { pageText } from "./pagedAdapter.ts";
import { pageFields } from "./pageFields.ts";
import { childrenOf, elementAt, isElement, scanXml, type XmlElement, xmlText } from "./scanXml.ts";
import { stripMarkup } from "./stripMarkup.ts";

const names = new Set(["alltrials", "fulltrial", "trial", "isrctn"]);

/** The trial inside whatever wraps it: allTrials, fullTrial, trial. */
const trialOf = (root: XmlElement | null): XmlElement | undefined => {
  let found = root ?? undefined;
  for (let depth = 0; found !== undefined && depth < 6; depth += 1) {
    if (childrenOf(found, "participants").length > 0 || childrenOf(found, "trialdescription").length > 0)
      return found;
    if (!names.has(found.name.toLowerCase())) return undefined;
    found = found.children.filter(isElement).find((each) => names.has(each.name.toLowerCase()));
  }
  return undefined;
};

export const isIsrctnXml = (root: XmlElement | null): boolean => trialOf(root) !== undefined;

const single: readonly (readonly [FieldName, readonly string[]])[] = [
  ["title", ["trialdescription", "title"]],
  ["officialTitle", ["trialdescription", "scientifictitle"]],
  ["summary", ["trialdescription", "plainenglishsummary"]],
  ["startDate", ["trialdesign", "overallstartdate"]],
  ["startDate", ["participants", "recruitmentstart"]],
  ["completionDate", ["trialdesign", "overallenddate"]],
  ["enrolment", ["participants", "targetenrolment"]],
  ["sex", ["participants", "gender"]],
  ["minimumAge", ["participants", "loweragelimit"]],
  ["maximumAge", ["participants", "upperagelimit"]],
];

const readXml = (whole: Traced, trial: XmlElement): Found => {
  const tree = emptyTree();
  const text = (element: XmlElement | undefined): Traced | null => {
    const found = xmlText(whole, element);
    return found === null ? null : stripMarkup(found);
  };
  const fields = tree.fields;
  for (const path of [
    ["isrctn"],
    ["externalrefs", "eudractnumber"],
    ["externalrefs", "ctisnumber"],
    ["externalrefs", "clinicaltrialsgovnumber"],
    ["externalrefs", "protocolserialnumber"],
  ]) {
    const written = text(elementAt(trial, ...path));
    if (written === null) continue;
    if (path[0] === "isrctn" && /^\d{8}$/.test(written.text))
      fields.push({
        name: "id",
        written,
        understood: `ISRCTN${written.text}`,
        parts: { registry: "ISRCTN" },
      });
    else append(fields, idFields(written));
  }
  for (const [name, path] of single) {
    const written = text(elementAt(trial, ...path));
    if (written !== null && !fields.some((each) => each.name === name))
      append(fields, fieldOf(name, written, true));
  }
  for (const each of childrenOf(elementAt(trial, "conditions"), "condition")) {
    const written = text(elementAt(each, "description")) ?? text(each);
    if (written !== null) append(fields, fieldOf("conditions", written));
  }
  for (const each of childrenOf(elementAt(trial, "interventions"), "intervention")) {
    const phase = text(elementAt(each, "phase"));
    if (phase !== null) append(fields, fieldOf("phase", phase));
    const description = text(elementAt(each, "description")) ?? undefined;
    const name =
      text(elementAt(each, "drugnames")) ?? text(elementAt(each, "interventiontype")) ?? description;
    if (name !== undefined)
      fields.push(
        interventionField({
          name,
          kind: text(elementAt(each, "interventiontype")) ?? undefined,
          description: name === description ? undefined : description,
        }),
      );
  }
  for (const [name, path] of [
    ["primaryOutcome", "primaryoutcome"],
    ["secondaryOutcome", "secondaryoutcome"],
  ] as const) {
    const written = text(elementAt(trial, "trialdescription", path));
    if (written !== null) fields.push(outcomeField(name, written));
  }
  for (const each of [
    ...childrenOf(elementAt(trial, "participants", "trialcentres"), "trialcentre"),
    ...childrenOf(trial, "trialcentre"),
  ]) {
    const written = text(elementAt(each, "name"));
    if (written !== null) append(fields, fieldOf("site", written));
  }
  const sponsor =
    text(elementAt(trial, "sponsor", "organisation")) ?? text(elementAt(trial, "sponsor", "name"));
  if (sponsor !== null) append(fields, fieldOf("sponsor", sponsor));
  const design = [
    text(elementAt(trial, "trialdesign", "studydesign")),
    ...fields
      .filter(({ name }) => name === "title" || name === "officialTitle")
      .map(({ written }) => written),
  ];
  append(
    fields,
    designFields(
      design.filter((each): each is Traced => each !== null),
      fields,
    ),
  );
  for (const side of ["inclusion", "exclusion"]) {
    const written = text(elementAt(trial, "participants", side));
    if (written !== null) takeValue(tree, side, written);
  }
  return foundOf(tree.sections, fields, tree.ignored);
};

const read = (whole: Traced): Found | null => {
  const trial = trialOf(
    /^\s*</.test(whole.text.slice(0, 200).replace(/^\ufeff/, "")) ? scanXml(whole.text) : null,
  );
  if (trial !== undefined) return readXml(whole, trial);
  const page = readPage(pageText(whole));
  return foundOf(page.sections, pageFields(page, { dayFirst: true }), page.ignored, page.evidence);
};

/** The ISRCTN registry: its XML, or its page as text. */
export const isrctn: Adapter = { layout: "isrctn", read };
