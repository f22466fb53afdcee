import { beforeAll, describe, expect, test } from "vitest";
import type { Condition } from "../../src/condition/index.ts";
import { type ReadRecord, readRecord } from "../../src/reading/index.ts";
import {
  type AnnotatedRecord,
  hasDevelopmentData,
  type NotComputable,
  readAnnotatedRecords,
} from "./developmentData.ts";
import { sameNumber } from "./expectedBounds.ts";
import { addScores, type Score, scoreRecord } from "./scoreBounds.ts";

if (!hasDevelopmentData)
  process.stderr.write("reading: left out, no development data beside the repository\n");

const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const asksSomebody = (condition: Condition): boolean =>
  /"kind":"(?:askHuman|opaque)"/.test(JSON.stringify(condition));

/** Left to a person: a criterion over the span asks or is opaque, or no criterion was made of it. */
const isLeftToAPerson = (read: ReadRecord, { spans }: NotComputable): boolean => {
  const over = read.criteria.filter(({ span }) =>
    spans.some(([start, end]) => span.start < end && span.end > start),
  );
  return over.every(({ condition }) => asksSomebody(condition));
};

test("in continuous integration the development data are there", () =>
  expect(hasDevelopmentData || process.env["CI"] !== "true").toBe(true));

describe.runIf(hasDevelopmentData)("499 annotated trials", () => {
  let read: readonly { readonly record: AnnotatedRecord; readonly read: ReadRecord }[] = [];
  let score: Score = { expected: 0, found: 0, right: 0, claimed: 0, leftOut: 0, wrong: [], missed: [] };
  beforeAll(() => {
    read = readAnnotatedRecords().map((record) => {
      const made = readRecord(record.text, { file: `${record.trial}.txt`, sha256: "0".repeat(64) });
      if ("kind" in made) throw new Error(`${record.trial} was not taken for a trial record`);
      return { record, read: made };
    });
    score = addScores(read.map((each) => scoreRecord(each.record, each.read)));
    say(
      `bounds: precision ${percent(score.right, score.claimed)} of ${score.claimed}, recall ${percent(score.found, score.expected)} of ${score.expected}; ${score.leftOut} annotated values are no bound the measure knows`,
    );
    const worst = Number(process.env["THERATRIAL_WORST"] ?? 10);
    for (const each of score.wrong.slice(0, worst)) say(`  wrong   ${each}`);
    for (const each of score.missed.slice(0, worst)) say(`  missed  ${each}`);
  });

  test("at least 97 of 100 bounds that are read are as annotated", () =>
    expect(score.right / score.claimed).toBeGreaterThanOrEqual(0.97));

  test("at least 85 of 100 annotated bounds are read", () =>
    expect(score.found / score.expected).toBeGreaterThanOrEqual(0.85));

  test.each(["Subjective_judgement", "Informed_consent"])(
    "at least 95 of 100 spans of %s are left to a person",
    (label) => {
      const spans = read.flatMap((each) =>
        each.record.notComputable
          .filter((span) => span.label === label)
          .map((span) => ({ span, left: isLeftToAPerson(each.read, span) })),
      );
      const left = spans.filter((each) => each.left).length;
      say(`${label}: ${percent(left, spans.length)} of ${spans.length} left to a person`);
      for (const each of spans.filter((some) => !some.left).slice(0, 10))
        say(`  decided  ${each.span.line.slice(0, 200)}`);
      expect(left / spans.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  test("no character of a text is lost: the stretches follow each other from its first to its last", () => {
    for (const each of read) {
      let at = 0;
      for (const { span } of each.read.coverage) {
        expect(span.start, each.record.trial).toBe(at);
        at = span.end;
      }
      expect(at, each.record.trial).toBe([...each.record.text].length);
    }
  });

  test("a bound whose sign may have been lost never changes its sign in silence", () => {
    const silent = read.flatMap(({ record, read: made }) =>
      made.criteria
        .flatMap(({ atoms }) => atoms)
        .filter(
          ({ written, operator, repairIds }) =>
            written.operator === "=" && operator !== "=" && operator !== null && repairIds.length === 0,
        )
        .map(({ quote }) => `${record.trial}: ${quote}`),
    );
    expect(silent).toEqual([]);
  });

  test("of the 162 annotated values that begin with an equals sign none is read as another comparison without a flag", () => {
    const values = read.flatMap(({ record, read: made }) =>
      record.values
        .filter((value) => value.equalsBeforeNumber)
        .map((value) => ({ record, made, value, number: /=\s*([\d.,]+)/.exec(value.value)?.[1] ?? "" })),
    );
    expect(values).toHaveLength(162);
    const silent = values.flatMap(({ record, made, value, number }) =>
      made.criteria
        .flatMap(({ atoms }) => atoms)
        .filter(
          ({ span, operator, repairIds, value: bound }) =>
            value.valueSpans.some(([start, end]) => span.start < end && span.end > start) &&
            bound === sameNumber(number) &&
            operator !== "=" &&
            operator !== null &&
            repairIds.length === 0,
        )
        .map(() => `${record.trial}: ${value.entity} ${value.value}`),
    );
    expect(silent).toEqual([]);
  });
});
