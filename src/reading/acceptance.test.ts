// biome-ignore lint/style/noRestrictedImports: the records and the reference are files beside the repository
import { existsSync, readFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: the same
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compare, rational } from "../kernel/decimal.ts";
import { findVariable } from "../knowledge/index.ts";
import type { ReadAtom, ReadCriterion, ReadRecord } from "./proposal.ts";
import { readRecord } from "./readRecord.ts";

const shared = join(import.meta.dirname, "../../../shared");
const mustRun = process.env["CI"] === "true";
const present = existsSync(shared);
if (!present && !mustRun) console.info("left out: the records and the acceptance reference are not at hand");

const span = z.object({ start: z.number(), end: z.number() });
const gold = z.object({
  records: z.array(
    z.object({
      record: z.string(),
      file: z.string(),
      sha256: z.string(),
      criteria: z.array(
        z.object({
          id: z.string(),
          role: z.string(),
          span,
          parts: z.array(span).optional(),
          flags: z
            .array(
              z.object({
                code: z.string(),
                span: z.string(),
                offset: z.tuple([z.number(), z.number()]).optional(),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});
const amount = z.union([z.number(), z.string()]).transform(String);
const goldWindow = z.object({ anchor: z.string(), from: z.string(), to: z.string() });
const common = {
  var: z.string(),
  unit: z.string().optional(),
  relativeTo: z.string().optional(),
  window: goldWindow.optional(),
};
const goldAtom = z.object({
  id: z.string(),
  cmp: z.object({ ...common, op: z.string(), value: amount }).optional(),
  between: z.object({ ...common, low: amount, high: amount }).optional(),
  in: z.object({ ...common, values: z.array(amount) }).optional(),
});

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(join(shared, "acceptance/criteria", name), "utf8"));
const files = present ? gold.parse(readJson("records-gold.json")).records : [];
const atoms = present ? z.array(goldAtom).parse(readJson("records-numeric.json")) : [];
const reads = new Map(
  files.map(({ file, sha256, record }): [string, ReadRecord] => {
    const read = readRecord(readFileSync(join(shared, "records", file), "utf8"), { file, sha256 });
    if ("kind" in read) throw new Error(`${file} was not recognised`);
    return [record, read];
  }),
);

type Row = (typeof files)[number]["criteria"][number];
const placesOf = (row: Row): ReadonlySet<number> => {
  const places = new Set<number>();
  for (const { start, end } of [row.span, ...(row.parts ?? [])])
    for (let at = start; at < end; at += 1) places.add(at);
  return places;
};
const overlap = (places: ReadonlySet<number>, criterion: Pick<ReadCriterion, "span">): number => {
  let shared = 0;
  for (let at = criterion.span.start; at < criterion.span.end; at += 1) if (places.has(at)) shared += 1;
  return shared;
};
const rowsOf = ({ criteria }: (typeof files)[number]): readonly Row[] =>
  criteria.filter(({ role }) => role === "inclusion" || role === "exclusion");

const sameNumber = (a: string, b: string): boolean => compare(rational(a), rational(b)) === 0;
const units: Readonly<Record<string, string>> = { mo: "month", wk: "week", a: "year", d: "day", h: "hour" };
const edge = (written: string): string => {
  if (written === "0") return "0 day";
  const [count = "", unit = ""] = written.split(" ");
  return `${count} ${units[unit]}`;
};
const windowText = (window: ReadAtom["window"]): string | null => {
  if (window === null || window.from === "unbounded" || window.to === "unbounded") return null;
  return `${window.anchor} ${window.from.amount} ${window.from.unit} ${window.to.amount} ${window.to.unit}`;
};
const goldWindowText = (window: z.infer<typeof goldWindow> | undefined): string | null =>
  window === undefined
    ? null
    : `${window.anchor === "D0" ? "firstDose" : window.anchor} ${edge(window.from)} ${edge(window.to)}`;
const sameVariable = (read: string | null, wanted: string): boolean =>
  read === wanted || (read !== null && findVariable(wanted)?.id === read);

const isAtom = (read: ReadAtom, wanted: z.infer<typeof goldAtom>): boolean => {
  const bound = wanted.cmp ?? wanted.between ?? wanted.in;
  if (bound === undefined || !sameVariable(read.variable, bound.var)) return false;
  if (
    (read.relativeTo ?? undefined) !== bound.relativeTo ||
    windowText(read.window) !== goldWindowText(bound.window)
  )
    return false;
  if (bound.unit !== undefined && read.unit !== bound.unit) return false;
  const { value } = read;
  if (wanted.cmp !== undefined)
    return (
      read.operator === wanted.cmp.op && typeof value === "string" && sameNumber(value, wanted.cmp.value)
    );
  if (wanted.between !== undefined)
    return (
      read.operator === "between" &&
      value !== null &&
      typeof value === "object" &&
      "low" in value &&
      sameNumber(value.low, wanted.between.low) &&
      sameNumber(value.high, wanted.between.high)
    );
  return read.operator === "in" && JSON.stringify(value) === JSON.stringify(wanted.in?.values);
};

describe.skipIf(!present && !mustRun)("the five records, read from their text", () => {
  test("all 74 atoms are read with variable, operator, value, unit, limit and window", () => {
    const missing = atoms.filter((wanted) => {
      const record = wanted.id.slice(0, 3);
      const row = files.find((each) => each.record === record)?.criteria.find(({ id }) => id === wanted.id);
      const places = row === undefined ? new Set<number>() : placesOf(row);
      return !reads
        .get(record)
        ?.criteria.some(
          (each) => overlap(places, each) > 0 && each.atoms.some((atom) => isAtom(atom, wanted)),
        );
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(atoms).toHaveLength(74);
  });

  test("all 125 rows are criteria whose spans cover at least 90 % of the reference", () => {
    const missed = files.flatMap((file) =>
      rowsOf(file).flatMap((row) => {
        const places = placesOf(row);
        const best = Math.max(
          0,
          ...(reads
            .get(file.record)
            ?.criteria.filter(({ heading }) => heading === row.role)
            .map((each) => overlap(places, each) / places.size) ?? []),
        );
        return best >= 0.9 ? [] : [row.id];
      }),
    );
    expect(missed).toEqual([]);
    expect(files.flatMap(rowsOf)).toHaveLength(125);
  });

  test("no criterion arises from anything else, and none stands for two rows", () => {
    const counts = files.map((file) => [
      file.record,
      reads.get(file.record)?.criteria.length,
      rowsOf(file).length,
    ]);
    for (const [record, found, wanted] of counts) expect([record, found]).toEqual([record, wanted]);
  });

  /** Flags that one record by itself does not show, or that no general rule finds. */
  const left: Readonly<Record<string, string>> = {
    "004-E13c CONTRAST": "compares with another record",
    "004-E14 CONTRAST": "compares with another record",
    "004-E16 CONTRAST": "compares with another record",
    "004-E18 CONTRAST": "compares with another record",
    "004-I5 IMPLICIT_OPERATOR": "a comma between two diagnoses; the row stays opaque",
  };

  test("every flag of the reference is found under its code at its place, five named ones aside", () => {
    const missing = files.flatMap((file) =>
      file.criteria.flatMap((row) => {
        const places = placesOf(row);
        return (row.flags ?? []).flatMap(({ code, offset }) => {
          const found = reads.get(file.record)?.repairs.some((repair) => {
            if (repair.code !== code) return false;
            if (repair.span === null) return offset === undefined;
            return offset === undefined
              ? overlap(places, { span: repair.span }) > 0
              : repair.span.start < offset[1] && offset[0] < repair.span.end;
          });
          return found === true ? [] : [`${row.id} ${code}`];
        });
      }),
    );
    expect(missing.sort()).toEqual(Object.keys(left).sort());
  });

  test("an atom whose value or operator the text does not print as such cites a repair", () => {
    const silent = [...reads.values()].flatMap(({ criteria }) =>
      criteria.flatMap(({ id, atoms: own }) =>
        own
          .filter(
            ({ written, operator, repairIds }) =>
              written.operator === "=" && operator !== "=" && repairIds.length === 0,
          )
          .map(() => id),
      ),
    );
    expect(silent).toEqual([]);
  });
});
