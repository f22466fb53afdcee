import type { Repair } from "../../condition/index.ts";
import type { SourceSpan } from "../../kernel/source.ts";
import type { FoundRepair } from "../sentence.ts";

/** Repairs of one criterion, numbered in the order in which they are entered; the same one is entered once. */
export type RepairBook = {
  readonly enter: (found: FoundRepair) => string;
  /** Id of a repair that has been entered. */
  readonly idOf: (found: FoundRepair) => string | null;
  readonly repairOf: (id: string | null) => Repair | undefined;
  readonly entered: () => readonly Repair[];
};

const keyOf = ({ code, at }: FoundRepair): string => `${code}|${at?.start ?? ""}|${at?.end ?? ""}`;
const shown = 30;
/** At most so many characters, however many units each takes. */
const isShort = (written: string): boolean =>
  written.length <= shown || (written.length <= 2 * shown && Array.from(written).length <= shown);

export const openBook = (owner: string, spanOf: (start: number, end: number) => SourceSpan): RepairBook => {
  const ids = new Map<string, string>();
  const repairs: Repair[] = [];
  const byId = new Map<string, Repair>();
  return {
    enter: (found) => {
      const key = keyOf(found);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = `${owner}-r${repairs.length + 1}`;
      ids.set(key, id);
      const { at, code, proposed, written, confidence } = found;
      const candidates = [...new Set(found.candidates.filter((each) => each !== ""))];
      // Parts that may be missing come last: properties after a spread are slow to make.
      const repair: Repair = {
        id,
        code,
        span: at === null || at.end <= at.start ? null : spanOf(at.start, at.end),
        candidates,
        confidence,
        evidence: found.evidence.length === 0 ? ["seen in the text"] : found.evidence,
        ...(proposed === undefined ||
        proposed === "" ||
        (candidates.length > 0 && !candidates.includes(proposed))
          ? {}
          : { proposed }),
        ...(written === undefined || written === "" || !isShort(written) ? {} : { written }),
      };
      repairs.push(repair);
      byId.set(id, repair);
      return id;
    },
    idOf: (found) => ids.get(keyOf(found)) ?? null,
    repairOf: (id) => (id === null ? undefined : byId.get(id)),
    entered: () => repairs,
  };
};
