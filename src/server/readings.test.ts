import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openTestApp, type TestApp } from "./fixture.ts";

/** An invented record: two rules that can be computed, one for a person, one sign lost. */
const record = (platelets = 90): string => `Invented trial of a radioligand, NCT09999901

Inclusion Criteria:

1. Age of 18 years or more
2. Platelets > ${platelets} x 10^9/L
3. Haemoglobin = 9 g/dL

Exclusion Criteria:

1. Any condition that in the investigator's opinion stands against taking part
2. Serum creatinine > 1.7 mg/dL
`;

const detail = z.object({
  summary: z.object({ trial: z.string(), counts: z.record(z.string(), z.number()) }),
  text: z.string(),
  english: z.record(z.string(), z.string()),
  reviews: z.record(z.string(), z.object({ state: z.string(), by: z.string().nullable() })),
  proposal: z.object({
    population: z.object({
      criteria: z.array(z.object({ id: z.string(), summary: z.string(), expression: z.unknown() })),
    }),
  }),
  repairs: z.array(z.object({ id: z.string(), code: z.string(), candidates: z.array(z.string()) })),
  difference: z
    .object({
      changes: z.record(z.string(), z.object({ kind: z.string(), textBefore: z.string().nullable() })),
      removed: z.array(z.object({ id: z.string() })),
    })
    .nullable(),
});
type Detail = z.infer<typeof detail>;

let open: TestApp;
beforeEach(async () => {
  open = await openTestApp();
});
afterEach(() => open.close());

const read = async (text: string, name = "invented.txt"): Promise<Detail> => {
  const response = await open.app.request(`http://127.0.0.1/api/v1/readings?name=${name}`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: text,
  });
  expect(response.status).toBe(201);
  return detail.parse(await response.json());
};
const word = { reason: "read against the record", by: "Ana Lind", role: "investigator" };
const review = async ({ summary }: Detail, criterion: string, body: object): Promise<Detail> => {
  const { status, json } = await open.call("POST", `/readings/${summary.trial}/criteria/${criterion}`, {
    ...word,
    ...body,
  });
  expect(status, JSON.stringify(json)).toBe(200);
  return detail.parse(json);
};
const criterionOf = ({ proposal }: Detail, words: RegExp): string => {
  const found = proposal.population.criteria.find(({ summary }) => words.test(summary));
  if (found === undefined) throw new Error(`no criterion says ${words}`);
  return found.id;
};

describe("reading a record", () => {
  test("keeps the text, proposes criteria, and asks for the lost sign", async () => {
    const made = await read(record());
    expect(made.text).toBe(record());
    expect(made.summary.counts["criteria"]).toBe(5);
    expect(
      made.repairs.filter(({ code }) => code === "LOST_COMPARATOR").map(({ candidates }) => candidates),
    ).toEqual([expect.arrayContaining(["≥", "≤"])]);
    expect(made.difference).toBeNull();
  });

  test("the same text again adds nothing to the log", async () => {
    const { summary } = await read(record());
    await read(record());
    const { json } = await open.call("GET", "/readings");
    expect(json).toEqual([expect.objectContaining({ trial: summary.trial })]);
    const desk = open.dependencies.desks.open("main");
    expect((await desk?.store.events())?.filter(({ type }) => type === "reading/1")).toHaveLength(1);
  });

  test("what is no trial record is refused with what was looked for", async () => {
    const response = await open.app.request("http://127.0.0.1/api/v1/readings?name=menu.txt", {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "Soup of the day\nFish with potatoes\n",
    });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain("Looked for");
  });

  test("bytes that are no text are refused", async () => {
    const response = await open.app.request("http://127.0.0.1/api/v1/readings?name=scan.png", {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0xff, 0xfe, 0, 1]),
    });
    expect(response.status).toBe(415);
  });
});

