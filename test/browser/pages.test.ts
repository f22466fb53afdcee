import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./openBrowser.ts";
import { type Site, startSite } from "./startSite.ts";
import { findViolations, type Look, openVisit, sidewaysScroll, takePicture } from "./visit.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const pages = [
  ["trials", "/trials"],
  ["protocol", "/trials/NCT05387603?criterion=003-I9"],
  ["readings", "/trials/NCT05387603?repair=003-I5-r1"],
  ["questions", "/trials/NCT05894486?show=questions"],
  ["not-screenable", "/trials/NCT02743741"],
  ["screening", "/trials/NCT05387603/screening"],
  ["finding", "/trials/NCT05387603/screening?cell=LU-045~003-I9"],
  ["screening-refused", "/trials/NCT02743741/screening"],
  ["subjects", "/subjects"],
  ["subject", "/subjects/LU-045?trial=NCT05387603"],
  ["subject-finding", "/subjects/LU-066?trial=NCT05387603&criterion=003-I10b"],
  ["audit", "/subjects/LU-045?tab=audit"],
  ["later-tab", "/subjects/LU-045?tab=dosimetry"],
  ["due", "/due"],
  ["data", "/data"],
  ["reading", "/reading"],
  ["monitor", "/monitor"],
  ["admin", "/admin"],
  ["no-such-page", "/nowhere"],
] as const;

type NamedPage = (typeof pages)[number];

/** The pages that hold most: looked at in every theme and size, and zoomed. */
const denseNames: readonly string[] = ["trials", "protocol", "finding", "subject", "audit", "due", "data"];
const dense = pages.filter(([name]) => denseNames.includes(name));

/** Every page in both themes and both sizes; the crossed pairs for the dense ones. */
const looks: readonly (Look & { readonly shown: readonly NamedPage[] })[] = [
  { theme: "light", width: 1280, height: 800, shown: pages },
  { theme: "dark", width: 1024, height: 768, shown: pages },
  { theme: "dark", width: 1280, height: 800, shown: dense },
  { theme: "light", width: 1024, height: 768, shown: dense },
];

describe.each(looks)("$theme, $width × $height", ({ shown, ...look }) => {
  test.each(shown)(
    "the page %s has no violation of axe, no error, no sideways scrolling",
    async (name, path) => {
      const visit = await openVisit(browser, site.url, look);
      await visit.goTo(path);
      await takePicture(visit.page, `${name}-${look.theme}-${look.width}`);
      const violations = await findViolations(visit.page);
      const sideways = await sidewaysScroll(visit.page);
      await visit.close();
      expect({ violations, sideways, faults: visit.faults }).toEqual({
        violations: [],
        sideways: 0,
        faults: [],
      });
    },
  );
});

/** 1280 × 800 at 200 % zoom. */
const zoomed: Look = { theme: "light", width: 640, height: 400 };
test.each(dense)("the page %s at 200 % zoom scrolls down only", async (name, path) => {
  const visit = await openVisit(browser, site.url, zoomed);
  await visit.goTo(path);
  await takePicture(visit.page, `${name}-zoomed`);
  const violations = await findViolations(visit.page);
  const sideways = await sidewaysScroll(visit.page);
  await visit.close();
  expect({ violations, sideways }).toEqual({ violations: [], sideways: 0 });
});

test("every page says that its data are invented while the examples are shown", async () => {
  const visit = await openVisit(browser, site.url, { theme: "light", width: 1280, height: 800 });
  const said: boolean[] = [];
  for (const [, path] of pages) {
    await visit.goTo(path);
    said.push(await visit.page.getByRole("button", { name: /synthetic example data/i }).isVisible());
  }
  await visit.close();
  expect(said).toEqual(pages.map(() => true));
});

test("the first verdicts of the example cohort are on the screen within three seconds of opening the page, on a busy machine too", async () => {
  const visit = await openVisit(browser, site.url, { theme: "light", width: 1280, height: 800 });
  await visit.goTo("/trials/NCT05387603/screening"); // fills the caches as a day's first visit does
  const began = performance.now();
  await visit.page.goto(`${site.url}/trials/NCT05387603/screening`);
  await visit.page.getByRole("grid").waitFor();
  const took = performance.now() - began;
  await visit.close();
  expect(took).toBeLessThan(3000);
});
