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

const opaqueRecord = record.replace("Platelets < 75 x 10^9/L.", "Tumour index over the PRM-2 cutoff of 4 %.");
const modelSaying = (variable: string, value: string): string =>
  `export default async ({ text }) => /PRM-2/.test(text) ? { kind: "compare", left: { kind: "observation", variable: "${variable}", select: "latest" }, relation: ">", right: { value: "${value}", unit: "%" } } : null;`;

test("a model is asked only about opaque criteria, and what the text does not print is refused", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), opaqueRecord);
  await writeFile(join(folder, "model.mjs"), modelSaying("ki67", "20"));
  const { code, out } = await run(folder, "read", "record.txt", "--model", "model.mjs");
  expect(code).toBe(0);
  expect(out).toContain("Proposed by the model, not applied");
  expect(out).toMatch(/E1 {2}refused: .*Ki-67.* is not named there; the number 20 is not printed there/);
});

test("nothing of a model's answer enters the proposal", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), opaqueRecord);
  await writeFile(join(folder, "model.mjs"), modelSaying("ki67", "4"));
  const asked = await run(folder, "read", "record.txt", "--format", "json", "--model", "model.mjs");
  const plain = await run(folder, "read", "record.txt", "--format", "json");
  const { modelAnswers, ...read } = JSON.parse(asked.out);
  expect(read).toEqual(JSON.parse(plain.out));
  expect(modelAnswers).toMatchObject([{ criterion: "E1", kind: "refused" }]);
});

test("a module without a function says what is expected", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), record);
  await writeFile(join(folder, "model.mjs"), "export default 4;");
  const { code, err } = await run(folder, "read", "record.txt", "--model", "model.mjs");
  expect(code).toBe(2);
  expect(err).toContain("export default async");
});

test("a protocol that was written is screened with, and says that nobody has confirmed it", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "record.txt"), record);
  await run(folder, "read", "record.txt", "--out", "protocol.json");
  await mkdir(join(folder, "patients"));
  await writeFile(
    join(folder, "patients", "patients.csv"),
    "subject,birth_date,sex\nS-1,1960-05-01,female\nS-2,2020-05-01,male\n",
  );
  await writeFile(
    join(folder, "patients", "observations.csv"),
    "subject,variable,value,unit,date\nS-1,platelets,74000,/mm3,2030-12-30\nS-2,platelets,200,10*9/L,2030-12-30\n",
  );
  const { code, out, err } = await run(
    folder,
    ...["screen", "--trial", "protocol.json", "--patients", "patients", "--format", "json"],
  );
  expect([code, err]).toEqual([0, expect.stringContaining("2 of 2 criteria are proposed")]);
  const screenings = JSON.parse(out);
  expect(screenings).toMatchObject([
    { subject: "S-1", status: "ineligible" },
    { subject: "S-2", status: "ineligible" },
  ]);
});
