import { describe, expect, test } from "vitest";
import { findVariable } from "../knowledge/index.ts";
import { checkUnitSyntax } from "./checkUnitSyntax.ts";
import { readUnit } from "./readingUnits.ts";

const platelets = findVariable("platelets");

describe("a printed unit", () => {
  test.each([
    ["10⁹/L", "10*9/L"],
    ["x10E9/L", "10*9/L"],
    ["G/L", "10*9/L"],
    ["/mm³", "/mm3"],
  ])("of a platelet count, %s, is %s", async (written, unit) => {
    expect(await readUnit(written, platelets)).toMatchObject({ kind: "read", value: unit });
  });

  test("that UCUM knows and we cannot convert is kept as it stands", async () => {
    expect(await readUnit("kat/L", platelets)).toMatchObject({ kind: "read", value: "kat/L" });
  });

  test("that nobody knows is refused, nearest spelling of the variable first", async () => {
    const found = await readUnit("10*9/LL", platelets);
    expect(found).toMatchObject({ kind: "fault", fault: { code: "unknown-unit" } });
    if (found.kind === "fault") expect(found.fault.cure).toMatch(/^Near it: 10\*9\/L,/);
  });

  test("that is missing is never assumed", async () => {
    expect(await readUnit("  ", platelets)).toMatchObject({ kind: "fault", fault: { code: "missing-unit" } });
  });
});

describe("UCUM syntax", () => {
  test.each(["mg/dL", "10*9/L", "mL/min/{1.73_m2}", "{INR}"])("%s is valid", async (unit) => {
    expect(await checkUnitSyntax(unit)).toEqual({ kind: "valid" });
  });

  test("IU/L is not, and the library says what was meant", async () => {
    expect(await checkUnitSyntax("IU/L")).toMatchObject({ kind: "invalid", suggestions: ["[IU]/L"] });
  });
});
