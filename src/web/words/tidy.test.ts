import { expect, test } from "vitest";
import { tidy } from "./tidy.ts";

test("a sentence of the evaluation gets real signs, printed units and dates that people write", () =>
  expect(tidy("GFR 71 mL/min/{1.73_m2} on 2026-11-05 is >= 50 mL/min/{1.73_m2}.")).toBe(
    "GFR 71\u202fmL/min/1.73\u202fm² on 5\u00a0Nov\u00a02026 is ≥ 50\u202fmL/min/1.73\u202fm².",
  ));
test("a count keeps its power of ten: platelets 75 10*9/L", () =>
  expect(tidy("platelets 75 10*9/L")).toBe("platelets 75\u202f×10⁹/L"));
test("a large count is parted by threes", () =>
  expect(tidy("Platelets 68000 /mm3 (= 68 ×10⁹/L)")).toBe(
    "Platelets 68\u202f000\u202f/mm³ (= 68\u202f×10⁹/L)",
  ));
test("an id that looks like a date is left alone", () =>
  expect(tidy("case 1-2026-11-05-7")).toBe("case 1-2026-11-05-7"));
test("a negative number gets a real minus", () =>
  expect(tidy("change of -20 %")).toBe("change of \u221220\u202f%"));
