import type { LayoutId } from "../document.ts";
import { trace } from "../traced.ts";
import { isGuide } from "./boilerplate.ts";
import { hasStudies } from "./ctgovApi.ts";
import { isClinicalStudy } from "./ctgovXml.ts";
import { hasPartOne } from "./ctis.ts";
import { countEuFields } from "./euCtr.ts";
import { isIctrpXml } from "./ictrp.ts";
import { inlineHeadings } from "./inlineHeadings.ts";
import { isIsrctnXml } from "./isrctn.ts";
import { labelAt, partOf } from "./labelAt.ts";
import { isBlank, linesOf, startsMarked } from "./lines.ts";
import { scanJson } from "./scanJson.ts";
import { scanXml } from "./scanXml.ts";
import { headerSeparator, isInterventionCell } from "./searchRow.ts";
import { sectionHeadingAt } from "./sectionHeading.ts";
import { hasMarkup, stripMarkup } from "./stripMarkup.ts";

/** A layout with what speaks for it. */
export type Detected = {
  readonly layout: LayoutId;
  readonly score: number;
  readonly evidence: readonly string[];
};

const certain = 100;

/** Layouts of a text, the likeliest first; an empty list: nothing of a trial record was seen. */
export const detectLayout = (text: string): readonly Detected[] => {
  const structured = detectStructure(text);
  if (structured !== null) return [structured];
  const separator = headerSeparator(text);
  if (separator !== null)
    return [
      {
        layout: "search-row",
        score: certain,
        evidence: ["The first line names columns of a registry download."],
      },
    ];
  return detectPage(hasMarkup(text) ? stripMarkup(trace(text)).text : text);
};

const detectStructure = (text: string): Detected | null => {
  const first = /^[\s\ufeff]*([{[<])/.exec(text.slice(0, 400))?.[1];
  if (first === "{" || first === "[") {
    const written = text.replace(/^\ufeff/, " ");
    const root =
      scanJson(written) ?? (written.includes('"protocolSection"') ? scanJson(written, true) : null);
    if (hasStudies(root))
      return {
        layout: "ctgov-api-v2",
        score: certain,
        evidence: ["JSON with the modules of a ClinicalTrials.gov study."],
      };
    if (hasPartOne(root))
      return { layout: "ctis", score: certain, evidence: ["JSON with part I of a CTIS application."] };
  }
  if (first === "<") {
    const root = scanXml(text);
    if (isClinicalStudy(root))
      return { layout: "ctgov-xml", score: certain, evidence: ["XML with the element clinical_study."] };
    if (isIsrctnXml(root))
      return { layout: "isrctn", score: certain, evidence: ["XML with trialDescription and participants."] };
    if (isIctrpXml(root))
      return { layout: "ictrp", score: certain, evidence: ["XML with an element TrialID."] };
  }
  return null;
};

/** Lines looked at; a longer record has shown its layout by then. */
const mostLines = 4000;

const detectPage = (text: string): readonly Detected[] => {
  const lines = linesOf(text, 0, Math.min(text.length, 400_000))
    .filter((line) => !isBlank(text, line))
    .slice(0, mostLines);
  const names = new Set<string>();
  let colonLabels = 0;
  let bareLabels = 0;
  let guided = 0;
  let headings = 0;
  let interventionCells = 0;
  let cells = 0;
  let previous = false;
  for (const line of lines) {
    const written = text.slice(line.start, Math.min(line.end, line.start + 500));
    if (previous && isGuide(written)) guided += 1;
    const label = startsMarked(text, line) ? null : labelAt(text, line);
    if (label !== null) {
      names.add(label.name);
      if (/[:?]\s*$/.test(written)) colonLabels += 1;
      else if (label.value === line.end) bareLabels += 1;
    }
    if (sectionHeadingAt(text, line.start, line.end) !== null) headings += 1;
    else headings += inlineHeadings(text, line.start, line.end).length;
    if (isInterventionCell(written)) interventionCells += 1;
    if (
      /^[\s|]*\S[^|]{0,60}\|\s*$/.test(written.slice(0, 80)) &&
      (label !== null || partOf(written) !== null)
    )
      cells += 1;
    previous = label !== null && label.value === line.end;
  }
  const euFields = countEuFields(text.slice(0, 400_000));
  const has = (...each: readonly string[]): number => each.filter((name) => names.has(name)).length;
  const found: Detected[] = [];
  const add = (layout: LayoutId, score: number, ...evidence: readonly string[]): void => {
    if (score > 0) found.push({ layout, score, evidence });
  };
  if (euFields >= 3 && /\bE\.[34]\b/.test(text))
    add("eu-ctr", 60 + Math.min(30, euFields), `${euFields} numbered fields of the EU form.`);
  const euNumber = /\b20\d\d-5\d{5}-\d\d(?:-\d\d)?\b/.test(text);
  const ctisLabels = has("eu ct number", "ct number", "eu trial number");
  if (ctisLabels > 0 || (euNumber && /principal (?:inclusion|exclusion) criteria/i.test(text)))
    add(
      "ctis",
      40 + (euNumber ? 20 : 0),
      "An EU CT number, with principal inclusion and exclusion criteria.",
    );
  const isrctnLabels = has(
    "isrctn",
    "plain english summary",
    "key inclusion criteria",
    "secondary identifying numbers",
    "target number of participants",
    "participant type(s)",
    "date of first enrolment",
    "recruitment start date",
    "overall study status",
    "condition category",
    "submission date",
  );
  if (/\bISRCTN\s?\d{8}\b/i.test(text) && isrctnLabels >= 2)
    add("isrctn", 40 + isrctnLabels * 4, `An ISRCTN number and ${isrctnLabels} labels of that registry.`);
  const ictrpLabels = has(
    "main id",
    "public title",
    "scientific title",
    "key inclusion and exclusion criteria",
    "date of registration",
    "target sample size",
    "age minimum",
    "age maximum",
    "health condition(s) or problem(s) studied",
    "countries of recruitment",
    "register",
    "date of first enrolment",
    "prospective registration",
    "source(s) of monetary support",
  );
  if (ictrpLabels >= 4) add("ictrp", 30 + ictrpLabels * 5, `${ictrpLabels} labels of the WHO portal.`);
  const flattened = has("about this trial", "sites / locations", "arms of the study");
  if (flattened >= 2)
    add("flattened-page", 30 + flattened * 15, "Headings of a page whose table of arms was flattened.");
  if (guided >= 2)
    add(
      "annotated-page",
      35 + Math.min(40, guided * 6),
      `${guided} headings are followed by a guiding sentence of the site.`,
    );
  if (/^[\s\ufeff]*(?:eligibility|criteria)\s*\|/i.test(text.slice(0, 2000)) || cells >= 2)
    add("registry-cell", 55, "Labels of a table with a bar after them.");
  const labels = colonLabels + bareLabels;
  if (labels >= 4 && names.size >= 4)
    add(
      "labelled-page",
      30 + Math.min(20, colonLabels * 2) + Math.min(5, bareLabels),
      `${labels} labels stand alone on a line, the value below.`,
    );
  if (interventionCells > 0 && headings === 0 && names.size <= 3)
    add("search-row", 45, "A cell of the form TYPE: intervention, and no heading of an eligibility text.");
  if (headings > 0)
    add("plain-text", 20 + Math.min(5, headings), `${headings} headings of inclusion or exclusion.`);
  else if (names.size >= 3) add("plain-text", 10, `${names.size} labels of a trial record.`);
  return found.sort((one, other) => other.score - one.score);
};
