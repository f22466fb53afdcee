import type {
  Anchor,
  Chart,
  ClinicalRecord,
  Condition,
  FieldValue,
  Observation,
  RecordType,
} from "../../condition/index.ts";
import { recordTypes } from "../../condition/index.ts";
import { isoDate } from "../../kernel/calendar.ts";

/** The day on which every case is evaluated; all anchors stand on it. */
export const today = isoDate("2026-03-17");
/** The instant of that day from which hours are counted. */
export const now = "2026-03-17T12:00:00Z";
const anchors: readonly Anchor[] = ["inclusion", "enrollment", "studyEntry", "firstDose"];

/** What one case says of its patient. */
export type Patient = {
  readonly observations?: readonly Omit<Observation, "id" | "status" | "source">[];
  readonly records?: readonly Omit<ClinicalRecord, "id" | "source" | "display">[];
  /** Lists that are known to be complete; all of them unless the case says otherwise. */
  readonly complete?: readonly RecordType[];
  readonly answers?: Readonly<Record<string, "yes" | "no">>;
  readonly birth?: string;
};

/** The chart of such a patient. */
export const chartFor = (patient: Patient): Chart => {
  const source = "case";
  const observations = (patient.observations ?? []).map(
    (each, index): Observation => ({ collected: today, ...each, id: `o${index}`, status: "final", source }),
  );
  const records = (patient.records ?? []).map(
    (each, index): ClinicalRecord => ({ ...each, id: `r${index}`, display: each.recordType, source }),
  );
  const complete = patient.complete ?? recordTypes;
  return {
    subject: "case",
    zone: "UTC",
    ...(patient.birth === undefined
      ? {}
      : {
          birth: {
            id: "birth",
            span: { earliest: isoDate(patient.birth), latest: isoDate(patient.birth) },
            source,
          },
        }),
    attributes: new Map(),
    observations: new Map(
      observations.map((each) => [
        each.variable,
        observations.filter((other) => other.variable === each.variable),
      ]),
    ),
    lists: new Map(
      recordTypes.map((recordType) => [
        recordType,
        {
          recordType,
          records: records.filter((each) => each.recordType === recordType),
          completeness: complete.includes(recordType) ? "complete" : "partial",
          ...(complete.includes(recordType) ? { completeAsOf: today } : {}),
        },
      ]),
    ),
    answers: new Map(
      Object.entries(patient.answers ?? {}).map(([question, answer]) => [
        question,
        [{ id: `a:${question}`, question, answer, by: "case", role: "investigator", date: today, source }],
      ]),
    ),
    anchors: new Map(anchors.map((each) => [each, { id: `anchor:${each}`, date: now, source }])),
  };
};

/** Fields and concepts that make a record satisfy a condition on it, as far as single values can. */
export const witness = (
  where: Condition | undefined,
): { readonly concepts: readonly string[]; readonly fields: Readonly<Record<string, FieldValue>> } => {
  if (where === undefined) return { concepts: [], fields: {} };
  if (where.kind === "allOf") {
    const parts = where.operands.map(witness);
    return {
      concepts: parts.flatMap((each) => each.concepts),
      fields: Object.assign({}, ...parts.map((each) => each.fields)),
    };
  }
  if (where.kind === "anyOf") return witness(where.operands[0]);
  if (where.kind === "readings") return witness(where.alternatives[0]?.expression);
  const [value] = where.kind === "memberOf" ? where.values : [];
  if (where.kind !== "memberOf" || where.left.kind !== "field" || value === undefined)
    return { concepts: [], fields: {} };
  return where.left.field === "concept"
    ? { concepts: [value], fields: {} }
    : {
        concepts: [],
        fields: { [where.left.field]: value === "true" ? true : value === "false" ? false : value },
      };
};
