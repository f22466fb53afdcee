import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import { type ChartRequest, chartOf } from "./chart.ts";
import type { Entry, Identity } from "./event.ts";
import { entry, logOf, result } from "./exampleEntries.ts";

const request: ChartRequest = {
  subject: "LU-001",
  trial: "NCT04949282",
  asOf: isoDate("2026-03-17"),
  zone: "Europe/Stockholm",
};
const chart = (entries: readonly Entry[], identity?: Identity, more: Partial<ChartRequest> = {}) =>
  chartOf(logOf(...entries), identity, { ...request, ...more });
const sex = (value: string) => entry("attribute/1", { name: "sex", value }, "1900");
const potential = (value: string) => entry("attribute/1", { name: "childbearingPotential", value }, "1900");

describe("facts that follow from others", () => {
  const derived = (entries: readonly Entry[], variable: string) =>
    chart(entries).observations.get(variable) ?? [];
  const yes = (variable: string) =>
    entry("observation/1", { variable, value: true, collected: "2026-03-09", status: "final" });

  test("a man with nothing recorded is not pregnant, does not breastfeed and has no childbearing potential of a woman", () => {
    for (const variable of ["pregnant", "lactating", "wocbp"])
      expect(derived([sex("male")], variable)).toMatchObject([{ value: false, derivedFrom: ["sex: male"] }]);
  });
  test("a recorded positive wins, also in a man", () => {
    expect(derived([sex("male"), yes("pregnant")], "pregnant")).toMatchObject([{ value: true }]);
    expect(derived([sex("male"), yes("lactating")], "lactating")).toMatchObject([{ value: true }]);
    expect(derived([sex("female"), potential("no"), yes("pregnant")], "pregnant")).toMatchObject([
      { value: true },
    ]);
  });
  test("a woman without childbearing potential is not pregnant but may breastfeed", () => {
    const woman = [sex("female"), potential("no")];
    expect(derived(woman, "pregnant")).toMatchObject([
      { value: false, derivedFrom: ["childbearing potential: no"] },
    ]);
    expect(derived(woman, "lactating")).toEqual([]);
    expect(derived(woman, "wocbp")).toMatchObject([{ value: false }]);
  });
  test("of a woman with childbearing potential nothing but that potential follows", () => {
    const woman = [sex("female"), potential("yes")];
    expect(derived(woman, "wocbp")).toMatchObject([
      { value: true, derivedFrom: ["sex: female", "childbearing potential: yes"] },
    ]);
    expect(derived(woman, "pregnant")).toEqual([]);
  });
  test("of unknown sex, or of a woman whose potential is not recorded, nothing follows", () => {
    expect(chart([]).observations.size).toBe(0);
    expect(chart([sex("unknown"), potential("yes")]).observations.size).toBe(0);
    expect(chart([sex("female")]).observations.size).toBe(0);
  });
  test("a positive pregnancy test beside 'no childbearing potential' leaves pregnancy open", () => {
    const testOf = (value: string, collected: string) =>
      entry(
        "observation/1",
        { variable: "pregnancyTest.serum", value, collected, status: "final" },
        collected,
      );
    const woman = [sex("female"), potential("no")];
    expect(derived([...woman, testOf("positive", "2026-03-09")], "pregnant")).toEqual([]);
    expect(
      derived([...woman, testOf("positive", "2019-03-09"), testOf("negative", "2026-03-09")], "pregnant"),
    ).toHaveLength(1);
  });
  test("a result entered in error does not count as recorded", () =>
    expect(
      derived(
        [
          sex("male"),
          entry("observation/1", {
            variable: "pregnant",
            value: true,
            collected: "2026-03-09",
            status: "entered-in-error",
          }),
        ],
        "pregnant",
      ).map(({ value }) => value),
    ).toContain(false));

  const pt = (value: string, collected = "2026-03-09", more: Entry["payload"] = {}) =>
    result("pt.seconds", value, "s", collected, {
      limits: { lower: { value: "10", unit: "s" }, upper: { value: "13.5", unit: "s" } },
      ...more,
    });
  test.each([
    ["9.9", false],
    ["10", true],
    ["13.4", true],
    ["13.5", true],
    ["13.6", false],
  ] as const)(
    "a prothrombin time of %s s with limits 10 to 13.5 s is within the normal range: %s",
    (value, inside) =>
      expect(derived([pt(value)], "pt.withinNormalRange")).toMatchObject([
        { value: inside, collected: "2026-03-09" },
      ]),
  );
  test("the latest prothrombin time decides; without limits it concludes nothing, also not from an older one", () => {
    expect(derived([pt("15", "2026-03-01"), pt("12")], "pt.withinNormalRange")).toMatchObject([
      { value: true },
    ]);
    expect(
      derived([pt("12", "2026-03-01"), result("pt.seconds", "15", "s")], "pt.withinNormalRange"),
    ).toEqual([]);
  });
  test("where only an upper limit is printed, a low value is within range", () =>
    expect(
      derived(
        [pt("5", "2026-03-09", { limits: { upper: { value: "13.5", unit: "s" } } })],
        "pt.withinNormalRange",
      ),
    ).toMatchObject([{ value: true }]));
  test("'< 11 s' cannot be told with limits 10 to 13.5 s, '> 13.5 s' is outside", () => {
    expect(derived([pt("11", "2026-03-09", { comparator: "<" })], "pt.withinNormalRange")).toEqual([]);
    expect(derived([pt("13.5", "2026-03-09", { comparator: ">" })], "pt.withinNormalRange")).toMatchObject([
      { value: false },
    ]);
  });
});

