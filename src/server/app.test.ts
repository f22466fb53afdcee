import { createHash, randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  ImportPreview,
  ScreeningTable,
  SubjectDetail,
  SubjectEligibility,
  TrialDetail,
} from "../adapters/http/index.ts";
import { shippedProtocols } from "../protocol/index.ts";
import type { Event } from "../subject/index.ts";
import { formOf, importFiles, openTestApp, patientFiles, type TestApp } from "./fixture.ts";
import { problemSchema } from "./schemas/common.ts";
import {
  exportBundleSchema,
  importPreviewSchema,
  questionBoardSchema,
  searchHitSchema,
  verificationSchema,
  vocabularySchema,
} from "./schemas/imports.ts";
import { subjectDetailSchema, subjectEligibilitySchema, subjectSummarySchema } from "./schemas/subjects.ts";
import {
  screeningTableSchema,
  stateSchema,
  trialDetailSchema,
  trialSummarySchema,
} from "./schemas/trials.ts";

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await importFiles(server);
});
afterAll(() => server.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, json } = await server.call("GET", path);
  expect(status, JSON.stringify(json)).toBe(200);
  return json as T;
};
const trial = "NCT05387603";

describe("every answer has the shape that its schema promises", () => {
  test.each([
    ["/state", stateSchema],
    ["/trials", trialSummarySchema.array()],
    [`/trials/${trial}`, trialDetailSchema],
    [`/trials/${trial}/screening`, screeningTableSchema],
    ["/subjects", subjectSummarySchema.array()],
    ["/subjects/LU-001", subjectDetailSchema],
    [`/subjects/LU-001/eligibility?trial=${trial}`, subjectEligibilitySchema],
    ["/questions", questionBoardSchema],
    ["/search?q=platelets", searchHitSchema.array()],
    ["/vocabulary", vocabularySchema],
    ["/export?format=json", exportBundleSchema],
    ["/verify", verificationSchema],
  ] as const)("GET %s", async (path, schema) => {
    const answer = await get(path);
    expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
  });
});

