import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/calendar.ts";
import type { Issue } from "../../kernel/failure.ts";
import type { ImportFile, ImportItem } from "../../subject/index.ts";
import { type FhirOptions, readFhir } from "./readFhir.ts";

const today = isoDate("2026-11-20");
const fileOf = (name: string, content: string | Uint8Array, chunk = 11): ImportFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    bytes: async function* () {
      for (let from = 0; from < bytes.length; from += chunk) yield bytes.slice(from, from + chunk);
    },
  };
};

const readText = async (
  name: string,
  content: string | Uint8Array,
  options: Partial<FhirOptions> = {},
): Promise<readonly ImportItem[]> => {
  const items: ImportItem[] = [];
  for await (const item of readFhir(fileOf(name, content), { today, ...options })) items.push(item);
  return items;
};

const patient = { resourceType: "Patient", id: "p1", gender: "female", birthDate: "1961-04-02" };
const subject = { reference: "Patient/p1" };
const bundle = (...resources: readonly object[]): string =>
  JSON.stringify({ resourceType: "Bundle", entry: resources.map((resource) => ({ resource })) });
const read = (...resources: readonly object[]) => readText("bundle.json", bundle(patient, ...resources));

const facts = (items: readonly ImportItem[]) => items.filter((each) => each.kind === "fact");
const issues = (items: readonly ImportItem[]): readonly Issue[] =>
  items.flatMap((each) => (each.kind === "issue" ? [each.issue] : []));
const unmapped = (items: readonly ImportItem[]) => items.filter((each) => each.kind === "unmapped");

const hemoglobin = {
  resourceType: "Observation",
  id: "o1",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "718-7" }] },
  subject,
  effectiveDateTime: "2026-11-09",
  valueQuantity: { value: 12.4, unit: "g/dl", system: "http://unitsofmeasure.org", code: "g/dL" },
};
const observed = async (change: object) =>
  facts(await read({ ...hemoglobin, ...change })).filter((each) => each.type === "observation/1");

describe("a FHIR patient", () => {
  test("has name and birth date in the identity, never in a fact", async () => {
    const items = await readText(
      "p.json",
      bundle({ ...patient, name: [{ family: "Invented", given: ["Ida"] }] }),
    );
    expect(items.filter((each) => each.kind === "identity")).toMatchObject([
      { subject: "p1", name: "Ida Invented", birthDate: "1961-04-02" },
    ]);
    expect(JSON.stringify(facts(items))).not.toMatch(/1961|Invented/);
    expect(facts(items).map(({ key, type }) => [key, type])).toEqual([
      ["fhir:Patient/p1", "subjectRegistered/1"],
      ["fhir:Patient/p1|sex", "attribute/1"],
    ]);
  });

  test("is known by the identifier of a configured system, also where a result stands before it", async () => {
    const identified = { ...patient, identifier: [{ system: "urn:trial", value: "LU-074" }] };
    const items = await readText("b.json", bundle(hemoglobin, identified), { identifierSystem: "urn:trial" });
    expect(facts(items).map((each) => each.subject)).toEqual(["LU-074", "LU-074", "LU-074"]);
  });

  test("may be referred to by the full URL of its entry", async () => {
    const entry = [
      { fullUrl: "urn:uuid:1", resource: { ...hemoglobin, subject: { reference: "urn:uuid:1" } } },
      { fullUrl: "urn:uuid:1", resource: patient },
    ];
    const items = await readText("b.json", JSON.stringify({ resourceType: "Bundle", entry }));
    expect(facts(items).find((each) => each.type === "observation/1")?.subject).toBe("p1");
  });

  test("who is nowhere in the import leaves a resource without a subject", async () => {
    const found = issues(
      await readText("b.json", bundle({ ...hemoglobin, subject: { reference: "urn:uuid:9" } })),
    );
    expect(found).toMatchObject([{ code: "missing", field: "Observation.subject" }]);
  });
});

