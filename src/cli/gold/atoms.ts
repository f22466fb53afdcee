import { z } from "zod";
import { atomsOf, type Condition } from "../../condition/index.ts";
import { isDecimal, rational, writeRational } from "../../kernel/decimal.ts";
import type { Protocol } from "../../protocol/index.ts";

/** One numeric bound or set of coded numbers, as the acceptance data write it. */
export type GoldAtom = {
  readonly variable: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly unit: string | null;
  readonly relativeToUpperLimit: boolean;
};

const scalar = z.union([z.number(), z.string(), z.boolean()]);
const leaf = z.object({
  cmp: z
    .object({
      var: z.string(),
      op: z.string(),
      value: scalar,
      unit: z.string(),
      relativeTo: z.string().optional(),
    })
    .optional(),
  between: z
    .object({
      var: z.string(),
      low: scalar,
      high: scalar,
      lowInclusive: z.boolean(),
      highInclusive: z.boolean(),
      unit: z.string(),
    })
    .optional(),
  in: z.object({ var: z.string(), values: z.array(scalar) }).optional(),
});

/** Sets of scores count as numeric; sets of other codes do not. */
const isNumericSet = (values: readonly string[]): boolean => values.every(isDecimal);

const atomsOfLeaf = (value: unknown): readonly GoldAtom[] => {
  const parsed = leaf.safeParse(value);
  if (!parsed.success) return [];
  const { cmp, between, in: members } = parsed.data;
  const atoms: GoldAtom[] = [];
  if (cmp !== undefined)
    atoms.push({
      variable: cmp.var,
      operator: cmp.op,
      values: [String(cmp.value)],
      unit: cmp.unit,
      relativeToUpperLimit: cmp.relativeTo === "ULN",
    });
  if (between !== undefined) {
    const bound = { variable: between.var, unit: between.unit, relativeToUpperLimit: false };
    atoms.push({ ...bound, operator: between.lowInclusive ? ">=" : ">", values: [String(between.low)] });
    atoms.push({ ...bound, operator: between.highInclusive ? "<=" : "<", values: [String(between.high)] });
  }
  const values = members?.values.map(String) ?? [];
  if (members !== undefined && isNumericSet(values))
    atoms.push({ variable: members.var, operator: "in", values, unit: null, relativeToUpperLimit: false });
  return atoms;
};

/** All atoms of a compact gold expression, wherever they stand in it. */
export const goldAtoms = (expression: unknown): readonly GoldAtom[] => {
  if (Array.isArray(expression)) return expression.flatMap(goldAtoms);
  if (typeof expression !== "object" || expression === null) return [];
  return [...atomsOfLeaf(expression), ...Object.values(expression).flatMap(goldAtoms)];
};

/** Every repair of the protocol decided as it proposes; where it proposes nothing, the first reading. */
export const asProposed = (protocol: Protocol): ReadonlyMap<string, string> =>
  new Map(
    protocol.repairs.flatMap((each) => {
      const choice = each.proposed ?? each.candidates[0];
      return choice === undefined ? [] : [[each.id, choice]];
    }),
  );

/** The atoms of a shipped criterion under the proposed readings. */
export const protocolAtoms = (expression: Condition, protocol: Protocol): readonly GoldAtom[] =>
  atomsOf(expression, asProposed(protocol)).flatMap((atom): readonly GoldAtom[] => {
    const values = atom.values ?? (atom.value === undefined ? [] : [atom.value]);
    if (values.length === 0 || !isNumericSet(values)) return [];
    return [
      {
        variable: atom.variable,
        operator: atom.operator,
        values,
        unit: atom.operator === "in" ? null : atom.unit,
        relativeToUpperLimit: atom.relativeTo === "ULN",
      },
    ];
  });

/** One text per atom, so that sets of atoms compare; 1.0 and 1 are one value. */
export const atomKey = (atom: GoldAtom): string =>
  [
    atom.variable,
    atom.operator,
    atom.values.map((value) => writeRational(rational(value), 9)).join(","),
    atom.relativeToUpperLimit ? "{ULN}" : (atom.unit ?? ""),
  ].join(" ");
