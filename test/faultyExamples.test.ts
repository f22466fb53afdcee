import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type FaultyExample, faultyExamples } from "../examples/makeFaulty.ts";
import { readCsvFolder } from "../src/adapters/csv/index.ts";
import { readFhir } from "../src/adapters/fhir/index.ts";
import { isoDate } from "../src/kernel/calendar.ts";
import { type ImportFile, knownFrom, planInMemory, type SmallPlan } from "../src/subject/index.ts";

const folder = fileURLToPath(new URL("../examples/faulty", import.meta.url));
const today = isoDate("2026-11-20");
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

const planOf = (example: FaultyExample): Promise<SmallPlan> => {
  const files = Object.entries(example.files).map(
    ([name, content]): ImportFile => ({
      name,
      size: bytesOf(content).length,
      bytes: async function* () {
        yield bytesOf(content);
      },
    }),
  );
  const items = files.some(({ name }) => name.endsWith("json"))
    ? readFhir(files, { today })
    : readCsvFolder(files, { today });
  return planInMemory(items, knownFrom([]), {
    actor: { name: "test", role: "system", site: "test" },
    on: today,
  });
};

const said = (plan: SmallPlan): string =>
  plan.issues
    .map(({ file, line, field, message, cure }) => {
      const place = [line === null ? file : `${file}:${line}`, field]
        .filter((each) => each !== null)
        .join(" ");
      return `\`${place}\` ${message} ${cure}`.trim();
    })
    .join("<br>");

describe("a faulty import", () => {
  test.each(faultyExamples)(
    "says what is wrong with $folder, where, and how to cure it; the rest is read",
    async (example) => {
      const plan = await planOf(example);
      if (example.says === null) expect(plan.issues).toEqual([]);
      else {
        expect(plan.issues).toHaveLength(1);
        expect(plan.issues[0]).toMatchObject(example.says);
        expect(plan.issues[0]?.message).toMatch(/\.$/);
        expect(plan.issues[0]?.cure).not.toBe("");
      }
      expect(plan.facts.added).toBe(example.kept);
    },
  );

  test("is in examples/faulty as it is here (UPDATE_EXAMPLES=1 writes it anew)", async () => {
    const rows: string[] = [];
    for (const example of faultyExamples)
      rows.push(
        `| \`${example.folder}/\` | ${example.says === null ? "nothing: kept as bounds" : said(await planOf(example)).replaceAll("|", "\\|")} |`,
      );
    const readme = `# Faulty files\n\nInvented, like all examples. Each folder has one fault; the table is what an import of 20 November 2026 says about it.\nWhatever is not faulty is read all the same. Written by \`examples/makeFaulty.ts\`.\n\n| folder | what the import says |\n| --- | --- |\n${rows.join("\n")}\n`;
    const wanted = [
      { path: join(folder, "README.md"), bytes: bytesOf(readme) },
      ...faultyExamples.flatMap((example) =>
        Object.entries(example.files).map(([name, content]) => ({
          path: join(folder, example.folder, name),
          bytes: bytesOf(content),
        })),
      ),
    ];
    if (process.env["UPDATE_EXAMPLES"] === "1") {
      for (const { folder: each } of faultyExamples) mkdirSync(join(folder, each), { recursive: true });
      for (const { path, bytes } of wanted) writeFileSync(path, bytes);
    }
    for (const { path, bytes } of wanted) expect(Buffer.compare(readFileSync(path), bytes), path).toBe(0);
    expect(readdirSync(folder).filter((name) => name !== "README.md")).toEqual(
      faultyExamples.map((example) => example.folder).sort(),
    );
  });
});
