import { expect, test } from "vitest";
import { proposeProtocol } from "../proposeProtocol.ts";
import { readRecord } from "../readRecord.ts";
import { carryRepairs } from "./carryRepairs.ts";
import { compareReadings } from "./compareReadings.ts";

const open = (rules: readonly string[], sha: string) => {
  const read = readRecord(
    `NCT00000000\n\nInclusion Criteria:\n\n${rules.map((rule, at) => `${at + 1}. ${rule}`).join("\n")}\n\nExclusion Criteria:\n\n1. Bilirubin > 2 x ULN\n`,
    { file: "invented.txt", sha256: sha.repeat(64) },
  );
  if ("kind" in read) throw new Error("no record");
  return { read, protocol: proposeProtocol(read) };
};
const lostIn = ({ protocol }: ReturnType<typeof open>, words: string) =>
  protocol.repairs.find(({ code, written }) => code === "LOST_COMPARATOR" && written?.includes(words))?.id ??
  "none";

const first = open(["Platelets = 90 x 10^9/L", "Haemoglobin = 9 g/dL"], "a");
const second = open(["Albumin = 28 g/L", "Haemoglobin = 9 g/dL", "Platelets = 75 x 10^9/L"], "b");
const names = carryRepairs(
  first.protocol,
  second.protocol,
  compareReadings(first.read.criteria, second.read.criteria).changes,
);

test("a repair of a rule whose words are the same keeps its name, whatever its number", () => {
  expect(lostIn(first, "Haemoglobin")).not.toBe("none");
  expect(names.get(lostIn(second, "Haemoglobin"))).toBe(lostIn(first, "Haemoglobin"));
});

test("a repair of a changed or new rule has a name that no older version had", () => {
  const older = new Set(first.protocol.repairs.map(({ id }) => id));
  for (const words of ["Albumin", "Platelets"]) {
    const name = names.get(lostIn(second, words));
    expect(name).toBeDefined();
    expect(older.has(name ?? "")).toBe(false);
  }
});

test("no two repairs share a name", () => {
  expect(new Set(names.values()).size).toBe(second.protocol.repairs.length);
});
