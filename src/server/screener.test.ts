import { afterAll, beforeAll, expect, test } from "vitest";
import type { State, SubjectDetail } from "../adapters/http/index.ts";
import { importFiles, openTestApp, type TestApp } from "./fixture.ts";

/** A clock that the test sets. */
let now = "2026-11-18T09:00:00Z";
let server: TestApp;

const platelets = (value: string, date = "2026-11-10"): Readonly<Record<string, string>> => ({
  "patients.csv": "subject,birth_date,sex\nLU-001,1962-04-17,female\n",
  "observations.csv": `subject,variable,value,unit,date,laboratory\nLU-001,platelets,${value},10*9/L,${date},Lund\n`,
});
const shown = async (asOf: string): Promise<readonly string[] | number> => {
  const { status, json } = await server.call("GET", `/subjects/LU-001?asOf=${asOf}`);
  if (status !== 200) return status;
  return (json as SubjectDetail).series.flatMap(({ points }) => points.map(({ value }) => value));
};

beforeAll(async () => {
  server = await openTestApp({ clock: { now: () => now, zone: "Europe/Stockholm" } });
  await importFiles(server, platelets("99"));
  now = "2026-11-19T22:30:00Z"; // 23:30 in Stockholm, still the 19th
  await importFiles(server, platelets("101"));
  now = "2026-11-20T09:00:00Z";
});
afterAll(() => server.close());

test("a subject who was not yet recorded was not known", async () =>
  expect(await shown("2026-11-17")).toBe(404));
test("a past day shows what was known then, not the later correction", async () =>
  expect(await shown("2026-11-18")).toEqual(["99"]));
test("the end of a past day is midnight at the site", async () =>
  expect(await shown("2026-11-19")).toEqual(["101"]));
test("today shows the correction", async () => expect(await shown("2026-11-20")).toEqual(["101"]));
test("today is the day at the site, not in UTC", async () => {
  now = "2026-11-20T23:30:00Z";
  const { json } = await server.call("GET", "/state");
  expect((json as State).today).toBe("2026-11-21");
});
test("a decision made on a past day replays as that day was known", async () => {
  const decided = await server.call("POST", "/subjects/LU-001/decision?asOf=2026-11-18", {
    trial: "NCT05387603",
    reason: "late entry",
  });
  expect(decided.status).toBe(201);
  await importFiles(server, platelets("50"));
  const { json } = await server.call("GET", "/subjects/LU-001/decisions");
  expect(json).toMatchObject([{ same: true }]);
});
test("a corrected date of birth changes the screening although the log does not show it", async () => {
  const person = async (): Promise<string> =>
    ((await server.call("GET", "/subjects/LU-001")).json as SubjectDetail).person;
  expect(await person()).toBe("64 F");
  await importFiles(server, { "patients.csv": "subject,birth_date,sex\nLU-001,1982-04-17,female\n" });
  expect(await person()).toBe("44 F");
});
