import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import { type ChartRequest, chartOf } from "./chart.ts";
import type { Entry, Identity } from "./event.ts";
import { entry, growLog, idAt, logOf, result } from "./exampleEntries.ts";
import { groupBySubject, subjectsOf } from "./groupBySubject.ts";
import { limitTableOf } from "./limitTable.ts";

const request: ChartRequest = {
  subject: "LU-001",
  trial: "NCT04949282",
  asOf: isoDate("2026-03-17"),
  zone: "Europe/Stockholm",
};
const chart = (entries: readonly Entry[], identity?: Identity, more: Partial<ChartRequest> = {}) =>
  chartOf(logOf(...entries), identity, { ...request, ...more });
const sex = (value: string) => entry("attribute/1", { name: "sex", value }, "1900");
const _potential = (value: string) => entry("attribute/1", { name: "childbearingPotential", value }, "1900");

describe("facts", () => {
  test("a result keeps its limits, comparator and place, and bears the id of its event", () => {
    const events = logOf(
      result("alt", "5", "U/L", "2026-03-09", {
        comparator: "<",
        limits: { upper: { value: "45", unit: "U/L" } },
        source: "observations.csv:12",
        key: "csv:1",
      }),
    );
    expect(chartOf(events, undefined, request).observations.get("alt")).toEqual([
      {
        id: idAt(events, 0),
        variable: "alt",
        value: { value: "5", unit: "U/L" },
        comparator: "<",
        limits: { upper: { value: "45", unit: "U/L" } },
        collected: "2026-03-09",
        status: "final",
        source: "observations.csv:12",
      },
    ]);
  });
  test("a fact from a form names who entered it", () =>
    expect(chart([result("alt", "5", "U/L")]).observations.get("alt")?.[0]?.source).toBe("form, E. Lind"));
  test("facts of another subject are left out", () =>
    expect(chart([{ ...result("alt", "5", "U/L"), subject: "LU-002" }]).observations.size).toBe(0));
  test("sex recorded as unknown is not known", () =>
    expect(chart([sex("unknown")]).attributes.has("sex")).toBe(false));
  test("records go to the list of their type, which is partial until somebody states otherwise", () => {
    const record = entry("record/1", {
      recordType: "medication",
      concepts: ["octreotide"],
      display: "octreotide LAR 30 mg",
      start: "2025-06",
      ongoing: true,
      fields: { dose: { value: "30", unit: "mg" } },
    });
    const statement = entry(
      "listStatement/1",
      {
        recordType: "medication",
        completeness: "complete",
        completeAsOf: "2026-03-10",
        source: "lists.csv:3",
      },
      "2026-03-10",
    );
    expect(chart([record]).lists.get("medication")).toMatchObject({
      completeness: "partial",
      records: [{ concepts: ["octreotide"], start: "2025-06", ongoing: true }],
    });
    expect(chart([record, statement]).lists.get("medication")).toMatchObject({
      completeness: "complete",
      completeAsOf: "2026-03-10",
      completenessSource: "lists.csv:3",
    });
  });
  test("a complete list may be empty", () =>
    expect(
      chart([
        entry("listStatement/1", {
          recordType: "allergy",
          completeness: "complete",
          completeAsOf: "2026-03-10",
        }),
      ]).lists.get("allergy"),
    ).toMatchObject({ completeness: "complete", records: [] }));
  test("the later of two statements on one list holds", () =>
    expect(
      chart([
        entry("listStatement/1", { recordType: "allergy", completeness: "partial" }, "2026-03-12"),
        entry("listStatement/1", { recordType: "allergy", completeness: "complete" }, "2026-03-10"),
      ]).lists.get("allergy")?.completeness,
    ).toBe("partial"));
});

describe("birth", () => {
  test("somebody of 64 years on 9 March 2026 was born from 10 March 1961 to 9 March 1962", () =>
    expect(chart([entry("age/1", { years: 64, date: "2026-03-09" })]).birth?.span).toEqual({
      earliest: "1961-03-10",
      latest: "1962-03-09",
    }));
  test("18 years on 28 February 2022 excludes 29 February 2004, whose birthday is 1 March", () =>
    expect(chart([entry("age/1", { years: 18, date: "2022-02-28" })]).birth?.span).toEqual({
      earliest: "2003-03-01",
      latest: "2004-02-28",
    }));
  test("18 years on 28 February 2023 includes 29 February 2004", () =>
    expect(chart([entry("age/1", { years: 18, date: "2023-02-28" })]).birth?.span.earliest).toBe(
      "2004-02-29",
    ));
  test("an age in a month leaves a month more", () =>
    expect(chart([entry("age/1", { years: 64, date: "2026-03" })]).birth?.span).toEqual({
      earliest: "1961-03-02",
      latest: "1962-03-31",
    }));
  test("two ages narrow the span; two that exclude each other leave every day that one allows", () => {
    const ages = (second: number) =>
      chart([
        entry("age/1", { years: 64, date: "2026-03-09" }),
        entry("age/1", { years: second, date: "2025-09-09" }, "2025-09-09"),
      ]).birth?.span;
    expect(ages(63)).toEqual({ earliest: "1961-09-10", latest: "1962-03-09" });
    expect(ages(40)).toEqual({ earliest: "1961-03-10", latest: "1985-09-09" });
  });
  test("a known birth date wins over any age", () =>
    expect(
      chart([entry("age/1", { years: 64, date: "2026-03-09" })], { subject: "LU-001", birthDate: "1961-05" })
        .birth,
    ).toEqual({
      id: "identity",
      span: { earliest: "1961-05-01", latest: "1961-05-31" },
      source: "birth date",
    }));
});

