import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordTypes } from "../../condition/index.ts";
import { fields } from "../../knowledge/index.ts";
import { tableNames, tables } from "./tables.ts";

const page = new URL("../../../docs/csv.md", import.meta.url);
const marks = /(<!-- attributes:[^>]*-->\n)[\s\S]*?(<!-- \/attributes -->)/;

const valuesOf = (field: (typeof fields)[number]): string => {
  switch (field.kind) {
    case "boolean":
      return "yes, no";
    case "quantity":
      return field.units.length > 0 ? `number with unit (${field.units.join(", ")})` : "number";
    case "ordinal":
    case "presence":
    case "coded":
      return `${field.values.map(({ code }) => code).join(", ")}${field.many ? " (several, separated by a bar)" : ""}`;
    case "date":
      return "date";
    case "concept":
      return "concept";
    case "text":
      return "text";
    default:
      return field.kind satisfies never;
  }
};

const attributes = (): string =>
  [
    "| type | attribute | values |",
    "|---|---|---|",
    ...recordTypes.flatMap((recordType) =>
      fields
        .filter((field) => field.recordTypes.includes(recordType) && field.field !== "concept")
        .map(
          (field) =>
            `| ${recordType} | \`${field.field}\`: ${field.label.toLowerCase()} | ${valuesOf(field)} |`,
        ),
    ),
    "",
  ].join("\n");

test("docs/csv.md lists every attribute of every record type (UPDATE_EXAMPLES=1 writes the list anew)", () => {
  const before = readFileSync(page, "utf8");
  const wanted = before.replace(marks, `$1${attributes()}$2`);
  if (process.env["UPDATE_EXAMPLES"] === "1") writeFileSync(page, wanted);
  expect(readFileSync(page, "utf8")).toBe(wanted);
});

test.each(tableNames)("docs/csv.md lists the columns of %s.csv", (name) => {
  const { columns } = tables[name];
  const row = readFileSync(page, "utf8")
    .split("\n")
    .find((line) => line.startsWith(`| ${tables[name].name} |`));
  const listed = (row?.split("|")[2] ?? "").split(/,| or | \+ /).map((each) => each.trim());
  expect(listed).toEqual(columns.filter((column) => column !== "key"));
});
