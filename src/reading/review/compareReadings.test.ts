import { describe, expect, test } from "vitest";
import { compareReadings } from "./compareReadings.ts";

const rule = (id: string, text: string, heading: "inclusion" | "exclusion" = "inclusion") => ({
  id,
  heading,
  text,
});

describe("two versions of a record", () => {
  test("a rule that only moved to another number is the same", () => {
    const { changes, removed } = compareReadings(
      [rule("I1", "Age of 18 years or more"), rule("I2", "Platelets > 90 x 10^9/L")],
      [rule("I1", "Platelets  > 90\nx 10^9/L"), rule("I2", "Age of 18 years or more")],
    );
    expect(changes.get("I1")).toEqual({ kind: "same", before: "I2" });
    expect(changes.get("I2")).toEqual({ kind: "same", before: "I1" });
    expect(removed).toEqual([]);
  });

  test("a changed number is a changed rule, with the words it had", () => {
    const { changes } = compareReadings(
      [rule("I2", "Platelets above 90 x 10^9/L at screening")],
      [rule("I3", "Platelets above 75 x 10^9/L at screening")],
    );
    expect(changes.get("I3")).toEqual({
      kind: "changed",
      before: "I2",
      textBefore: "Platelets above 90 x 10^9/L at screening",
    });
  });

  test("the same words under the other heading are another rule", () => {
    const { changes, removed } = compareReadings(
      [rule("I1", "Brain metastases")],
      [rule("E1", "Brain metastases", "exclusion")],
    );
    expect(changes.get("E1")).toEqual({ kind: "new" });
    expect(removed.map(({ id }) => id)).toEqual(["I1"]);
  });

  test("a rule that stands twice is matched twice, a third one is new", () => {
    const { changes } = compareReadings(
      [rule("E1", "Active infection"), rule("E2", "Active infection")],
      [rule("E1", "Active infection"), rule("E2", "Active infection"), rule("E3", "Active infection")],
    );
    expect([...changes.values()].map(({ kind }) => kind)).toEqual(["same", "same", "new"]);
  });

  test("of two candidates the more alike is taken", () => {
    const { changes, removed } = compareReadings(
      [rule("I1", "Bilirubin below 2 x ULN and albumin above 30 g/L"), rule("I2", "Bilirubin below 2 x ULN")],
      [rule("I1", "Bilirubin below 3 x ULN")],
    );
    expect(changes.get("I1")).toMatchObject({ kind: "changed", before: "I2" });
    expect(removed.map(({ id }) => id)).toEqual(["I1"]);
  });
});
