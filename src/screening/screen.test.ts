import { describe, expect, test } from "vitest";
import { findProtocol } from "../protocol/index.ts";
import {
  age,
  ask,
  atLeast,
  complete,
  given,
  options,
  person,
  recent,
  record,
  result,
  row,
  said,
  screened,
  today,
  trial,
  washout,
} from "./fixture.ts";
import { screen } from "./screen.ts";
import { summariseState } from "./summariseState.ts";

const platelets = row("I1", atLeast("platelets", "100", "10*9/L"));
const illness = row("E1", ask("illness"), "exclusion");
const enough = result("platelets", "150", "10*9/L");
const tooFew = result("platelets", "99.9", "10*9/L");

describe("the trial follows from its criteria", () => {
  const both = trial([platelets, illness]);
  test.each([
    [
      "every inclusion true and every exclusion false: eligible",
      [enough],
      [said("illness", "no")],
      "eligible",
    ],
    ["an exclusion that holds excludes", [enough], [said("illness", "yes")], "ineligible"],
    ["an inclusion that fails excludes", [tooFew], [said("illness", "no")], "ineligible"],
    ["one failure settles it even beside an open question", [tooFew], [], "ineligible"],
    ["an open exclusion leaves it open, never eligible", [enough], [], "undetermined"],
    ["an open inclusion leaves it open, never ineligible", [], [said("illness", "no")], "undetermined"],
  ] as const)("%s", (_, results, answers, status) =>
    expect(screened(both, { results, answers }).status).toBe(status),
  );
  test("an exclusion keeps the record's polarity in its truth and turns it for entry", () => {
    const [, finding] = screened(both, { results: [enough], answers: [said("illness", "no")] }).criteria;
    expect(finding).toMatchObject({ truth: "false", entry: "pass" });
  });
  test("a trial without criteria lets nobody in", () =>
    expect(screened(trial([])).status).toBe("undetermined"));
  test("a finding says where its rule stands", () =>
    expect(screened(both).criteria[0]?.locator).toEqual({
      file: "trial.txt",
      start: 10,
      end: 40,
      item: "I1",
    }));
});

describe("a record without an eligibility section", () => {
  const protocol = findProtocol("NCT02743741");
  test("decides nobody, says why, and says whom to ask", () => {
    expect(protocol).toBeDefined();
    if (protocol === undefined) return;
    const screening = screen(protocol, person({ birth: "1960-01-01" }), options);
    expect(screening).toMatchObject({
      status: "undetermined",
      notScreenableReason: "noEligibilitySection",
      earliestPossible: null,
    });
    expect(screening.openQuestions).toMatchObject([{ askedOf: "sponsor" }]);
    expect(summariseState(screening)).toEqual({ state: "moreToAsk", toAsk: 1 });
  });
});

describe("groups of rows", () => {
  const rows = [row("a", ask("a")), row("b", ask("b")), platelets];
  const anyOf = trial(rows, [{ id: "G", op: "any", role: "inclusion", members: ["a", "b"] }]);
  test("one of several ways in is enough; the other rows take the entry of their group", () => {
    const screening = screened(anyOf, { results: [enough], answers: [said("a", "no"), said("b", "yes")] });
    expect(screening.status).toBe("eligible");
    expect(screening.criteria[0]).toMatchObject({ truth: "false", entry: "pass", group: "G" });
    expect(screening.groups).toMatchObject([{ id: "G", truth: "true", entry: "pass" }]);
  });
  test("none of the ways in fails the group", () =>
    expect(
      screened(anyOf, { results: [enough], answers: [said("a", "no"), said("b", "no")] }).criteria[0],
    ).toMatchObject({ entry: "fail" }));
  test("an open way in keeps a failed one open", () =>
    expect(screened(anyOf, { results: [enough], answers: [said("a", "no")] }).criteria[0]).toMatchObject({
      truth: "false",
      entry: "unknown",
    }));
  const exclusions = trial(
    [row("a", ask("a"), "exclusion"), row("b", ask("b"), "exclusion")],
    [{ id: "G", op: "any", role: "exclusion", members: ["a", "b"] }],
  );
  test("any one of several exclusions excludes, and only that row is against entry", () => {
    const screening = screened(exclusions, { answers: [said("a", "no"), said("b", "yes")] });
    expect(screening.status).toBe("ineligible");
    expect(screening.criteria.map((each) => each.entry)).toEqual(["pass", "fail"]);
    expect(screening.criteria.map((each) => each.group)).toEqual([null, null]);
  });
  test("a group of all is its rows, each deciding by itself", () => {
    const all = trial(rows, [{ id: "G", op: "all", role: "inclusion", members: ["a", "b"] }]);
    expect(
      screened(all, { results: [enough], answers: [said("a", "yes"), said("b", "no")] }).criteria.map(
        (each) => each.entry,
      ),
    ).toEqual(["pass", "fail", "pass"]);
  });
});

