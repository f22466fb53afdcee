import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { shippedProtocols } from "../src/protocol/index.ts";
import { screeningSchema } from "../src/screening/index.ts";
import { freshFolder, type Ran, root, theratrial } from "./runCommand.ts";

const cohort = join(root, "examples", "patients");
const day = ["--as-of", "2026-11-20"];

const writeFolder = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const folder = await freshFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};
const patients = "subject,birth_date,sex\nLU-001,1962-04-17,female\n";
const observations = (...rows: readonly string[]): string =>
  `${["subject,variable,value,unit,date,laboratory", ...rows].join("\n")}\n`;
const screenFolder = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  ...more: readonly string[]
): Promise<Ran> =>
  theratrial([
    "screen",
    "--trial",
    "NCT05387603",
    "--patients",
    await writeFolder(files),
    ...day,
    "--format",
    "json",
    ...more,
  ]);

describe("help", () => {
  test.each(["serve", "trials", "screen", "explain", "import", "export", "repairs", "schema", "verify"])(
    "%s says what it does and shows an example",
    async (command) => {
      const { code, out, err } = await theratrial([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples?:\n {2}theratrial/);
      expect(err).toBe("");
    },
  );
  test("a command that does not exist is bad input", async () => {
    const { code, out, err } = await theratrial(["diagnose"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("diagnose");
  });
});

describe("screen", () => {
  let json: Ran;
  beforeAll(async () => {
    json = await theratrial(["screen", "--trial", "all", "--patients", cohort, ...day, "--format", "json"]);
  });

  test("JSON on standard output has the published shape, one screening for each subject and trial", () => {
    expect(json.code, json.err).toBe(0);
    const screenings = screeningSchema.array().parse(JSON.parse(json.out));
    const subjects = new Set(screenings.map(({ subject }) => subject));
    expect(screenings).toHaveLength(subjects.size * shippedProtocols.length);
  });
  test("the same files and day give the same bytes, whatever the clock's zone", async () => {
    const again = await theratrial(
      ["screen", "--trial", "all", "--patients", cohort, ...day, "--format", "json"],
      {
        TZ: "Pacific/Auckland",
      },
    );
    expect(again.out === json.out).toBe(true);
  });
  test("ndjson holds the same screenings, one a line", async () => {
    const { out } = await theratrial([
      "screen",
      "--trial",
      "NCT05387603",
      "--patients",
      cohort,
      ...day,
      "--format",
      "ndjson",
    ]);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    const all = screeningSchema.array().parse(JSON.parse(json.out));
    expect(lines).toEqual(all.filter(({ trial }) => trial === "NCT05387603"));
  });
  test("the table fits into 100 columns and names subject, status and first reason", async () => {
    const { out } = await theratrial(["screen", "--trial", "NCT05387603", "--patients", cohort, ...day]);
    const lines = out.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^subject +status +to ask +earliest +reasons$/);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });
  test("CSV has one row for each screening and a header", async () => {
    const { out } = await theratrial([
      "screen",
      "--trial",
      "NCT05387603",
      "--patients",
      cohort,
      ...day,
      "--format",
      "csv",
    ]);
    const rows = out.trimEnd().split("\r\n");
    expect(rows[0]).toBe("subject,status,to_ask,earliest,reasons");
    expect(rows.length - 1).toBe(JSON.parse(json.out).length / shippedProtocols.length);
  });
  test("a trial without eligibility section makes nobody eligible", () => {
    const open = screeningSchema
      .array()
      .parse(JSON.parse(json.out))
      .filter(({ trial }) => trial === "NCT02743741");
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(["undetermined"]));
  });
});

describe("bad input names file, line and field, and ends with 2", () => {
  test("an unknown trial lists the known ones", async () => {
    const { code, err, out } = await theratrial(["screen", "--trial", "NCT1", "--patients", cohort]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const { id } of shippedProtocols) expect(err).toContain(id);
  });
  test("a folder that is not there", async () => {
    const { code, err } = await theratrial(["screen", "--trial", "all", "--patients", "/nowhere"]);
    expect(code).toBe(2);
    expect(err).toContain("/nowhere");
  });
  test.each(["2026-02-30", "20.11.2026", "today"])("the day %s", async (text) => {
    const { code, err } = await theratrial([
      "screen",
      "--trial",
      "all",
      "--patients",
      cohort,
      "--as-of",
      text,
    ]);
    expect(code).toBe(2);
    expect(err).toContain("YYYY-MM-DD");
  });
  test.each([
    ["an unknown unit", "LU-001,platelets,150,furlong,2026-11-10,Lund", "unit"],
    ["a missing unit", "LU-001,platelets,150,,2026-11-10,Lund", "unit"],
    ["an impossible date", "LU-001,platelets,150,10*9/L,2026-02-30,Lund", "date"],
    ["a future date", "LU-001,platelets,150,10*9/L,2999-01-01,Lund", "date"],
    ["a value that is no number", "LU-001,platelets,many,10*9/L,2026-11-10,Lund", "value"],
  ])("%s; the rest is screened", async (_, row, field) => {
    const ran = await screenFolder({
      "patients.csv": patients,
      "observations.csv": observations("LU-001,hemoglobin,121,g/L,2026-11-10,Lund", row),
    });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`observations.csv:3 ${field}:`);
    expect(JSON.parse(ran.out)).toHaveLength(1);
  });
  test("a decimal comma", async () => {
    const ran = await screenFolder({
      "patients.csv": patients,
      "observations.csv": observations('LU-001,bilirubin,"1,2",mg/dL,2026-11-10,Lund'),
    });
    expect(ran.err).toContain("observations.csv:2 value:");
  });
  test("an empty file", async () => {
    const ran = await screenFolder({ "patients.csv": "" });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("patients.csv");
  });
  test("a truncated bundle", async () => {
    const ran = await screenFolder({
      "bundle.json":
        '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"A"',
    });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("bundle.json");
  });
  test("the wrong encoding", async () => {
    const ran = await screenFolder({
      "patients.csv": Buffer.from("subject,birth_date,sex\nLU-001,1962-04-17,f\u00e9minin\n", "latin1"),
    });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/patients\.csv.*UTF-8/s);
  });
  test("a file over 200 MB, of which nothing is read", async () => {
    const folder = await writeFolder({ "patients.csv": patients });
    const file = await open(join(folder, "observations.csv"), "w");
    await file.truncate(201 * 1024 * 1024);
    await file.close();
    const ran = await theratrial([
      "screen",
      "--trial",
      "NCT05387603",
      "--patients",
      folder,
      ...day,
      "--format",
      "json",
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/observations\.csv.*200 MB/);
  });
});

