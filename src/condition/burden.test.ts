import { expect, test } from "vitest";
import { burdenOfReason, burdens, weightOf } from "./burden.ts";
import { ask } from "./fixture.ts";
import { answerReason, fieldReason, listReason, variableReason } from "./reasons.ts";

test("a look into the chart is the lightest, an invasive test the heaviest", () =>
  expect(burdens.map(weightOf)).toEqual([1, 2, 5, 20, 50]));

test("twenty looks into the chart weigh as much as one scan", () =>
  expect(20 * weightOf("review")).toBe(weightOf("imaging")));

test.each(["notAnswered", "answerExpired"] as const)(
  "%s: a question burdens the patient only if it is put to the patient",
  (code) => {
    expect(burdenOfReason(answerReason("/p", code, ask("q")))).toBe("review");
    expect(burdenOfReason(answerReason("/p", code, { ...ask("q"), answeredBy: "patient" }))).toBe("question");
  },
);

test.each(["noData", "outsideWindow", "baselineMissing", "unitNotConvertible", "valueTooCoarse"] as const)(
  "%s of platelets: blood has to be drawn again",
  (code) => expect(burdenOfReason(variableReason("/p", code, "platelets"))).toBe("blood"),
);
test.each(["dateTooCoarse", "limitMissing"] as const)("%s of platelets: that is looked up", (code) =>
  expect(burdenOfReason(variableReason("/p", code, "platelets"))).toBe("review"),
);

test("the size of a lesion takes imaging, whatever the lesion is called; its list is looked up", () => {
  const lesion = { id: "liver.segment.4", display: "liver" };
  expect(burdenOfReason(fieldReason("/p", "noData", "lesion", lesion, "longestDimension"))).toBe("imaging");
  expect(burdenOfReason(fieldReason("/p", "noData", "lesion", lesion, "unheardOf"))).toBe("review");
  expect(burdenOfReason(listReason("/p", "lesion", null))).toBe("review");
});
