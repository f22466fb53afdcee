import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "../condition/index.ts";
import { findProtocol, shippedProtocols } from "../protocol/index.ts";
import { type Answered, answerOne, nothingKnown, type Pick, restsOnOpaque } from "./answerEverything.ts";
import { options } from "./fixture.ts";
import { screen } from "./screen.ts";
import type { Screening } from "./screening.ts";
import { summariseState } from "./summariseState.ts";

const screenable = shippedProtocols.filter((protocol) => protocol.population.screenable);
/** Drawn by number, so that a counterexample is short. */
const shipped = (id: string): (typeof screenable)[number] => {
  const found = findProtocol(id);
  if (found === undefined) throw new Error(`no protocol ${id}`);
  return found;
};
const protocols = fc.constantFrom(...screenable.map((protocol) => protocol.id)).map(shipped);
const draws = fc.infiniteStream(fc.nat({ max: 10_000 }));
const pickFrom =
  (stream: fc.Stream<number>): Pick =>
  (list) => {
    const chosen = list[(stream.next().value ?? 0) % list.length];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  };

const expressionOf = (protocol: (typeof screenable)[number], id: string): Condition => {
  const criterion = protocol.population.criteria.find((each) => each.id === id);
  if (criterion === undefined) throw new Error(`no criterion ${id}`);
  return criterion.expression;
};
const screenKnown = (protocol: (typeof screenable)[number], known: Answered): Screening =>
  screen(protocol, known.chart, { ...options, decisions: known.decisions });

/** Rounds of asking and answering; a new record brings its own questions, so there are a few. */
const rounds = 25;

describe("over random people and the shipped trials", () => {
  test("answering everything decides every criterion that rests on no opaque text", () => {
    fc.assert(
      fc.property(protocols, draws, (protocol, stream) => {
        const known = nothingKnown();
        const pick = pickFrom(stream);
        let screening = screenKnown(protocol, known);
        for (let round = 0; round < rounds; round += 1) {
          const asked = new Set<string>();
          for (const { id, verdict } of screening.criteria)
            for (const reason of verdict.unknownReasons)
              if (reason.code !== "notParsed" && !asked.has(reason.neededFact)) {
                asked.add(reason.neededFact);
                answerOne(known, reason, protocol, expressionOf(protocol, id), pick);
              }
          if (asked.size === 0) break;
          screening = screenKnown(protocol, known);
        }
        const open = screening.criteria
          .filter((finding) => finding.truth === "unknown" && !restsOnOpaque(finding.verdict.unknownReasons))
          .map(
            (finding) =>
              `${finding.id}: ${finding.summary} ${JSON.stringify(finding.verdict.unknownReasons)}`,
          );
        expect(open).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("whatever is unknown says what to ask and of whom, at every stage of the answers", () => {
    fc.assert(
      fc.property(protocols, draws, fc.integer({ min: 0, max: 4 }), (protocol, stream, steps) => {
        const known = nothingKnown();
        const pick = pickFrom(stream);
        for (let step = 0; step < steps; step += 1)
          for (const finding of screenKnown(protocol, known).criteria)
            for (const reason of finding.verdict.unknownReasons)
              if (reason.code !== "notParsed" && pick([true, false]))
                answerOne(known, reason, protocol, expressionOf(protocol, finding.id), pick);
        const screening = screenKnown(protocol, known);
        for (const finding of screening.criteria) {
          expect(finding.missing.length > 0).toBe(finding.truth === "unknown");
          expect(finding.summary).toMatch(/[^.]\.$/);
          for (const each of finding.missing) expect(each.question.length).toBeGreaterThan(5);
        }
        const { toAsk, state } = summariseState(screening);
        const settled = state === "eligible" || state === "ineligible";
        if (screening.status === "undetermined") expect(toAsk).toBeGreaterThan(0);
        if (settled) expect(screening.openQuestions).toEqual([]);
        const asked = new Set(screening.openQuestions.map((each) => each.neededFact));
        expect(asked.size).toBe(screening.openQuestions.length);
      }),
      { numRuns: 40 },
    );
  });

  test("nobody is eligible while a criterion is open, and nobody is excluded without one that fails", () => {
    fc.assert(
      fc.property(protocols, draws, fc.integer({ min: 0, max: 6 }), (protocol, stream, steps) => {
        const known = nothingKnown();
        const pick = pickFrom(stream);
        for (let step = 0; step < steps; step += 1)
          for (const finding of screenKnown(protocol, known).criteria)
            for (const reason of finding.verdict.unknownReasons)
              if (reason.code !== "notParsed")
                answerOne(known, reason, protocol, expressionOf(protocol, finding.id), pick);
        const { status, criteria, earliestPossible, neverByTime, asOf } = screenKnown(protocol, known);
        const entries = criteria.map((finding) => finding.entry);
        expect(status === "eligible").toBe(entries.every((entry) => entry === "pass"));
        expect(status === "ineligible").toBe(entries.includes("fail"));
        expect(earliestPossible?.date === asOf).toBe(status !== "ineligible");
        for (const id of neverByTime)
          expect(criteria.find((finding) => finding.id === id)?.entry).toBe("fail");
      }),
      { numRuns: 40 },
    );
  });
});
