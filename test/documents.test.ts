import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const scratch = new URL("out/documents/", root);
const pages = [
  "README.md",
  ...readdirSync(new URL("docs/concepts/", root)).map((name) => `docs/concepts/${name}`),
].filter((name) => name.endsWith(".md"));

/** Every JavaScript block that a text block follows: a program and what it prints. */
const examplesOf = (markdown: string): readonly { readonly program: string; readonly printed: string }[] =>
  [...markdown.matchAll(/```js\n([\s\S]*?)```\s+(?:It prints|prints):?\s+```text\n([\s\S]*?)```/g)].map(
    ([, program = "", printed = ""]) => ({ program, printed }),
  );

const examples = pages.flatMap((page) =>
  examplesOf(readFileSync(new URL(page, root), "utf8")).map((example, index) => ({
    page,
    index,
    ...example,
  })),
);

test("the concept pages hold examples that run", () => expect(examples.length).toBeGreaterThanOrEqual(5));

describe("an example in the documents prints what the page says", () => {
  test.each(examples)("$page, example $index", ({ page, index, program, printed }) => {
    mkdirSync(scratch, { recursive: true });
    const file = new URL(`${page.replaceAll(/\W/g, "-")}-${index}.mjs`, scratch);
    writeFileSync(file, program);
    expect(execFileSync(process.execPath, [fileURLToPath(file)], { encoding: "utf8", cwd: root })).toBe(
      printed,
    );
  });
});

test("every relative link in the documents leads to a file", () => {
  const broken = pages.flatMap((page) =>
    [...readFileSync(new URL(page, root), "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !existsSync(new URL(target, new URL(page, root))))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