describe("import", () => {
  test("the same files again change nothing", async () => {
    const before = await get<ScreeningTable>(`/trials/${trial}/screening`);
    expect(await importFiles(server)).toMatchObject({ added: 0, corrected: 0, unchanged: 5 });
    expect((await get<ScreeningTable>(`/trials/${trial}/screening`)).logHead).toBe(before.logHead);
  });
  test("a preview stores nothing and can be dropped", async () => {
    const { status, json } = await server.call(
      "POST",
      "/imports",
      formOf({ "patients.csv": "subject,sex\nLU-009,male\n" }),
    );
    expect(status).toBe(201);
    const { id, subjects } = importPreviewSchema.parse(json);
    expect(subjects).toBe(1);
    expect((await server.call("GET", "/subjects/LU-009")).status).toBe(404);
    expect((await server.call("DELETE", `/imports/${id}`)).status).toBe(204);
    expect((await server.call("POST", `/imports/${id}/commit`)).status).toBe(404);
  });
  test("progress can be asked for under an id that the page has chosen", async () => {
    const id = randomUUID();
    await server.call("POST", `/imports?id=${id}`, formOf(patientFiles));
    expect(await get(`/imports/${id}/progress`)).toMatchObject({ phase: "previewed" });
    await server.call("DELETE", `/imports/${id}`);
  });
  test("a faulty row is named with file and line, and the rest is still understood", async () => {
    const { json } = await server.call(
      "POST",
      "/imports",
      formOf({
        "patients.csv": "subject,sex\nLU-010,male\n",
        "observations.csv":
          "subject,variable,value,unit,date\nLU-010,platelets,150,10*9/L,2026-11-01\nLU-010,platelets,abc,10*9/L,2026-11-02\n",
      }),
    );
    const preview = json as ImportPreview;
    expect(preview.issues).toContainEqual(
      expect.objectContaining({ file: "observations.csv", line: 3, severity: "error" }),
    );
    expect(preview.byType).toMatchObject({ observation: 1 });
    await server.call("DELETE", `/imports/${preview.id}`);
  });
  test("what is neither CSV nor FHIR is listed as unknown", async () => {
    const { json } = await server.call("POST", "/imports", formOf({ "picture.png": "\u0089PNG" }));
    const preview = json as ImportPreview;
    expect(preview.issues).toMatchObject([{ code: "unknown-file", file: "picture.png" }]);
    await server.call("DELETE", `/imports/${preview.id}`);
  });
  test("an import that was previewed before another one was stored is planned anew", async () => {
    const files = { "patients.csv": "subject,sex\nLU-011,male\n" };
    const first = await server.call("POST", "/imports", formOf(files));
    await importFiles(server, files);
    const { id } = first.json as ImportPreview;
    expect((await server.call("POST", `/imports/${id}/commit`)).json).toMatchObject({ added: 0 });
  });
  test("two previews of the same files that are confirmed at once store their facts once", async () => {
    const files = { "patients.csv": "subject,sex\nLU-012,male\nLU-013,female\n" };
    const ids: string[] = [];
    for (const _ of [1, 2])
      ids.push(((await server.call("POST", "/imports", formOf(files))).json as ImportPreview).id);
    const results = await Promise.all(ids.map((id) => server.call("POST", `/imports/${id}/commit`)));
    expect(results.map(({ json }) => json)).toMatchObject([
      { added: 2, unchanged: 0 },
      { added: 0, unchanged: 2 },
    ]);
    const { events } = await get<SubjectDetail>("/subjects/LU-012");
    expect(events.map(({ type }) => type)).toEqual(["subjectRegistered/1", "attribute/1"]);
  });
  test("storing is counted, asking again gives the same answer, and nothing of the upload stays", async () => {
    const id = randomUUID();
    const files = { "patients.csv": "subject,sex\nLU-014,male\n" };
    await server.call("POST", `/imports?id=${id}`, formOf(files));
    expect(await readdir(join(server.dependencies.uploadsFolder, id))).toContain("spool");
    const first = await server.call("POST", `/imports/${id}/commit`);
    expect(first.json).toMatchObject({ added: 1 });
    // The registration, the sex and the import's own event.
    expect(await get(`/imports/${id}/progress`)).toMatchObject({ phase: "done", items: 3 });
    expect(await server.call("POST", `/imports/${id}/commit`)).toEqual(first);
    expect(await readdir(server.dependencies.uploadsFolder)).not.toContain(id);
  });
});

describe("zip", () => {
  test("an export as zip can be imported again and changes nothing", async () => {
    const answer = await server.app.request("http://127.0.0.1/api/v1/export?format=zip");
    expect(answer.headers.get("content-type")).toBe("application/zip");
    const form = new FormData();
    form.append("files", new Blob([await answer.arrayBuffer()]), "export.zip");
    const preview = (await server.call("POST", "/imports", form)).json as ImportPreview;
    expect(preview.files.map(({ name }) => name)).toContain("observations.csv");
    expect(preview.facts).toMatchObject({ added: 0, corrected: 0 });
    await server.call("DELETE", `/imports/${preview.id}`);
  });
  test("a zip that is none is refused with its name", async () => {
    const answer = await server.call("POST", "/imports", formOf({ "patients.zip": "no zip at all" }));
    expect(answer.status).toBe(400);
    expect(problemSchema.parse(answer.json).detail).toContain("patients.zip");
  });
});

