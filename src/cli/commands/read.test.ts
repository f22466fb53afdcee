import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixedClock } from "../../server/index.ts";
import { runCommandLine } from "../program.ts";

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const run = async (folder: string, ...args: readonly string[]): Promise<Ran> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(
    args,
    {
      write: async (text) => void out.push(text),
      say: (line) => void err.push(line),
      watched: false,
      columns: 100,
      environment: {},
      workingFolder: folder,
      clock: fixedClock("2031-01-01T00:00:00Z"),
    },
    "test",
  );
  return { code, out: out.join(""), err: err.join("\n") };
};

const record = `Overview

Lu-Example in Islet Tumours

Status:
Recruiting
Phase:
Phase 2
Criteria
Inclusion Criteria:

1. Aged 18 years or older.

Exclusion Criteria:

1. Platelets < 75 x 10^9/L.
`;

const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "theratrial-read-"));

test("a record is read as text: title, layout with its reasons, both sides", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), record);
  const { code, out, err } = await run(folder, "read", "record.txt");
  expect([code, err]).toEqual([0, ""]);
  for (const words of [
    "Lu-Example in Islet Tumours",
    "Layout: labelled-page.",
    "Inclusion",
    "Exclusion",
    "Aged 18 years or older",
    "Platelets < 75",
  ])
    expect(out).toContain(words);
});

test("one file gives one JSON object, a folder an array or a line each", async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, "records"));
  await writeFile(join(folder, "records", "a.txt"), record);
  await writeFile(join(folder, "records", "b.txt"), record.replace("Islet", "Other"));
  await writeFile(join(folder, "records", "README.md"), "not a record");
  const one: unknown = JSON.parse(
    (await run(folder, "read", join("records", "a.txt"), "--format", "json")).out,
  );
  expect(one).toMatchObject({
    record: { file: "a.txt", layout: "labelled-page", title: "Lu-Example in Islet Tumours" },
    screenable: true,
  });
  const many: unknown = JSON.parse((await run(folder, "read", "records", "--format", "json")).out);
  expect(many).toMatchObject([{ record: { file: "a.txt" } }, { record: { file: "b.txt" } }]);
  const lines = (await run(folder, "read", "records", "--format", "ndjson")).out.trim().split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { record: { file: "a.txt" } },
    { record: { file: "b.txt" } },
  ]);
});

test("a file that is no record is named with its cure and exit code 2; the others are read", async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, "records"));
  await writeFile(join(folder, "records", "a.txt"), record);
  await writeFile(join(folder, "records", "b.pdf"), "%PDF-1.7 x");
  await writeFile(join(folder, "records", "c.txt"), "Dear colleague, see you on Monday.");
  const { code, out, err } = await run(folder, "read", "records", "--format", "ndjson");
  expect(code).toBe(2);
  expect(out.trim().split("\n").length).toBe(1);
  for (const words of [
    "b.pdf: not recognised as a trial record",
    "copy its text",
    "c.txt: not recognised",
    "Looked for:",
    "--layout",
    "1 records read, 2 files not recognised",
  ])
    expect(err).toContain(words);
});

test("a missing path, an empty folder and --out for a folder are refused in words", async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, "empty"));
  expect(await run(folder, "read", "nothing.txt")).toMatchObject({
    code: 2,
    err: 'There is no file or folder "nothing.txt".',
  });
  expect(await run(folder, "read", "empty")).toMatchObject({
    code: 2,
    err: 'The folder "empty" holds no file.',
  });
  expect((await run(folder, "read", "empty", "--out", "x.json")).err).toContain(
    "--out writes the protocol of one record",
  );
  expect((await run(folder, "read", "x", "--layout", "word")).code).toBe(2);
});

test("--layout overrides the likeliest layout, and the reading says so", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), record);
  const read: unknown = JSON.parse(
    (await run(folder, "read", "record.txt", "--layout", "plain-text", "--format", "json")).out,
  );
  expect(read).toMatchObject({ record: { layout: "plain-text" } });
});

test("--out writes a proposed protocol", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), record);
  const { code, err } = await run(folder, "read", "record.txt", "--out", "protocol.json");
  expect(code).toBe(0);
  expect(err).toContain("waits for a person");
  const protocol: unknown = JSON.parse(await readFile(join(folder, "protocol.json"), "utf8"));
  expect(protocol).toMatchObject({
    population: { criteria: [{ role: "inclusion" }, { role: "exclusion" }] },
  });
});
