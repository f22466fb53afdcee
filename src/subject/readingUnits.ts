import type { UcumCode } from "../kernel/quantity.ts";
import { unitByText, type Variable } from "../knowledge/index.ts";
import { checkUnitSyntax } from "./checkUnitSyntax.ts";
import { fault, type Reading, read } from "./readingValues.ts";

type Measurable = Pick<Variable, "label" | "units">;

/** Letters changed, added or left out between two spellings; enough to find a slip of the pen. */
const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1)
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous[b.length] ?? 0;
};

/** Units of the variable, nearest spelling first, then what the UCUM library would have understood. */
const nearSpellings = (
  text: string,
  variable: Measurable | undefined,
  suggestions: readonly string[],
): string => {
  const own = [...(variable?.units ?? [])]
    .map((unit) => ({ unit, far: distance(text.toLowerCase(), unit.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .map(({ unit }) => unit);
  return [...new Set([...own.slice(0, 4), ...(own.length === 0 ? suggestions.slice(0, 4) : [])])].join(", ");
};

const missingUnit = (variable: Measurable | undefined): Reading<UcumCode> =>
  fault(
    "missing-unit",
    `The value has no unit${variable === undefined ? "" : `; ${variable.label} has no default unit`}.`,
    variable === undefined || variable.units.length === 0
      ? "Add the unit."
      : `Add the unit that the laboratory printed: ${variable.units.slice(0, 6).join(", ")}.`,
  );

/**
 * The UCUM code of a printed unit. Our own spellings come first; another valid UCUM unit is kept as it stands (a
 * condition that cannot convert it says so); anything else is refused with the nearest spellings.
 */
export const readUnit = async (
  text: string,
  variable: Measurable | undefined,
): Promise<Reading<UcumCode>> => {
  const written = text.trim();
  if (written === "") return missingUnit(variable);
  const known = unitByText(written, variable);
  if (known !== undefined) return read(known);
  const syntax = await checkUnitSyntax(written);
  if (syntax.kind === "valid") return read(written);
  const near = nearSpellings(written, variable, syntax.suggestions);
  return fault(
    "unknown-unit",
    `"${written}" is no unit that UCUM or our table of printed units knows.`,
    near === "" ? "Write a UCUM unit." : `Near it: ${near}.`,
  );
};
