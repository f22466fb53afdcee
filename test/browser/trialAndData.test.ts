import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./openBrowser.ts";
import { type Site, startSite } from "./startSite.ts";
import { findViolations, openVisit, takePicture, type Visit } from "./visit.ts";

let site: Site;
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  visit = await openVisit(browser, site.url, { theme: "light", width: 1280, height: 800 });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const examples = resolve(import.meta.dirname, "../../examples");
const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(examples, folder)).map((name) => join(examples, folder, name));
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

test("a lost sign confirmed by a named person settles the finding that waited for it", async () => {
  const { page } = visit;
  const cell = (state: string) => page.getByRole("button", { name: `LU-066, Hb ≥ 9 g/dL: ${state}` });
  await visit.goTo("/trials/NCT01842165/screening");
  await cell("to confirm").waitFor();
  await visit.goTo("/trials/NCT01842165?repair=001-I7a-r1");
  const repair = page.locator("#repair-001-I7a-r1");
  await repair.getByRole("radio", { name: "≥", exact: false }).first().check({ force: true });
  await repair.getByRole("button", { name: "Confirm this reading" }).click();
  await repair.getByText("A name and a reason are asked for every decision.").waitFor();
  await repair.getByLabel("Reason").fill("Protocol, section 4.1");
  await repair.getByRole("button", { name: "Confirm this reading" }).click();
  await page.getByText("Reason: Protocol, section 4.1").waitFor();
  expect(await page.getByRole("region", { name: /^Decided/ }).innerText()).toContain("confirmed by E. Lind");
  await takePicture(page, "repair-decided");
  await visit.goTo("/trials/NCT01842165/screening");
  await cell("not met").waitFor();
  expect(await cell("to confirm").count()).toBe(0);
});

test("a text that is not the record is refused with its hash", async () => {
  await visit.goTo("/trials/NCT05387603");
  const { page } = visit;
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose the text file" }).click();
  await (await chooser).setFiles({
    name: "record.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("another text"),
  });
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toMatch(/sha-?256/i);
});

test("an import is shown with its issues, their place and their cure, before anything is stored", async () => {
  await visit.goTo("/data?store=main");
  const { page } = visit;
  const choose = async (files: readonly string[]): Promise<void> => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).click();
    await (await chooser).setFiles([...files]);
    await page.getByRole("button", { name: /^Store/ }).waitFor();
  };
  await choose(filesOf("faulty/unknown-unit"));
  const issues = page.getByRole("region", { name: /to look at/ });
  expect(await issues.innerText()).toMatch(/observations\.csv:\d+/);
  expect(await page.getByText("Nothing is stored yet.").isVisible()).toBe(true);
  await takePicture(page, "import-preview");
  expect(await findViolations(page)).toEqual([]);
  await page.reload(); // the preview is found again
  await page.getByRole("button", { name: /^Store/ }).waitFor();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByText("Drop a FHIR file or a CSV folder here").waitFor();
  await choose(filesOf("patients").filter((file) => file.endsWith(".csv")));
  await page.getByRole("button", { name: /^Store/ }).click();
  await page.getByText(/^Stored: \d+ facts added/).waitFor();
  await visit.goTo("/subjects?store=main");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/^24 subjects/);
});

test("everything can be taken out as one archive", async () => {
  await visit.goTo("/data?store=examples");
  const { page } = visit;
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download all as ZIP" }).click();
  expect((await download).suggestedFilename()).toMatch(/^theratrial-examples-.*\.zip$/);
});

test.each([
  ["the screening form", "/trials/NCT05387603/screening?store=examples", "A4"],
  ["the screening form", "/trials/NCT05387603/screening?store=examples", "Letter"],
  ["the summary of a subject", "/subjects/LU-045?store=examples&trial=NCT05387603", "A4"],
  ["the summary of a subject", "/subjects/LU-045?store=examples&trial=NCT05387603", "Letter"],
] as const)("%s prints from %s on %s", async (_, path, format) => {
  await visit.goTo(path);
  const pdf = await visit.page.pdf({ format, preferCSSPageSize: true });
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1);
  expect(pagesOf(pdf)).toBeLessThan(6);
  await visit.page.emulateMedia({ media: "print" });
  const head = await visit.page.locator(".print-head").innerText();
  await visit.page.emulateMedia({ media: "screen" });
  expect(head).toMatch(
    /Theratrial.*NCT05387603 START-NET, protocol v1.*Synthetic example data.*log head [0-9a-f]{4}/s,
  );
});

test.each(["A4", "Letter"])("the 24 subjects of the examples print on one page of %s", async (format) => {
  await visit.goTo("/trials/NCT05387603/screening?store=examples");
  const pdf = await visit.page.pdf({ format, preferCSSPageSize: true });
  expect(pagesOf(pdf)).toBe(1);
});

test("files with nothing in them that can be stored offer nothing to store", async () => {
  await visit.goTo("/data?store=main");
  const { page } = visit;
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles([...filesOf("faulty/no-fhir")]);
  await page.getByRole("button", { name: "Nothing to store" }).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
    "Nothing here can be stored; 1 issue to look at",
  );
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByText("Drop a FHIR file or a CSV folder here").waitFor();
});

test("one click and one answer discard the examples", async () => {
  await visit.goTo("/trials?store=examples");
  const { page } = visit;
  await page.getByRole("button", { name: /synthetic example data/i }).click();
  await page.getByRole("menuitem", { name: /Discard the example data/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: /your data/i }).waitFor();
  await visit.goTo("/subjects");
  expect(await page.getByText("synthetic example data").count()).toBe(0);
});
