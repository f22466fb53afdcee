import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate, type PartialDate } from "../../kernel/calendar.ts";
import { concepts, fields, variables } from "../../knowledge/index.ts";
import {
  type Actor,
  type Entry,
  type Event,
  type Identity,
  type ImportFile,
  type Json,
  knownFrom,
  linkEvents,
  planInMemory,
  writeCanonical,
} from "../../subject/index.ts";
import { readCsvFolder } from "./readCsvFolder.ts";
import { writeCsvFolder } from "./writeCsvFolder.ts";

const today = isoDate("2026-11-20");
const actor: Actor = { name: "E. Lind", role: "coordinator", site: "Lund" };
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

type Fact = Pick<Entry, "type" | "subject" | "trial" | "payload" | "effective">;

const log = (facts: readonly Fact[]): readonly Event[] =>
  linkEvents(
    null,
    facts.map((fact) => ({ ...fact, actor })),
    "2026-11-20T08:00:00Z",
  );

const importFolder = async (
  files: readonly { readonly name: string; readonly text: string }[],
  events: readonly Event[] = [],
  identities: readonly Identity[] = [],
) =>
  planInMemory(
    readCsvFolder(
      files.map(({ name, text }) => fileOf(name, text)),
      { today },
    ),
    knownFrom(events, identities),
    { actor, on: today },
  );

/** Everything a fact says, whatever its key and place. */
const contents = (facts: readonly Fact[]): readonly string[] =>
  facts
    .filter(({ type }) => type !== "import/1" && type !== "subjectRegistered/1")
    .map(({ type, subject, trial, payload, effective }) => {
      const { key: _key, source: _source, ...rest } = payload;
      return writeCanonical({
        type,
        subject,
        trial,
        payload: rest,
        ...(type === "clinical/1" ? { effective } : {}),
      });
    })
    .sort();

const text = fc
  .string({
    unit: fc.constantFrom("a", "B", "é", " ", ",", ";", '"', "|", "\\", "1", "="),
    minLength: 1,
    maxLength: 9,
  })
  .map((each) => each.trim())
  .filter((each) => each !== "");
