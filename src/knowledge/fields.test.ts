import { expect, test } from "vitest";
import { canonicalValue, dimensionOf, fields, findField, recordTypeLabel } from "./index.ts";

test("no record type has two fields of one name", () => {
  const names = fields.flatMap((each) => each.recordTypes.map((type) => `${type}.${each.field}`));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every field belongs to record types that exist", () => {
  for (const type of new Set(fields.flatMap((each) => each.recordTypes)))
    expect(recordTypeLabel(type)).not.toBe("");
});

test("every unit of a field stands in the conversion table, the field's own first", () => {
  const wrong = fields.filter(
    (each) =>
      (each.unit ?? undefined) !== each.units[0] ||
      each.units.some((unit) => dimensionOf(unit) === undefined),
  );
  expect(wrong.map(({ field }) => field)).toEqual([]);
});

test("every spelling of a field's value is read as that value", () => {
  const lost = fields.flatMap((each) =>
    each.values.flatMap(({ code, aliases }) =>
      [code, ...aliases]
        .filter((text) => canonicalValue(each, text) !== code)
        .map((text) => `${each.field}: ${text}`),
    ),
  );
  expect(lost).toEqual([]);
});

test.each([
  ["lesion", "longestDimension", "mm"],
  ["lesion", "rotterdamScore", null],
  ["malignancy", "recurrenceFreeInterval", "a"],
  ["toxicity", "currentGrade", "{CTCAE_grade}"],
])("%s has %s in %s", (type, field, unit) => {
  expect(findField(type, field)?.unit).toBe(unit);
});

test("a field of one record type is no field of another", () => {
  expect(findField("malignancy", "rotterdamScore")).toBeUndefined();
});

test("a lesion can be evident on several modalities, and has one organ", () => {
  expect(findField("lesion", "evidentOn")?.many).toBe(true);
  expect(findField("lesion", "organ")?.many).toBe(false);
});

test("basal cell carcinoma is a non-melanoma skin cancer", () => {
  const type = findField("malignancy", "type");
  expect(type && canonicalValue(type, "Basal cell carcinoma")).toBe("non-melanoma skin cancer");
});

test("Rotterdam 3 is III", () => {
  const score = findField("lesion", "rotterdamScore");
  expect(score && canonicalValue(score, "3")).toBe("III");
});
