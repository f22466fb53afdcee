import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";

const pictures = resolve(import.meta.dirname, "../../test-results");

export type Look = { readonly theme: "light" | "dark"; readonly width: number; readonly height: number };
export type Visit = {
  readonly page: Page;
  /** What went wrong meanwhile: errors of the page, and requests that left the machine. */
  readonly faults: readonly string[];
  readonly goTo: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A page of its own, with an eye on errors and on where it asks. */
export const openVisit = async (browser: Browser, url: string, look: Look): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(12_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(?:blob:|data:)/.test(request.url()) && !request.url().startsWith(url))
      faults.push(`left: ${request.url()}`);
  });
  return {
    page,
    faults,
    goTo: async (path) => {
      await page.goto(`${url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
    },
    close: () => context.close(),
  };
};

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

/** What axe finds wrong on the page as it stands, one line each. */
export const findViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document).then((result) => result.violations)",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll("\n", " ")}`),
  );
};

/** How far the page itself can be scrolled sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");

/** Leaves a picture for a person to look at. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
};
