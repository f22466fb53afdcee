import { expect, test } from "vitest";
import { type ReadRecord, readRecord } from "../../src/reading/index.ts";
import { mutateRecord } from "./mutateRecord.ts";

/** 5 000 every day; 100 000 in `npm run soak` (share 20). */
const count = 5_000 * Number(process.env["THERATRIAL_SHARE"] ?? "1");
/** Of this process: a hang shows, a busy machine does not. */
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const source = { file: "mutated.txt", sha256: "0".repeat(64) };

/** What is wrong with a reading, in words; null where every character is accounted for. */
const findLoss = (text: string, read: ReadRecord): string | null => {
  const points = [...text];
  let at = 0;
  for (const { span } of read.coverage) {
    if (span.start !== at) return `a stretch starts at ${span.start}, the one before ends at ${at}`;
    at = span.end;
  }
  if (at !== points.length) return `the stretches end at ${at} of ${points.length}`;
  for (const { id, span, atoms } of read.criteria) {
    if (span.start < 0 || span.end > points.length || span.start >= span.end)
      return `${id} lies outside the text`;
    for (const atom of atoms)
      if (atom.span.start < span.start || atom.span.end > span.end)
        return `an atom of ${id} lies outside of it`;
  }
  const ids = new Set(read.criteria.map(({ id }) => id));
  return ids.size === read.criteria.length ? null : "two criteria have one id";
};

test(`${count} damaged records are read without a crash, a hang or a lost character`, {
  timeout: 3_600_000,
}, () => {
  for (let seed = 0; seed < count; seed += 1) {
    const text = mutateRecord(seed);
    const from = performance.now();
    const read = readRecord(text, source);
    // A hang, not a measure of speed: such a record takes some milliseconds.
    if (performance.now() - from > 5_000) expect.fail(`seed ${seed} took longer than five seconds`);
    if ("kind" in read) continue;
    const loss = findLoss(text, read);
    if (loss !== null) expect.fail(`seed ${seed}: ${loss}`);
  }
  expect(count).toBeGreaterThan(0);
});

const hostile: readonly (readonly [string, string])[] = [
  [
    "nested a hundred thousand deep",
    `Inclusion Criteria:\n${Array.from({ length: 100_000 }, (_, each) => `${" ".repeat(each % 400)}${each}. (`).join("\n")}`,
  ],
  ["one line of 500 000 characters", `Inclusion Criteria:\n- ${"Hemoglobin > 9 g/dL or ".repeat(22_000)}`],
  ["two megabytes of signs", `Exclusion Criteria:\n${"<>=&amp;\\>".repeat(200_000)}`],
  ["two megabytes of marks", `Inclusion Criteria:\n${"e\u0301\u202E\u{1F9EC}\uD800 1) ".repeat(180_000)}`],
  ["two megabytes of open brackets", `Inclusion Criteria:\n${"(".repeat(2_000_000)}`],
  ["two megabytes of digits", `Inclusion Criteria:\nPlatelets > ${"9".repeat(2_000_000)}`],
  ["two megabytes of blanks", `Inclusion Criteria:\nPlatelets${" ".repeat(2_000_000)}> 9`],
  [
    "a JSON string that never ends",
    `{"protocolSection":{"eligibilityModule":{"eligibilityCriteria":"${"\\n- Age > 18".repeat(180_000)}`,
  ],
  ["JSON nested a hundred thousand deep", `{"protocolSection":${"[".repeat(100_000)}`],
  ["XML with a million open tags", `<clinical_study>${"<a>".repeat(600_000)}`],
];

test.each(hostile)("%s: ends within five seconds", (_name, text) => {
  const from = processorSeconds();
  const read = readRecord(text, source);
  expect(processorSeconds() - from).toBeLessThan(5);
  expect("kind" in read ? null : findLoss(text, read)).toBeNull();
});