describe("explain", () => {
  const args = ["explain", "--trial", "START-NET", "--patients", cohort, ...day];
  test("one subject: every criterion of the trial is there", async () => {
    const { code, out } = await theratrial([...args, "--subject", "LU-074"]);
    expect(code).toBe(0);
    const protocol = shippedProtocols.find(({ shortName }) => shortName === "START-NET");
    for (const { id } of protocol?.population.criteria ?? []) expect(out).toContain(id);
  });
  test("one criterion, with the fact that decided it", async () => {
    const { out } = await theratrial([...args, "--subject", "LU-063", "--criterion", "003-I10b"]);
    expect(out).toMatch(/003-I10b/);
    expect(out).toMatch(/92/);
  });
  test("an unknown subject lists known ones", async () => {
    const { code, err } = await theratrial([...args, "--subject", "LU-999"]);
    expect(code).toBe(2);
    expect(err).toContain("LU-074");
  });
  test("an unknown criterion lists the known ones", async () => {
    const { code, err } = await theratrial([...args, "--subject", "LU-074", "--criterion", "I99"]);
    expect(code).toBe(2);
    expect(err).toContain("003-I1,");
  });
});

describe("schema and trials", () => {
  test("every schema in the list can be printed as JSON Schema", async () => {
    const list = JSON.parse((await theratrial(["schema", "--format", "json"])).out) as readonly {
      readonly name: string;
    }[];
    expect(list.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["screening", "protocol", "observation/1"]),
    );
    const { code, out } = await theratrial(["schema", "screening"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      $schema: expect.stringContaining("json-schema.org"),
      type: "object",
    });
  });
  test("an unknown schema lists the known ones", async () => {
    const { code, err } = await theratrial(["schema", "horoscope"]);
    expect(code).toBe(2);
    expect(err).toContain("screening");
  });
  test("the five trials are listed", async () => {
    const { out } = await theratrial(["trials", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject(shippedProtocols.map(({ id }) => ({ id })));
  });
});

describe("data folder", () => {
  let data = "";
  const run = (...args: readonly string[]): Promise<Ran> => theratrial(args, { THERATRIAL_DATA: data });
  beforeAll(async () => {
    data = join(await freshFolder(), "data");
  });

  test("without a folder, a command says how to begin", async () => {
    const { code, err } = await run("export", "--out", join(data, "..", "none"));
    expect(code).toBe(2);
    expect(err).toContain("theratrial import");
  });
  test("a dry run stores nothing", async () => {
    const { code, out } = await run("import", cohort, "--dry-run", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ stored: false }]);
  });
  test("an import with a faulty row stores nothing unless asked to", async () => {
    const folder = await writeFolder({ "patients.csv": "subject,birth_date,sex\nZZ-1,1962-02-30,female\n" });
    const { code, out } = await run("import", folder, "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ stored: false }]);
  });
  test("the same patients twice change nothing", async () => {
    const first = await run("import", cohort, "--format", "json");
    expect(first.code, first.err).toBe(0);
    const second = JSON.parse((await run("import", cohort, "--format", "json")).out);
    expect(second).toMatchObject([{ stored: true, added: 0, corrected: 0 }]);
    expect(second[0].logHead).toBe(JSON.parse(first.out)[0].logHead);
  });
  test("what was exported can be imported and exports the same again", async () => {
    const folder = await freshFolder();
    const [one, two, other] = ["one", "two", "other"].map((name) => join(folder, name));
    if (one === undefined || two === undefined || other === undefined) throw new Error("no folders");
    expect((await run("export", "--out", one)).code).toBe(0);
    await mkdir(other);
    const imported = await theratrial(["import", one], { THERATRIAL_DATA: other });
    expect(imported.code, imported.err).toBe(0);
    expect((await theratrial(["export", "--out", two], { THERATRIAL_DATA: other })).code).toBe(0);
    const names = await readdir(one);
    expect(names).toContain("observations.csv");
    expect(await readdir(two)).toEqual(names);
    for (const name of names)
      expect(await readFile(join(two, name), "utf8"), name).toBe(await readFile(join(one, name), "utf8"));
  });
  test("an export does not write over what is there", async () => {
    const { code, err } = await run("export", "--out", cohort);
    expect(code).toBe(2);
    expect(err).toContain("not empty");
  });
  test("a confirmed repair changes the screening of files, and says so", async () => {
    const folder = await writeFolder({
      "patients.csv": patients,
      "observations.csv": observations("LU-001,hemoglobin,121,g/L,2026-11-10,Lund"),
    });
    const protocol = shippedProtocols.find(({ id }) => id === "NCT01842165");
    const criterion = protocol?.population.criteria.find(({ title }) =>
      /h(a|æ)?emoglobin|\bHb\b/i.test(title),
    );
    const repair = protocol?.repairs.find(
      ({ id, candidates, confidence }) =>
        criterion?.repairIds.includes(id) && candidates.length > 1 && confidence !== "certain",
    );
    const truth = async (...more: readonly string[]): Promise<string | undefined> => {
      const { out } = await run(
        "screen",
        "--trial",
        "NCT01842165",
        "--patients",
        folder,
        ...day,
        "--format",
        "json",
        ...more,
      );
      return screeningSchema
        .array()
        .parse(JSON.parse(out))[0]
        ?.criteria.find(({ id }) => id === criterion?.id)?.truth;
    };
    expect(await truth()).toBe("unknown");
    const decided = await run(
      "repairs",
      "confirm",
      repair?.id ?? "",
      "--by",
      "Erika Lind",
      "--role",
      "investigator",
      "--reason",
      "protocol 4.1",
    );
    expect(decided.code, decided.err).toBe(0);
    expect(await truth()).toBe("true");
    expect(await truth("--no-decisions")).toBe("unknown");
  });
  test("a decision needs a name, a role and a reason", async () => {
    const { code, err } = await run("repairs", "confirm", "001-I7a-r1", "--by", "Erika Lind");
    expect(code).toBe(2);
    expect(err).toMatch(/--role|--reason/);
  });
  test("the log is whole; a head that it does not hold ends with 1", async () => {
    expect((await run("verify")).code).toBe(0);
    const { code, err } = await run("verify", "--head", "f".repeat(64));
    expect(code).toBe(1);
    expect(err).toContain("not in the log");
  });
});