describe("creatinine clearance by Cockcroft and Gault", () => {
  const born = { subject: "LU-001", birthDate: "1958-01-01" }; // 68 in March 2026
  const clearances = (entries: readonly Entry[], identity: Identity | undefined = born) =>
    chart(entries, identity).observations.get("crcl") ?? [];
  const weight = (kg: string, on = "2026-03-09") => result("bodyWeight", kg, "kg", on);
  const creatinine = (value: string, unit = "mg/dL", on = "2026-03-09", more: Entry["payload"] = {}) =>
    result("creatinine", value, unit, on, more);

  test("a man of 68 with 72 kg and 1.0 mg/dL: 72 mL/min, dated and marked as derived", () =>
    expect(clearances([sex("male"), weight("72"), creatinine("1.0")])).toMatchObject([
      {
        value: { value: "72", unit: "mL/min" },
        method: "Cockcroft-Gault",
        collected: "2026-03-09",
        status: "final",
        derivedFrom: expect.arrayContaining([
          "creatinine: 1.0 mg/dL",
          "weight: 72 kg of 2026-03-09",
          "age: 68",
          "sex: male",
        ]),
      },
    ]));
  test("100 µmol/L are 1.1312 mg/dL (113.12 g/mol), so a man of 68 with 56.56 kg clears exactly 50 mL/min", () => {
    const of = (micromoles: string) =>
      clearances([sex("male"), weight("56.56"), creatinine(micromoles, "umol/L")])[0]?.value;
    expect(of("100")).toEqual({ value: "50", unit: "mL/min" });
    expect(of("100.0000001")).toEqual({ value: "49.9999991", unit: "mL/min" }); // 49.99999995, never rounded to 50
    expect(of("99.9999999")).toEqual({ value: "50.0000001", unit: "mL/min" });
  });
  test("without weight, sex, or a certain age there is none", () => {
    expect(clearances([sex("male"), creatinine("1.0")])).toEqual([]);
    expect(clearances([weight("72"), creatinine("1.0")])).toEqual([]);
    expect(clearances([sex("male"), weight("72"), creatinine("1.0")], { subject: "LU-001" })).toEqual([]);
    expect(
      clearances([sex("male"), weight("72"), creatinine("1.0")], { subject: "LU-001", birthDate: "1958" }),
    ).toEqual([]);
  });
  test("the last weight before the sample serves, a weight after it does not", () => {
    expect(
      clearances([
        sex("male"),
        weight("60", "2026-01-01"),
        weight("72", "2026-02-01"),
        weight("80", "2026-03-10"),
        creatinine("1.0"),
      ])[0]?.value,
    ).toEqual({ value: "72", unit: "mL/min" });
    expect(clearances([sex("male"), weight("80", "2026-03-10"), creatinine("1.0")])).toEqual([]);
  });
  test("creatinine above 2 mg/dL, not further measured, means a clearance below 36", () =>
    expect(
      clearances([sex("male"), weight("72"), creatinine("2", "mg/dL", "2026-03-09", { comparator: ">" })]),
    ).toMatchObject([{ value: { value: "36", unit: "mL/min" }, comparator: "<" }]));
  test("a clearance that the laboratory reports by the same method for that day stands instead", () => {
    const reported = result("crcl", "70", "mL/min", "2026-03-09", { method: "Cockcroft-Gault" });
    expect(clearances([sex("male"), weight("72"), creatinine("1.0"), reported])).toMatchObject([
      { value: { value: "70", unit: "mL/min" } },
    ]);
  });
});
