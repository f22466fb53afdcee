import { expect, test } from "vitest";
import { showDate } from "./showDate.ts";

test.each([
  ["2026-03-17", "17 Mar 2026"],
  ["2026-03", "Mar 2026"],
  ["2026", "2026"],
  ["2026-03-17T09:30:00Z", "17 Mar 2026, 09:30"],
  ["in spring", "in spring"],
] as const)("%s is written %s", (date, written) => expect(showDate(date)).toBe(written));
