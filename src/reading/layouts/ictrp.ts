import type { Traced } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { designFields } from "./designFields.ts";
import { splitAt } from "./fieldOf.ts";
import { emptyTree, takeValue } from "./keyedTree.ts";
import { readPage } from "./page.ts";
import { pageText } from "./pagedAdapter.ts";
import { pageFields } from "./pageFields.ts";
import { childrenOf, isElement, scanXml, type XmlElement, xmlText } from "./scanXml.ts";
import { stripMarkup } from "./stripMarkup.ts";

const isTrial = (element: XmlElement): boolean =>
  childrenOf(element, "trialid").length > 0 || childrenOf(element, "trial_id").length > 0;

/** The first trial of an export: an element with a TrialID. */
const trialOf = (root: XmlElement | null): XmlElement | undefined => {
  if (root === null) return undefined;
  if (isTrial(root)) return root;
  const inner = root.children.filter(isElement);
  return inner.find(isTrial) ?? inner.flatMap((each) => each.children.filter(isElement)).find(isTrial);
};

export const isIctrpXml = (root: XmlElement | null): boolean => trialOf(root) !== undefined;

/** Elements that hold several values between semicolons. */
const listed = new Set([
  "condition",
  "secondary_id",
  "secondaryid",
  "intervention",
  "primary_outcome",
  "secondary_outcome",
  "countries",
]);

const readXml = (whole: Traced, root: XmlElement, trial: XmlElement): Found => {
  const tree = emptyTree();
  for (const each of trial.children.filter(isElement)) {
    const found = xmlText(whole, each);
    if (found === null) continue;
    const written = stripMarkup(found);
    const name = each.name.toLowerCase();
    const parts = listed.has(name) ? splitAt(written, /\s*;\s*|\s*[\r\n]+\s*/gu) : [written];
    for (const part of parts.slice(0, 200)) takeValue(tree, each.name, part, true);
  }
  const texts = trial.children
    .filter(isElement)
    .filter(({ name }) => /^(?:study_design|scientific_title|public_title)$/i.test(name))
    .map((each) => xmlText(whole, each));
  append(
    tree.fields,
    designFields(
      texts.filter((each): each is Traced => each !== null),
      tree.fields,
    ),
  );
  const several = root.children.filter(isElement).filter(isTrial).length;
  return foundOf(tree.sections, tree.fields, tree.ignored, [
    ...(several > 1 ? [`The file holds ${several} trials; the first is read.`] : []),
  ]);
};

const read = (whole: Traced): Found | null => {
  const root = /^\s*</.test(whole.text.slice(0, 200).replace(/^\ufeff/, "")) ? scanXml(whole.text) : null;
  const trial = trialOf(root);
  if (root !== null && trial !== undefined) return readXml(whole, root, trial);
  const page = readPage(pageText(whole));
  return foundOf(page.sections, pageFields(page, { dayFirst: true }), page.ignored, page.evidence);
};

/** The WHO registry platform: its XML export, or a page of its portal as text. */
export const ictrp: Adapter = { layout: "ictrp", read };
