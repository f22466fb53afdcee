import type { Issue } from "../kernel/failure.ts";
import type { Identity } from "./event.ts";
import type { ImportItem } from "./importing.ts";
import { type PlannedCorrection, writePlace } from "./importPlan.ts";

type Item = Extract<ImportItem, { kind: "identity" }>;
type Member = "name" | "birthDate";
const labels: Readonly<Record<Member, string>> = { name: "name", birthDate: "birth date" };

export type IdentityPlan = {
  readonly changed: readonly Identity[];
  readonly corrections: readonly PlannedCorrection[];
  readonly issues: readonly Issue[];
};

/** Names and birth dates of an import against those known. Rows that contradict each other are not taken and listed. */
export const planIdentities = (
  items: readonly Item[],
  known: ReadonlyMap<string, Identity>,
): IdentityPlan => {
  const issues: Issue[] = [];
  const corrections: PlannedCorrection[] = [];
  const bySubject = new Map<string, Item[]>();
  for (const item of items) bySubject.set(item.subject, [...(bySubject.get(item.subject) ?? []), item]);

  const stated = (subject: string, group: readonly Item[], member: Member): string | undefined => {
    const before = known.get(subject)?.[member];
    const said = group.filter((item) => item[member] !== undefined);
    const [first] = said;
    const other = said.find((item) => item[member] !== first?.[member]);
    if (first === undefined) return before;
    if (other !== undefined) {
      issues.push({
        code: "conflict",
        severity: "error",
        file: other.place.file,
        line: other.place.line,
        field: labels[member],
        message: `The ${labels[member]} of ${subject} stands differently in ${writePlace(first.place)}; neither is taken.`,
        cure: "Keep the right one and import again.",
      });
      return before;
    }
    const value = first[member];
    if (before !== undefined && value !== undefined && value !== before)
      corrections.push({
        subject,
        what: labels[member],
        from: before,
        to: value,
        place: writePlace(first.place),
      });
    return value;
  };

  const changed = [...bySubject].flatMap(([subject, group]): readonly Identity[] => {
    const name = stated(subject, group, "name");
    const birthDate = stated(subject, group, "birthDate");
    const before = known.get(subject);
    if (name === before?.name && birthDate === before?.birthDate) return [];
    return [
      {
        subject,
        ...(name === undefined ? {} : { name }),
        ...(birthDate === undefined ? {} : { birthDate }),
      },
    ];
  });
  return { changed, corrections, issues };
};
