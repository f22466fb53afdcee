import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/calendar.ts";
import type { Issue } from "../../kernel/failure.ts";
import type { ImportFile, ImportItem } from "../../subject/index.ts";
import { type CsvOptions, readCsvFolder } from "./readCsvFolder.ts";

const fileOf = (name: string, content: string | Uint8Array): ImportFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    bytes: async function* () {
      for (let from = 0; from < bytes.length; from += 7) yield bytes.slice(from, from + 7);
    },
  };
};

const today = isoDate("2026-11-20");
const patients = "subject,birth_date,sex\nLU-1,1961-04-02,female\nLU-2,1958,male\n";

const read = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<CsvOptions> = {},
): Promise<readonly ImportItem[]> => {
  const items: ImportItem[] = [];
  const all = Object.entries(files).map(([name, content]) => fileOf(name, content));
  for await (const item of readCsvFolder(all, { today, ...options })) items.push(item);
  return items;
};
const facts = (items: readonly ImportItem[]) => items.filter((each) => each.kind === "fact");
const issues = (items: readonly ImportItem[]): readonly Issue[] =>
  items.flatMap((each) => (each.kind === "issue" ? [each.issue] : []));
const observations = async (
  rows: string,
  header = "subject,variable,value,unit,date,lower_limit,upper_limit,laboratory,method",
) => read({ "patients.csv": patients, "observations.csv": `${header}\n${rows}\n` });
const results = async (rows: string, header?: string) =>
  facts(await observations(rows, header)).filter((each) => each.type === "observation/1");
const faults = async (rows: string, header?: string) => issues(await observations(rows, header));

