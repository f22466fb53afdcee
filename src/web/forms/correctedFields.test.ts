import { expect, test } from "vitest";
import { correctedFields, draftOfFields, isInUnitsOf } from "./correctedFields.ts";
import { fieldsOf } from "./FieldInputs.tsx";

const fields = fieldsOf("lesion");
const lesion = {
  longestDimension: { value: "27", unit: "mm" },
  measurable: true,
  evidentOn: ["CT", "MRI"],
  remark: "kept",
};
const corrected = (changed: Readonly<Record<string, string>>) =>
  correctedFields(lesion, { ...draftOfFields(lesion), ...changed }, fields);

test("a correction of one field leaves the others as they were", () =>
  expect(corrected({ "field.measurable": "false" })).toEqual({ ...lesion, measurable: false }));
test("a corrected number carries the unit that the form shows", () =>
  expect(corrected({ "field.longestDimension": "28" })["longestDimension"]).toEqual({
    value: "28",
    unit: "mm",
  }));
test("a field that is emptied is unknown again", () =>
  expect(corrected({ "field.measurable": "" })).not.toHaveProperty("measurable"));
test("a lesion written in centimetres is not corrected in a form that shows millimetres", () =>
  expect([
    isInUnitsOf(lesion, fields),
    isInUnitsOf({ longestDimension: { value: "2.7", unit: "cm" } }, fields),
  ]).toEqual([true, false]));