describe("lesions", () => {
  const reading = (lesion: string, date: string, fields: Entry["payload"]) =>
    entry("lesion/1", { lesion, date, fields, source: `lesions.csv:${date}` }, date);
  test("readings of one lesion fold to one record: first date, latest value of each field", () => {
    const events = logOf(
      reading("L1", "2026-03-01", {
        organ: "liver",
        longestDimension: { value: "34", unit: "mm" },
        evidentOn: ["CT", "MRI"],
      }),
      reading("L2", "2026-03-01", { organ: "bone" }),
      reading("L1", "2025-11-20", {
        longestDimension: { value: "28", unit: "mm" },
        target: true,
        sstr: "3",
      }),
      reading("L1", "2026-03-05", { sstr: "", evidentOn: [], target: false }),
    );
    const list = chartOf(events, undefined, request).lists.get("lesion");
    expect(list?.records).toHaveLength(2);
    expect(list?.records[0]).toEqual({
      id: idAt(events, 3),
      recordType: "lesion",
      concepts: null,
      display: "L1 (liver)",
      start: "2025-11-20",
      fields: {
        organ: "liver",
        longestDimension: { value: "34", unit: "mm" },
        evidentOn: ["CT", "MRI"],
        target: false,
        sstr: "3",
      },
      source: "lesions.csv:2025-11-20; lesions.csv:2026-03-01; lesions.csv:2026-03-05",
    });
  });
  test("a reading after the day of the view does not exist yet", () =>
    expect(
      chart([
        reading("L1", "2026-03-01", { target: true }),
        reading("L1", "2026-03-18", { target: false }),
      ]).lists.get("lesion")?.records[0]?.fields,
    ).toEqual({ target: true }));
});

describe("answers and anchors", () => {
  const answer = (question: string, value: string, date: string, more: Entry["payload"] = {}) =>
    entry("answer/1", { question, answer: value, date, ...more }, date);
  test("answers to one question stand oldest first, with who answered", () =>
    expect(
      chart([
        answer("lifeExpectancy", "no", "2026-03-10", { by: "A. Berg", role: "investigator" }),
        answer("lifeExpectancy", "yes", "2026-03-02"),
      ]).answers.get("lifeExpectancy"),
    ).toMatchObject([
      { answer: "yes", by: "E. Lind", role: "coordinator", date: "2026-03-02" },
      { answer: "no", by: "A. Berg", role: "investigator", date: "2026-03-10" },
    ]));
  test("an answer to a question that is a yes-or-no variable is a result of that variable too", () => {
    const { observations } = chart([answer("lactating", "yes", "2026-03-10")]);
    expect(observations.get("lactating")).toMatchObject([
      {
        value: true,
        collected: "2026-03-10",
        status: "final",
        source: "form, E. Lind: answer of E. Lind, coordinator",
      },
    ]);
    expect(chart([answer("lifeExpectancy", "yes", "2026-03-10")]).observations.size).toBe(0);
  });
  test("the anchor of this trial wins over the general one, that of another trial is left out", () => {
    const anchor = (trial: string | null, date: string, name = "consent") =>
      entry("anchor/1", { anchor: name, date }, date, { trial });
    const { anchors } = chart([
      anchor("NCT04949282", "2026-03-01"),
      anchor(null, "2026-03-05"),
      anchor("NCT02743741", "2026-03-06"),
      anchor("NCT02743741", "2026-03-06", "firstDose"),
    ]);
    expect(anchors.get("consent")?.date).toBe("2026-03-01");
    expect(anchors.has("firstDose")).toBe(false);
    expect(chart([anchor(null, "2026-03-05")]).anchors.get("consent")?.date).toBe("2026-03-05");
  });
  test("an anchor after the day of the view is not set yet", () =>
    expect(
      chart([entry("anchor/1", { anchor: "firstDose", date: "2026-03-18" }, "2026-03-18")]).anchors.size,
    ).toBe(0));
});

