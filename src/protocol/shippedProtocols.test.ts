import { describe, expect, test } from "vitest";
import { checkProtocol, conditionsIn, findProtocol, readingsIn, shippedProtocols } from "./index.ts";
import type { Protocol } from "./protocol.ts";

const criteriaOf = (role: "inclusion" | "exclusion"): readonly string[] =>
  shippedProtocols.flatMap(({ population }) =>
    population.criteria.filter((each) => each.role === role).map(({ id }) => id),
  );
const protocol = (id: string): Protocol => {
  const found = findProtocol(id);
  if (found === undefined) throw new Error(`no protocol ${id}`);
  return found;
};

test("five trials are shipped", () =>
  expect(shippedProtocols.map(({ id }) => id).sort()).toEqual([
    "NCT01842165",
    "NCT02743741",
    "NCT04544098",
    "NCT05387603",
    "NCT05894486",
  ]));
test("a trial is found by its registry number in lower case", () =>
  expect(findProtocol(" nct05387603")?.shortName).toBe("START-NET"));
test("an unknown registry number finds no trial", () => expect(findProtocol("NCT00000000")).toBeUndefined());

test.each(shippedProtocols.map((each) => [each.id, each] as const))(
  "in %s every id, span, repair, reading, group and question fits",
  (_, each) => expect(checkProtocol(each)).toEqual([]),
);

test("the five trials have 58 inclusion and 67 exclusion rows", () =>
  expect([criteriaOf("inclusion").length, criteriaOf("exclusion").length]).toEqual([58, 67]));
test("eleven passages of the records are no criteria", () =>
  expect(shippedProtocols.flatMap(({ population }) => population.statements)).toHaveLength(11));
test("six groups join rows above row level", () =>
  expect(
    shippedProtocols
      .flatMap(({ population }) => population.groups)
      .map(({ id, op, members }) => `${id} ${op} ${members.length}`)
      .sort(),
  ).toEqual([
    "001-I10 all 2",
    "001-I3 any 3",
    "001-I7 all 3",
    "001-I8 all 3",
    "003-I10 all 7",
    "004-E13 any 4",
  ]));

describe("NCT02743741 has no eligibility section", () => {
  const { population } = protocol("NCT02743741");
  test("so that nobody can be screened", () => {
    expect(population.screenable).toBe(false);
    expect(population.notScreenableReason).toBe("noEligibilitySection");
    expect(population.criteria).toEqual([]);
  });
  test("and its six passages stay statements", () => expect(population.statements).toHaveLength(6));
});

test("every title fits a matrix column of 24 characters", () =>
  expect(
    shippedProtocols.flatMap(({ population }) =>
      population.criteria.filter(({ title }) => [...title].length > 24),
    ),
  ).toEqual([]));
test("nothing is confirmed before a person confirms it", () =>
  expect(
    shippedProtocols.flatMap(({ population }) =>
      population.criteria.filter(({ reviewStatus }) => reviewStatus !== "proposed"),
    ),
  ).toEqual([]));

test("a repair that is certain is applied and opens no readings", () => {
  const open = new Set(
    shippedProtocols.flatMap(({ population }) =>
      population.criteria.flatMap(({ expression }) => readingsIn(expression).map(({ repairId }) => repairId)),
    ),
  );
  expect(
    shippedProtocols.flatMap(({ repairs }) =>
      repairs.filter(({ id, confidence }) => confidence === "certain" && open.has(id)),
    ),
  ).toEqual([]);
});
test("every repair of an eligibility row that is less than certain and has two candidates is left open", () => {
  const closed = shippedProtocols.flatMap(({ population, repairs }) => {
    const open = new Set(
      population.criteria.flatMap(({ expression }) => readingsIn(expression).map(({ repairId }) => repairId)),
    );
    const rows = new Set(population.criteria.flatMap(({ repairIds }) => repairIds));
    return repairs
      .filter(
        ({ id, candidates, confidence }) => candidates.length > 1 && confidence !== "certain" && rows.has(id),
      )
      .filter(({ id }) => !open.has(id))
      .map(({ id }) => id);
  });
  expect(closed).toEqual([]);
});
test("the proposed reading stands first", () =>
  expect(
    shippedProtocols.flatMap(({ population, repairs }) =>
      population.criteria
        .flatMap(({ expression }) => readingsIn(expression))
        .filter(({ repairId, alternatives }) => {
          const proposed = repairs.find(({ id }) => id === repairId)?.proposed;
          return proposed !== undefined && alternatives[0]?.label !== proposed;
        }),
    ),
  ).toEqual([]));

const lost: readonly (readonly [string, string])[] = [
  ["001-I6", "≥"],
  ["001-I7a", "≥"],
  ["001-I7b", "≥"],
  ["001-I7c", "≥"],
  ["001-I8a", "≤"],
  ["001-I8b", "≤"],
  ["001-I9", "≤"],
  ["001-I13", "≥"],
];
test.each(lost)("the lost comparator of %s is proposed as %s and read as ≥, ≤ and =", (row, proposed) => {
  const repair = protocol("NCT01842165").repairs.find(({ id }) => id === `${row}-r1`);
  expect(repair).toMatchObject({ code: "LOST_COMPARATOR", proposed, confidence: "high" });
  expect(repair?.candidates).toEqual(["≥", "≤", "="]);
});
test("nothing is proposed for earlier 177Lu-DOTATATE, the eGFR unit and the capecitabine dose", () =>
  expect(
    shippedProtocols
      .flatMap(({ repairs }) => repairs)
      .filter(({ candidates, proposed }) => candidates.length > 1 && proposed === undefined)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["003-P1-r2", "004-E11-r3", "004-E7-r1"]));
test("all fourteen backslash escapes of NCT04544098 are raised", () =>
  expect(protocol("NCT04544098").repairs.filter(({ code }) => code === "ESCAPED_CHAR")).toHaveLength(14));
test("the open point of 002-I4 also binds 002-E10: whether a somatostatin analogue counts", () =>
  expect(
    protocol("NCT05894486")
      .population.criteria.filter(({ repairIds }) => repairIds.includes("002-I4-r2"))
      .map(({ id }) => id),
  ).toEqual(["002-I4", "002-E10"]));

test("a question to a person has one wording wherever its id stands", () => {
  const wordings = new Map<string, Set<string>>();
  for (const { population } of shippedProtocols)
    for (const { expression } of population.criteria)
      for (const each of conditionsIn(expression))
        if (each.kind === "askHuman")
          wordings.set(each.id, (wordings.get(each.id) ?? new Set()).add(each.question));
  expect([...wordings].filter(([, texts]) => texts.size > 1)).toEqual([]);
});
