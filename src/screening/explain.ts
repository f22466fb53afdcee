import {
  describe,
  describeAt,
  labelFact,
  type UsedFact,
  type Verdict,
  writeAmount,
  writeUnit,
} from "../condition/index.ts";
import { Defect } from "../kernel/failure.ts";
import type { Truth } from "../kernel/truth.ts";
import type { Criterion, Protocol } from "../protocol/index.ts";
import type { CriterionFinding, Entry, Screening } from "./screening.ts";

const entryWords: Readonly<Record<Entry, string>> = { pass: "met", fail: "NOT MET", unknown: "UNKNOWN" };
const statusWords: Readonly<Record<Screening["status"], string>> = {
  eligible: "ELIGIBLE",
  ineligible: "NOT ELIGIBLE",
  undetermined: "NOT YET KNOWN",
};
const truthWords: Readonly<Record<Truth, string>> = { true: "true", false: "false", unknown: "unknown" };

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Units inside a text of the evaluation, such as "≥ 100 10*9/L", as people write them. */
const writeUnitsIn = (text: string): string =>
  text.replace(/(\d) ([^\s;()]+)/g, (_, digit: string, unit: string) =>
    /^[a-z]{4,}$/i.test(unit) ? `${digit} ${unit}` : `${digit} ${writeUnit(unit)}`.trimEnd(),
  );

const writeFact = (fact: UsedFact): string => {
  const date = fact.date === null ? "" : ` on ${fact.date}`;
  const limit =
    fact.limit === undefined
      ? ""
      : `, ${/^[<>≤≥=]/.test(fact.limit) ? "held against" : "asked for:"} ${writeUnitsIn(fact.limit)}`;
  const note = fact.note === undefined ? "" : `; ${writeUnitsIn(fact.note)}`;
  const source = fact.source === "" ? "" : ` [${fact.source}]`;
  return `${labelFact(fact.variable)}: ${writeAmount(fact.value, fact.unit)}${date}${limit}${note}${source}`;
};

/** Leaves of a verdict with what they test; those that decide come first. */
const writeTree = (criterion: Criterion | undefined, verdict: Verdict, depth: number): readonly string[] => {
  const name =
    verdict.record !== undefined
      ? `record ${verdict.record}`
      : criterion === undefined
        ? verdict.nodePath
        : describeAt(criterion.expression, verdict.nodePath);
  const forces = (child: Verdict): boolean =>
    child.truth !== "unknown" && child.deciding.some((leaf) => verdict.deciding.includes(leaf));
  const rank = (child: Verdict): number =>
    verdict.truth === "unknown" ? Number(child.truth !== "unknown") : Number(!forces(child));
  const children = [...verdict.children].sort((a, b) => rank(a) - rank(b));
  return [
    `${"  ".repeat(depth)}${truthWords[verdict.truth].padEnd(7)} ${name}`,
    ...children.flatMap((child) => writeTree(criterion, child, depth + 1)),
  ];
};

/** In the overview: the facts that decide, or the values that leave it open; each fact once. */
const briefly = ({ truth, used, verdict }: CriterionFinding): readonly UsedFact[] => {
  const told = used.filter((fact) =>
    truth === "unknown"
      ? !fact.counted || !/^\w+\.concept$|^list:/.test(fact.variable)
      : verdict.support.includes(fact.fact),
  );
  const key = (fact: UsedFact): string => `${fact.fact} ${fact.variable}`;
  return told.filter((fact, index) => told.findIndex((each) => key(each) === key(fact)) === index);
};

