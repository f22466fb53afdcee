import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import { recordOfVariable } from "./compare.ts";
import type { Part, Row } from "./rows.ts";

/** Whether "or" joins an atom to the one before it in its clause. */
const isAlternative = (clause: Clause, before: FoundAtom, atom: FoundAtom): boolean => {
  if (before.bound !== null && atom.bound !== null && before.bound.end === atom.bound.end)
    return /\bor\b|\//i.test(clause.text.text.slice(Math.min(before.start, atom.start), atom.bound.end));
  const between = clause.text.text.slice(before.end, Math.max(before.end, atom.start));
  return between.length < 200 && /\bor\b/i.test(between) && !/[.;]\s/.test(between);
};

const isAnyList = ({ lead, members }: Part, heading: Row["heading"]): boolean =>
  members.length > 1 && (lead === null ? heading === "exclusion" : lead.kind !== "all");

/** Names the atoms of a row that are alternatives to each other, or that bind one and the same lesion or event. */
export const groupAtoms = (
  row: Row,
  byClause: ReadonlyMap<Clause, readonly FoundAtom[]>,
): ReadonlyMap<FoundAtom, string> => {
  const groups = new Map<FoundAtom, string>();
  let count = 0;
  const fresh = (): string => {
    count += 1;
    return `${row.id}-g${count}`;
  };
  const every = (part: Part): readonly FoundAtom[] => [
    ...(byClause.get(part.clause) ?? []),
    ...part.members.flatMap(every),
  ];
  const walk = (part: Part): void => {
    if (isAnyList(part, row.heading)) {
      const atoms = part.members.flatMap(every);
      if (atoms.length > 1) {
        const name = fresh();
        for (const atom of atoms) groups.set(atom, name);
        return;
      }
    }
    const atoms = byClause.get(part.clause) ?? [];
    for (const [index, atom] of atoms.entries()) {
      const before = atoms[index - 1];
      if (before === undefined) continue;
      const sameBound = before.bound !== null && atom.bound !== null && before.bound.end === atom.bound.end;
      if (!isAlternative(part.clause, before, atom) && !(sameBound && groups.has(before))) continue;
      const name = groups.get(before) ?? fresh();
      groups.set(before, name);
      groups.set(atom, name);
    }
    for (const member of part.members) walk(member);
  };
  walk(row.part);
  const bound = [...byClause.values()]
    .flat()
    .filter(({ variable }) => variable !== null && recordOfVariable(variable) !== null);
  if (bound.length > 1) {
    const name = fresh();
    for (const atom of bound) groups.set(atom, name);
  }
  return groups;
};
