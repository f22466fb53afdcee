import { expect, test } from "vitest";
import { showUnit } from "./showUnit.ts";

test.each([
  ["10*9/L", "×10⁹/L"],
  ["10*3/uL", "×10³/µL"],
  ["mL/min/{1.73_m2}", "mL/min/1.73\u202fm²"],
  ["umol/L", "µmol/L"],
  ["ukat/L", "µkat/L"],
  ["/mm3", "/mm³"],
  ["kg/m2", "kg/m²"],
  ["U/L", "U/L"],
  ["{INR}", ""],
  ["{score}", ""],
  ["a", "years"],
  ["1", ""],
  ["{SUV}", "SUV"],
] as const)("the code %s is printed as '%s'", (code, printed) => expect(showUnit(code)).toBe(printed));