describe("laboratory limits", () => {
  const limits = (more: Entry["payload"]) =>
    entry(
      "limits/1",
      { laboratory: "Lund", variable: "alt", upper: "45", unit: "U/L", source: "limits.csv:2", ...more },
      "1900",
      { subject: null },
    );
  const alt = (collected = "2026-03-09", more: Entry["payload"] = {}) =>
    result("alt", "60", "U/L", collected, { laboratory: "Lund", source: "observations.csv:4", ...more });
  const upper = (entries: readonly Entry[], identity?: Identity) =>
    chart(entries, identity).observations.get("alt")?.[0]?.limits?.upper?.value;

  test("a result without limits takes those of its laboratory and says so", () =>
    expect(chart([limits({}), alt()]).observations.get("alt")?.[0]).toMatchObject({
      limits: { upper: { value: "45", unit: "U/L" } },
      source: "observations.csv:4; limits of Lund from limits.csv:2",
    }));
  test("limits printed with the result stand", () =>
    expect(upper([limits({}), alt("2026-03-09", { limits: { upper: { value: "50", unit: "U/L" } } })])).toBe(
      "50",
    ));
  test("another laboratory, another variable or no laboratory gives none", () => {
    expect(upper([limits({ laboratory: "Malmö" }), alt()])).toBeUndefined();
    expect(upper([limits({ variable: "ast" }), alt()])).toBeUndefined();
    expect(upper([limits({}), result("alt", "60", "U/L")])).toBeUndefined();
  });
  test("a table that ends on 8 March does not serve a sample of 9 March, one that ends on the 9th does", () => {
    expect(upper([limits({ validTo: "2026-03-08" }), alt()])).toBeUndefined();
    expect(upper([limits({ validTo: "2026-03-09" }), alt()])).toBe("45");
    expect(upper([limits({ validFrom: "2026-03-09" }), alt()])).toBe("45");
    expect(upper([limits({ validFrom: "2026-03-10" }), alt()])).toBeUndefined();
  });
  test("a sample of some day in March may fall on either side of a change on 9 March, so it has no limits", () =>
    expect(
      upper([
        limits({ validTo: "2026-03-08" }),
        limits({ validFrom: "2026-03-09", upper: "40" }),
        alt("2026-03"),
      ]),
    ).toBeUndefined());
  test("limits by sex need the sex", () => {
    const bySex = [limits({ sex: "male", upper: "50" }), limits({ sex: "female", upper: "35" }), alt()];
    expect(upper(bySex)).toBeUndefined();
    expect(upper([...bySex, sex("female")])).toBe("35");
    expect(upper([...bySex, sex("male")])).toBe("50");
  });
  test("limits by age count completed years on the day of the sample", () => {
    const byAge = [limits({ ageFrom: "18", ageTo: "64" }), limits({ ageFrom: "65", upper: "40" }), alt()];
    expect(upper(byAge, { subject: "LU-001", birthDate: "1961-03-10" })).toBe("45"); // 65 tomorrow
    expect(upper(byAge, { subject: "LU-001", birthDate: "1961-03-09" })).toBe("40"); // 65 today
    expect(upper(byAge, { subject: "LU-001", birthDate: "1961" })).toBeUndefined();
    expect(upper(byAge)).toBeUndefined();
  });
  test("two rows that both apply and differ give none, two that agree do", () => {
    expect(upper([limits({}), limits({ upper: "40" }), alt()])).toBeUndefined();
    expect(upper([limits({}), limits({ source: "limits.csv:9" }), alt()])).toBe("45");
  });
  test("a corrected row of the table is not used any more", () => {
    const events = growLog(
      () => limits({}),
      () => alt(),
      (before) => ({ ...limits({ upper: "41" }), supersedes: idAt(before, 0), reason: "misread" }),
    );
    expect(chartOf(events, undefined, request).observations.get("alt")?.[0]?.limits?.upper?.value).toBe("41");
    expect(limitTableOf(events).size).toBe(1);
    expect([...limitTableOf(events).values()].flat()).toHaveLength(1);
  });
});

describe("one log, many charts", () => {
  const events = growLog(
    () => sex("female"),
    () => ({ ...result("anc", "1", "10*9/L"), subject: "LU-002" }),
    () => result("anc", "2", "10*9/L"),
    () =>
      entry("limits/1", { laboratory: "Lund", variable: "anc", lower: "1.6", unit: "10*9/L" }, "1900", {
        subject: null,
      }),
    (before) => ({ ...result("anc", "3", "10*9/L"), supersedes: idAt(before, 2), reason: "typing error" }),
  );
  test("the same head gives the same chart, however much is recorded after it", () => {
    const head = events[3]?.recordedAt ?? "";
    const replay = chartOf(events.slice(0, 4), undefined, { ...request, knownAt: head });
    expect(chartOf(events, undefined, { ...request, knownAt: head })).toEqual(replay);
    expect(chartOf(events, undefined, request)).not.toEqual(replay);
  });
  test("a chart from the subject's own and the shared events is that from the whole log", () => {
    const { shared, bySubject } = groupBySubject(events);
    const own = bySubject.get("LU-001") ?? [];
    const whole = chartOf(events, undefined, request);
    expect(chartOf([...shared, ...own], undefined, request)).toEqual(whole);
    expect(chartOf(own, undefined, { ...request, limits: limitTableOf(shared) })).toEqual(whole);
    expect(subjectsOf(events)).toEqual(["LU-001", "LU-002"]);
  });
  test("a correction replaces the value it corrects", () =>
    expect(
      chartOf(events, undefined, request)
        .observations.get("anc")
        ?.map(({ value }) => value),
    ).toEqual([{ value: "3", unit: "10*9/L" }]));
});
