import { z } from "zod";
import { reasonCodes } from "../kernel/answer.ts";
import type { CriterionFinding, Screening } from "./screening.ts";

const truth = z.enum(["true", "false", "unknown"]);
const entry = z.enum(["pass", "fail", "unknown"]);
const role = z.enum(["inclusion", "exclusion"]);
const askedOf = z.enum(["laboratory", "coordinator", "investigator", "patient", "sponsor"]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const used = z.object({
  fact: z.string(),
  variable: z.string(),
  value: z.string(),
  unit: z.string().nullable(),
  date: z.string().nullable(),
  limit: z.string().optional(),
  source: z.string(),
  counted: z.boolean(),
  note: z.string().optional(),
});
const missing = z.object({
  reason: z.enum(reasonCodes),
  need: z.string(),
  askedOf,
  question: z.string(),
});
const criterion = z.object({
  id: z.string(),
  role,
  truth,
  entry,
  group: z.string().nullable(),
  summary: z.string(),
  used: z.array(used),
  missing: z.array(missing),
  repairs: z.array(z.string()),
  warnings: z.array(z.string()),
  readings: z.array(z.object({ label: z.string(), truth })),
  locator: z.object({ file: z.string(), start: z.int(), end: z.int(), item: z.string() }),
});

/** One subject and one trial as `theratrial screen --format json` prints it: CONTRACTS, "Screening". */
export const screeningSchema = z.object({
  trial: z.string(),
  protocolVersion: z.int(),
  subject: z.string(),
  asOf: date,
  status: z.enum(["eligible", "ineligible", "undetermined"]),
  notScreenableReason: z.literal("noEligibilitySection").nullable(),
  criteria: z.array(criterion),
  groups: z.array(
    z.object({
      id: z.string(),
      op: z.enum(["any", "all"]),
      role,
      truth,
      entry,
      members: z.array(z.string()),
    }),
  ),
  openQuestions: z.array(
    z.object({ question: z.string(), askedOf, neededFact: z.string(), decides: z.array(z.string()) }),
  ),
  earliestPossible: z.object({ date, because: z.array(z.string()), lastDate: date.nullable() }).nullable(),
  neverByTime: z.array(z.string()),
  logHead: z.string(),
});
export type ScreeningJson = z.infer<typeof screeningSchema>;

const writeCriterion = (finding: CriterionFinding): ScreeningJson["criteria"][number] => ({
  id: finding.id,
  role: finding.role,
  truth: finding.truth,
  entry: finding.entry,
  group: finding.group,
  summary: finding.summary,
  used: finding.used.map(({ fact, variable, value, unit, date: on, limit, source, counted, note }) => ({
    fact,
    variable,
    value,
    unit,
    date: on,
    ...(limit === undefined ? {} : { limit }),
    source,
    counted,
    ...(note === undefined ? {} : { note }),
  })),
  missing: finding.missing.map(({ reason, need, askedOf: by, question }) => ({
    reason,
    need,
    askedOf: by,
    question,
  })),
  repairs: [...finding.repairs],
  warnings: [...finding.warnings],
  readings: finding.readings.map(({ label, truth: holds }) => ({ label, truth: holds })),
  locator: {
    file: finding.locator.file,
    start: finding.locator.start,
    end: finding.locator.end,
    item: finding.locator.item,
  },
});

/** A screening as plain JSON, without the trees; the same screening always gives the same bytes. */
export const writeScreeningJson = (screening: Screening): ScreeningJson => ({
  trial: screening.trial,
  protocolVersion: screening.protocolVersion,
  subject: screening.subject,
  asOf: screening.asOf,
  status: screening.status,
  notScreenableReason: screening.notScreenableReason,
  criteria: screening.criteria.map(writeCriterion),
  groups: screening.groups.map(({ id, op, role: part, truth: holds, entry: means, members }) => ({
    id,
    op,
    role: part,
    truth: holds,
    entry: means,
    members: [...members],
  })),
  openQuestions: screening.openQuestions.map(({ question, askedOf: by, neededFact, decides }) => ({
    question,
    askedOf: by,
    neededFact,
    decides: [...decides],
  })),
  earliestPossible:
    screening.earliestPossible === null
      ? null
      : {
          date: screening.earliestPossible.date,
          because: [...screening.earliestPossible.because],
          lastDate: screening.earliestPossible.lastDate,
        },
  neverByTime: [...screening.neverByTime],
  logHead: screening.logHead,
});