describe("a FHIR observation", () => {
  test("has value, unit, date, range, method, laboratory and issue time", async () => {
    const [fact] = await observed({
      issued: "2026-11-09T14:00:00+01:00",
      method: { text: "automated" },
      performer: [{ display: "Lund" }],
      referenceRange: [{ low: { value: 11.7, unit: "g/dL" }, high: { value: 15.3, unit: "g/dL" } }],
    });
    expect(fact).toMatchObject({
      key: "fhir:Observation/o1",
      subject: "p1",
      payload: {
        variable: "hemoglobin",
        value: { value: "12.4", unit: "g/dL" },
        limits: { lower: { value: "11.7", unit: "g/dL" }, upper: { value: "15.3", unit: "g/dL" } },
        collected: "2026-11-09",
        issued: "2026-11-09T14:00:00+01:00",
        status: "final",
        method: "automated",
        laboratory: "Lund",
      },
      effective: "2026-11-09",
    });
  });

  test.each(["1.50", "100.0", "0.1000000000000000055511151231257827", "7.5E+4"])(
    "keeps the number %s digit by digit",
    async (digits) => {
      const text = bundle(patient, hemoglobin).replace("12.4", digits);
      const fact = facts(await readText("b.json", text)).at(-1);
      expect(fact?.payload["value"]).toEqual({ value: digits, unit: "g/dL" });
    },
  );

  test("with a comparator is a bound", async () => {
    const [fact] = await observed({ valueQuantity: { ...hemoglobin.valueQuantity, comparator: "<" } });
    expect(fact?.payload["comparator"]).toBe("<");
  });

  test("whose range has no unit has the range in the unit of the value", async () => {
    const [fact] = await observed({ referenceRange: [{ low: { value: 11.7 } }] });
    expect(fact?.payload["limits"]).toEqual({ lower: { value: "11.7", unit: "g/dL" } });
  });

  test("with ranges for different people has none, and says so", async () => {
    const items = await read({
      ...hemoglobin,
      referenceRange: [{ low: { value: 11.7 } }, { low: { value: 13.4 } }],
    });
    expect(issues(items)).toMatchObject([
      { code: "conflict", severity: "warning", field: "Observation.referenceRange" },
    ]);
    expect(facts(items).at(-1)?.payload).not.toHaveProperty("limits");
  });

  test("takes the normal range, not the therapeutic one", async () => {
    const type = (code: string) => ({ coding: [{ code }] });
    const [fact] = await observed({
      referenceRange: [
        { type: type("therapeutic"), low: { value: 1 } },
        { type: type("normal"), low: { value: 11.7 } },
      ],
    });
    expect(fact?.payload["limits"]).toMatchObject({ lower: { value: "11.7" } });
  });

  test("entered in error takes back the fact of the same key", async () => {
    const items = await read({ ...hemoglobin, status: "entered-in-error" });
    expect(facts(items).at(-1)).toMatchObject({ key: "fhir:Observation/o1", type: "retraction/1" });
  });

  test("whose value is absent with a reason is no fact and no fault", async () => {
    const { valueQuantity: _, ...without } = hemoglobin;
    const items = await read({ ...without, dataAbsentReason: { text: "not performed" } });
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(false);
    expect(issues(items)).toEqual([]);
  });

  test("in an unknown unit is left out, with line and element", async () => {
    const items = await read({ ...hemoglobin, valueQuantity: { value: 12.4, unit: "blobs" } });
    expect(issues(items)).toMatchObject([{ code: "unknown-unit", field: "Observation.unit", line: 1 }]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(false);
  });

  test.each([
    ["a look-alike", "770-8"],
    ["unknown", "99999-9"],
  ])("by a code that is %s is counted, not stored", async (_, code) => {
    const items = await read({
      ...hemoglobin,
      code: { coding: [{ system: "http://loinc.org", code, display: "x" }] },
    });
    expect(unmapped(items)).toMatchObject([{ subject: "p1", system: "http://loinc.org", code }]);
    expect(facts(items).some((each) => each.type === "observation/1")).toBe(false);
  });

  test("of a panel is as many results as it has components", async () => {
    const { valueQuantity, ...panel } = hemoglobin;
    const component = (code: string) => ({
      code: { coding: [{ system: "http://loinc.org", code }] },
      valueQuantity,
    });
    const items = await read({
      ...panel,
      code: { coding: [{ system: "http://loinc.org", code: "58410-2" }] },
      component: [component("718-7"), component("1751-7")],
    });
    expect(
      facts(items)
        .filter((each) => each.type === "observation/1")
        .map(({ key, payload }) => [key, payload["variable"]]),
    ).toEqual([
      ["fhir:Observation/o1#718-7", "hemoglobin"],
      ["fhir:Observation/o1#1751-7", "albumin"],
    ]);
    expect(unmapped(items)).toEqual([]);
  });

  test.each([
    [
      "the ECOG score of mCODE as an integer",
      "89247-1",
      { valueInteger: 1 },
      { value: "1", unit: "{score}" },
    ],
    [
      "the ECOG score as a LOINC answer",
      "89247-1",
      { valueCodeableConcept: { coding: [{ system: "http://loinc.org", code: "LA9623-5" }] } },
      { value: "1", unit: "{score}" },
    ],
    ["the Karnofsky score", "89243-0", { valueInteger: 90 }, { value: "90", unit: "%" }],
    [
      "a serology as a SNOMED CT qualifier",
      "5196-1",
      { valueCodeableConcept: { coding: [{ system: "http://snomed.info/sct", code: "260385009" }] } },
      "negative",
    ],
    ["a serology as text", "5196-1", { valueString: "Positive" }, "positive"],
    ["a number in a string", "718-7", { valueString: "12.4 g/dL" }, { value: "12.4", unit: "g/dL" }],
  ])("reads %s", async (_, code, value, expected) => {
    const { valueQuantity: _quantity, ...without } = hemoglobin;
    const [fact] = facts(
      await read({ ...without, code: { coding: [{ system: "http://loinc.org", code }] }, ...value }),
    ).filter((each) => each.type === "observation/1");
    expect(fact?.payload["value"]).toEqual(expected);
  });

  test("has the method that its code implies", async () => {
    const [fact] = await observed({
      code: { coding: [{ system: "http://loinc.org", code: "98979-8" }] },
      valueQuantity: { value: 84, code: "mL/min/{1.73_m2}" },
    });
    expect(fact?.payload["method"]).toBe("CKD-EPI 2021");
  });

  test.each([
    ["2026-02-30", "impossible-date"],
    ["2026-11-21", "future-date"],
  ])("dated %s is refused as %s", async (effectiveDateTime, code) => {
    const items = await read({ ...hemoglobin, effectiveDateTime });
    expect(issues(items)).toMatchObject([{ code, field: "Observation.effective" }]);
  });

  test("taken at night is of the day that the site's zone says", async () => {
    const text = bundle(patient, { ...hemoglobin, effectiveDateTime: "2026-11-20T23:30:00Z" });
    expect(issues(await readText("b.json", text, { zone: "Europe/Stockholm" }))).toMatchObject([
      { code: "future-date" },
    ]);
    expect(issues(await readText("b.json", text, { zone: "America/New_York" }))).toEqual([]);
  });

  test("about a lesion is a reading of that lesion (mCODE TumorSize)", async () => {
    const { valueQuantity: _, ...without } = hemoglobin;
    const items = await read({
      ...without,
      code: { coding: [{ system: "http://loinc.org", code: "21889-1" }] },
      focus: [{ reference: "BodyStructure/L1" }],
      method: { text: "CT" },
      component: [
        {
          code: { coding: [{ system: "http://loinc.org", code: "33728-7" }] },
          valueQuantity: { value: 24, code: "mm" },
        },
      ],
    });
    expect(facts(items).at(-1)).toMatchObject({
      type: "lesion/1",
      payload: {
        lesion: "L1",
        date: "2026-11-09",
        fields: { longestDimension: { value: "24", unit: "mm" }, modality: "CT" },
      },
    });
  });
});

describe("FHIR records", () => {
  const last = async (resource: object) => facts(await read(resource)).at(-1);
  const hypertension = {
    resourceType: "Condition",
    id: "c1",
    subject,
    code: { coding: [{ system: "http://snomed.info/sct", code: "38341003" }], text: "High blood pressure" },
    clinicalStatus: { coding: [{ code: "active" }] },
    onsetDateTime: "2019-05",
  };

  test("a condition is a diagnosis with its concept, and goes on while it is active", async () => {
    expect(await last(hypertension)).toMatchObject({
      key: "fhir:Condition/c1",
      type: "record/1",
      payload: {
        recordType: "condition",
        concepts: ["hypertension"],
        display: "High blood pressure",
        start: "2019-05",
        ongoing: true,
        fields: {},
      },
    });
  });

  test("a refuted condition is no fact, an erroneous one is taken back", async () => {
    const status = (code: string) => ({ ...hypertension, verificationStatus: { coding: [{ code }] } });
    const refuted = await read(status("refuted"));
    expect(facts(refuted).some((each) => each.type === "record/1")).toBe(false);
    expect(issues(refuted)).toMatchObject([{ severity: "warning", field: "Condition.status" }]);
    expect((await last(status("entered-in-error")))?.type).toBe("retraction/1");
  });

  test("a condition that nobody can map is kept as possibly anything, and counted", async () => {
    const items = await read({
      ...hypertension,
      code: { coding: [{ system: "urn:house", code: "X1" }], text: "Zebra" },
    });
    expect(facts(items).at(-1)?.payload).toMatchObject({ concepts: null, display: "Zebra" });
    expect(unmapped(items)).toMatchObject([{ system: "urn:house", code: "X1", display: "Zebra" }]);
  });

  test("another malignancy is filed where trials look for it", async () => {
    const fact = await last({
      ...hypertension,
      code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "C50.9" }] },
    });
    expect(fact?.payload["concepts"]).toEqual(["breast-cancer"]);
  });

  test.each([
    [
      "a statement",
      { resourceType: "MedicationStatement", status: "active", effectivePeriod: { start: "2024-01" } },
      true,
    ],
    ["an order", { resourceType: "MedicationRequest", status: "active", authoredOn: "2024-01" }, true],
    [
      "an administration",
      { resourceType: "MedicationAdministration", status: "completed", effectiveDateTime: "2024-01" },
      undefined,
    ],
  ])(
    "octreotide LAR in %s is a treatment, because that is its home in the vocabulary",
    async (_, resource, ongoing) => {
      const fact = await last({
        ...resource,
        id: "m1",
        subject,
        medicationCodeableConcept: { text: "Sandostatin LAR" },
      });
      expect(fact?.payload).toMatchObject({
        recordType: "treatment",
        concepts: ["octreotide-lar"],
        start: "2024-01",
      });
      expect(fact?.payload["ongoing"]).toBe(ongoing);
    },
  );

  test("a medication may stand in its own resource, before or after the statement", async () => {
    const medication = { resourceType: "Medication", id: "w", code: { text: "Warfarin" } };
    const statement = {
      resourceType: "MedicationStatement",
      id: "s",
      status: "active",
      subject,
      medicationReference: { reference: "Medication/w" },
    };
    for (const items of [await read(medication, statement), await read(statement, medication)])
      expect(facts(items).at(-1)?.payload).toMatchObject({
        recordType: "medication",
        concepts: ["warfarin"],
      });
  });

  test("a medication not taken and a procedure not done are no facts", async () => {
    const items = await read(
      {
        resourceType: "MedicationStatement",
        id: "a",
        status: "not-taken",
        subject,
        medicationCodeableConcept: { text: "Warfarin" },
      },
      { resourceType: "Procedure", id: "b", status: "not-done", subject, code: { text: "Hemicolectomy" } },
    );
    expect(facts(items).some((each) => each.type === "record/1")).toBe(false);
    expect(issues(items)).toHaveLength(2);
  });

  test("a procedure of one day begins and ends on it, and its body site is a field", async () => {
    const fact = await last({
      resourceType: "Procedure",
      id: "r",
      status: "completed",
      subject,
      code: { coding: [{ system: "http://snomed.info/sct", code: "33195004" }] },
      performedDateTime: "2026-05-04",
      bodySite: [{ text: "bone" }],
    });
    expect(fact?.payload).toMatchObject({
      concepts: ["ebrt"],
      start: "2026-05-04",
      end: "2026-05-04",
      fields: { site: "bone" },
    });
  });

  test("an allergy names its patient in another element", async () => {
    const fact = await last({
      resourceType: "AllergyIntolerance",
      id: "a",
      patient: subject,
      code: { text: "iodinated contrast" },
      reaction: [{ severity: "severe" }],
    });
    expect(fact).toMatchObject({
      subject: "p1",
      payload: { recordType: "allergy", fields: { severity: "severe" } },
    });
  });

  test("fields that FHIR has no element for come in an extension", async () => {
    const fact = await last({
      ...hypertension,
      extension: [
        {
          url: "https://theratrial.org/fhir/fields",
          extension: [{ url: "uncontrolled", valueBoolean: true }],
        },
      ],
    });
    expect(fact?.payload["fields"]).toEqual({ uncontrolled: true });
  });
});

