import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import { chartOf, coarsened, conditions, evaluationDay, fullFacts, repairLabels } from "./arbitrary.ts";
import type { Situation } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { type Assume, leafKey } from "./context.ts";
import { evaluate } from "./evaluate.ts";
import type { Verdict } from "./verdict.ts";

const undecided: Situation = { asOf: evaluationDay, decisions: new Map() };
/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });
const runs = { numRuns: Math.ceil(2000 * share) };

const everyVerdict = (verdict: Verdict): readonly Verdict[] => [
  verdict,
  ...verdict.children.flatMap(everyVerdict),
];

/** A person, and the same person with less known. */
const persons = fullFacts.chain((full) => fc.record({ full: fc.constant(full), coarse: coarsened(full) }));

describe("over random conditions and charts", () => {
  test("knowing more about a person never reverses a verdict already reached", () => {
    fc.assert(
      fc.property(conditions({ readings: true, opaque: true }), persons, (condition, { full, coarse }) => {
        const before = evaluate(condition, chartOf(coarse), undecided);
        const after = evaluate(condition, chartOf(full), undecided);
        if (before.truth !== "unknown") expect(after.truth).toBe(before.truth);
        expect(before.nodePath).toBe("");
      }),
      runs,
    );
  });

  test("deciding an unknown leaf or completing a list never reverses a verdict already reached", () => {
    const truths = fc.infiniteStream(
      fc.constantFrom<Truth | undefined>("true", "false", "unknown", "unknown", undefined),
    );
    fc.assert(
      fc.property(
        conditions({ readings: true }),
        persons,
        truths,
        truths,
        (condition, { coarse }, first, second) => {
          const put = new Map<string, Truth | undefined>();
          const known: Assume = (nodePath, record) => {
            const key = leafKey(nodePath, record);
            if (!put.has(key)) put.set(key, first.next().value);
            const truth = put.get(key);
            return nodePath.endsWith("/query/recordType") && truth === "false" ? "true" : truth;
          };
          const chart = chartOf(coarse);
          const before = evaluate(condition, chart, undecided, { assume: known });
          const decided = new Map<string, Truth>();
          const after = evaluate(condition, chart, undecided, {
            assume: (nodePath, record) => {
              const key = leafKey(nodePath, record);
              const was = known(nodePath, record);
              if (was !== "unknown") return was;
              const now = decided.get(key) ?? second.next().value ?? "unknown";
              decided.set(key, now);
              return nodePath.endsWith("/query/recordType") && now === "false" ? "true" : now;
            },
          });
          if (before.truth !== "unknown") expect(after.truth).toBe(before.truth);
          expect(after.nodePath).toBe("");
        },
      ),
      runs,
    );
  });

  test("unknown always says what to ask, and a decided verdict names what decided it", () => {
    fc.assert(
      fc.property(
        conditions({ readings: true, preferred: true, opaque: true, knownOnly: true }),
        persons,
        (condition, { coarse }) => {
          for (const each of everyVerdict(evaluate(condition, chartOf(coarse), undecided))) {
            const open = each.truth === "unknown";
            expect(each.unknownReasons.length > 0).toBe(open);
            expect(each.deciding.length > 0).toBe(!open);
            for (const reason of each.unknownReasons) {
              expect(reason.need).not.toBe("");
              expect(reason.question).toMatch(/[?.]$|\)$/);
            }
          }
        },
      ),
      runs,
    );
  });

  test("a verdict under open repairs is the verdict under every decision of them", () => {
    const decisions = fc.record({
      r1: fc.constantFrom(...(repairLabels["r1"] ?? [])),
      r2: fc.constantFrom(...(repairLabels["r2"] ?? [])),
      r3: fc.constantFrom(...(repairLabels["r3"] ?? [])),
    });
    fc.assert(
      fc.property(
        conditions({ readings: true, preferred: true, knownOnly: true }),
        persons,
        decisions,
        (condition, { coarse }, chosen) => {
          const chart = chartOf(coarse);
          const open = evaluate(condition, chart, undecided);
          const decided = evaluate(condition, chart, {
            asOf: evaluationDay,
            decisions: new Map(Object.entries(chosen)),
          });
          if (open.truth !== "unknown") expect(decided.truth).toBe(open.truth);
          expect(decided.readings).toBeUndefined();
        },
      ),
      runs,
    );
  });

  test("the deciding leaves alone force the verdict, and none of them can be left out", () => {
    fc.assert(
      fc.property(
        conditions({ readings: true, preferred: true, knownOnly: true }),
        persons,
        (condition, { coarse, full }) => {
          for (const facts of [coarse, full]) {
            const chart = chartOf(facts);
            const verdict = evaluate(condition, chart, undecided);
            if (verdict.truth === "unknown") continue;
            const with_ = (leaves: readonly string[]): Truth =>
              evaluate(condition, chart, undecided, {
                assume: (nodePath, record) =>
                  leaves.includes(leafKey(nodePath, record)) ? undefined : "unknown",
              }).truth;
            expect(with_(verdict.deciding)).toBe(verdict.truth);
            for (const each of verdict.deciding)
              expect(with_(verdict.deciding.filter((other) => other !== each))).toBe("unknown");
          }
        },
      ),
      { numRuns: Math.ceil(1000 * share) },
    );
  });

  test("with everything known, everything is decided", () => {
    fc.assert(
      fc.property(conditions({ preferred: true, knownOnly: true }), fullFacts, (condition, full) => {
        const verdict = evaluate(condition, chartOf(full), undecided);
        // What stays open is a missing record or result, never a fact that is there.
        for (const reason of verdict.unknownReasons)
          expect(["noData", "outsideWindow", "baselineMissing", "dateTooCoarse"]).toContain(reason.code);
        expect(verdict.nodePath).toBe("");
      }),
      runs,
    );
  });
});

