import type { Entry } from "./entries.ts";
import type { MarkerReading } from "./marker.ts";
import { nextPlaces } from "./nextPlaces.ts";
import { type Node, type Restart, rank, rankOf, type Tree } from "./node.ts";
import { announces, isConnector, isHeading, isNote, isPreamble, leadOf, namesGroup } from "./words.ts";

/** Items deeper than this stand beside each other. */
const deepest = 12;

export const buildTree = (text: string, entries: readonly Entry[]): Tree => {
  const roots: Node[] = [];
  const restarts: Restart[] = [];
  const openGroups: Node[] = [];
  let stack: Node[] = [];
  /** The items that were open before the last heading: numbering goes on across headings. */
  let carried: readonly Node[] = [];
  /** How many of the next entries belong under which node, where a flat list was looked through. */
  const flat: { node: Node | null; left: number } = { node: null, left: 0 };

  /** Leads in a flat list whose members are counted: what looks like them and follows is beside the lead. */
  const flatLeads = new Set<Node>();

  const nextAt = nextPlaces(entries);

  const bodyOf = (entry: Entry): string => text.slice(entry.bodyStart, entry.end);

  const add = (entry: Entry, parent: Node | null, reading: MarkerReading | null, index: number): Node => {
    let home = parent;
    while (home !== null && home.depth >= deepest) home = home.parent;
    const body = bodyOf(entry);
    const isUnmarked = entry.marker === null;
    const isOpening = isPreamble(body);
    const isNaming = isUnmarked && isHeading(body);
    const node: Node = {
      entry,
      reading,
      parent: home,
      members: [],
      depth: home === null ? 0 : home.depth + 1,
      isHeading: isNaming || (isUnmarked && isOpening && index < entries.length - 1),
      isPreamble: isOpening,
      announces: isNaming || isOpening || announces(body),
      end: entry.end,
    };
    (home?.members ?? roots).push(node);
    const depth = home === null ? 0 : stack.indexOf(home) + 1;
    stack = [...stack.slice(0, depth), node];
    return node;
  };

  const matches = (entry: Entry, node: Node, step: number): MarkerReading | undefined =>
    entry.marker?.readings.find(
      ({ kind, ordinal }) =>
        kind !== "bullet" &&
        kind !== "path" &&
        node.reading?.kind === kind &&
        node.reading.ordinal + step === ordinal,
    );

  /** The open item that this one follows in number: same look and indent first; of two, the inner while the outer is resumed later. */
  const findPredecessor = (
    entry: Entry,
    index: number,
  ): { node: Node; reading: MarkerReading; isCarried: boolean } | null => {
    const fits: { node: Node; reading: MarkerReading; isCarried: boolean; score: number }[] = [];
    for (const [list, isCarried] of [
      [stack, false],
      [carried, true],
    ] as const)
      for (const node of list) {
        const reading = matches(entry, node, 1);
        if (reading === undefined) continue;
        const isAlike = node.entry.marker?.shape === entry.marker?.shape;
        const isLevel = Math.abs(node.entry.indent - entry.indent) <= 1;
        fits.push({
          node,
          reading,
          isCarried,
          score: (isAlike ? 2 : 0) + (isLevel ? 1 : 0) - (isCarried ? 4 : 0),
        });
      }
    const best = Math.max(...fits.map(({ score }) => score));
    const top = fits.filter(({ score }) => score === best);
    const inner = top.at(-1);
    const [outer] = top;
    if (inner === undefined || outer === undefined || inner === outer) return inner ?? null;
    const { kind, ordinal } = inner.reading;
    const again = nextAt(kind, ordinal, index);
    return again < nextAt(kind, 1, index) ? inner : outer;
  };

  const isDeeper = (entry: Entry, node: Node): boolean => entry.indent >= node.entry.indent + 2;

  /** How many entries from `index` on belong under a lead of the same look that stands in a flat list. */
  const countFlat = (lead: Node, index: number): number => {
    const first = entries[index];
    if (first === undefined) return 0;
    const isAlike = (entry: Entry | undefined): entry is Entry =>
      entry !== undefined &&
      entry.inline === null &&
      (entry.marker?.shape ?? null) === (first.marker?.shape ?? null) &&
      Math.abs(entry.indent - first.indent) <= 1;
    const isUnmarked = first.marker === null;
    // A plain line under a plain line with a colon is a member only where that names a group or says so.
    if (isUnmarked && lead.isHeading && !lead.isPreamble && !namesGroup(bodyOf(lead.entry))) return 0;
    let length = 0;
    while (length < 40 && isAlike(entries[index + length])) {
      const entry = entries[index + length];
      if (length > 0 && entry?.isAfterBlank === true && !first.isAfterBlank) break;
      if (entry === undefined || (isUnmarked && isHeading(bodyOf(entry)))) break;
      length += 1;
    }
    // Members that end like parts of a list, and the one that ends it.
    let parts = 0;
    while (
      parts < length &&
      /(?:[;,]|[\s,;](?:or|and|and\/or))$/i.test(bodyOf(entries[index + parts] ?? first).slice(-8))
    )
      parts += 1;
    if (parts > 0) return Math.min(length, parts + 1);
    const body = bodyOf(lead.entry);
    const isDelimited = index + length < entries.length;
    if (leadOf(body) === null && !lead.isHeading)
      return isUnmarked && isDelimited && length <= 12 ? length : 0;
    if (!isDelimited && length > 8) return lead.isHeading ? length : 0;
    if (!isDelimited) openGroups.push(lead);
    return length;
  };

  const placeFlat = (entry: Entry, index: number, top: Node): boolean => {
    const length = countFlat(top, index);
    if (length === 0) return false;
    add(entry, top, entry.marker?.readings[0] ?? null, index);
    flat.node = top;
    flat.left = length - 1;
    flatLeads.add(top);
    return true;
  };

  const placeOrdered = (entry: Entry, index: number): void => {
    const top = stack.at(-1) ?? null;
    const first =
      entry.marker?.readings.find(({ ordinal }) => ordinal <= 1) ?? entry.marker?.readings[0] ?? null;
    const before = findPredecessor(entry, index);
    const isFirst = first !== null && first.ordinal <= 1;
    const isSameLook = (node: Node): boolean =>
      node.reading !== null &&
      node.reading.kind === first?.kind &&
      node.entry.marker?.shape === entry.marker?.shape;
    if (before !== null && !(isFirst && top?.announces === true && before.node !== top)) {
      const heading = before.isCarried ? (stack.find((node) => node.isHeading) ?? null) : null;
      add(entry, before.isCarried ? heading : before.node.parent, before.reading, index);
      return;
    }
    if (top === null) {
      add(entry, null, first, index);
      return;
    }
    if (!isFirst) {
      // A number is missing, or printed twice: beside the nearest of the same look.
      const alike = [...stack].reverse().find((node) => isSameLook(node) && !isDeeper(entry, node));
      const heading = stack.find((node) => node.isHeading) ?? null;
      if (alike !== undefined) add(entry, alike.parent, first, index);
      else if (top.announces || isDeeper(entry, top)) add(entry, top, first, index);
      else add(entry, heading, first, index);
      return;
    }
    const outer = [...stack].reverse().find(isSameLook);
    const isOutdented = entry.indent < top.entry.indent - 1;
    const isAnnounced = top.announces && !isOutdented;
    const isResumed =
      outer !== undefined &&
      outer.reading !== null &&
      Number.isFinite(nextAt(outer.reading.kind, outer.reading.ordinal + 1, index));
    const isCollision = outer !== undefined && Math.abs(outer.entry.indent - entry.indent) <= 1;
    if (isAnnounced || isDeeper(entry, top) || (isCollision && isResumed && !isOutdented)) {
      const node = add(entry, top, first, index);
      if (isCollision) restarts.push({ node, isAnnounced, isNested: true });
      return;
    }
    if (outer !== undefined) {
      const node = add(entry, outer.parent, first, index);
      // Lists in which every item is "1." use it as a bullet.
      if (outer.reading?.ordinal !== 1) restarts.push({ node, isAnnounced: false, isNested: false });
      return;
    }
    // A new look: under an item whose list goes on later, or under what ranks higher, else beside it.
    const isInterrupted =
      top.reading !== null &&
      top.reading.kind !== "bullet" &&
      top.reading.kind !== "path" &&
      !isOutdented &&
      Number.isFinite(nextAt(top.reading.kind, top.reading.ordinal + 1, index));
    if (isInterrupted) {
      add(entry, top, first, index);
      return;
    }
    const under = [...stack]
      .reverse()
      .find((node) => rankOf(node) < (rank[first.kind] ?? 1) && node.reading !== null);
    const heading = stack.find((node) => node.isHeading) ?? null;
    add(entry, under ?? heading, first, index);
  };

  const placePath = (entry: Entry, index: number): void => {
    const numbers = entry.marker?.path ?? [];
    const reading = entry.marker?.readings[0] ?? null;
    const starts = (node: Node, length: number): boolean => {
      const path = node.entry.marker?.path ?? [];
      const own = path.length > 0 ? path : node.reading?.kind === "decimal" ? [node.reading.ordinal] : [];
      return own.length === length && own.every((each, at) => each === numbers[at]);
    };
    const parent = [...stack].reverse().find((node) => starts(node, numbers.length - 1));
    if (parent !== undefined) {
      add(entry, parent, reading, index);
      return;
    }
    const sibling = [...stack].reverse().find((node) => node.entry.marker?.path.length === numbers.length);
    const heading = stack.find((node) => node.isHeading) ?? null;
    add(entry, sibling === undefined ? heading : sibling.parent, reading, index);
  };

  const placeBullet = (entry: Entry, index: number): void => {
    const top = stack.at(-1) ?? null;
    const reading = entry.marker?.readings[0] ?? null;
    if (top === null) {
      add(entry, null, reading, index);
      return;
    }
    const isAlike = (node: Node): boolean =>
      node.reading?.kind === "bullet" &&
      node.entry.marker?.shape === entry.marker?.shape &&
      !(node.parent !== null && flatLeads.has(node.parent));
    const isLevel = (node: Node): boolean => Math.abs(node.entry.indent - entry.indent) <= 1;
    const isOutdented = entry.indent < top.entry.indent - 1;
    if (top.announces && !isOutdented) {
      if (isAlike(top) && isLevel(top)) {
        if (placeFlat(entry, index, top)) return;
      } else {
        add(entry, top, reading, index);
        return;
      }
    }
    if (isDeeper(entry, top)) {
      add(entry, top, reading, index);
      return;
    }
    const inward = [...stack].reverse();
    const sibling =
      inward.find((node) => isAlike(node) && isLevel(node)) ??
      inward.find((node) => node.reading?.kind === "bullet" && isLevel(node) && isOutdented) ??
      inward.find(isAlike);
    if (sibling !== undefined) {
      add(entry, sibling.parent, reading, index);
      return;
    }
    const heading = stack.find((node) => node.isHeading) ?? null;
    const under = inward.find((node) => node.reading !== null && node.entry.indent <= entry.indent + 1);
    add(
      entry,
      under === undefined ||
        (under.reading?.kind === "bullet" && !isDeeper(entry, under) && entry.isAfterBlank)
        ? heading
        : under,
      reading,
      index,
    );
  };

  const placeUnmarked = (entry: Entry, index: number): void => {
    const top = stack.at(-1) ?? null;
    const body = bodyOf(entry);
    if (top === null) {
      add(entry, null, null, index);
      return;
    }
    if (isNote(body)) {
      let home: Node | null = top;
      while (
        home !== null &&
        home.parent !== null &&
        (entry.indent < home.entry.indent - 1 || isNote(bodyOf(home.entry)))
      )
        home = home.parent;
      add(
        entry,
        home?.isHeading === true && home.members.length > 0 ? (home.members.at(-1) ?? home) : home,
        null,
        index,
      );
      return;
    }
    if (isHeading(body) || isPreamble(body)) {
      if (top.announces && isDeeper(entry, top)) {
        add(entry, top, null, index);
        return;
      }
      const isInner = stack.find((node) => node.isHeading && isDeeper(entry, node));
      const beside = stack.find(
        (node) => node.isHeading && node.parent !== null && Math.abs(node.entry.indent - entry.indent) <= 1,
      );
      if (beside !== undefined) {
        add(entry, beside.parent, null, index);
        return;
      }
      if (stack.some((node) => node.reading !== null)) carried = stack;
      add(entry, isInner ?? null, null, index);
      return;
    }
    if (top.announces && entry.indent >= top.entry.indent - 1) {
      const isMarked = top.entry.marker !== null;
      if (isDeeper(entry, top) || isMarked) {
        add(entry, top, null, index);
        if (isMarked) {
          flat.node = top;
          flat.left = Number.POSITIVE_INFINITY;
        }
        return;
      }
      if (placeFlat(entry, index, top)) return;
    }
    if (isDeeper(entry, top) && top.entry.marker !== null) {
      add(entry, top, null, index);
      return;
    }
    const beside = [...stack]
      .reverse()
      .find(
        (node) =>
          node.entry.marker === null &&
          !node.isHeading &&
          node.parent !== null &&
          Math.abs(node.entry.indent - entry.indent) <= 1 &&
          isDeeper(node.entry, node.parent),
      );
    add(entry, beside === undefined ? null : beside.parent, null, index);
  };

  let inlineParent: Node | null = null;
  const inlineByDepth: Node[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.inline !== null && entry.inline > 0) {
      const parent: Node | null = inlineByDepth[entry.inline - 1] ?? inlineParent ?? stack.at(-1) ?? null;
      inlineByDepth[entry.inline] = add(entry, parent, entry.marker?.readings[0] ?? null, index);
      inlineByDepth.length = entry.inline + 1;
      continue;
    }
    const top = stack.at(-1);
    if (top !== undefined && isConnector(text.slice(entry.start, entry.end))) {
      top.end = entry.end;
      continue;
    }
    const goesOn =
      flat.left > 0 &&
      (Number.isFinite(flat.left) ||
        (entry.marker === null && !entry.isAfterBlank && !isHeading(bodyOf(entry))));
    if (goesOn) {
      flat.left -= 1;
      add(entry, flat.node, entry.marker?.readings[0] ?? null, index);
    } else {
      flat.left = 0;
      const kind = entry.marker?.readings[0]?.kind;
      if (kind === undefined) placeUnmarked(entry, index);
      else if (kind === "bullet") placeBullet(entry, index);
      else if (kind === "path") placePath(entry, index);
      else placeOrdered(entry, index);
    }
    inlineParent = stack.at(-1) ?? null;
    inlineByDepth.length = 0;
    if (inlineParent !== null) inlineByDepth.push(inlineParent);
  }
  return { roots, restarts, openGroups };
};