describe("FHIR statements", () => {
  const completeness = (recordType: string) => ({
    url: "https://theratrial.org/fhir/list-completeness",
    extension: [
      { url: "recordType", valueCode: recordType },
      { url: "completeness", valueCode: "complete" },
      { url: "asOf", valueDate: "2026-11-10" },
    ],
  });

  test("a list is complete only by an explicit statement, never because it is empty", async () => {
    const list = {
      resourceType: "List",
      id: "l",
      status: "current",
      mode: "snapshot",
      subject,
      emptyReason: { text: "none known" },
    };
    expect(facts(await read(list)).some((each) => each.type === "listStatement/1")).toBe(false);
    expect(facts(await read({ ...list, extension: [completeness("treatment")] })).at(-1)?.payload).toEqual({
      recordType: "treatment",
      completeness: "complete",
      completeAsOf: "2026-11-10",
    });
  });

  test("a consent sets the anchor of the trial it names, and answers no question", async () => {
    const consent = {
      resourceType: "Consent",
      id: "k",
      status: "active",
      patient: subject,
      dateTime: "2026-11-10",
    };
    const items = await read({ ...consent, identifier: [{ value: "NCT05387603" }] });
    expect(facts(items).at(-1)).toMatchObject({
      type: "anchor/1",
      trial: "NCT05387603",
      payload: { anchor: "consent", date: "2026-11-10" },
    });
    expect(facts(items).some((each) => each.type === "answer/1")).toBe(false);
    expect(unmapped(await read(consent))).toMatchObject([{ system: "resourceType", code: "Consent" }]);
  });

  test("answers name who gave them", async () => {
    const response = {
      resourceType: "QuestionnaireResponse",
      id: "q",
      questionnaire: "https://theratrial.org/fhir/questionnaire/questions",
      subject,
      authored: "2026-11-10",
      author: { display: "J. Sand", type: "investigator" },
      item: [{ linkId: "NCT05387603.003-I8.choice", answer: [{ valueBoolean: true }] }],
    };
    expect(facts(await read(response)).at(-1)).toMatchObject({
      key: "fhir:QuestionnaireResponse/q#NCT05387603.003-I8.choice",
      payload: { question: "NCT05387603.003-I8.choice", answer: "yes", by: "J. Sand", role: "investigator" },
    });
  });

  test("resources that are not read are counted by their type", async () => {
    const items = await read(
      { resourceType: "Encounter", id: "e", subject },
      { resourceType: "Encounter", id: "f", subject },
    );
    expect(unmapped(items).map(({ system, code }) => [system, code])).toEqual([
      ["resourceType", "Encounter"],
      ["resourceType", "Encounter"],
    ]);
  });
});

