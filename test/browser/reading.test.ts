import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./openBrowser.ts";
import { type Site, startSite } from "./startSite.ts";
import { findViolations, openVisit, sidewaysScroll, takePicture, type Visit } from "./visit.ts";

let site: Site;
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  visit = await openVisit(browser, site.url, { theme: "light", width: 1280, height: 860 });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const trial = "NCT09999901";
const path = `/reading/${trial}?store=main`;
/** An invented record with a lost sign, a judgement and a rule that nothing explains. */
const record = (platelets: number): string => `Invented trial of a radioligand, ${trial}

Inclusion Criteria:

1. Age of 18 years or more
2. Platelets > ${platelets} x109/L
3. Haemoglobin = 9 g/dL

Exclusion Criteria:

1. Any condition that in the investigator's opinion stands against taking part
2. Tumour index over the PRM-2 cutoff
`;

const open = async (name: string, text: string): Promise<void> => {
  const { page } = visit;
  await visit.goTo("/reading?store=main");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByRole("heading", { name: "Proposed criteria" }).waitFor();
};

test("without a record the page says what to do", async () => {
  await visit.goTo("/reading?store=main");
  const { page } = visit;
  await page.getByRole("heading", { name: "No record has been read yet" }).waitFor();
  expect(await findViolations(page)).toEqual([]);
});

test("what is no trial record is refused with what was looked for", async () => {
  const { page } = visit;
  await visit.goTo("/reading?store=main");
  await page.getByLabel("Or paste its text").fill("Soup of the day, fish with potatoes");
  await page.getByRole("button", { name: "Read the text" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("Not recognised as a trial record");
});

test("a record is shown beside its proposal, each line with what became of it", async () => {
  await open("invented.txt", record(90));
  const { page } = visit;
  expect(page.url()).toContain(`/reading/${trial}`);
  expect(await page.getByText("0 of 5 decided").count()).toBe(1);
  const haemoglobin = page.locator(".ln", { hasText: "Haemoglobin = 9 g/dL" });
  expect(await haemoglobin.innerText()).toContain("to confirm");
  expect(await page.locator(".ln", { hasText: "PRM-2" }).innerText()).toContain("opaque");
  expect(await findViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await takePicture(page, "reading");
});

test("a criterion is confirmed by the keyboard, and the next open one follows", async () => {
  const { page } = visit;
  await visit.goTo(path);
  await page.keyboard.press("n");
  await page.locator(".crit.open").waitFor();
  expect(await page.locator(".crit.open").innerText()).toContain("I1");
  await page.locator(".crit.open").getByLabel("Reason").focus();
  await page.keyboard.press("Control+Enter");
  await page.getByText("1 of 5 decided").waitFor();
  await page.locator(".crit.open", { hasText: "I2" }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await takePicture(page, "reading-open");
});

test("a number is mended in its row, and the English follows", async () => {
  const { page } = visit;
  await visit.goTo(`${path}&criterion=I2`);
  const card = page.locator(".crit.open");
  await card.getByLabel(/^Value of/).fill("100");
  await card.locator(".english", { hasText: "100" }).waitFor();
  await card.getByRole("button", { name: /^Confirm/ }).click();
  await page.getByText("2 of 5 decided").waitFor();
  expect(await page.locator(".crit", { hasText: "I2, E. Lind" }).innerText()).toContain("100");
});

test("a tree that names what the vocabulary lacks is not confirmed", async () => {
  const { page } = visit;
  await visit.goTo(`${path}&criterion=E2`);
  const card = page.locator(".crit.open");
  await card.getByRole("button", { name: "Edit as tree" }).click();
  await card.getByRole("textbox", { name: /Condition as a tree/ }).fill(
    JSON.stringify({
      kind: "compare",
      left: { kind: "observation", variable: "moonPhase", select: "latest" },
      relation: ">",
      right: { value: "1", unit: "1" },
    }),
  );
  await card.getByText("The vocabulary has no variable moonPhase.").waitFor();
  await card.getByRole("button", { name: /^Confirm/ }).click();
  await card.getByText("Mend the condition first.").waitFor();
  expect(await page.getByText("2 of 5 decided").count()).toBe(1);
});

test("the trial that was read stands among the trials, with its confirmed criteria", async () => {
  const { page } = visit;
  await visit.goTo("/trials?store=main");
  await page
    .getByRole("link", { name: new RegExp(trial) })
    .first()
    .waitFor();
  await visit.goTo(`/trials/${trial}?store=main`);
  expect(await page.locator("main").innerText()).toContain("Platelets");
  expect(await findViolations(page)).toEqual([]);
});

test("a newer version of the record reopens only what changed", async () => {
  await open("invented-2.txt", record(75));
  const { page } = visit;
  await page.getByText("1 of 5 decided").waitFor();
  await page.locator(".crit", { hasText: "changed" }).first().click();
  expect(await page.locator(".crit.open q").innerText()).toContain("90");
  await takePicture(page, "reading-changed");
});

test("in the dark at 1024 px it is as legible", async () => {
  const dark = await openVisit(browser, site.url, { theme: "dark", width: 1024, height: 768 });
  await dark.goTo(`${path}&criterion=I3`);
  expect(await findViolations(dark.page)).toEqual([]);
  expect(await sidewaysScroll(dark.page)).toBe(0);
  await takePicture(dark.page, "reading-dark");
  await dark.close();
});
