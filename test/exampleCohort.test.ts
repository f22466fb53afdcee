import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { describeCohort, exampleDay, makeCohort } from "../examples/makeCohort.ts";
import { fhirSubjects, makeFhirBundle } from "../examples/makeFhirBundle.ts";
import { readCsvFolder } from "../src/adapters/csv/index.ts";
import { readFhir } from "../src/adapters/fhir/index.ts";
import { shippedProtocols } from "../src/protocol/index.ts";
import { type Screening, screen, summariseState } from "../src/screening/index.ts";
import {
  chartOf,
  groupBySubject,
  type ImportFile,
  type ImportItem,
  knownFrom,
  limitTableOf,
  linkEvents,
  planInMemory,
  type SmallPlan,
} from "../src/subject/index.ts";

const examples = fileURLToPath(new URL("../examples", import.meta.url));
const zone = "Europe/Stockholm";
const fileOf = (name: string, text: string): ImportFile => {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    bytes: async function* () {
      yield bytes;
    },
  };
};

type Screened = { readonly plan: SmallPlan; readonly of: (subject: string, trial: string) => Screening };
/** No repair decided, or each as the protocol proposes. */
type Decided = "none" | "asProposed";

const screenAll = async (items: AsyncIterable<ImportItem>, decided: Decided): Promise<Screened> => {
  const plan = await planInMemory(items, knownFrom([]), {
    actor: { name: "test", role: "system", site: "test" },
    on: exampleDay,
  });
  const log = linkEvents(null, plan.entries, `${exampleDay}T08:00:00Z`);
  const { bySubject, shared } = groupBySubject(log);
  const limits = limitTableOf(shared);
  const identities = new Map(plan.identities.map((each) => [each.subject, each]));
  const done = new Map<string, Screening>();
  return {
    plan,
    of: (subject, trial) => {
      const before = done.get(`${subject} ${trial}`);
      if (before !== undefined) return before;
      const protocol = shippedProtocols.find(({ id }) => id === trial);
      if (protocol === undefined) throw new Error(`no trial ${trial}`);
      const chart = chartOf(bySubject.get(subject) ?? [], identities.get(subject), {
        subject,
        trial,
        asOf: exampleDay,
        zone,
        limits,
      });
      const decisions = new Map(
        decided === "none"
          ? []
          : protocol.repairs.flatMap(({ id, proposed, candidates }) =>
              proposed === undefined || candidates.length === 0 ? [] : [[id, proposed] as const],
            ),
      );
      const screening = screen(protocol, chart, {
        asOf: exampleDay,
        decisions,
        logHead: log.at(-1)?.hash ?? "",
      });
      done.set(`${subject} ${trial}`, screening);
      return screening;
    },
  };
};

const fromCsv = (): AsyncIterable<ImportItem> =>
  readCsvFolder(
    makeCohort().map(({ name, text }) => fileOf(name, text)),
    { today: exampleDay },
  );
const subjects =
  makeCohort()[0]
    ?.text.trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "") ?? [];
const screenable = shippedProtocols.filter(({ population }) => population.screenable).map(({ id }) => id);

describe("the files in examples", () => {
  test("are those that makeCohort and makeFhirBundle write (UPDATE_EXAMPLES=1 writes them anew)", async () => {
    const readme = readFileSync(join(examples, "patients", "README.md"), "utf8");
    const wanted = [
      {
        path: join(examples, "patients", "README.md"),
        text: readme.replace(/(\| --- \| --- \|\n)[\s\S]*?(\n\n|$)/, `$1${describeCohort()}\n\n`),
      },
      ...makeCohort().map(({ name, text }) => ({ path: join(examples, "patients", name), text })),
      { path: join(examples, "fhir", "bundle.json"), text: await makeFhirBundle() },
    ];
    if (process.env["UPDATE_EXAMPLES"] === "1") {
      for (const folder of ["patients", "fhir"]) mkdirSync(join(examples, folder), { recursive: true });
      for (const { path, text } of wanted) writeFileSync(path, text);
    }
    for (const { path, text } of wanted)
      expect(existsSync(path) ? readFileSync(path, "utf8") : "missing", path).toBe(text);
  });

  test("hold no name", () => {
    for (const name of readdirSync(join(examples, "patients")).filter((each) => each.endsWith(".csv")))
      expect(readFileSync(join(examples, "patients", name), "utf8").split("\n")[0]).not.toMatch(/name/);
  });
});

