import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import { checkEntries } from "./checkEntries.ts";
import type { Entry, Event, Identity } from "./event.ts";
import { coordinator } from "./exampleEntries.ts";
import type { ImportItem } from "./importing.ts";
import { knownFrom } from "./knownFrom.ts";
import { headOf, linkEvents } from "./log.ts";
import { planImport, planInMemory } from "./planImport.ts";
import { spoolInMemory } from "./spool.ts";
import { viewOf } from "./view.ts";

const by = { actor: coordinator, on: isoDate("2026-03-17") };
const fact = (
  line: number,
  value: string,
  more: Partial<Extract<ImportItem, { kind: "fact" }>> = {},
): ImportItem => ({
  kind: "fact",
  key: "csv:observations:LU-001|platelets|2026-03-09|Lund",
  subject: "LU-001",
  trial: null,
  type: "observation/1",
  payload: {
    variable: "platelets",
    value: { value, unit: "10*9/L" },
    collected: "2026-03-09",
    status: "final",
  },
  effective: "2026-03-09",
  place: { file: "observations.csv", line },
  ...more,
});
const identity = (birthDate: string, line = 2): ImportItem => ({
  kind: "identity",
  subject: "LU-001",
  birthDate,
  place: { file: "patients.csv", line },
});
const plan = (
  items: readonly ImportItem[],
  events: readonly Event[] = [],
  identities: readonly Identity[] = [],
) => planInMemory(items, knownFrom(events, identities), by);
const commit = (events: readonly Event[], entries: readonly Entry[]): readonly Event[] => {
  const find = (id: string) => {
    const found = events.find((event) => event.id === id);
    return (
      found && { ...found, supersededBy: events.find(({ supersedes }) => supersedes === id)?.id ?? null }
    );
  };
  expect(checkEntries(entries, find)).toEqual([]);
  return [...events, ...linkEvents(headOf(events), entries, "2026-03-17T09:00:00Z")];
};
const values = (events: readonly Event[]) =>
  viewOf(events, { effective: isoDate("2026-03-17") })
    .filter(({ type }) => type === "observation/1")
    .map(({ payload }) => payload["value"]);

