import type { Issue, IssueCode } from "../kernel/failure.ts";
import type { SourceSpan } from "../kernel/source.ts";
import type { Criterion, Protocol } from "./protocol.ts";
import { conditionsIn, readingsIn } from "./readingsIn.ts";

type Report = (code: IssueCode, field: string, message: string) => Issue;

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

const duplicates = (report: Report, field: string, ids: readonly string[]): readonly Issue[] =>
  repeated(ids).map((id) => report("duplicate", field, `${id} stands more than once`));

const absent = (
  report: Report,
  field: string,
  ids: readonly string[],
  known: ReadonlySet<string>,
): readonly Issue[] =>
  ids.filter((id) => !known.has(id)).map((id) => report("missing", field, `${id} does not exist`));

const checkSpan = (
  report: Report,
  field: string,
  span: SourceSpan | null,
  { record }: Protocol,
): readonly Issue[] => {
  if (span === null) return [];
  if (span.file !== record.file || span.sha256 !== record.sha256)
    return [report("conflict", field, "the span points into another record")];
  return span.end > record.length
    ? [report("conflict", field, `the span ends at ${span.end}; the record ends at ${record.length}`)]
    : [];
};

const sameLabels = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && repeated(a).length === 0 && a.every((label) => b.includes(label));

const checkExpression = (report: Report, criterion: Criterion, protocol: Protocol): readonly Issue[] => {
  const field = criterion.id;
  const readings = readingsIn(criterion.expression).flatMap(({ repairId, alternatives }) => {
    const repair = protocol.repairs.find(({ id }) => id === repairId);
    if (repair === undefined) return [report("missing", field, `repair ${repairId} does not exist`)];
    const labels = alternatives.map(({ label }) => label);
    return [
      ...(criterion.repairIds.includes(repairId)
        ? []
        : [report("missing", field, `reads ${repairId} without listing it`)]),
      ...(sameLabels(labels, repair.candidates)
        ? []
        : [report("conflict", field, `the readings of ${repairId} are not its candidates`)]),
    ];
  });
  const opaque = conditionsIn(criterion.expression).flatMap((each) =>
    each.kind === "opaque" ? checkSpan(report, field, each.span, protocol) : [],
  );
  return [...readings, ...opaque];
};

/** Whether the parts of a protocol fit together; one issue for each that does not, none when all do. */
export const checkProtocol = (protocol: Protocol): readonly Issue[] => {
  const report: Report = (code, field, message) => ({
    code,
    severity: "error",
    file: protocol.id,
    line: null,
    field,
    message,
    cure: "",
  });
  const { criteria, groups, statements } = protocol.population;
  const criterionIds = criteria.map(({ id }) => id);
  const questionIds = protocol.questions.map(({ id }) => id);
  const armIds = protocol.arms.map(({ id }) => id);
  const repairIds = protocol.repairs.map(({ id }) => id);
  const knownRepairs = new Set(repairIds);
  const knownSubjects = new Set([...criterionIds, ...armIds]);
  const passages = [...criteria, ...statements];

  return [
    ...duplicates(report, "population", [
      ...passages.map(({ id }) => id),
      ...groups.map(({ id }) => id),
      ...armIds,
    ]),
    ...duplicates(report, "repairs", repairIds),
    ...duplicates(report, "questions", questionIds),
    ...duplicates(
      report,
      "titles",
      criteria.map(({ title }) => title),
    ),
    ...criteria.flatMap((each) => checkExpression(report, each, protocol)),
    ...passages.flatMap(({ id, repairIds: ids, spans }) => [
      ...absent(report, id, ids, knownRepairs),
      ...spans.flatMap((span) => checkSpan(report, id, span, protocol)),
    ]),
    ...protocol.repairs.flatMap(({ id, span, candidates, proposed }) => [
      ...checkSpan(report, id, span, protocol),
      ...duplicates(report, id, candidates),
      ...(proposed === undefined || candidates.length === 0 || candidates.includes(proposed)
        ? []
        : [report("conflict", id, `${proposed} is proposed but is no candidate`)]),
      ...(passages.some((each) => each.repairIds.includes(id))
        ? []
        : [report("missing", id, "no criterion and no statement has this repair")]),
    ]),
    ...groups.flatMap(({ id, members, role }) => [
      ...absent(
        report,
        id,
        members,
        new Set(criteria.filter((each) => each.role === role).map((each) => each.id)),
      ),
      ...duplicates(report, id, members),
    ]),
    ...protocol.questions.flatMap(({ id, affects, span }) => [
      ...absent(report, id, affects, knownSubjects),
      ...checkSpan(report, id, span, protocol),
    ]),
    ...protocol.arms.flatMap(({ id, questions }) => absent(report, id, questions, new Set(questionIds))),
  ];
};