describe("the example cohort on 20 November 2026", () => {
  let open: Screened;
  let confirmed: Screened;
  beforeAll(async () => {
    open = await screenAll(fromCsv(), "none");
    confirmed = await screenAll(fromCsv(), "asProposed");
  });
  const states = (of: Screened, trial: string): Readonly<Record<string, readonly string[]>> => {
    const found: Record<string, string[]> = {};
    for (const subject of subjects) {
      const { state } = summariseState(of.of(subject, trial));
      found[state] = [...(found[state] ?? []), subject];
    }
    return found;
  };

  test("has 24 subjects and reads without an error", () => {
    expect(subjects).toHaveLength(24);
    expect(open.plan.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(open.plan.unmapped).toEqual([]);
    expect(open.plan.unknownColumns).toEqual([]);
  });

  test("START-NET has at least four subjects each that are eligible, one answer away and not eligible, and two later", () => {
    const found = states(open, "NCT05387603");
    expect(found["eligible"]?.length).toBeGreaterThanOrEqual(4);
    expect(found["oneAway"]).toEqual(["LU-045", "LU-049", "LU-074", "LU-081"]);
    expect(found["later"]).toEqual(["LU-090", "LU-093"]);
    expect(found["ineligible"]?.length).toBeGreaterThanOrEqual(4);
  });

  test("LUMEN lets nobody in before its lost comparators are confirmed, and four afterwards", () => {
    expect(states(open, "NCT01842165")["eligible"]).toBeUndefined();
    expect(states(open, "NCT01842165")["confirm"]?.length).toBeGreaterThanOrEqual(4);
    expect(states(confirmed, "NCT01842165")["eligible"]).toEqual(["LU-031", "LU-038", "LU-052", "LU-069"]);
    expect(states(confirmed, "NCT01842165")["oneAway"]?.length).toBeGreaterThanOrEqual(4);
    expect(states(confirmed, "NCT01842165")["later"]?.length).toBeGreaterThanOrEqual(2);
  });

  test("the first-line trial lets nobody in before its translation is confirmed, and at least four afterwards", () => {
    expect(states(open, "NCT05894486")["eligible"]).toBeUndefined();
    const found = states(confirmed, "NCT05894486");
    expect(found["eligible"]?.length).toBeGreaterThanOrEqual(4);
    expect(found["oneAway"]?.length).toBeGreaterThanOrEqual(4);
    expect(found["later"]).toEqual(["LU-061", "LU-093"]);
  });

  test("NCT04544098 waits for the unit of its eGFR, for which nothing is proposed", () => {
    expect(states(confirmed, "NCT04544098")["eligible"]).toBeUndefined();
    expect(
      confirmed
        .of("LU-031", "NCT04544098")
        .criteria.filter(({ entry }) => entry === "unknown")
        .map(({ id }) => id),
    ).toEqual(["004-E11"]);
    expect(states(open, "NCT04544098")["later"]).toEqual(["LU-058", "LU-061", "LU-090", "LU-093"]);
  });

  test.each([
    ["LU-055", "NCT01842165", "2026-12-03", "four weeks after the last lanreotide of 5 November"],
    ["LU-058", "NCT04544098", "2026-12-01", "more than six weeks after the embolization of 19 October"],
    ["LU-061", "NCT04544098", "2026-12-09", "six weeks after the operation of 28 October"],
    ["LU-093", "NCT05387603", "2026-12-11", "the 18th birthday"],
    ["LU-090", "NCT05387603", "2026-11-29", "the day after everolimus ends"],
  ])("%s could enter %s on %s: %s", (subject, trial, date) => {
    expect(open.of(subject, trial).earliestPossible?.date).toBe(date);
  });

  test("LU-074 waits for the tumour conference and for nothing else in START-NET", () => {
    const screening = open.of("LU-074", "NCT05387603");
    expect(screening.openQuestions).toHaveLength(1);
    expect(screening.criteria.filter(({ entry }) => entry === "unknown").map(({ id }) => id)).toEqual([
      "003-I6",
    ]);
  });

  test("limits come from the laboratory's table where the results print none", () => {
    const finding = open.of("LU-031", "NCT05387603").criteria.find(({ id }) => id === "003-I10f");
    expect(finding?.used[0]?.source).toContain("limits of Northfield University Hospital");
  });

  test("three subjects come as FHIR too, and are screened alike criterion by criterion", async () => {
    const twin = await screenAll(
      readFhir(fileOf("bundle.json", await makeFhirBundle()), { today: exampleDay }),
      "none",
    );
    expect(twin.plan.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const subject of fhirSubjects)
      for (const trial of screenable) {
        const entries = (of: Screened) =>
          of.of(subject, trial).criteria.map(({ id, entry }) => `${id} ${entry}`);
        expect(entries(twin), `${subject} ${trial}`).toEqual(entries(open));
      }
  });
});
