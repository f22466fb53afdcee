// biome-ignore lint/style/noRestrictedImports: the records and the reference are files beside the repository
import { existsSync, readFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: the same
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { mendText } from "../defects/index.ts";
import type { Section } from "../document.ts";
import type { ListItem } from "../list.ts";
import { cut, trace } from "../traced.ts";
import { readLists } from "./index.ts";

const shared = join(import.meta.dirname, "../../../../shared");
const isPresent = existsSync(shared);
if (!isPresent) console.info("left out: the records and the acceptance reference are not at hand");

const span = z.object({ start: z.number(), end: z.number() });
const flag = z.object({ code: z.string(), offset: z.tuple([z.number(), z.number()]).optional() });
const reference = z.object({
  records: z.array(
    z.object({
      record: z.string(),
      file: z.string(),
      criteria: z.array(
        z.object({
          id: z.string(),
          role: z.string(),
          span,
          parts: z.array(span).optional(),
          flags: z.array(flag).optional(),
        }),
      ),
    }),
  ),
});

const read = (file: string): string => readFileSync(join(shared, file), "utf8");
const records = isPresent
  ? reference.parse(JSON.parse(read("acceptance/criteria/records-gold.json"))).records
  : [];

/** The two sides of the eligibility text, cut at what follows them on the pages of the records. */
const sectionsOf = (text: string): readonly Section[] => {
  const inclusion = /Inclusion Criteria:?\s/.exec(text);
  const exclusion = /Exclusion Criteria:?\s/.exec(text);
  if (inclusion === null || exclusion === null) return [];
  const after = ["Minimum Eligible Age", "Sites / Locations"]
    .map((each) => text.indexOf(each))
    .filter((at) => at > exclusion.index);
  const whole = trace(text);
  const side = (heading: Section["heading"], start: number, end: number): Section => ({
    heading,
    text: mendText(cut(whole, start, end)).text,
  });
  return [
    side("inclusion", inclusion.index + inclusion[0].length, exclusion.index),
    side("exclusion", exclusion.index + exclusion[0].length, Math.min(text.length, ...after)),
  ];
};

const flatten = (items: readonly ListItem[]): readonly ListItem[] =>
  items.flatMap((item) => [item, ...flatten(item.members)]);

it("in continuous integration the records are there", () =>
  expect(isPresent || process.env["CI"] !== "true").toBe(true));

describe.runIf(isPresent)("the five records", () => {
  const rows = records.flatMap(({ file, criteria }) => {
    const items = flatten(readLists(sectionsOf(read(`records/${file}`))).items);
    return criteria
      .filter(({ role }) => role === "inclusion" || role === "exclusion")
      .map((row) => ({ ...row, items }));
  });

  it("have 125 rows, each of which lies in an item with its members", () => {
    expect(rows).toHaveLength(125);
    const outside = rows.filter(({ span: own, parts = [], items }) => {
      const points = new Set<number>();
      for (const { start, end } of [own, ...parts]) for (let at = start; at < end; at += 1) points.add(at);
      return !items.some(({ whole }) => {
        const start = whole.starts[0] ?? 0;
        const end = whole.ends.at(-1) ?? 0;
        let inside = 0;
        for (const at of points) if (at >= start && at < end) inside += 1;
        return inside >= 0.9 * points.size;
      });
    });
    expect(outside.map(({ id }) => id)).toEqual([]);
  });

  it("have each textual defect of the reference reported at its place", () => {
    const textual = new Set([
      "ESCAPED_CHAR",
      "FLATTENED_EXPONENT",
      "DECIMAL_THOUSANDS",
      "GARBLED_TOKEN",
      "MISTRANSLATION",
      "TERM_MISNOMER",
      "TYPO",
      "GRAMMAR",
      "CHARACTER",
    ]);
    const missed = records.flatMap(({ file, criteria }) => {
      const { repairs } = mendText(trace(read(`records/${file}`)));
      return criteria
        .filter(({ role }) => role === "inclusion" || role === "exclusion" || role === "protocol")
        .flatMap(({ id, flags = [] }) =>
          flags
            .filter(({ code, offset }) => textual.has(code) && offset !== undefined)
            .filter(
              ({ code, offset: [start, end] = [0, 0] }) =>
                !repairs.some(
                  ({ code: found, at }) => found === code && at !== null && at.start < end && at.end > start,
                ),
            )
            .map(({ code }) => `${id} ${code}`),
        );
    });
    expect(missed).toEqual([]);
  });
});