describe("an import", () => {
  test("registers its subjects, adds its facts with key and place, and leaves its own event", async () => {
    const made = await plan([
      { kind: "file", name: "observations.csv", format: "csv", rows: 1 },
      fact(2, "120"),
      identity("1962-05-14"),
    ]);
    expect(made).toMatchObject({
      subjects: 1,
      registered: 1,
      facts: { added: 1, corrected: 0, unchanged: 0 },
      byType: { observation: 1 },
      identities: [{ subject: "LU-001", birthDate: "1962-05-14" }],
      issues: [],
    });
    expect(made.entries.map(({ type }) => type)).toEqual([
      "subjectRegistered/1",
      "observation/1",
      "import/1",
    ]);
    expect(made.entries[1]?.payload).toMatchObject({
      key: "csv:observations:LU-001|platelets|2026-03-09|Lund",
      source: "observations.csv:2",
    });
    expect(made.entries[2]?.payload).toEqual({
      files: [{ name: "observations.csv", format: "csv", rows: 1 }],
      added: 1,
      corrected: 0,
      unchanged: 0,
    });
    expect(made.sample).toEqual([
      { subject: "LU-001", understood: "platelets on 2026-03-09: 120 10*9/L", place: "observations.csv:2" },
    ]);
  });

  test("the same file again changes nothing, also when its rows moved down", async () => {
    const first = await plan([fact(2, "120"), identity("1962-05-14")]);
    const again = await plan(
      [fact(7, "120"), identity("1962-05-14", 7)],
      commit([], first.entries),
      first.identities,
    );
    expect(again.entries).toEqual([]);
    expect(again.identities).toEqual([]);
    expect(again.facts).toEqual({ added: 0, corrected: 0, unchanged: 1 });
  });

  test("a changed row is a correction that keeps the old value and says where it changed", async () => {
    const before = commit([], (await plan([fact(2, "120")])).entries);
    const made = await plan([fact(2, "102")], before);
    expect(made.facts).toEqual({ added: 0, corrected: 1, unchanged: 0 });
    expect(made.corrections).toEqual([
      {
        subject: "LU-001",
        what: "platelets on 2026-03-09",
        from: "120 10*9/L",
        to: "102 10*9/L",
        place: "observations.csv:2",
      },
    ]);
    expect(made.entries[0]).toMatchObject({ reason: "changed in source observations.csv:2" });
    const after = commit(before, made.entries);
    expect(values(after)).toEqual([{ value: "102", unit: "10*9/L" }]);
    expect(after.map(({ payload }) => payload["value"])).toContainEqual({ value: "120", unit: "10*9/L" });
  });

  test("going back to the first file is one more correction", async () => {
    let events = commit([], (await plan([fact(2, "120")])).entries);
    events = commit(events, (await plan([fact(2, "102")], events)).entries);
    events = commit(events, (await plan([fact(2, "120")], events)).entries);
    expect(values(events)).toEqual([{ value: "120", unit: "10*9/L" }]);
  });

  test("a fact corrected by hand stays corrected when the same file comes again, and yields when the file changed", async () => {
    let events = commit([], (await plan([fact(2, "120")])).entries);
    const imported = events.find(({ type }) => type === "observation/1");
    if (imported === undefined) throw new Error("expected the imported fact");
    const { key: _key, ...payload } = imported.payload;
    const byHand: Entry = {
      type: "observation/1",
      trial: null,
      subject: "LU-001",
      payload: { ...payload, value: { value: "12", unit: "10*9/L" } },
      effective: "2026-03-09",
      actor: coordinator,
      supersedes: imported.id,
      reason: "read on paper",
    };
    events = commit(events, [byHand]);
    expect((await plan([fact(2, "120")], events)).entries).toEqual([]);
    events = commit(events, (await plan([fact(2, "13")], events)).entries);
    expect(values(events)).toEqual([{ value: "13", unit: "10*9/L" }]);
  });

  test("a result that the source takes back is retracted, once, and may come again", async () => {
    const retraction = fact(2, "", { type: "retraction/1", payload: {} });
    expect((await plan([retraction])).facts).toEqual({ added: 0, corrected: 0, unchanged: 1 });
    let events = commit([], (await plan([fact(2, "120")])).entries);
    events = commit(events, (await plan([retraction], events)).entries);
    expect(values(events)).toEqual([]);
    expect((await plan([retraction], events)).entries).toEqual([]);
    events = commit(events, (await plan([fact(2, "120")], events)).entries);
    expect(values(events)).toEqual([{ value: "120", unit: "10*9/L" }]);
  });

  test("two rows that contradict each other are both left out and listed; a third does not bring them back", async () => {
    const made = await plan([
      fact(2, "120"),
      fact(5, "102"),
      fact(9, "120"),
      fact(10, "1", { key: "other" }),
    ]);
    expect(made.facts.added).toBe(1);
    expect(made.issues.map(({ code, severity, line, message }) => [code, severity, line, message])).toEqual([
      [
        "conflict",
        "error",
        5,
        "platelets on 2026-03-09 of LU-001 stands differently in observations.csv:2; neither is taken.",
      ],
      [
        "conflict",
        "error",
        9,
        "platelets on 2026-03-09 of LU-001 stands differently in observations.csv:2; neither is taken.",
      ],
    ]);
  });

  test("a row that stands twice is taken once with a warning", async () => {
    const made = await plan([fact(2, "120"), fact(5, "120")]);
    expect(made.facts.added).toBe(1);
    expect(made.issues).toMatchObject([{ code: "duplicate", severity: "warning", line: 5 }]);
  });

  test("a fact that fits no schema is listed with its field; the rest is still taken", async () => {
    const made = await plan([fact(2, "1,5"), fact(3, "120", { key: "k2" })]);
    expect(made.facts.added).toBe(1);
    expect(made.issues).toMatchObject([
      { code: "malformed", file: "observations.csv", line: 2, field: expect.stringContaining("value") },
    ]);
  });

  test("a changed birth date is a correction, two different ones are none and are listed", async () => {
    const known = [{ subject: "LU-001", name: "Anna Ek", birthDate: "1962-05-14" }];
    const changed = await plan([identity("1962-05-15")], [], known);
    expect(changed.identities).toEqual([{ subject: "LU-001", name: "Anna Ek", birthDate: "1962-05-15" }]);
    expect(changed.corrections).toMatchObject([{ what: "birth date", from: "1962-05-14", to: "1962-05-15" }]);
    const torn = await plan([identity("1962-05-15"), identity("1962-05-16", 3)], [], known);
    expect(torn.identities).toEqual([]);
    expect(torn.issues).toMatchObject([{ code: "conflict", line: 3, field: "birth date" }]);
  });

  test("what could not be mapped is counted by code, most frequent first; issues of the reader are passed on", async () => {
    const unmapped = (code: string): ImportItem => ({
      kind: "unmapped",
      subject: "LU-001",
      system: "http://loinc.org",
      code,
      display: "x",
      place: { file: "a.json", line: null },
    });
    const made = await plan([
      unmapped("1"),
      unmapped("2"),
      unmapped("2"),
      { kind: "unknownColumn", file: "observations.csv", column: "colour" },
      {
        kind: "issue",
        issue: {
          code: "truncated",
          severity: "error",
          file: "a.json",
          line: 3,
          field: null,
          message: "m",
          cure: "",
        },
      },
    ]);
    expect(made.unmapped.map(({ code, count }) => [code, count])).toEqual([
      ["2", 2],
      ["1", 1],
    ]);
    expect(made.unknownColumns).toEqual([{ file: "observations.csv", column: "colour" }]);
    expect(made).toMatchObject({ issueCount: 1, entries: [] });
  });

  test("items may stream, more than one batch of them", async () => {
    async function* stream(): AsyncGenerator<ImportItem> {
      for (let line = 2; line < 2_502; line += 1) yield fact(line, String(line), { key: `k${line}` });
    }
    const made = await planInMemory(stream(), knownFrom([]), by);
    expect(made.facts.added).toBe(2_500);
    expect(made.sample.map(({ place }) => place)).toEqual(
      [2, 3, 4, 5].map((line) => `observations.csv:${line}`),
    );
    const again = await planInMemory(stream(), knownFrom(commit([], made.entries)), by);
    expect(again.facts).toEqual({ added: 0, corrected: 0, unchanged: 2_500 });
  });

  test("what is contradicted long after it was laid down does not come back from the spool", async () => {
    const spool = spoolInMemory();
    function* rows(): Generator<ImportItem> {
      for (let line = 2; line < 3_002; line += 1) yield fact(line, "120", { key: `k${line}` });
      yield fact(3_002, "102", { key: "k2" });
    }
    const made = await planImport(rows(), knownFrom([]), by, spool);
    expect(made.facts).toEqual({ added: 2_999, corrected: 0, unchanged: 0 });
    expect(made.byType).toEqual({ observation: 2_999 });
    const entries: Entry[] = [];
    for await (const batch of made.entries()) entries.push(...batch);
    expect(entries).toHaveLength(made.entryCount);
    expect(entries.at(1)?.payload["key"]).toBe("k3");
    expect(entries.at(-1)).toMatchObject({ type: "import/1", payload: { added: 2_999 } });
    expect(made.sample.map(({ place }) => place)).not.toContain("observations.csv:2");
  });

  test("the first thousand corrections are shown, all are counted, a contradicted one is neither", async () => {
    const rows = (value: string) =>
      Array.from({ length: 1_200 }, (_, index) => fact(index + 2, value, { key: `k${index}` }));
    const before = commit([], (await plan(rows("120"))).entries);
    const made = await plan([...rows("102"), fact(2_000, "103", { key: "k0" })], before);
    expect(made.correctionCount).toBe(1_199);
    expect(made.facts.corrected).toBe(1_199);
    expect(made.corrections).toHaveLength(999);
    expect(made.corrections[0]?.place).toBe("observations.csv:3");
  });
});