const writeFinding = (
  screening: Screening,
  finding: CriterionFinding,
  protocol: Protocol | undefined,
  whole: boolean,
): readonly string[] => {
  const criterion = protocol?.population.criteria.find((each) => each.id === finding.id);
  const { locator } = finding;
  const group = finding.group === null ? "" : ` (decides together with its group ${finding.group})`;
  const head = `${finding.id}  ${entryWords[finding.entry]}  ${finding.summary}${group}`;
  if (!whole && finding.entry === "pass") return [head];
  const indent = "    ";
  return [
    head,
    ...(criterion === undefined
      ? []
      : [
          `${indent}rule     ${finding.role === "exclusion" ? "excluded when: " : ""}${describe(criterion.expression)}`,
        ]),
    ...(whole ? finding.used : briefly(finding)).map(
      (fact) => `${indent}${fact.counted ? "fact" : "seen"}     ${writeFact(fact)}`,
    ),
    ...finding.missing.map(
      (each) => `${indent}missing  ${each.need} (${each.reason}); ask the ${each.askedOf}: ${each.question}`,
    ),
    ...finding.readings.map(({ label, truth }) => `${indent}reading  ${label}: ${truth}`),
    ...finding.repairs.map((id) => {
      const repair = protocol?.repairs.find((each) => each.id === id);
      return `${indent}repair   ${id}${repair === undefined ? "" : `: ${repair.code}, ${repair.proposed === undefined ? "nothing proposed" : `proposed “${repair.proposed}”`} (${repair.confidence})`}`;
    }),
    ...finding.warnings.map((warning) => `${indent}note     ${warning}`),
    `${indent}source   ${screening.trial} v${screening.protocolVersion}, item ${locator.item}, ${locator.file} characters ${locator.start} to ${locator.end}`,
    ...(whole ? writeTree(criterion, finding.verdict, 2) : []),
  ];
};

const writeOutlook = (screening: Screening): readonly string[] => {
  const { earliestPossible, neverByTime, asOf, status } = screening;
  if (status === "eligible" || screening.notScreenableReason !== null) return [];
  if (earliestPossible === null)
    return neverByTime.length === 0 ? [] : [`No date: time alone does not clear ${neverByTime.join(", ")}.`];
  const until = earliestPossible.lastDate === null ? "" : `, until ${earliestPossible.lastDate}`;
  return earliestPossible.date === asOf
    ? [`Nothing stands against entry today${until}.`]
    : [
        `Earliest possible entry ${earliestPossible.date}${until}, because of ${earliestPossible.because.join(", ")}.`,
      ];
};

const order: Readonly<Record<Entry, number>> = { fail: 0, unknown: 1, pass: 2 };

/**
 * A screening as lines of text: the outcome, what to ask, then every criterion, those against entry first. With a
 * criterion id, that one alone with its whole tree, the deciding branch first.
 */
export const explain = (screening: Screening, criterionId?: string, protocol?: Protocol): string => {
  const head = `${screening.subject} in ${screening.trial} (protocol v${screening.protocolVersion}) as of ${screening.asOf}: ${statusWords[screening.status]}`;
  if (criterionId !== undefined) {
    const finding = screening.criteria.find((each) => each.id === criterionId);
    if (finding === undefined)
      throw new Defect(
        `expected one of the criteria ${screening.criteria.map((each) => each.id).join(", ")}`,
        criterionId,
      );
    return `${[head, "", ...writeFinding(screening, finding, protocol, true)].join("\n")}\n`;
  }
  if (screening.notScreenableReason !== null)
    return `${[
      head,
      "The record has no eligibility section, so nobody can be screened against it.",
      ...screening.openQuestions.map((each) => `ask the ${each.askedOf}: ${each.question}`),
    ].join("\n")}\n`;
  const has = (entry: Entry): number => screening.criteria.filter((each) => each.entry === entry).length;
  const findings = [...screening.criteria].sort((a, b) => order[a.entry] - order[b.entry]);
  return `${[
    head,
    `${count(screening.criteria.length, "criterion", "criteria")}: ${has("fail")} not met, ${has("unknown")} unknown, ${has("pass")} met.`,
    ...writeOutlook(screening),
    ...(screening.openQuestions.length === 0
      ? []
      : [
          "",
          `${count(screening.openQuestions.length, "question")} open, best first:`,
          ...screening.openQuestions.map(
            (each, index) =>
              `${`${index + 1}.`.padStart(3)} ask the ${each.askedOf}: ${each.question} (${each.decides.join(", ")})`,
          ),
        ]),
    "",
    ...findings.flatMap((finding) => writeFinding(screening, finding, protocol, false)),
    "",
    `log head ${screening.logHead}`,
  ].join("\n")}\n`;
};
