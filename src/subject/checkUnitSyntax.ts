/// <reference path="./ucumLhc.d.ts" />

/** Whether text is a UCUM unit, and what may have been meant when it is not. */
export type UnitSyntax =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly suggestions: readonly string[] };

const checked = new Map<string, UnitSyntax>();

/**
 * UCUM syntax, checked by @lhncbc/ucum-lhc. The library only judges spelling: its conversions are floating-point, so
 * every conversion is ours. It is loaded when the first unit outside our own table is met; answers are remembered.
 */
export const checkUnitSyntax = async (text: string): Promise<UnitSyntax> => {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const { UcumLhcUtils } = await import("@lhncbc/ucum-lhc");
  const answer = UcumLhcUtils.getInstance().validateUnitString(text, true);
  const found: UnitSyntax =
    answer.status === "valid"
      ? { kind: "valid" }
      : {
          kind: "invalid",
          suggestions: [
            ...(answer.ucumCode === null ? [] : [answer.ucumCode]),
            ...(answer.suggestions ?? []).flatMap((each) => each.units.map(([code]) => code)),
          ],
        };
  if (checked.size < 10_000) checked.set(text, found);
  return found;
};
