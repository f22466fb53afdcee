import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./openBrowser.ts";
import { firstDay, type Site, startSite } from "./startSite.ts";
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

const screening = "/trials/NCT05387603/screening";
const focused = (): Promise<string> =>
  visit.page.evaluate<string>("document.activeElement?.getAttribute('aria-label') ?? ''");

test("the title of the screening counts what its chips count", async () => {
  await visit.goTo(screening);
  const title = await visit.page.getByRole("heading", { level: 1 }).innerText();
  const chip = async (name: string): Promise<string> =>
    (await visit.page.getByRole("button", { name: new RegExp(`^${name} \\d+$`) }).innerText()).replace(
      /\D/g,
      "",
    );
  expect(title).toBe(
    `${await chip("Eligible")} of ${await chip("All")} can enter today, ${await chip("One answer away")} more are one answer away`,
  );
});

test("by keyboard alone: into the matrix, along it, open a finding, close it, and stand where one stood", async () => {
  await visit.goTo(screening);
  const { page } = visit;
  await page.getByRole("button", { name: "LU-031, Age ≥ 18 years: met" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("LU-034, ECOG 0–1: met");
  await page.keyboard.press("End");
  expect(await focused()).toContain("LU-034, Willing and able");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Finding of LU-034" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page
    .getByRole("complementary", { name: "Finding of LU-038" })
    .getByRole("heading", { level: 2 })
    .waitFor();
  expect(await focused()).toBe("LU-038, Age ≥ 18 years: met");
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "detached" });
  expect(await focused()).toBe("LU-038, Age ≥ 18 years: met");
});

test("only one cell of the matrix is reached by Tab", async () => {
  await visit.goTo(screening);
  expect(await visit.page.locator('.matrix [tabindex="0"][data-criterion]').count()).toBe(1);
});

test("the filter for one answer away stands in the address and leaves the others out", async () => {
  await visit.goTo(screening);
  const { page } = visit;
  await page.getByRole("button", { name: /^One answer away/ }).click();
  await page.getByRole("button", { name: /^One answer away/, pressed: true }).waitFor();
  expect(new URL(page.url()).searchParams.get("show")).toBe("oneAway");
  const chip = await page.getByRole("button", { name: /^One answer away/ }).innerText();
  const rows = await page.locator(".matrix tbody tr").allInnerTexts();
  expect(rows).toHaveLength(Number(chip.replace(/\D/g, "")));
  expect(rows.filter((row) => !/\d to ask/.test(row))).toEqual([]);
  await page.reload();
  await page.getByRole("grid").waitFor();
  expect(await page.locator(".matrix tbody tr").count()).toBe(rows.length);
});

test("an opened finding says why, what is missing, who can answer, what it decides and where the rule stands", async () => {
  await visit.goTo(`${screening}?cell=LU-045~003-I9`);
  const drawer = visit.page.getByRole("complementary");
  await drawer.getByText("Where the rule stands").waitFor();
  const text = await drawer.innerText();
  expect(text).toContain("unknown, 1 to ask");
  expect(text).toContain("Not counted: method not stated");
  expect(text).toContain("The laboratory can answer.");
  expect(text).toContain("met, and nothing else is open: the subject is eligible");
  expect(text).toContain("NCT05387603 v1, inclusion, item I9, line 15");
  await takePicture(visit.page, "finding-opened");
});

test("the one missing answer, given by form, makes the subject eligible", async () => {
  await visit.goTo(`${screening}?cell=LU-049~003-I8`);
  const { page } = visit;
  await page.getByRole("complementary").getByRole("button", { name: "Answer" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: /^Save/ }).click();
  await form.getByText("Choose yes or no.").waitFor();
  await form.getByText("Yes", { exact: true }).click();
  await form.getByLabel("Role").selectOption("investigator");
  await form.getByRole("button", { name: /^Save/ }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "LU-049, PRRT is best choice: met" }).waitFor();
  expect(await page.getByRole("row", { name: /LU-049/ }).innerText()).toContain("Eligible");
});

test("a decision is recorded with its reason and replays to the same result", async () => {
  await visit.goTo("/subjects/LU-031?trial=NCT05387603");
  const { page } = visit;
  const card = page.getByRole("region", { name: "Decision" });
  await card.getByLabel("Reason").fill("All criteria met at the screening visit");
  await card.getByRole("button", { name: "Record: eligible" }).click();
  await card.getByText("All criteria met at the screening visit").waitFor();
  expect(await card.innerText()).toContain("replays to the same");
});

