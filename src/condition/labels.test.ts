import { expect, test } from "vitest";
import { labelConcept, labelFact, labelField, labelValue, labelVariable } from "./labels.ts";

test.each([
  ["platelets", "Platelets"],
  ["treatment", "treatment"],
  ["list:treatment", "list of treatments"],
  ["lesion.longestDimension", "Longest dimension"],
  ["lesion.", "lesion "],
  ["trialParticipation", "trial participation"],
  ["list:hobby", "list:hobby"],
  ["firstDose", "the first dose"],
  ["time since last dose", "time since last dose"],
  ["someScore.odd_one", "some score odd one"],
])("the fact %s is called “%s”", (variable, name) => expect(labelFact(variable)).toBe(name));

test("a name that no vocabulary holds is made readable, and words stay as they are", () => {
  expect(labelVariable("hopkinsScore")).toBe("hopkins score");
  expect(labelVariable("last PRRT dose_2")).toBe("last PRRT dose_2");
  expect(labelField("lesion", "tracerUptake__max.2")).toBe("tracer uptake max 2");
  expect(labelConcept("radio-embolisation")).toBe("radio embolisation");
});

test("a coded value is spelled as the vocabulary spells it, an unknown one as the source wrote it", () => {
  expect(labelValue("hopkinsScore", "x9")).toBe("x9");
  expect(labelValue("sex", "x9")).toBe("x9");
  expect(labelValue("sex", "F")).toBe("female");
});
