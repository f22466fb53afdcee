import type { Section } from "../document.ts";
import type { ListItem } from "../list.ts";
import type { FoundRepair } from "../sentence.ts";
import { cut, type Edit, replace, stretchOf, type Traced, trim } from "../traced.ts";
import { entriesOf } from "./entries.ts";
import type { Node } from "./node.ts";
import { buildTree } from "./tree.ts";
import { isNarrative, isNote, leadOf, namesGroup } from "./words.ts";

export type ReadLists = {
  readonly items: readonly ListItem[];
  /** NUMBERING_COLLISION and AMBIGUOUS_SCOPE of the structure. */
  readonly repairs: readonly FoundRepair[];
};

/** A line end with the blanks after it; the ornament of an "OR" that stood alone goes with it. */
const breaks =
  /[\n\r\v\f\u0085\u1680\u2028\u2029][\s\u0085]*(?:[-*•–]\s{0,3}(?=\(?(?:and\/or|or|and)\)?\W{0,3}$))?/gi;

const isBlank = (code: number): boolean => code === 32 || code === 9;

/** The text with each line end a blank; a word that was parted at its hyphen stays in one. */
const unwrap = (traced: Traced): Traced => {
  const edits: Edit[] = [];
  let before = 0;
  for (const { 0: written, index } of traced.text.matchAll(breaks)) {
    let end = index + written.length;
    let start = index;
    while (start > before && isBlank(traced.text.charCodeAt(start - 1))) start -= 1;
    // With nothing before it to hang on, the ornament stays.
    if (start === 0) end = index + (/^[\s\u0085]+/.exec(written)?.[0].length ?? 0);
    before = end;
    const isParted =
      traced.text[start - 1] === "-" &&
      /[A-Za-z0-9]/.test(traced.text[start - 2] ?? "") &&
      /^[A-Za-z]/.test(traced.text.slice(end, end + 1)) &&
      !/^(?:and|or|to)\b/i.test(traced.text.slice(end, end + 4));
    edits.push({ start, end, text: isParted ? "" : " " });
  }
  return replace(traced, edits);
};

const lastEnd = (node: Node): number => {
  const last = node.members.at(-1);
  return last === undefined ? node.end : Math.max(node.end, lastEnd(last));
};

const letterOf = (count: number): string => (count <= 26 ? String.fromCharCode(96 + count) : `.${count}`);

/** How a member is named under its parent: as printed where it is numbered, else by counting. */
const nameOf = (node: Node, parentId: string, position: number): string => {
  const { reading } = node;
  if (reading === null || reading.kind === "bullet") return `${parentId}${letterOf(position)}`;
  switch (reading.kind) {
    case "alpha":
    case "ALPHA":
      return `${parentId}${reading.ordinal > 26 ? `.${reading.ordinal}` : letterOf(reading.ordinal)}`;
    case "decimal":
    case "path":
    case "roman":
    case "ROMAN":
      return `${parentId}.${reading.ordinal}`;
    default:
      return reading.kind satisfies never;
  }
};

const kindOf = (node: Node, own: string): ListItem["kind"] => {
  if (isNote(own)) return "note";
  if (node.isHeading && !node.isPreamble && node.members.length === 0 && !namesGroup(own)) return "criterion";
  if (node.isHeading || (node.isPreamble && (node.members.length > 0 || node.entry.marker === null)))
    return "heading";
  if (isNarrative(own)) return node.members.length > 0 ? "heading" : "narrative";
  return "criterion";
};

/** Reads the sections of one record; ids are unique in all of them. */
export const readLists = (sections: readonly Section[]): ReadLists => {
  const taken = new Set<string>();
  const again = new Map<string, number>();
  const repairs: FoundRepair[] = [];
  const unique = (wanted: string): string => {
    let id = wanted;
    while (taken.has(id)) {
      const count = (again.get(wanted) ?? 1) + 1;
      again.set(wanted, count);
      id = `${wanted}-${count}`;
    }
    taken.add(id);
    return id;
  };
  const items = sections.flatMap((section) => readSection(section, unique, repairs));
  return { items, repairs };
};