describe("a result from a CSV row", () => {
  test("keeps value, unit, date, limits, laboratory and method as they were written", async () => {
    expect(await results("LU-1,gfr,61.50,mL/min/1.73m2,2026-11-09,60,,Lund,iohexol")).toEqual([
      {
        kind: "fact",
        key: "csv:observations:LU-1|gfr|2026-11-09|Lund|iohexol clearance",
        subject: "LU-1",
        trial: null,
        type: "observation/1",
        payload: {
          variable: "gfr",
          value: { value: "61.50", unit: "mL/min/{1.73_m2}" },
          collected: "2026-11-09",
          status: "final",
          limits: { lower: { value: "60", unit: "mL/min/{1.73_m2}" } },
          method: "iohexol clearance",
          laboratory: "Lund",
        },
        effective: "2026-11-09",
        place: { file: "observations.csv", line: 2 },
      },
    ]);
  });

  test.each([
    ["<5", "<", "5"],
    ["≤5", "<=", "5"],
    ["<= 5", "<=", "5"],
    [">1000", ">", "1000"],
    ["≥1000", ">=", "1000"],
  ])("written as %s is a bound, never the number itself", async (written, comparator, value) => {
    const [fact] = await results(`LU-1,crp,${written},mg/L,2026-11-09,,,,`);
    expect(fact?.payload).toMatchObject({ comparator, value: { value, unit: "mg/L" } });
  });

  test("takes the comparator from its own column", async () => {
    const [fact] = await results(
      "LU-1,crp,5,mg/L,2026-11-09,<",
      "subject,variable,value,unit,date,comparator",
    );
    expect(fact?.payload).toMatchObject({ comparator: "<" });
  });

  test("with two comparators that disagree is left out", async () => {
    const found = await faults(
      "LU-1,crp,>5,mg/L,2026-11-09,<",
      "subject,variable,value,unit,date,comparator",
    );
    expect(found).toMatchObject([
      { code: "conflict", file: "observations.csv", line: 2, field: "comparator" },
    ]);
  });

  test("without a unit is left out, with the units that could be meant", async () => {
    const found = await faults("LU-1,hemoglobin,124,,2026-11-09,,,,");
    expect(found).toMatchObject([
      { code: "missing-unit", severity: "error", file: "observations.csv", line: 2, field: "unit" },
    ]);
    expect(found[0]?.cure).toContain("g/L, g/dL");
  });

  test("in a unit that nobody knows is left out, with the nearest spellings", async () => {
    const found = await faults("LU-1,hemoglobin,124,g/LL,2026-11-09,,,,");
    expect(found).toMatchObject([{ code: "unknown-unit", line: 2, field: "unit" }]);
    expect(found[0]?.cure).toMatch(/Near it: g\/L/);
  });

  test("in a valid unit that cannot be converted is kept as it stands", async () => {
    const [fact] = await results("LU-1,hemoglobin,12,kat/L,2026-11-09,,,,");
    expect(fact?.payload).toMatchObject({ value: { value: "12", unit: "kat/L" } });
  });

  test("an INR needs no printed unit, because it is its own", async () => {
    const [fact] = await results("LU-1,inr,1.1,,2026-11-09,,,,");
    expect(fact?.payload).toMatchObject({ value: { value: "1.1", unit: "{INR}" } });
  });

  test("a value that no patient has is kept with a warning", async () => {
    const items = await observations("LU-1,platelets,241000,10*9/L,2026-11-09,,,,");
    expect(issues(items)).toMatchObject([
      { code: "implausible", severity: "warning", line: 2, field: "value" },
    ]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(true);
  });

  test("by LOINC code is the variable of that code", async () => {
    const [fact] = await results(
      "LU-1,718-7,LOINC,12.4,g/dL,2026-11-09",
      "subject,code,system,value,unit,date",
    );
    expect(fact?.payload).toMatchObject({ variable: "hemoglobin", value: { value: "12.4", unit: "g/dL" } });
  });

  test("by a look-alike code is counted, not stored: neutrophils in percent are no count", async () => {
    const items = await observations(
      "LU-1,770-8,LOINC,61,%,2026-11-09",
      "subject,code,system,value,unit,date",
    );
    expect(items.filter((each) => each.kind === "unmapped")).toMatchObject([
      { system: "http://loinc.org", code: "770-8", subject: "LU-1" },
    ]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(false);
  });

  test("of an unknown variable is explained once and counted every time", async () => {
    const items = await observations(
      "LU-1,zonulin,3,ug/L,2026-11-09,,,,\nLU-1,zonulin,4,ug/L,2026-11-10,,,,",
    );
    expect(issues(items)).toMatchObject([
      { code: "unmapped", severity: "warning", line: 2, field: "variable" },
    ]);
    expect(items.filter((each) => each.kind === "unmapped")).toHaveLength(2);
  });

  test("entered in error takes back the result of the same key", async () => {
    const found = facts(
      await observations(
        "LU-1,crp,5,mg/L,2026-11-09,entered-in-error",
        "subject,variable,value,unit,date,status",
      ),
    );
    expect(found.at(-1)).toMatchObject({
      type: "retraction/1",
      key: "csv:observations:LU-1|crp|2026-11-09||",
    });
  });

  test("keeps its key when only the value changes, so that the change is a correction", async () => {
    const [before] = await results("LU-1,crp,5,mg/L,2026-11-09,,,Lund,");
    const [after] = await results("LU-1,crp,6,mg/L,2026-11-09,,,Lund,");
    expect(after?.key).toBe(before?.key);
    expect(after?.payload).not.toEqual(before?.payload);
  });

  test.each([
    ["ecog", "1", { value: "1", unit: "{score}" }],
    ["karnofsky", "90", { value: "90", unit: "%" }],
    ["hbsag", "neg", "negative"],
    ["wocbp", "no", false],
    ["tumor.grade", "2", "G2"],
  ])("of %s is read in the way it is measured", async (variable, written, value) => {
    const [fact] = await results(`LU-1,${variable},${written},,2026-11-09,,,,`);
    expect(fact?.payload).toMatchObject({ value });
  });
});

describe("dates", () => {
  test.each([
    ["2026-02-30", "impossible-date"],
    ["2026-13-01", "impossible-date"],
    ["2026-11-21", "future-date"],
    ["2027", "future-date"],
    ["09.11.2026", "malformed"],
    ["2026-11-09T10:00", "malformed"],
    ["yesterday", "malformed"],
    ["", "missing"],
  ])("%s is refused as %s, with file, line and field", async (date, code) => {
    const found = await faults(`LU-1,crp,5,mg/L,${date},,,,`);
    expect(found).toMatchObject([
      { code, severity: "error", file: "observations.csv", line: 2, field: "date" },
    ]);
    expect(found[0]?.cure).not.toBe("");
  });

  test("the cure of a dotted date is the date as it must be written", async () => {
    const [found] = await faults("LU-1,crp,5,mg/L,09.11.2026,,,,");
    expect(found?.cure).toContain("2026-11-09");
  });

  test.each(["2026", "2026-11", "2026-11-20", "2026-11-09T10:00:00+01:00"])(
    "%s is kept as exact as it is",
    async (date) => {
      const [fact] = await results(`LU-1,crp,5,mg/L,${date},,,,`);
      expect(fact?.effective).toBe(date);
    },
  );
});

describe("decimal commas", () => {
  const rows = 'subject;variable;value;unit;date;upper_limit\nLU-1;creatinine;"1,2";mg/dL;2026-11-09;1,1\n';

  test("are not guessed at: without a declaration the row is left out and format.json is named", async () => {
    const found = issues(await read({ "patients.csv": patients, "observations.csv": rows }));
    expect(found.map(({ code, field, line }) => [code, field, line])).toEqual([
      ["decimal-comma", "value", 2],
    ]);
    expect(found[0]?.cure).toContain('{"decimal": "comma"}');
  });

  test.each([
    ["format.json", { "format.json": '{"decimal":"comma"}' }, {}],
    ["the import preview", {}, { format: { decimal: "comma" as const } }],
  ])("declared in %s are read exactly", async (_, files, options) => {
    const found = facts(
      await read({ "patients.csv": patients, "observations.csv": rows, ...files }, options),
    );
    expect(found.at(-1)?.payload).toMatchObject({
      value: { value: "1.2", unit: "mg/dL" },
      limits: { upper: { value: "1.1", unit: "mg/dL" } },
    });
  });

  test("beside points are refused: 75.000 would be 75 or 75000", async () => {
    const found = issues(
      await read({
        "patients.csv": patients,
        "format.json": '{"decimal":"comma"}',
        "observations.csv": "subject;variable;value;unit;date\nLU-1;platelets;75.000;/mm3;2026-11-09\n",
      }),
    );
    expect(found).toMatchObject([{ code: "decimal-comma", field: "value", line: 2 }]);
  });

  test("a format.json that declares neither is an issue", async () => {
    const found = issues(await read({ "patients.csv": patients, "format.json": "{decimal: comma}" }));
    expect(found).toMatchObject([{ code: "malformed", file: "format.json", field: "decimal" }]);
  });
});

describe("files", () => {
  test.each([
    [",", "LU-1,crp,5,mg/L,2026-11-09"],
    [";", "LU-1;crp;5;mg/L;2026-11-09"],
    ["\t", "LU-1\tcrp\t5\tmg/L\t2026-11-09"],
  ])("separated by %j are told by their header", async (delimiter, row) => {
    const header = ["subject", "variable", "value", "unit", "date"].join(delimiter);
    expect(await results(row, header)).toHaveLength(1);
  });

  test("may begin with a byte order mark and end lines as Windows does", async () => {
    const items = await read({ "patients.csv": "\uFEFFsubject,sex\r\nLU-1,F\r\n" });
    expect(facts(items).map(({ type, payload }) => [type, payload["value"]])).toEqual([
      ["subjectRegistered/1", undefined],
      ["attribute/1", "female"],
    ]);
  });

  test("that are empty say so", async () => {
    expect(issues(await read({ "patients.csv": "" }))).toMatchObject([
      { code: "empty", file: "patients.csv" },
    ]);
    expect(issues(await read({ "patients.csv": "subject,sex\n" }))).toMatchObject([
      { code: "empty", severity: "warning" },
    ]);
  });

  test("in UTF-16 are named as such", async () => {
    const bytes = Uint8Array.from([
      0xff,
      0xfe,
      ...[..."subject\n"].flatMap((each) => [each.charCodeAt(0), 0]),
    ]);
    expect(issues(await read({ "patients.csv": bytes }))).toMatchObject([
      { code: "wrong-encoding", file: "patients.csv", line: 1, message: expect.stringContaining("UTF-16") },
    ]);
  });

  test("in Latin-1 are read up to the line that shows it, which is named", async () => {
    const bytes = Uint8Array.from(
      [..."subject,sex\nLU-1,F\nM", "\u00e5", ..."1,M\n"].map((each) => each.charCodeAt(0)),
    );
    const items = await read({ "patients.csv": bytes });
    expect(issues(items)).toMatchObject([
      {
        code: "wrong-encoding",
        line: 3,
        message: expect.stringContaining('"å"'),
        cure: expect.stringContaining("UTF-8"),
      },
    ]);
    expect(facts(items).some((each) => each.subject === "LU-1")).toBe(true);
  });

  test("over 200 MB are refused without being read", async () => {
    const items: ImportItem[] = [];
    const huge: ImportFile = {
      name: "observations.csv",
      size: 200 * 1024 * 1024 + 1,
      bytes: () => {
        throw new Error("read although it is too large");
      },
    };
    for await (const item of readCsvFolder([huge], { today })) items.push(item);
    expect(issues(items)).toMatchObject([{ code: "too-large", file: "observations.csv" }]);
  });

  test("with an unclosed quote lose that line only", async () => {
    const items = await observations('LU-1,crp,"5,mg/L,2026-11-08,,,,\nLU-1,crp,6,mg/L,2026-11-09,,,,');
    expect(issues(items)).toMatchObject([{ code: "truncated", file: "observations.csv", line: 2 }]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(true);
  });

  test("with a column too many in a row lose that row only", async () => {
    const items = await observations("LU-1,crp,5,mg/L,2026-11-08,,,,,,x\nLU-1,crp,6,mg/L,2026-11-09,,,,");
    expect(issues(items)).toMatchObject([{ code: "malformed", line: 2 }]);
    expect(facts(items).filter((each) => each.type === "observation/1")).toHaveLength(1);
  });

  test("without a column they need are not read, and the header is told", async () => {
    const items = await observations("LU-1,crp,5", "subject,variable,value");
    expect(issues(items)).toMatchObject([{ code: "missing", line: 1, field: "date" }]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(false);
  });

  test("list columns that they should not have", async () => {
    const items = await read({ "patients.csv": "subject,sex,shoe_size\nLU-1,F,38\n" });
    expect(items.filter((each) => each.kind === "unknownColumn")).toEqual([
      { kind: "unknownColumn", file: "patients.csv", column: "shoe_size" },
    ]);
  });

  test("that do not belong to the folder are named, READMEs are not", async () => {
    const found = issues(
      await read({ "patients.csv": patients, "notes.csv": "a\n", "README.md": "synthetic" }),
    );
    expect(found).toMatchObject([{ code: "unknown-file", severity: "warning", file: "notes.csv" }]);
  });
});

describe("subjects", () => {
  test("have their birth date in the identity, never in a fact", async () => {
    const items = await read({ "patients.csv": patients });
    expect(items.filter((each) => each.kind === "identity")).toMatchObject([
      { subject: "LU-1", birthDate: "1961-04-02" },
      { subject: "LU-2", birthDate: "1958" },
    ]);
    expect(JSON.stringify(facts(items))).not.toContain("1961");
  });

  test("may be known by an age on a day", async () => {
    const items = await read({ "patients.csv": "subject,age_years,age_date\nLU-1,64,2026-10-01\n" });
    expect(facts(items).at(-1)).toMatchObject({ type: "age/1", payload: { years: 64, date: "2026-10-01" } });
  });

  test("that stand twice are reported: with a warning when the same, as an error when not", async () => {
    const found = issues(await read({ "patients.csv": "subject,sex\nLU-1,F\nLU-1,F\nLU-1,M\n" }));
    expect(found.map(({ code, severity, line }) => [code, severity, line])).toEqual([
      ["duplicate", "warning", 3],
      ["duplicate", "error", 4],
    ]);
  });

  test("that patients.csv lacks lose their rows, and the number of rows is told", async () => {
    const found = await faults(
      "LU-9,crp,5,mg/L,2026-11-08,,,,\nLU-9,crp,6,mg/L,2026-11-09,,,,\nLU-9,crp,7,mg/L,2026-11-10,,,,",
    );
    expect(found).toMatchObject([
      { code: "unknown-value", line: 2, field: "subject" },
      { code: "unknown-value", line: null, message: expect.stringContaining("2 further rows of LU-9") },
    ]);
  });

  test("on file already need no patients.csv", async () => {
    const files = { "observations.csv": "subject,variable,value,unit,date\nLU-7,crp,5,mg/L,2026-11-08\n" };
    expect(facts(await read(files, { knownSubjects: new Set(["LU-7"]) }))).toHaveLength(1);
    expect(facts(await read(files, { knownSubjects: new Set(["LU-8"]) }))).toHaveLength(0);
  });
});

describe("the other files", () => {
  const folder = (name: string, text: string) => read({ "patients.csv": patients, [name]: text });
  const last = async (name: string, text: string) => facts(await folder(name, text)).at(-1);

  test("a record has its concept, dates and attributes in the form of the vocabulary", async () => {
    const fact = await last(
      "records.csv",
      'subject,type,concept,start,end,attributes\nLU-1,toxicity,fatigue,2026-05,2026-06-01,"{""currentGrade"":2,""attributedTo"":""prior antitumor therapy""}"\n',
    );
    expect(fact).toMatchObject({
      key: "csv:records:LU-1|toxicity|fatigue|2026-05",
      type: "record/1",
      payload: {
        recordType: "toxicity",
        concepts: ["fatigue"],
        start: "2026-05",
        end: "2026-06-01",
        fields: {
          currentGrade: { value: "2", unit: "{CTCAE_grade}" },
          attributedTo: "prior antitumor therapy",
        },
      },
      effective: "2026-05",
    });
  });

  test("a record by a code of another system is the concept of that code", async () => {
    const fact = await last("records.csv", "subject,type,code,system\nLU-1,condition,I10,icd-10\n");
    expect(fact?.payload).toMatchObject({ concepts: ["hypertension"] });
  });

  test("a record that nobody can map is kept as possibly anything, and counted", async () => {
    const items = await folder("records.csv", "subject,type,concept\nLU-1,treatment,Wunderwasser\n");
    expect(facts(items).at(-1)?.payload).toMatchObject({ concepts: null, display: "Wunderwasser" });
    expect(items.filter((each) => each.kind === "unmapped")).toMatchObject([
      { system: "concept", code: "Wunderwasser" },
    ]);
    expect(issues(items)).toMatchObject([
      { code: "unmapped", severity: "warning", line: 2, field: "concept" },
    ]);
  });

  test("a record in a list where criteria do not look for it is kept with a warning that names the right list", async () => {
    const items = await folder("records.csv", "subject,type,concept\nLU-1,condition,everolimus\n");
    expect(issues(items)).toMatchObject([{ code: "conflict", severity: "warning", field: "type", line: 2 }]);
    expect(issues(items)[0]?.cure).toContain("treatment");
    expect(facts(items).at(-1)?.payload["recordType"]).toBe("condition");
  });

  test("an attribute that records do not have is named; the record stays", async () => {
    const items = await folder(
      "records.csv",
      'subject;type;concept;attributes\nLU-1;condition;fatigue;{"shoe":"38"}\n',
    );
    expect(issues(items)).toMatchObject([
      { code: "unknown-value", severity: "warning", field: "attributes.shoe" },
    ]);
    expect(facts(items).at(-1)?.type).toBe("record/1");
  });

  test("a period that ends before it starts is refused", async () => {
    const found = issues(
      await folder(
        "records.csv",
        "subject,type,concept,start,end\nLU-1,condition,fatigue,2026-05,2026-04-30\n",
      ),
    );
    expect(found).toMatchObject([{ code: "conflict", field: "end" }]);
  });

  test("a lesion has its columns as fields with their units", async () => {
    const fact = await last(
      "lesions.csv",
      "subject,lesion,date,organ,longest_mm,modality,target,uptake_suv,liver_suv,krenning,irradiated\nLU-1,L1,2026-10-01,liver,24,CT,yes,18.2,6.1,4,no\n",
    );
    expect(fact).toMatchObject({
      key: "csv:lesions:LU-1|L1|2026-10-01|CT",
      payload: {
        lesion: "L1",
        date: "2026-10-01",
        fields: {
          organ: "liver",
          longestDimension: { value: "24", unit: "mm" },
          longestTransaxialDiameter: { value: "24", unit: "mm" },
          modality: "CT",
          isTarget: true,
          uptake: { value: "18.2", unit: "{SUV}" },
          suv: { value: "18.2", unit: "{SUV}" },
          liverUptake: { value: "6.1", unit: "{SUV}" },
          liverSuv: { value: "6.1", unit: "{SUV}" },
          krenning: { value: "4", unit: "{score}" },
          rotterdamScore: "IV",
          previouslyIrradiated: false,
        },
      },
    });
  });

  test("a faulty cell of a lesion is told once, and the rest of the row is kept", async () => {
    const items = await folder(
      "lesions.csv",
      "subject,lesion,date,organ,uptake_suv\nLU-1,L1,2026-10-01,liver,much\n",
    );
    expect(issues(items)).toMatchObject([{ severity: "warning", line: 2, field: "uptake_suv" }]);
    expect(facts(items).at(-1)?.payload["fields"]).toEqual({ organ: "liver" });
  });

  test("on MRI the longest diameter is not taken for a transaxial one", async () => {
    const fact = await last(
      "lesions.csv",
      "subject,lesion,date,longest_mm,modality\nLU-1,L1,2026-10-01,24,MRI\n",
    );
    expect(fact?.payload["fields"]).not.toHaveProperty("longestTransaxialDiameter");
  });

  test("a list is complete only up to a day", async () => {
    const fact = await last(
      "lists.csv",
      "subject,type,completeness,as_of\nLU-1,treatment,complete,2026-11-10\n",
    );
    expect(fact?.payload).toEqual({
      recordType: "treatment",
      completeness: "complete",
      completeAsOf: "2026-11-10",
    });
    const found = issues(
      await folder("lists.csv", "subject,type,completeness,as_of\nLU-1,treatment,complete,\n"),
    );
    expect(found).toMatchObject([{ code: "missing", field: "as_of" }]);
  });

  test("an answer names who gave it and when", async () => {
    const fact = await last(
      "answers.csv",
      "subject,question,answer,by,role,date\nLU-1,consent.written,yes,E. Lind,investigator,2026-11-10\n",
    );
    expect(fact?.payload).toEqual({
      question: "consent.written",
      answer: "yes",
      date: "2026-11-10",
      by: "E. Lind",
      role: "investigator",
    });
    const found = issues(
      await folder(
        "answers.csv",
        "subject,question,answer,by,role,date\nLU-1,consent.written,perhaps,,,2026-11-10\n",
      ),
    );
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ["unknown-value", "answer"],
      ["missing", "by"],
    ]);
  });

  test("an anchor may be planned, with a warning", async () => {
    const items = await folder(
      "anchors.csv",
      "subject,trial,anchor,date\nLU-1,NCT05387603,firstDose,2026-12-01\n",
    );
    expect(facts(items).at(-1)).toMatchObject({
      trial: "NCT05387603",
      payload: { anchor: "firstDose", date: "2026-12-01" },
    });
    expect(issues(items)).toMatchObject([{ code: "future-date", severity: "warning" }]);
  });

  test("an unknown anchor or type lists the known ones", async () => {
    const [anchor] = issues(
      await folder("anchors.csv", "subject,trial,anchor,date\nLU-1,,baptism,2026-11-01\n"),
    );
    expect(anchor).toMatchObject({
      code: "unknown-value",
      field: "anchor",
      cure: expect.stringContaining("randomization"),
    });
    const [type] = issues(await folder("records.csv", "subject,type,concept\nLU-1,hobby,chess\n"));
    expect(type).toMatchObject({
      code: "unknown-value",
      field: "type",
      cure: expect.stringContaining("procedure"),
    });
  });

  test("limits belong to the laboratory, not to a subject", async () => {
    const fact = await last(
      "limits.csv",
      "laboratory,variable,sex,lower,upper,unit,valid_from\nLund,alt,F,,0.75,µkat/L,2025-01-01\n",
    );
    expect(fact).toMatchObject({
      subject: null,
      type: "limits/1",
      payload: {
        laboratory: "Lund",
        variable: "alt",
        sex: "female",
        upper: "0.75",
        unit: "ukat/L",
        validFrom: "2025-01-01",
      },
    });
  });

  test("anything else of the timeline is an event with its payload", async () => {
    const fact = await last(
      "events.csv",
      'subject;trial;type;effective;payload\nLU-1;NCT05387603;cycle;2026-11-02;{"number":1,"activity_GBq":"7.4"}\n',
    );
    expect(fact).toMatchObject({
      type: "clinical/1",
      trial: "NCT05387603",
      payload: { type: "cycle", payload: { number: 1, activity_GBq: "7.4" } },
      effective: "2026-11-02",
    });
  });
});