const day = fc.nat(2870).map((days): string => addDays(isoDate("2019-01-01"), days));
const partial: fc.Arbitrary<PartialDate> = fc.oneof(
  day,
  day.map((each) => each.slice(0, 7)),
  day.map((each) => each.slice(0, 4)),
  day.map((each) => `${each}T08:30:00+01:00`),
);
const decimal = fc
  .tuple(fc.nat(9999), fc.nat(99))
  .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(2, "0")}`));
const subject = fc.constantFrom("LU-1", "LU-2", "BX,3");
const optional = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Readonly<Record<string, T>>> =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [name]: each }));
const merged = (
  ...parts: readonly fc.Arbitrary<Readonly<Record<string, Json>>>[]
): fc.Arbitrary<Readonly<Record<string, Json>>> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Record<string, Json>);

const observation: fc.Arbitrary<Fact> = fc.constantFrom(...variables).chain((variable) => {
  const unit = variable.units[0] ?? variable.canonicalUnit ?? "1";
  const quantity = decimal.chain((value) =>
    fc
      .constantFrom(...(variable.units.length === 0 ? [unit] : variable.units))
      .map((each) => ({ value, unit: each })),
  );
  const value: fc.Arbitrary<Json> =
    variable.kind === "quantity" || variable.kind === "ordinal"
      ? quantity
      : variable.kind === "boolean"
        ? fc.boolean()
        : fc.constantFrom(...variable.values.map(({ code }) => code));
  const limits = fc
    .option(quantity, { nil: undefined })
    .map((each): Readonly<Record<string, Json>> => (each === undefined ? {} : { limits: { upper: each } }));
  return fc
    .tuple(
      subject,
      merged(
        value.map((each) => ({ variable: variable.id, value: each, status: "final" })),
        optional("collected", partial),
        optional("laboratory", text),
        optional("method", text),
        optional("comparator", fc.constantFrom("<", "<=", ">", ">=")),
        limits,
      ),
    )
    .map(([who, payload]) => ({
      type: "observation/1",
      subject: who,
      trial: null,
      payload,
      effective: String(payload["collected"] ?? "1900"),
    }));
});

const fieldValue = (name: string, recordType: string): fc.Arbitrary<Readonly<Record<string, Json>>> => {
  const field = fields.find((each) => each.field === name && each.recordTypes.includes(recordType));
  if (field === undefined) return fc.constant({});
  switch (field.kind) {
    case "boolean":
      return fc.boolean().map((value) => ({ [name]: value }));
    case "quantity":
    case "ordinal":
      return decimal.map((value) => ({ [name]: { value, unit: field.unit ?? "1" } }));
    case "coded":
    case "presence":
      return field.values.length === 0
        ? fc.constant({})
        : fc
            .constantFrom(...field.values.map(({ code }) => code))
            .map((value) => ({ [name]: field.many ? [value] : value }));
    default:
      return fc.constant({});
  }
};
const fieldsOf = (recordType: string): fc.Arbitrary<Readonly<Record<string, Json>>> => {
  const names = fields.filter((each) => each.recordTypes.includes(recordType)).map(({ field }) => field);
  return fc
    .subarray(names, { maxLength: Math.min(6, names.length) })
    .chain((chosen) => merged(fc.constant({}), ...chosen.map((name) => fieldValue(name, recordType))));
};

const record: fc.Arbitrary<Fact> = fc
  .constantFrom(
    "condition",
    "treatment",
    "procedure",
    "medication",
    "toxicity",
    "malignancy",
    "allergy",
    "imaging",
    "trialParticipation",
  )
  .chain((recordType) =>
    fc
      .tuple(
        subject,
        merged(
          fc
            .oneof(
              fc.constant(null),
              fc.subarray(
                concepts.map(({ id }) => id),
                { minLength: 1, maxLength: 2 },
              ),
            )
            .map((each) => ({ recordType, concepts: each })),
          text.map((display) => ({ display })),
          optional("start", partial),
          optional("ongoing", fc.boolean()),
          fieldsOf(recordType).map((each) => ({ fields: each })),
        ),
      )
      .map(([who, payload]) => ({
        type: "record/1",
        subject: who,
        trial: null,
        payload,
        effective: String(payload["start"] ?? "1900"),
      })),
  );

const lesion: fc.Arbitrary<Fact> = fc
  .tuple(subject, text, day, fieldsOf("lesion"))
  .map(([who, name, date, each]) => ({
    type: "lesion/1",
    subject: who,
    trial: null,
    payload: { lesion: name, date, fields: each },
    effective: date,
  }));

const other: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(subject, fc.constantFrom("sex", "childbearingPotential"), fc.constantFrom("unknown"), day).map(
    ([who, name, value, date]): Fact => ({
      type: "attribute/1",
      subject: who,
      trial: null,
      payload: { name, value },
      effective: date,
    }),
  ),
  fc.tuple(subject, fc.nat(99), day).map(
    ([who, years, date]): Fact => ({
      type: "age/1",
      subject: who,
      trial: null,
      payload: { years, date },
      effective: date,
    }),
  ),
  fc.tuple(subject, fc.constantFrom("lesion", "treatment"), day).map(
    ([who, recordType, date]): Fact => ({
      type: "listStatement/1",
      subject: who,
      trial: null,
      payload: { recordType, completeness: "complete", completeAsOf: date },
      effective: date,
    }),
  ),
  fc.tuple(subject, text, fc.constantFrom("yes", "no"), partial, text).map(
    ([who, question, answer, date, by]): Fact => ({
      type: "answer/1",
      subject: who,
      trial: null,
      payload: { question, answer, date, by },
      effective: date,
    }),
  ),
  fc.tuple(subject, text, partial).map(
    ([who, question, date]): Fact => ({
      type: "answer/1",
      subject: who,
      trial: null,
      payload: { question, answer: "no", date },
      effective: date,
    }),
  ),
  fc.tuple(subject, fc.constantFrom(null, "NCT05387603"), fc.constantFrom("consent", "firstDose"), day).map(
    ([who, trial, anchor, date]): Fact => ({
      type: "anchor/1",
      subject: who,
      trial,
      payload: { anchor, date },
      effective: date,
    }),
  ),
  fc.tuple(text, decimal, fc.constantFrom("male", "female"), day).map(
    ([laboratory, upper, sex, validFrom]): Fact => ({
      type: "limits/1",
      subject: null,
      trial: null,
      payload: { laboratory, variable: "alt", sex, upper, unit: "U/L", validFrom },
      effective: validFrom,
    }),
  ),
  fc.tuple(subject, text, day, fc.dictionary(text, fc.oneof(text, fc.boolean(), fc.integer()))).map(
    ([who, type, date, payload]): Fact => ({
      type: "clinical/1",
      subject: who,
      trial: "NCT05387603",
      payload: { type, payload },
      effective: date,
    }),
  ),
);

describe("a CSV folder", () => {
  test("written from a log reads back as the same facts, and into the same log changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(observation, record, lesion, other), { maxLength: 25 }),
        fc.boolean(),
        async (facts, keyed) => {
          const events = log(
            facts.map((fact, index) =>
              keyed ? { ...fact, payload: { ...fact.payload, key: `k|${index}` } } : fact,
            ),
          );
          const files = await writeCsvFolder(events, []);
          const plan = await importFolder(files);
          expect(plan.issues.filter(({ severity }) => severity === "error")).toEqual([]);
          expect(contents(plan.entries)).toEqual(contents(events));
          if (keyed)
            expect((await importFolder(files, events)).facts).toMatchObject({ added: 0, corrected: 0 });
          const again = linkEvents(null, plan.entries, "2026-11-20T09:00:00Z");
          expect((await importFolder(files, again)).entries).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("of a corrected log holds what stands, not what was corrected or taken back", async () => {
    const [first, second] = log([
      {
        type: "observation/1",
        subject: "LU-1",
        trial: null,
        payload: {
          variable: "crp",
          value: { value: "5", unit: "mg/L" },
          collected: "2026-11-09",
          status: "final",
        },
        effective: "2026-11-09",
      },
      {
        type: "observation/1",
        subject: "LU-1",
        trial: null,
        payload: {
          variable: "alt",
          value: { value: "9", unit: "U/L" },
          collected: "2026-11-09",
          status: "final",
        },
        effective: "2026-11-09",
      },
    ]);
    if (first === undefined || second === undefined) throw new Error("two events were linked");
    const events = [
      first,
      second,
      {
        ...first,
        id: "c1",
        supersedes: first.id,
        payload: { ...first.payload, value: { value: "6", unit: "mg/L" } },
      },
      { ...second, id: "c2", type: "retraction/1" as const, supersedes: second.id, payload: {} },
    ];
    const files = await writeCsvFolder(events, []);
    const observations =
      files
        .find(({ name }) => name === "observations.csv")
        ?.text.trim()
        .split("\n") ?? [];
    expect(observations).toHaveLength(2);
    expect(observations[1]).toContain("crp,,,6,mg/L,2026-11-09");
  });

  test("has the birth date of the identity in patients.csv", async () => {
    const files = await writeCsvFolder(
      [],
      [{ subject: "LU-1", name: "not exported", birthDate: "1961-04-02" }],
    );
    expect(files).toHaveLength(1);
    expect(files[0]?.text).toContain("LU-1,1961-04-02");
    expect(files[0]?.text).not.toContain("not exported");
    expect((await importFolder(files)).identities).toEqual([{ subject: "LU-1", birthDate: "1961-04-02" }]);
  });
});
