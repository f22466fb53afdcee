import { expect, test } from "vitest";
import { remember, rememberBy, rememberFor } from "./remember.ts";

test("what has been worked out for a date is not worked out again, even when it is nothing", () => {
  const asked: string[] = [];
  const lengthOf = remember((text: string) => {
    asked.push(text);
    return text === "" ? null : text.length;
  });
  expect(["2026", "", "2026", "2026-03", ""].map(lengthOf)).toEqual([4, null, 4, 7, null]);
  expect(asked).toEqual(["2026", "", "2026-03"]);
});

test("no more is kept than the memory is meant to hold", () => {
  const asked: string[] = [];
  const keep = rememberBy(
    (text: string) => text.toLowerCase(),
    (text) => {
      asked.push(text);
      return text;
    },
    2,
  );
  for (const text of ["a", "b", "A", "B", "c", "C", "a"]) keep(text);
  expect(asked).toEqual(["a", "b", "c", "a"]);
});

test("what belongs to one condition is not given to another one that reads alike", () => {
  const asked: object[] = [];
  const place = rememberFor((owner: object) => {
    asked.push(owner);
    return asked.length === 2 ? null : asked.length;
  });
  const [one, other] = [{ kind: "opaque" }, { kind: "opaque" }];
  expect([one, other, one, other].map(place)).toEqual([1, null, 1, null]);
  expect(asked).toHaveLength(2);
});
