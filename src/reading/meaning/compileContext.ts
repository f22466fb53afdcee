import type { Condition, TimeWindow } from "../../condition/index.ts";
import type { SourceSpan } from "../../kernel/source.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import type { Design } from "./design.ts";
import type { RepairBook } from "./repairBook.ts";
import type { FoundTime } from "./times.ts";

/** What compiling the texts of one criterion needs. */
export type CompileContext = {
  readonly trial: string;
  readonly criterion: string;
  readonly heading: "inclusion" | "exclusion";
  readonly book: RepairBook;
  readonly atomsOf: (clause: Clause) => readonly FoundAtom[];
  readonly spanOf: (start: number, end: number) => SourceSpan;
  /** The moment taken for "prior" and "previous" where the text names none. */
  readonly ever: TimeWindow;
  readonly design: Design;
  /** Names of the questions asked so far, by topic and place. */
  readonly asked: Map<string, string>;
  /** The text above that dates this one. */
  readonly above: { readonly clause: Clause; readonly time: FoundTime } | null;
  readonly stretch: (clause: Clause, start: number, end: number) => Stretch;
  /** Text of the record between two code points. */
  readonly quote: (start: number, end: number) => string;
};

export const opaqueOf = (clause: Clause, context: CompileContext): Condition =>
  opaqueAt(stretchOf(clause.text), context);

export const opaqueAt = ({ start, end }: Stretch, context: CompileContext): Condition => ({
  kind: "opaque",
  text: context.quote(start, end) || "(nothing)",
  span: context.spanOf(start, Math.max(end, start + 1)),
});