describe("entries by form", () => {
  const platelets = (value: string, more: object = {}) => ({
    type: "observation/1",
    payload: {
      variable: "platelets",
      value: { value, unit: "10*9/L" },
      collected: "2026-11-18",
      status: "final",
    },
    effective: "2026-11-18",
    by: "Nils Berg",
    role: "coordinator",
    ...more,
  });

  test("an implausible value waits until the person confirms it", async () => {
    const first = await server.call("POST", "/subjects/LU-002/entries", platelets("61000"));
    expect(first.status).toBe(409);
    expect(problemSchema.parse(first.json).issues).toMatchObject([{ code: "implausible" }]);
    const second = await server.call(
      "POST",
      "/subjects/LU-002/entries",
      platelets("61000", { confirmed: true }),
    );
    expect(second.status).toBe(201);
  });
  test("a correction keeps the old value and needs a reason", async () => {
    const { events } = await get<SubjectDetail>("/subjects/LU-002");
    const wrong = events.find(({ payload }) => JSON.stringify(payload).includes("61000"));
    const correction = platelets("61", { supersedes: wrong?.id });
    expect((await server.call("POST", "/subjects/LU-002/entries", correction)).status).toBe(400);
    const right = await server.call("POST", "/subjects/LU-002/entries", {
      ...correction,
      reason: "typed without the point",
    });
    expect(right.status).toBe(201);
    const after = await get<SubjectDetail>("/subjects/LU-002");
    expect(after.events.find(({ id }) => id === wrong?.id)?.supersededBy).toBe((right.json as Event).id);
    const series = after.series.find(({ variable }) => variable === "platelets");
    expect(series?.points.map(({ value }) => value)).toEqual(["61", "61"]);
  });
  test("the old value cannot be corrected a second time", async () => {
    const { events } = await get<SubjectDetail>("/subjects/LU-002");
    const wrong = events.find(({ supersededBy }) => supersededBy !== null);
    const again = await server.call(
      "POST",
      "/subjects/LU-002/entries",
      platelets("62", { supersedes: wrong?.id, reason: "again" }),
    );
    expect(again.status).toBe(409);
  });
  test.each([
    ["a day that does not exist", { effective: "2026-02-30" }],
    ["a day in the future", { effective: "2026-11-21" }],
    ["a type that is not entered by hand", { type: "screeningDecision/1" }],
    ["a role that nobody has", { role: "janitor" }],
    ["no name", { by: " " }],
    ["a payload that does not fit", { payload: { variable: "platelets" } }],
  ])("%s is refused, and the answer says which field", async (_, change) => {
    const answer = await server.call("POST", "/subjects/LU-002/entries", platelets("150", change));
    expect(answer.status).toBe(400);
    expect(problemSchema.parse(answer.json).issues[0]?.field).not.toBeNull();
  });
  test("an unknown subject is not found", async () => {
    expect((await server.call("POST", "/subjects/NOBODY/entries", platelets("150"))).status).toBe(404);
  });
});

describe("subjects", () => {
  test("a name and a date of birth do not enter the log", async () => {
    const answer = await server.call("POST", "/subjects", {
      subject: "LU-020",
      name: "Ingrid Holm",
      birthDate: "1961-05-06",
      sex: "female",
    });
    expect(answer.status).toBe(201);
    const detail = await get<SubjectDetail>("/subjects/LU-020");
    expect(detail).toMatchObject({ name: "Ingrid Holm", birthDate: "1961-05-06", person: "65 F" });
    expect(JSON.stringify(detail.events)).not.toMatch(/Ingrid|1961/);
  });
  test("an id is given once", async () => {
    expect((await server.call("POST", "/subjects", { subject: "LU-020" })).status).toBe(409);
  });
  test("before anything was recorded nobody was known", async () => {
    expect(await get("/subjects?asOf=2026-11-01")).toEqual([]);
  });
});

describe("decisions", () => {
  test("a screening decision replays to the same result, also after later facts", async () => {
    const decided = await server.call("POST", "/subjects/LU-001/decision", {
      trial,
      reason: "screened at visit 1",
    });
    expect(decided.status).toBe(201);
    await server.call("POST", "/subjects/LU-001/entries", {
      type: "attribute/1",
      payload: { name: "childbearingPotential", value: "no" },
      effective: "2026-11-19",
      by: "Nils Berg",
      role: "coordinator",
    });
    const [replay, ...others] = await get<readonly { same: boolean }[]>("/subjects/LU-001/decisions");
    expect(others).toEqual([]);
    expect(replay?.same).toBe(true);
  });
  test("the log is whole and its decisions hold", async () => {
    const { stores } = verificationSchema.parse(await get("/verify"));
    expect(stores).toMatchObject([{ store: "main", decisions: 1, faults: [] }]);
  });
});

