import { expect, test } from "vitest";
import { entry, result } from "./exampleEntries.ts";
import { headOf, linkEvents, originHash, writeRecordedAt } from "./log.ts";

const three = [
  result("platelets", "120", "10*9/L"),
  result("anc", "2.1", "10*9/L"),
  result("hemoglobin", "98", "g/L"),
];

test("the first link names 64 zeros, every other the hash of the one before", () => {
  const [first, second, third] = linkEvents(null, three, "2026-03-17T09:00:00Z");
  expect(first?.previousHash).toBe(originHash);
  expect(second?.previousHash).toBe(first?.hash);
  expect(third?.previousHash).toBe(second?.hash);
  expect([first?.sequence, second?.sequence, third?.sequence]).toEqual([1, 2, 3]);
});

test("the same entries at the same time give the same ids and hashes", () =>
  expect(linkEvents(null, three, "2026-03-17T09:00:00Z")).toEqual(
    linkEvents(null, three, "2026-03-17T10:00:00+01:00"),
  ));

test("ids sort in the order of the log, also past the tenth", () => {
  const ids = linkEvents(null, Array.from({ length: 12 }, () => three).flat(), "2026-03-17T09:00:00Z").map(
    ({ id }) => id,
  );
  expect(ids.toSorted()).toEqual(ids);
});

test("a clock that was set back does not date an event before the one it follows", () => {
  const before = linkEvents(null, three, "2026-03-17T09:00:00.250Z");
  const [late] = linkEvents(headOf(before), three, "2026-03-17T08:00:00Z");
  expect(late?.recordedAt).toBe("2026-03-17T09:00:00.250Z");
});

test("recorded times have one form, so that their text sorts as time", () => {
  expect(writeRecordedAt("2026-03-17T10:00:00+01:00")).toBe("2026-03-17T09:00:00.000Z");
  expect(writeRecordedAt("2026-03-17T09:00:00.5Z")).toBe("2026-03-17T09:00:00.500Z");
  expect(() => writeRecordedAt("2026-03-17")).toThrow("instant");
});

test("a correction without a reason cannot be linked", () =>
  expect(() =>
    linkEvents(
      null,
      [entry("retraction/1", {}, "2026-03-10", { supersedes: "e1", reason: " " })],
      "2026-03-17T09:00:00Z",
    ),
  ).toThrow("says why"));

test("the site of an event is that of its actor", () =>
  expect(linkEvents(null, three, "2026-03-17T09:00:00Z").map(({ site }) => site)).toEqual([
    "Lund",
    "Lund",
    "Lund",
  ]));
