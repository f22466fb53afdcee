import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, isoDate } from "../src/kernel/calendar.ts";
import { freshFolder, theratrial } from "./runCommand.ts";

/** Everyday share: 20 000 rows. The long form (npm run soak) is a CSV file of some 190 MB. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
const rows = share < 20 ? Math.ceil(20_000 * share) : 5_120_000;
const patience = 120_000 + rows * 2;

/** The program alone lives on some 60 MB and a subject on less than a kilobyte. Of a row nothing may stay on the heap. */
const memory = { NODE_OPTIONS: `--max-old-space-size=${share < 20 ? 128 : 256}` };

const results = [
  ["platelets", "10*9/L"],
  ["hemoglobin", "g/L"],
  ["creatinine", "umol/L"],
  ["alt", "U/L"],
] as const;
const rowsOfSubject = 128;
const days = Array.from({ length: rowsOfSubject / results.length }, (_, day) =>
  addDays(isoDate("2024-01-01"), day),
);

let folder = "";
let data = "";

const writeRows = async (changed: number | null): Promise<void> => {
  const file = createWriteStream(join(folder, "observations.csv"));
  file.write("subject,variable,value,unit,date\n");
  for (let row = 0; row < rows; row += 1) {
    const [variable, unit] = results[row % results.length] ?? results[0];
    const subject = `LU-${String(Math.floor(row / rowsOfSubject)).padStart(5, "0")}`;
    const value = row === changed ? 99 : 100 + (row % 40);
    const line = `${subject},${variable},${value},${unit},${days[(row % rowsOfSubject) >> 2]}\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
};

const imported = async () => {
  const { code, out, err } = await theratrial(["import", folder, "--data", data, "--format", "json"], memory);
  expect(code, err).toBe(0);
  const [result] = JSON.parse(out);
  return result;
};

beforeAll(async () => {
  folder = await freshFolder();
  data = await freshFolder();
  const subjects = Array.from(
    { length: Math.ceil(rows / rowsOfSubject) },
    (_, number) => `LU-${String(number).padStart(5, "0")},1960-05-04`,
  );
  await writeFile(join(folder, "patients.csv"), `${["subject,birth_date", ...subjects].join("\n")}\n`);
  await writeRows(null);
}, patience);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});

test(
  `${rows} rows are stored on a heap that does not grow with them, and the log is whole`,
  async () => {
    expect(await imported()).toMatchObject({
      stored: true,
      added: rows,
      corrected: 0,
      unchanged: 0,
      issues: 0,
    });
    const { code, err } = await theratrial(["verify", "--data", data], memory);
    expect(code, err).toBe(0);
  },
  patience,
);
test(
  "the same rows again change nothing, and one changed row among them is one correction",
  async () => {
    expect(await imported()).toMatchObject({ added: 0, corrected: 0, unchanged: rows });
    await writeRows(Math.floor(rows / 2));
    expect(await imported()).toMatchObject({ added: 0, corrected: 1, unchanged: rows - 1 });
  },
  patience * 2,
);