describe("the review of a reading", () => {
  test("a trial is there at once, and decides nothing before somebody confirms", async () => {
    const made = await read(record());
    await open.call("POST", "/subjects", { subject: "S-1", birthDate: "1960-05-01" });
    const { json } = await open.call("GET", `/trials/${made.summary.trial}/screening`);
    expect(json).toMatchObject({ rows: [{ subject: "S-1", status: "undetermined" }] });
    const truths = z
      .object({ rows: z.array(z.object({ cells: z.record(z.string(), z.object({ truth: z.string() })) })) })
      .parse(json)
      .rows.flatMap(({ cells }) => Object.values(cells).map(({ truth }) => truth));
    expect(new Set(truths)).toEqual(new Set(["unknown"]));
  });

  test("a confirmed criterion decides: a patient of 60 is old enough", async () => {
    const made = await read(record());
    const age = criterionOf(made, /18/);
    const after = await review(made, age, { decision: "confirmed" });
    expect(after.reviews[age]).toMatchObject({ state: "confirmed", by: "Ana Lind" });
    await open.call("POST", "/subjects", { subject: "S-1", birthDate: "1960-05-01" });
    const { json } = await open.call("GET", `/trials/${made.summary.trial}/screening`);
    expect(json).toMatchObject({ rows: [{ cells: { [age]: { truth: "true" } } }] });
  });

  test("a mended criterion decides as mended: nobody of 60 is 70", async () => {
    const made = await read(record());
    const age = criterionOf(made, /18/);
    const expression = {
      kind: "compare",
      left: { kind: "age", at: "evaluation" },
      relation: ">=",
      right: { value: "70", unit: "a" },
    };
    const after = await review(made, age, { decision: "confirmed", expression });
    expect(after.english[age]).toContain("70");
    await open.call("POST", "/subjects", { subject: "S-1", birthDate: "1960-05-01" });
    const { json } = await open.call("GET", `/trials/${made.summary.trial}/screening`);
    expect(json).toMatchObject({ rows: [{ status: "ineligible", cells: { [age]: { truth: "false" } } }] });
  });

  test("a condition on a variable that does not exist is refused by name", async () => {
    const made = await read(record());
    const expression = {
      kind: "compare",
      left: { kind: "observation", variable: "moonPhase", select: "latest" },
      relation: ">",
      right: { value: "1", unit: "1" },
    };
    const { status, json } = await open.call(
      "POST",
      `/readings/${made.summary.trial}/criteria/${criterionOf(made, /18/)}`,
      { ...word, decision: "confirmed", expression },
    );
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain("moonPhase");
  });

  test("a newer record keeps the word on what is the same and reopens what changed", async () => {
    let made = await read(record());
    const age = criterionOf(made, /18/);
    const platelets = criterionOf(made, /[Pp]latelets/);
    made = await review(made, age, { decision: "confirmed" });
    made = await review(made, platelets, { decision: "confirmed" });
    const newer = await read(record(75));
    expect(newer.reviews[criterionOf(newer, /18/)]).toMatchObject({ state: "confirmed", by: "Ana Lind" });
    const changed = criterionOf(newer, /[Pp]latelets/);
    expect(newer.reviews[changed]).toMatchObject({ state: "open" });
    expect(newer.difference?.changes[changed]).toMatchObject({ kind: "changed" });
    expect(newer.difference?.changes[changed]?.textBefore).toContain("90");
  });

  test("a sign that somebody confirmed stays confirmed where the words are the same", async () => {
    const made = await read(record());
    const lost = made.repairs.find(({ code }) => code === "LOST_COMPARATOR");
    const { status } = await open.call("POST", `/trials/${made.summary.trial}/repairs/${lost?.id}`, {
      ...word,
      decision: "confirmed",
      chosen: "≥",
    });
    expect(status).toBe(200);
    const newer = await read(record(75));
    expect(newer.summary.counts["repairsOpen"]).toBe((made.summary.counts["repairsOpen"] ?? 0) - 1);
  });

  test("a decision made on an earlier state of the review replays to the same result", async () => {
    const made = await read(record());
    await open.call("POST", "/subjects", { subject: "S-1", birthDate: "1960-05-01" });
    const decided = await open.call("POST", "/subjects/S-1/decision", { trial: made.summary.trial, ...word });
    expect(decided.status).toBe(201);
    await review(made, criterionOf(made, /18/), { decision: "rejected" });
    const { json } = await open.call("GET", "/subjects/S-1/decisions");
    expect(json).toEqual([expect.objectContaining({ same: true })]);
  });

  test("a reading that was taken back is gone from the trials, not from the log", async () => {
    const made = await read(record());
    const { status } = await open.call("DELETE", `/readings/${made.summary.trial}?reason=wrong+file`);
    expect(status).toBe(204);
    expect((await open.call("GET", `/trials/${made.summary.trial}`)).status).toBe(404);
    const desk = open.dependencies.desks.open("main");
    expect((await desk?.store.events())?.map(({ type }) => type)).toContain("reading/1");
  });
});