/** Truth of a condition from the truth of its leaves alone, written without any of the code under test. */
const oracle = (condition: Condition, leaf: (path: string) => Truth, path = ""): Truth => {
  const rank = { false: 0, unknown: 1, true: 2 } as const;
  const names = ["false", "unknown", "true"] as const;
  const least = (truths: readonly Truth[]): Truth =>
    names[Math.min(2, ...truths.map((each) => rank[each]))] ?? "unknown";
  const greatest = (truths: readonly Truth[]): Truth =>
    names[Math.max(0, ...truths.map((each) => rank[each]))] ?? "unknown";
  const swap = (truth: Truth): Truth => names[2 - rank[truth]] ?? "unknown";
  const at = (below: Condition, step: string): Truth => oracle(below, leaf, `${path}/${step}`);
  switch (condition.kind) {
    case "allOf":
      return least(condition.operands.map((each, index) => at(each, `operands/${index}`)));
    case "anyOf":
      return greatest(condition.operands.map((each, index) => at(each, `operands/${index}`)));
    case "not":
      return swap(at(condition.operand, "operand"));
    case "ifThen":
      return greatest([swap(at(condition.condition, "condition")), at(condition.consequence, "consequence")]);
    case "unless":
      return least([at(condition.base, "base"), swap(at(condition.exception, "exception"))]);
    case "atLeast": {
      const truths = condition.operands.map((each, index) => at(each, `operands/${index}`));
      const met = truths.filter((each) => each === "true").length;
      const open = truths.filter((each) => each === "unknown").length;
      return met >= condition.minimumTrue ? "true" : met + open < condition.minimumTrue ? "false" : "unknown";
    }
    case "preferred": {
      const truths = condition.alternatives.map((each, index) => at(each, `alternatives/${index}`));
      return truths.find((each) => each !== "unknown") ?? "unknown";
    }
    case "readings": {
      const truths = condition.alternatives.map((each, index) =>
        at(each.expression, `alternatives/${index}/expression`),
      );
      return truths.every((each) => each === truths[0]) ? (truths[0] ?? "unknown") : "unknown";
    }
    case "compare":
    case "memberOf":
    case "inWindow":
    case "askHuman":
    case "opaque":
      return leaf(path);
    case "forSome":
    case "forEvery":
      throw new Error("not for this oracle");
    default:
      return condition satisfies never;
  }
};

const hasRecords = (condition: Condition): boolean => /"for(Some|Every)"/.test(JSON.stringify(condition));

test("joining nodes follow the tables of strong Kleene logic at any depth", () => {
  const truths = fc.infiniteStream(fc.constantFrom<Truth>("true", "false", "unknown"));
  fc.assert(
    fc.property(
      conditions({ preferred: true }).filter((each) => !hasRecords(each)),
      truths,
      (condition, stream) => {
        const put = new Map<string, Truth>();
        const leaf = (path: string): Truth => {
          const truth = put.get(path) ?? stream.next().value;
          put.set(path, truth);
          return truth;
        };
        const verdict = evaluate(condition, chartOf({}), undecided, { assume: leaf });
        expect(verdict.truth).toBe(oracle(condition, leaf));
      },
    ),
    runs,
  );
});