describe("the earliest date", () => {
  const stopped = complete(
    "treatment",
    record("treatment", "t", {
      concepts: ["octreotide-lar"],
      display: "octreotide LAR",
      start: "2025-01-01",
      end: "2026-03-01",
    }),
  );
  test("is today when nothing stands against entry, whatever is still open", () =>
    expect(screened(trial([platelets])).earliestPossible).toMatchObject({ date: today, because: [] }));

  test("is the day a washout is over; the criterion that delays it is named and says so", () => {
    const screening = screened(trial([row("I5", washout("octreotide-lar", "4"))]), { lists: [stopped] });
    expect(screening.status).toBe("ineligible");
    expect(screening.earliestPossible).toMatchObject({ date: "2026-03-29", because: ["I5"] });
    expect(screening.neverByTime).toEqual([]);
    expect(screening.criteria[0]?.summary).toMatch(
      /is less than the required 4 weeks; this can be met from 2026-03-29\.$/,
    );
    expect(summariseState(screening)).toEqual({ state: "later", toAsk: 0 });
  });

  test("a treatment that goes on can be stopped today: the washout can be met four weeks from now", () => {
    const going = complete(
      "treatment",
      record("treatment", "t", {
        concepts: ["octreotide-lar"],
        display: "octreotide LAR",
        start: "2025-01-01",
        ongoing: true,
      }),
    );
    const screening = screened(trial([row("I5", washout("octreotide-lar", "4"))]), { lists: [going] });
    expect(screening.earliestPossible).toMatchObject({ date: "2026-04-13", because: ["I5"] });
    expect(screening.criteria[0]?.summary).toMatch(
      /this can be met from 2026-04-13 if it is stopped today\.$/,
    );
  });

  test("is the eighteenth birthday of a minor", () =>
    expect(
      screened(trial([row("I1", age(">=", "18"))]), { birth: "2008-06-15" }).earliestPossible,
    ).toMatchObject({
      date: "2026-06-15",
      because: ["I1"],
    }));

  test("ends on the day before the patient grows too old", () =>
    expect(screened(trial([row("I1", age("<=", "75"))]), { birth: "1950-06-15" }).earliestPossible).toEqual({
      date: today,
      because: [],
      lastDate: "2026-06-14",
    }));

  test("an exclusion in a window of four weeks ends with the window", () => {
    const screening = screened(trial([row("E3", given("octreotide-lar", "4"), "exclusion")]), {
      lists: [stopped],
    });
    expect(screening.earliestPossible).toMatchObject({ date: "2026-03-30", because: ["E3"] });
    expect(screening.criteria[0]?.summary).toMatch(/this no longer excludes from 2026-03-30\.$/);
  });

  test("a treatment that excludes for ever is never cleared by time", () => {
    const screening = screened(
      trial([row("E2", given("octreotide-lar"), "exclusion"), row("I5", washout("octreotide-lar", "4"))]),
      { lists: [stopped] },
    );
    expect(screening.earliestPossible).toBeNull();
    expect(screening.neverByTime).toEqual(["E2"]);
    expect(screening.openQuestions).toEqual([]);
    expect(summariseState(screening).state).toBe("ineligible");
  });

  test("a failing result of a window has to be repeated once it is too old", () => {
    const screening = screened(trial([row("I7", recent("platelets", "100", "10*9/L"))]), {
      results: [tooFew],
    });
    expect(screening.earliestPossible).toMatchObject({ date: "2026-04-07", because: ["I7"] });
    expect(screening.criteria[0]?.summary).toBe(
      "Platelets 99.9 ×10⁹/L on 2026-03-09 is below the required 100 ×10⁹/L; from 2026-04-07 this is too old to count and has to be established anew.",
    );
  });

  test("a good result that grows old is no failure", () =>
    expect(
      screened(trial([row("I7", recent("platelets", "100", "10*9/L"))]), { results: [enough] })
        .earliestPossible,
    ).toEqual({ date: today, because: [], lastDate: null }));

  test("a failing result without a window is not cleared by time", () =>
    expect(screened(trial([platelets]), { results: [tooFew] })).toMatchObject({
      earliestPossible: null,
      neverByTime: ["I1"],
    }));

  test("of two washouts the later one counts, and both are named", () =>
    expect(
      screened(
        trial([row("I5", washout("octreotide-lar", "4")), row("I6", washout("octreotide-lar", "6"))]),
        { lists: [stopped] },
      ).earliestPossible,
    ).toMatchObject({ date: "2026-04-12", because: ["I5", "I6"] }));

  test("results of later days do not help", () =>
    expect(
      screened(trial([platelets]), { results: [tooFew, result("platelets", "200", "10*9/L", "2026-04-01")] })
        .earliestPossible,
    ).toBeNull());

  test("rows that decide together are delayed together", () =>
    expect(
      screened(
        trial(
          [row("a", washout("octreotide-lar", "4")), row("b", ask("b"))],
          [{ id: "G", op: "any", role: "inclusion", members: ["a", "b"] }],
        ),
        { lists: [stopped], answers: [said("b", "no")] },
      ).earliestPossible,
    ).toMatchObject({ date: "2026-03-29", because: ["a", "b"] }));
});

