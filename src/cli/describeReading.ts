import { describe } from "../condition/index.ts";
import type { ReadCriterion, ReadRecord } from "../reading/index.ts";

const wrap = (text: string, indent: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.replace(/\s+/g, " ").trim().split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
};

const shorten = (text: string, longest: number): string => {
  const folded = text.replace(/\s+/g, " ").trim();
  return folded.length <= longest ? folded : `${folded.slice(0, longest - 1).trimEnd()}…`;
};

const describeCriterion = (criterion: ReadCriterion, width: number): readonly string[] => [
  ...wrap(`${criterion.id}  ${shorten(criterion.text, 400)}`, "  ", width),
  ...(criterion.status === "opaque"
    ? wrap("Not understood: stays unknown until a person words it.", "      ", width)
    : wrap(describe(criterion.condition), "      ", width)),
];

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A reading as a calm page of text: what was understood, what waits for a person, what is open. */
export const describeReading = (
  { record, criteria, repairs, questions, screenable }: ReadRecord,
  width: number,
): string => {
  const side = (heading: "inclusion" | "exclusion"): readonly string[] =>
    criteria.filter((each) => each.heading === heading).flatMap((each) => describeCriterion(each, width));
  const open = repairs.filter(
    ({ confidence, candidates }) => confidence !== "certain" && candidates.length > 0,
  );
  const applied = repairs.filter(({ confidence }) => confidence === "certain");
  const opaque = criteria.filter(({ status }) => status === "opaque").length;
  return [
    ...wrap(record.title ?? record.file, "", width),
    ...wrap(
      `${record.ids.length === 0 ? "No registry number" : record.ids.join(", ")} · ${record.file}`,
      "",
      width,
    ),
    ...wrap(`Layout: ${record.layout}. ${record.layoutEvidence.join(" ")}`, "", width),
    ...wrap(
      screenable
        ? `${plural(criteria.length, "criterion", "criteria")} proposed, ${opaque} of them not understood; ${plural(open.length, "repair")} to confirm; ${plural(questions.length, "question")}.`
        : "The record has no eligibility section: every subject stays undetermined for that reason.",
      "",
      width,
    ),
    ...titled("Inclusion", side("inclusion")),
    ...titled("Exclusion", side("exclusion")),
    ...titled(
      "Repairs to confirm",
      open.flatMap((each) =>
        wrap(
          `${each.id}  ${each.code}: ${each.proposed === undefined ? "" : `${each.proposed}? `}Candidates: ${each.candidates.join(" | ")} (${each.confidence}). ${each.evidence.join("; ")}`,
          "  ",
          width,
        ),
      ),
    ),
    ...titled(
      "Repairs made, each with one possible reading",
      applied.flatMap((each) =>
        wrap(
          `${each.id}  ${each.code}: ${each.proposed ?? each.candidates[0] ?? ""}. ${each.evidence.join("; ")}`,
          "  ",
          width,
        ),
      ),
    ),
    ...titled(
      "Questions",
      questions.flatMap((each) =>
        wrap(`${each.id}  ${each.severity === "blocking" ? "First: " : ""}${each.text}`, "  ", width),
      ),
    ),
  ].join("\n");
};