const readSection = (
  { heading, text: section }: Section,
  unique: (id: string) => string,
  repairs: FoundRepair[],
): readonly ListItem[] => {
  const { text } = section;
  const tree = buildTree(text, entriesOf(text));
  const letter = heading === "inclusion" ? "I" : "E";

  const isNumbered = (nodes: readonly Node[]): boolean =>
    nodes.some(
      (node) =>
        (node.reading !== null && node.reading.kind !== "bullet") ||
        (node.isHeading && isNumbered(node.members)),
    );
  const numbered = isNumbered(tree.roots);
  let lastNumber = 0;
  let counted = 0;

  const rootId = (node: Node): string => {
    const { reading } = node;
    if (reading !== null && reading.kind !== "bullet") {
      const { path = [] } = node.entry.marker ?? {};
      lastNumber = path[0] ?? reading.ordinal;
      if (path.length > 0) return `${letter}${path.join(".")}`;
      return reading.kind === "alpha" || reading.kind === "ALPHA"
        ? `${letter}${letterOf(reading.ordinal)}`
        : `${letter}${reading.ordinal}`;
    }
    if (numbered) return lastNumber === 0 ? `${letter}0` : `${letter}${lastNumber}+`;
    counted += 1;
    return `${letter}${counted}`;
  };

  const itemOf = (node: Node, parentId: string | null, position: number): ListItem => {
    const { entry } = node;
    const own = trim(unwrap(cut(section, entry.bodyStart, node.end)));
    const whole = cut(section, entry.start, lastEnd(node));
    const kind = kindOf(node, own.text);
    // Headings and notes take no number from the criteria.
    const isCounted = kind === "criterion";
    const wanted =
      parentId !== null
        ? nameOf(node, parentId, position)
        : isCounted || node.reading !== null
          ? rootId(node)
          : `${letter}${kind === "heading" ? "h" : "n"}`;
    const id = unique(wanted);
    let place = 0;
    const members = node.members.map((member) => {
      place += 1;
      // The members of a bare heading are items of the list itself.
      return itemOf(member, node.isHeading && node.reading === null && parentId === null ? null : id, place);
    });
    const lead = node.members.length > 0 || node.announces ? leadOf(own.text) : null;
    return { id, heading, marker: entry.marker?.written ?? null, text: own, whole, kind, lead, members };
  };

  const items = tree.roots.map((root) => itemOf(root, null, 0));
  for (const { node, isAnnounced, isNested } of tree.restarts) {
    const siblings = node.parent?.members ?? tree.roots;
    const last = isNested ? (siblings.at(-1) ?? node) : node;
    const marker = node.parent?.entry.marker?.written ?? "";
    repairs.push({
      code: "NUMBERING_COLLISION",
      at: stretchOf(section, node.entry.start, isNested ? lastEnd(last) : node.end),
      candidates: [],
      proposed: isNested
        ? `nested under ${marker === "" || /^\W/.test(marker) ? "the item above" : marker}`
        : "a list of its own",
      confidence: isAnnounced ? "high" : "medium",
      evidence: [
        isAnnounced
          ? "The item above announces members, and the numbers of the list around it go on later."
          : isNested
            ? "The numbers begin again, and those of the list around it go on later."
            : "The numbers begin again and the first list is not resumed.",
      ],
    });
  }
  for (const node of tree.openGroups)
    repairs.push({
      code: "AMBIGUOUS_SCOPE",
      at: stretchOf(section, node.entry.start, node.end),
      candidates: [],
      confidence: "low",
      evidence: ["Nothing shows where the lines that this one announces end."],
    });
  return items;
};

/** Reads one section; ids are unique in it. */
export const readList = (section: Section): ReadLists => readLists([section]);