describe("repairs", () => {
  const protocol = shippedProtocols.find(({ id }) => id === trial);
  const open = protocol?.repairs.find(
    ({ candidates, confidence }) => candidates.length > 1 && confidence !== "certain",
  );
  const request = {
    decision: "confirmed",
    chosen: open?.candidates[0],
    reason: "checked",
    by: "Erika Lind",
    role: "investigator",
  };

  test("a repair is confirmed by a named person with a reason, and stays so", async () => {
    const answer = await server.call("POST", `/trials/${trial}/repairs/${open?.id}`, request);
    expect(answer.status).toBe(200);
    const { repairs } = await get<TrialDetail>(`/trials/${trial}`);
    expect(repairs.find(({ id }) => id === open?.id)?.decision).toMatchObject({
      decision: "confirmed",
      chosen: open?.candidates[0],
      by: "Erika Lind",
      role: "investigator",
      reason: "checked",
    });
  });
  test.each([
    ["without a reason", { reason: "" }, 400],
    ["with a candidate that is none", { chosen: "perhaps" }, 400],
    ["without choosing", { chosen: null }, 400],
  ] as const)("%s it is refused", async (_, change, status) => {
    const answer = await server.call("POST", `/trials/${trial}/repairs/${open?.id}`, {
      ...request,
      ...change,
    });
    expect(answer.status).toBe(status);
  });
  test("a repair that does not exist is not found", async () => {
    expect((await server.call("POST", `/trials/${trial}/repairs/nothing`, request)).status).toBe(404);
  });
});

test("an unknown trial id lists the known ones", async () => {
  const { status, json } = await server.call("GET", "/trials/NCT00000000");
  expect(status).toBe(404);
  for (const { id } of shippedProtocols) expect(problemSchema.parse(json).detail).toContain(id);
});
test("a date that does not exist is refused", async () => {
  expect((await server.call("GET", "/trials?asOf=2026-02-30")).status).toBe(400);
});
test("a trial without eligibility section leaves everybody undecided", async () => {
  const { rows } = await get<ScreeningTable>("/trials/NCT02743741/screening");
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["undetermined"]));
});
test("the English of every criterion comes with its trial and with a screening", async () => {
  const { english } = await get<SubjectEligibility>(`/subjects/LU-001/eligibility?trial=${trial}`);
  expect(Object.keys(english).length).toBeGreaterThan(10);
});
test("a record text is refused unless it is the one that the protocol was made from", async () => {
  const answer = await server.app.request(`http://127.0.0.1/api/v1/trials/${trial}/record`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: "another text",
  });
  expect(answer.status).toBe(409);
  expect((await get<TrialDetail>(`/trials/${trial}`)).recordText).toBeNull();
});
test("a record text whose hash fits is kept and shown", async () => {
  const text = "Inclusion Criteria:\n";
  const sha256 = createHash("sha256").update(text).digest("hex");
  const [first, ...others] = shippedProtocols;
  if (first === undefined) throw new Error("no trials");
  const own = await openTestApp({
    protocols: [{ ...first, record: { ...first.record, sha256 } }, ...others],
  });
  const answer = await own.app.request(`http://127.0.0.1/api/v1/trials/${first.id}/record`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: text,
  });
  expect(await answer.json()).toEqual({ accepted: true, sha256 });
  expect((await own.call("GET", `/trials/${first.id}`)).json).toMatchObject({ recordText: text });
  await own.close();
});
test("the examples come back after they were discarded", async () => {
  expect((await server.call("GET", "/trials?store=examples")).status).toBe(404);
  expect((await server.call("POST", "/examples")).status).toBe(201);
  expect((await server.call("GET", "/trials?store=examples")).status).toBe(200);
  expect((await server.call("DELETE", "/examples")).status).toBe(204);
  expect((await server.call("GET", "/trials?store=examples")).status).toBe(404);
});
test("nothing above was a defect of ours", () => expect(server.reported).toEqual([]));
