import { z } from "zod";
import { type Protocol, shippedProtocols } from "../../protocol/index.ts";
import { atomKey, goldAtoms, protocolAtoms } from "./atoms.ts";
import { type CaseReport, checkAll, type Failure } from "./report.ts";

const span = z.object({ start: z.number(), end: z.number() });
const row = z.object({
  id: z.string(),
  role: z.string(),
  span,
  parts: z.array(span).optional(),
  expr: z.unknown(),
  flags: z.array(z.object({ code: z.string(), offset: z.tuple([z.number(), z.number()]).optional() })),
});
const gold = z.object({
  records: z.array(z.object({ sha256: z.string(), nct: z.string(), criteria: z.array(row) })),
});
type Row = z.infer<typeof row>;
type Stretch = { readonly start: number; readonly end: number };

const positions = (stretches: readonly Stretch[]): ReadonlySet<number> =>
  new Set(
    stretches.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)),
  );

/** The smaller of the two shares that the common part has: neither may be much larger than the other. */
const overlap = (a: readonly Stretch[], b: readonly Stretch[]): number => {
  const left = positions(a);
  const right = positions(b);
  const common = [...left].filter((each) => right.has(each)).length;
  return Math.min(common / left.size, common / right.size);
};

const checkRow = (protocol: Protocol, sha256: string, expected: Row): readonly Failure[] => {
  const fail = (what: string, got: string): Failure => ({ id: expected.id, expected: what, got });
  const criterion = protocol.population.criteria.find((each) => each.id === expected.id);
  if (criterion === undefined) return [fail("a criterion of this id", "none")];
  const failures: Failure[] = [];
  if (criterion.role !== expected.role) failures.push(fail(expected.role, criterion.role));
  const share = overlap([expected.span, ...(expected.parts ?? [])], criterion.spans);
  if (share < 0.9 || criterion.spans.some((each) => each.sha256 !== sha256))
    failures.push(fail("spans that overlap by 90 % in the same record", `${Math.round(share * 100)} %`));
  const wanted = goldAtoms(expected.expr).map(atomKey).sort();
  const found = protocolAtoms(criterion.expression, protocol).map(atomKey).sort();
  if (wanted.join("\n") !== found.join("\n")) failures.push(fail(wanted.join("; "), found.join("; ")));
  for (const flag of expected.flags) {
    const { offset } = flag;
    if (offset === undefined) continue;
    const [start, end] = offset;
    const repaired = protocol.repairs.some(
      (each) =>
        criterion.repairIds.includes(each.id) &&
        each.code === flag.code &&
        each.span !== null &&
        each.span.start < end &&
        start < each.span.end,
    );
    if (!repaired) failures.push(fail(`a repair ${flag.code} at ${start} to ${end}`, "none"));
  }
  return failures;
};

/** Every eligibility row of the reference: id, role, spans, atoms, and a repair for each flag with an offset. */
export const checkRows = (text: string, name: string): CaseReport => {
  const rows = gold
    .parse(JSON.parse(text))
    .records.flatMap((record) =>
      record.criteria
        .filter((each) => each.role === "inclusion" || each.role === "exclusion")
        .map((each) => ({ record, row: each })),
    );
  return checkAll(
    name,
    rows,
    ({ record, row: each }) => {
      const protocol = shippedProtocols.find((candidate) => candidate.id === record.nct);
      return protocol === undefined
        ? [{ id: each.id, expected: `a protocol ${record.nct}`, got: "none" }]
        : checkRow(protocol, record.sha256, each);
    },
    ({ row: each }) => each.id,
  );
};
