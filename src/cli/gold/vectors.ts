import { z } from "zod";
import type { Condition } from "../../condition/index.ts";
import { evaluate } from "../../condition/index.ts";
import type { Truth } from "../../kernel/truth.ts";
import { type Protocol, shippedProtocols } from "../../protocol/index.ts";
import { screen } from "../../screening/index.ts";
import { asProposed } from "./atoms.ts";
import { checkAtom } from "./atomVectors.ts";
import { kleeneCase } from "./kleene.ts";
import { chartFor, type Patient, today } from "./patient.ts";
import { recordsPatient } from "./recordVectors.ts";
import { type CaseReport, checkAll, type Failure } from "./report.ts";
import { windowPatient } from "./windowVectors.ts";

const common = { id: z.string(), role: z.string() };
const measured = z.object({ value: z.number(), unit: z.string().optional() });
const letter = z.enum(["T", "F", "U"]);
const atomOf = <K extends string, I extends z.ZodType>(kind: K, input: I) =>
  z.object({ ...common, kind: z.literal(kind), var: z.string(), input, atom: letter });
const vector = z.discriminatedUnion("kind", [
  atomOf("boundary", measured),
  atomOf("unit", measured),
  atomOf("missing-ULN", measured),
  atomOf("missing", z.null()),
  atomOf("repair-unconfirmed", measured),
  z.object({
    ...common,
    kind: z.literal("kleene"),
    input: z.record(z.string(), letter),
    expr: letter,
    verdict: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal("records"),
    name: z.string(),
    input: z.array(z.record(z.string(), z.unknown())),
    listComplete: z.boolean(),
    verdict: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal("window"),
    name: z.string(),
    input: z.record(z.string(), z.unknown()),
    verdict: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal("trial"),
    name: z.string(),
    verdict: z.string(),
    reason: z.string(),
  }),
]);
type Vector = z.infer<typeof vector>;

const truthOf = (each: "T" | "F" | "U"): Truth =>
  each === "T" ? "true" : each === "F" ? "false" : "unknown";

/** Verdict words of the cases, by role. */
const word = (truth: Truth, role: string): string => {
  if (truth === "unknown") return "unknown";
  if (role === "exclusion") return truth === "true" ? "excluded" : "not excluded";
  return truth === "true" ? "met" : "not met";
};

const protocolOf = (id: string): Protocol | undefined =>
  shippedProtocols.find(
    ({ population }) =>
      population.criteria.some((each) => each.id === id) || population.groups.some((each) => each.id === id),
  );

/** The shipped condition of a row, or of a group joined as the protocol joins it. */
const conditionOf = (protocol: Protocol, id: string): Condition | undefined => {
  const row = protocol.population.criteria.find((each) => each.id === id);
  if (row !== undefined) return row.expression;
  const group = protocol.population.groups.find((each) => each.id === id);
  if (group === undefined) return undefined;
  const operands = group.members.flatMap((member) => conditionOf(protocol, member) ?? []);
  return { kind: group.op === "any" ? "anyOf" : "allOf", operands };
};

const failure = (each: Vector, expected: string, got: string): readonly Failure[] => [
  {
    id: `${each.id} ${each.kind} ${"name" in each ? each.name : JSON.stringify("input" in each ? each.input : null)}`,
    expected,
    got,
  },
];

const checkTrial = (each: Extract<Vector, { kind: "trial" }>): readonly Failure[] => {
  const protocol = shippedProtocols.find((candidate) => !candidate.population.screenable);
  if (protocol === undefined) return failure(each, "a protocol that cannot be screened", "none");
  const screening = screen(protocol, chartFor({}), { asOf: today, decisions: new Map(), logHead: "" });
  const passed =
    screening.status === "undetermined" && screening.notScreenableReason === "noEligibilitySection";
  return passed ? [] : failure(each, `${each.verdict}, ${each.reason}`, screening.status);
};

const check = (each: Vector): readonly Failure[] => {
  if (each.kind === "trial") return checkTrial(each);
  const protocol = protocolOf(each.id);
  const condition = protocol && conditionOf(protocol, each.id);
  if (protocol === undefined || condition === undefined) return failure(each, "a criterion", "none");
  const decisions = asProposed(protocol);
  const judge = (whole: Condition, patient: Patient): Truth =>
    evaluate(whole, chartFor(patient), { asOf: today, decisions }).truth;
  switch (each.kind) {
    case "kleene": {
      const { whole, patient } = kleeneCase(each.id, condition, each.input);
      const truth = judge(whole, patient);
      const passed = truth === truthOf(each.expr) && word(truth, each.role) === each.verdict;
      return passed ? [] : failure(each, `${each.expr}, ${each.verdict}`, truth);
    }
    case "records":
    case "window": {
      const patient =
        each.kind === "records" ? recordsPatient(condition, each) : windowPatient(each.id, each.input);
      const got = word(judge(condition, patient), each.role);
      return got === each.verdict ? [] : failure(each, each.verdict, got);
    }
    default: {
      const objection = checkAtom(condition, each, decisions);
      return objection === null ? [] : failure(each, each.atom, objection);
    }
  }
};

/** Runs the vectors through the shipped protocols; repairs as proposed, save those of kind repair-unconfirmed. */
export const checkVectors = (text: string, name: string): CaseReport =>
  checkAll(
    name,
    text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => vector.parse(JSON.parse(line))),
    check,
    (each) => `${each.id} ${each.kind}`,
  );
