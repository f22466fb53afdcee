import type { ReadCriterion, ReadRecord } from "../proposal.ts";
import { readRecord } from "../readRecord.ts";

/** The text of an invented record of one group with these sentences as its criteria. */
export const inventedRecord = (inclusion: readonly string[], exclusion: readonly string[] = []): string =>
  [
    "NCT00000000",
    "",
    "Inclusion Criteria:",
    "",
    ...inclusion.map((sentence, index) => `${index + 1}. ${sentence}`),
    "",
    "Exclusion Criteria:",
    "",
    ...exclusion.map((sentence, index) => `${index + 1}. ${sentence}`),
    "",
  ].join("\n");

export const readInvented = (inclusion: readonly string[], exclusion: readonly string[] = []): ReadRecord => {
  const read = readRecord(inventedRecord(inclusion, exclusion), {
    file: "invented.txt",
    sha256: "0".repeat(64),
  });
  if ("kind" in read) throw new Error(`not read: ${read.lookedFor.join(", ")}`);
  return read;
};

const plain = "Age of 18 years or older";

/** One sentence under a heading, beside an item of the other heading, as a criterion. */
export const readOne = (heading: "inclusion" | "exclusion", sentence: string): ReadCriterion => {
  const read =
    heading === "inclusion" ? readInvented([sentence], ["Pregnancy"]) : readInvented([plain], [sentence]);
  const found = read.criteria.find((each) => each.heading === heading);
  if (found === undefined) throw new Error("no criterion was read");
  return found;
};
