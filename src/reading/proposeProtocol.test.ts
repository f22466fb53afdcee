import { expect, test } from "vitest";
import { checkProtocol, protocolSchema } from "../protocol/index.ts";
import { readInvented } from "./meaning/fixture.ts";
import { proposeProtocol } from "./proposeProtocol.ts";
import { readRecord } from "./readRecord.ts";

const read = readInvented(
  [
    "Age ≥ 18 years",
    "Platelets = 100 x 10^9/L",
    "Well-differentiated gizmo of the flange",
    "Signed informed consent",
  ],
  ["Radiotherapy within 8 weeks", "Platelets < 75 x 10^9/L or albumin < 25 g/L", "Pregnancy"],
);

test("a proposed protocol fits its schema and its parts fit together", () => {
  const protocol = proposeProtocol(read);
  expect(protocolSchema.safeParse(JSON.parse(JSON.stringify(protocol))).success).toBe(true);
  expect(checkProtocol(protocol)).toEqual([]);
});

test("nothing in it is confirmed", () => {
  expect(
    proposeProtocol(read).population.criteria.every(({ reviewStatus }) => reviewStatus === "proposed"),
  ).toBe(true);
});

test("a summary holds no word of a text that was not understood", () => {
  const summaries = proposeProtocol(read)
    .population.criteria.map(({ summary }) => summary)
    .join(" ");
  expect(summaries).not.toContain("gizmo");
});

test("titles are distinct and fit a column", () => {
  const titles = proposeProtocol(read).population.criteria.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.every((title) => title.length <= 24)).toBe(true);
});

test("without an eligibility section nobody can be screened, for that reason", () => {
  const found = readRecord(
    "NCT00000000\n\nA study of a gizmo\n\nPhase: Phase 2\nStatus: Recruiting\nSponsor: Nobody\n",
    { file: "invented.txt", sha256: "0".repeat(64) },
  );
  if ("kind" in found) throw new Error("the record was not recognised");
  const { population } = proposeProtocol(found);
  expect(population).toMatchObject({
    screenable: false,
    notScreenableReason: "noEligibilitySection",
    criteria: [],
  });
});