describe("questions", () => {
  test("the last open answer settles the trial", () => {
    const screening = screened(trial([platelets, illness]), { results: [enough] });
    expect(screening.openQuestions).toMatchObject([{ neededFact: "illness", decides: ["trial", "E1"] }]);
    expect(summariseState(screening)).toEqual({ state: "oneAway", toAsk: 1 });
  });
  test("two open answers are more to ask", () =>
    expect(summariseState(screened(trial([platelets, illness])))).toEqual({ state: "moreToAsk", toAsk: 2 }));
  test("nothing is asked once everything is met", () => {
    const screening = screened(trial([platelets]), { results: [enough] });
    expect(screening.openQuestions).toEqual([]);
    expect(summariseState(screening)).toEqual({ state: "eligible", toAsk: 0 });
  });
  test("while a washout runs, the rest is asked meanwhile", () => {
    const screening = screened(trial([row("I1", age(">=", "18")), illness]), { birth: "2008-06-15" });
    expect(screening.openQuestions).toMatchObject([{ neededFact: "illness", decides: ["E1"] }]);
    expect(summariseState(screening)).toEqual({ state: "later", toAsk: 1 });
  });
});

describe("open repairs", () => {
  const signs = [
    ["≥", ">="],
    ["≤", "<="],
  ] as const;
  const open = row(
    "I7",
    {
      kind: "readings",
      repairId: "r1",
      alternatives: signs.map(([label, relation]) => ({
        label,
        expression: {
          kind: "compare",
          left: { kind: "observation", variable: "platelets", select: "latest" },
          relation,
          right: { value: "100", unit: "10*9/L" },
        },
      })),
    },
    "inclusion",
    ["r1", "r2", "r3"],
  );
  const repair = { span: null, confidence: "high", evidence: [] } as const;
  const protocol = trial(
    [open],
    [],
    [
      { ...repair, id: "r1", code: "LOST_COMPARATOR", candidates: ["≥", "≤"], proposed: "≥" },
      { ...repair, id: "r2", code: "GRAMMAR", candidates: [] },
      { ...repair, id: "r3", code: "FLATTENED_EXPONENT", candidates: ["10³", "103"], proposed: "10³" },
    ],
  );
  test("when only a repair is open, the state is to confirm", () => {
    const screening = screened(protocol, { results: [enough] });
    expect(screening.status).toBe("undetermined");
    expect(summariseState(screening)).toEqual({ state: "confirm", toAsk: 1 });
    expect(screening.criteria[0]).toMatchObject({
      missing: [{ reason: "sourceAmbiguous" }],
      readings: [
        { label: "≥", truth: "true" },
        { label: "≤", truth: "false" },
      ],
    });
  });
  test("the repairs a verdict rests on are cited, remarks are not", () =>
    expect(screened(protocol, { results: [enough] }).criteria[0]?.repairs).toEqual(["r1", "r3"]));
  test("a confirmed repair decides", () => {
    const decided = screened(protocol, { results: [enough] }, { decisions: new Map([["r1", "≥"]]) });
    expect(decided.status).toBe("eligible");
  });
  test("the one value that every reading accepts needs no confirmation", () =>
    expect(screened(protocol, { results: [result("platelets", "100", "10*9/L")] }).status).toBe("eligible"));
});
