import type { IssueCode } from "../src/kernel/failure.ts";

/** A folder with one fault, and what the import must say about it. */
export type FaultyExample = {
  readonly folder: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Null: nothing is wrong, though it looks like it. */
  readonly says: {
    readonly code: IssueCode;
    readonly file: string;
    readonly line: number | null;
    readonly field: string | null;
  } | null;
  /** Facts that are read all the same. */
  readonly kept: number;
};

const patients = "subject,birth_date,sex\nEX-1,1961-04-02,female\n";
const header = "subject,variable,value,unit,date\n";
const sound = "EX-1,crp,7,mg/L,2026-11-10\n";

const results = (
  folder: string,
  rows: string,
  code: IssueCode,
  field: string | null,
  kept = 1,
  line = 2,
): FaultyExample => ({
  folder,
  files: { "patients.csv": patients, "observations.csv": `${header}${rows}` },
  says: { code, file: "observations.csv", line, field },
  // The sex of the subject is a fact too.
  kept: kept + 1,
});

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((each) => [each.charCodeAt(0) & 0xff, each.charCodeAt(0) >> 8]),
  ]);
const latin1 = (text: string): Uint8Array => Uint8Array.from([...text].map((each) => each.charCodeAt(0)));

const patient = '{"resourceType":"Patient","id":"EX-1","gender":"female"}';
const result = (id: string, value: string): string =>
  `{"resourceType":"Observation","id":"${id}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"1988-5"}]},"subject":{"reference":"Patient/EX-1"},"effectiveDateTime":"2026-11-10","valueQuantity":{"value":${value},"code":"mg/L","system":"http://unitsofmeasure.org"}}`;

/** One folder for each fault that an import can meet. A file over 200 MB is not among them. */
export const faultyExamples: readonly FaultyExample[] = [
  results("unknown-unit", `EX-1,hemoglobin,124,g/LL,2026-11-10\n${sound}`, "unknown-unit", "unit"),
  results("missing-unit", `EX-1,hemoglobin,124,,2026-11-10\n${sound}`, "missing-unit", "unit"),
  results("impossible-date", `EX-1,crp,5,mg/L,2026-02-30\n${sound}`, "impossible-date", "date"),
  results("future-date", `EX-1,crp,5,mg/L,2062-11-10\n${sound}`, "future-date", "date"),
  results("no-number", `EX-1,crp,haemolytic,mg/L,2026-11-09\n${sound}`, "not-a-number", "value"),
  results("decimal-comma", `EX-1,creatinine,"1,2",mg/dL,2026-11-10\n${sound}`, "decimal-comma", "value"),
  results(
    "wrong-unit-suspected",
    `EX-1,platelets,241000,10*9/L,2026-11-10\n${sound}`,
    "implausible",
    "value",
    2,
  ),
  results("unclosed-quote", `EX-1,crp,"5,mg/L,2026-11-09\n${sound}`, "truncated", null),
  results("unknown-variable", `EX-1,zonulin,5,ug/L,2026-11-09\n${sound}`, "unmapped", "variable"),
  results("unknown-subject", `EX-9,crp,5,mg/L,2026-11-09\n${sound}`, "unknown-value", "subject"),
  results("rows-that-contradict", `${sound}EX-1,crp,8,mg/L,2026-11-10\n`, "conflict", null, 0, 3),
  {
    folder: "missing-column",
    files: { "patients.csv": patients, "observations.csv": "subject,variable,value,unit\nEX-1,crp,5,mg/L\n" },
    says: { code: "missing", file: "observations.csv", line: 1, field: "date" },
    kept: 1,
  },
  {
    folder: "duplicate-subject",
    files: { "patients.csv": `${patients}EX-1,1975-01-01,male\n` },
    says: { code: "duplicate", file: "patients.csv", line: 3, field: "subject" },
    kept: 1,
  },
  {
    folder: "empty-file",
    files: { "patients.csv": patients, "observations.csv": "" },
    says: { code: "empty", file: "observations.csv", line: null, field: null },
    kept: 1,
  },
  {
    folder: "latin-1",
    files: { "patients.csv": latin1(`${patients}EX-2,1975-01-01,male\nEX-å,1975-01-01,male\n`) },
    says: { code: "wrong-encoding", file: "patients.csv", line: 4, field: null },
    kept: 2,
  },
  {
    folder: "utf-16",
    files: { "patients.csv": utf16(patients) },
    says: { code: "wrong-encoding", file: "patients.csv", line: 1, field: null },
    kept: 0,
  },
  {
    folder: "unknown-file",
    files: { "patients.csv": patients, "labs-2026.csv": `${header}${sound}` },
    says: { code: "unknown-file", file: "labs-2026.csv", line: null, field: null },
    kept: 1,
  },
  {
    folder: "truncated-bundle",
    files: {
      "bundle.json": `{"resourceType":"Bundle","type":"collection","entry":[\n{"resource":${patient}},\n{"resource":${result("a", "7")}},\n{"resource":${result("b", "8").slice(0, 150)}`,
    },
    says: { code: "truncated", file: "bundle.json", line: 4, field: null },
    kept: 2,
  },
  {
    folder: "broken-line",
    files: { "all.ndjson": `${patient}\n${result("a", "7").slice(0, 90)}\n${result("b", "8")}\n` },
    says: { code: "malformed", file: "all.ndjson", line: 2, field: null },
    kept: 2,
  },
  {
    folder: "no-fhir",
    files: { "data.json": '{"patients": [{"id": "EX-1", "crp": 7}]}\n' },
    says: { code: "malformed", file: "data.json", line: 1, field: null },
    kept: 0,
  },
  {
    folder: "below-detection",
    files: {
      "patients.csv": patients,
      "observations.csv": `${header}EX-1,crp,<5,mg/L,2026-11-10\nEX-1,cga,>1000,ug/L,2026-11-10\n`,
    },
    says: null,
    kept: 3,
  },
];