describe("FHIR files", () => {
  test("may be NDJSON, known by its name or its first line", async () => {
    const lines = `${JSON.stringify(patient)}\n${JSON.stringify(hemoglobin)}\n`;
    for (const name of ["Observation.ndjson", "export.json"]) {
      const items = await readText(name, lines);
      expect(facts(items).at(-1)?.type).toBe("observation/1");
      expect(items.at(-1)).toMatchObject({ kind: "file", format: "fhir-ndjson", rows: 2 });
    }
  });

  test("of a bulk export are read together: patients first, whatever their order", async () => {
    const items: ImportItem[] = [];
    const identified = { ...patient, identifier: [{ system: "urn:trial", value: "LU-074" }] };
    const files = [
      fileOf("Observation.ndjson", JSON.stringify(hemoglobin)),
      fileOf("Patient.ndjson", JSON.stringify(identified)),
    ];
    for await (const item of readFhir(files, { today, identifierSystem: "urn:trial" })) items.push(item);
    expect(facts(items).at(-1)).toMatchObject({ subject: "LU-074", type: "observation/1" });
    expect(items.filter((each) => each.kind === "file").map(({ name }) => name)).toEqual([
      "Patient.ndjson",
      "Observation.ndjson",
    ]);
  });

  test("may hold one bare resource", async () => {
    expect(facts(await readText("patient.json", JSON.stringify(patient, null, 2)))).toHaveLength(2);
  });

  test("tell the line on which an entry begins", async () => {
    const text = JSON.stringify(
      {
        resourceType: "Bundle",
        entry: [{ resource: patient }, { resource: { ...hemoglobin, status: "maybe" } }],
      },
      null,
      2,
    );
    const [found] = issues(await readText("b.json", text));
    expect(found).toMatchObject({ code: "unknown-value", field: "Observation.status" });
    expect(text.split("\n")[(found?.line ?? 0) - 1]?.trim()).toBe("{");
    expect(
      text
        .split("\n")
        .slice(0, found?.line ?? 0)
        .join("\n"),
    ).toContain("1961-04-02");
  });

  test("that end in the middle give what stood before, and say where they end", async () => {
    const text = bundle(patient, hemoglobin, { ...hemoglobin, id: "o2" });
    const items = await readText("b.json", text.slice(0, text.length - 60));
    expect(facts(items).filter((each) => each.type === "observation/1")).toHaveLength(1);
    expect(issues(items)).toMatchObject([
      { code: "truncated", line: 1, message: expect.stringContaining(String(text.length - 60)) },
    ]);
  });

  test("with a broken place give what stood before it", async () => {
    const text = bundle(patient, hemoglobin, hemoglobin).replace(
      /"Observation","id":"o1","status":"final"(?!.*"Observation")/,
      '"Observation",}',
    );
    const items = await readText("b.json", text);
    expect(facts(items).filter((each) => each.type === "observation/1")).toHaveLength(1);
    expect(issues(items)).toMatchObject([{ code: "malformed" }]);
  });

  test("of NDJSON lose one broken line only", async () => {
    const items = await readText(
      "o.ndjson",
      `${JSON.stringify(patient)}\n{"resourceType":\n${JSON.stringify(hemoglobin)}`,
    );
    expect(issues(items)).toMatchObject([{ code: "malformed", line: 2 }]);
    expect(facts(items).at(-1)?.type).toBe("observation/1");
  });

  test.each([
    ["empty", "", "empty"],
    ["no JSON", "<Bundle/>", "malformed"],
    ["JSON but not FHIR", '{"a":1}', "malformed"],
  ])("that are %s say so", async (_, text, code) => {
    expect(issues(await readText("b.json", text))).toMatchObject([{ code, file: "b.json" }]);
  });

  test("in Latin-1 are named as such", async () => {
    const bytes = Uint8Array.from(
      [...'{"resourceType":"Patient","id":"\u00e5"}'].map((each) => each.charCodeAt(0)),
    );
    expect(issues(await readText("b.json", bytes))).toMatchObject([{ code: "wrong-encoding", line: 1 }]);
  });

  test("read the same however they are cut into parts", async () => {
    const text = JSON.stringify(JSON.parse(bundle(patient, hemoglobin)), null, 1);
    const whole: ImportItem[] = [];
    for await (const item of readFhir(fileOf("b.json", text, 1_000_000), { today })) whole.push(item);
    for (const size of [1, 2, 3, 5, 64]) {
      const parts: ImportItem[] = [];
      for await (const item of readFhir(fileOf("b.json", text, size), { today })) parts.push(item);
      expect(parts).toEqual(whole);
    }
  });
});