test("a value outside the plausible range is asked about before it is saved", async () => {
  await visit.goTo("/subjects/LU-049?trial=NCT05387603");
  const { page } = visit;
  await page.getByRole("button", { name: "Add result" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "What was measured" }).fill("Platelets");
  await page.getByRole("option", { name: "Platelets", exact: true }).click();
  await form.getByLabel("Value", { exact: true }).fill("150000");
  await form.getByLabel("Date of the sample").fill(firstDay);
  await form.getByRole("button", { name: /^Save/ }).click();
  await form.getByText("Please check this value").waitFor();
  expect(await form.getByRole("button", { name: /^Save all the same/ }).isVisible()).toBe(true);
  await form.getByLabel("Value", { exact: true }).fill("150,5");
  await form.getByRole("button", { name: /^Save/ }).click();
  await form.getByText("The value has a comma. Write it with a point: 150.5.").waitFor();
  await form.getByRole("button", { name: /^Leave/ }).click();
  await form.waitFor({ state: "detached" });
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("a missing result entered by form is met from then on, and the day before still shows the question", async () => {
  site.setNow("2026-11-21T10:00:00Z");
  await visit.goTo(`${screening}?cell=LU-045~003-I9`);
  const { page } = visit;
  const cell = (state: string) => page.getByRole("button", { name: `LU-045, Measured GFR > 50: ${state}` });
  await page.getByRole("button", { name: "Enter result" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Value", { exact: true }).fill("64");
  await form.getByLabel("Date of the sample").fill("2026-11-21");
  await form.getByLabel("Laboratory").fill("Northfield University Hospital");
  await form.getByLabel("Method").selectOption("iohexol clearance");
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await page.reload(); // what was typed is still there
  await page.getByRole("button", { name: "Enter result" }).click();
  expect(await form.getByLabel("Value", { exact: true }).inputValue()).toBe("64");
  await form.getByLabel("Value", { exact: true }).press("Enter");
  await form.waitFor({ state: "detached" });
  await cell("met").waitFor();

  await page.goto(`${site.url}${screening}?asOf=${firstDay}`);
  await page.getByText("As known on 20 Nov 2026").waitFor();
  await cell("unknown").waitFor();
  expect(await page.getByRole("row", { name: /LU-045/ }).innerText()).toContain("1 to ask");
  await takePicture(page, "as-of");
  await page.getByRole("button", { name: "Back to now" }).click();
  await page.getByText("As known on").waitFor({ state: "detached" });
  await cell("met").waitFor();
  expect(await cell("unknown").count()).toBe(0);
});

test("a correction asks for its reason, and the old value stays in the log", async () => {
  await visit.goTo("/subjects/LU-045?tab=audit");
  const { page } = visit;
  await page
    .locator("table.audit tbody tr", { hasText: "Measured GFR (tracer clearance) 64" })
    .getByRole("button", { name: /^Correct/ })
    .click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Value", { exact: true }).fill("46");
  await form.getByRole("button", { name: /^Save the correction/ }).click();
  await form.getByText("A reason is asked for every change.").waitFor();
  await form.getByLabel("Reason for the correction").fill("Figures transposed");
  await form.getByRole("button", { name: /^Save the correction/ }).click();
  await form.waitFor({ state: "detached" });
  await page.getByText("Figures transposed").waitFor();
  const log = await page.locator("table.audit").innerText();
  expect(log).toContain("superseded");
  await visit.goTo("/subjects/LU-045?trial=NCT05387603");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
    "LU-045 cannot enter START-NET: Measured GFR > 50 is not met",
  );
});

test("a lesion is corrected in a form: what was not touched stays, the old reading stays in the log", async () => {
  await visit.goTo("/subjects/LU-031?tab=audit");
  const { page } = visit;
  const readings = page.locator("table.audit tbody tr", { hasText: "Lesion L1 measured" });
  const before = await readings.count();
  await readings
    .first()
    .getByRole("button", { name: /^Correct/ })
    .click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Longest dimension, mm").waitFor();
  await form.getByLabel("Longest dimension, mm").fill("36");
  await form.getByLabel("Reason for the correction").fill("Read again on the same scan");
  await takePicture(page, "lesion-corrected");
  await form.getByRole("button", { name: /^Save the correction/ }).click();
  await form.waitFor({ state: "detached" });
  await page.getByText("Read again on the same scan").waitFor();
  expect(await readings.count()).toBe(before + 1);
  expect(await page.locator("table.audit tr.superseded").count()).toBe(1);
  const { events } = await page.evaluate<{ events: readonly Record<string, unknown>[] }>(
    "fetch('/api/v1/subjects/LU-031?store=examples').then((answer) => answer.json())",
  );
  const corrected = events.find((event) => event["reason"] === "Read again on the same scan");
  const old = events.find((event) => event["id"] === corrected?.["supersedes"]);
  expect(corrected?.["payload"]).toEqual({
    ...Object(old?.["payload"]),
    fields: { ...Object(old?.["payload"]).fields, longestDimension: { value: "36", unit: "mm" } },
  });
});

test("a reading that a trial waits for is one question, with all its subjects", async () => {
  await visit.goTo("/due?trial=NCT01842165");
  const { page } = visit;
  const rows = page.locator("table.questions tbody tr", { hasText: "001-I6-r1" });
  expect(await rows.count()).toBe(1);
  expect(await rows.innerText()).toMatch(/\+\d+/);
  const chip = await page.getByRole("button", { name: /^All \d+$/ }).innerText();
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  expect(title).toContain(`${chip.replace(/\D/g, "")} questions are open`);
});

test("? lists the keys, Esc closes the list", async () => {
  await visit.goTo("/trials");
  const { page } = visit;
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("search by / goes to a subject", async () => {
  await visit.goTo("/trials");
  const { page } = visit;
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  await page.keyboard.type("LU-071");
  await page
    .getByRole("option", { name: /LU-071/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /LU-071/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/subjects/LU-071");
});

test("nothing of all this made an error or left the machine", () =>
  expect(visit.faults.filter((fault) => !fault.includes("409"))).toEqual([]));
