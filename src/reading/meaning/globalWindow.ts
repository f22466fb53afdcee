import type { TimeWindow } from "../../condition/index.ts";
import { findVariable } from "../../knowledge/index.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import type { Clause } from "./clause.ts";
import type { Design } from "./design.ts";
import type { Row } from "./rows.ts";
import { windowOf } from "./times.ts";

/** A sentence that binds values given elsewhere: "all baseline procedures within 4 weeks before D0". */
export type GlobalWindow = {
  readonly window: TimeWindow;
  readonly at: Stretch;
  readonly row: string;
  readonly covers: (variable: string) => boolean;
};

const all =
  /\b(?:all|any|every|each|these|the following|necessary)\b[^.;]{0,80}\b(?:baseline|screening|laborator(?:y|ies)|blood|haematolog|hematolog|organ function|eligibility)\b[^.;]{0,60}\b(?:procedures?|assessments?|tests?|values?|parameters?|evaluations?|examinations?|measurements?|criteria|results?|labs?)\b/i;
const plain =
  /^\W*(?:baseline|screening|laborator(?:y|ies)|lab|blood)\b[^.;]{0,40}\b(?:procedures?|assessments?|tests?|values?|parameters?|evaluations?|results?|requirements?|criteria)\b/i;
const demands =
  /\b(?:must|should|has to|have to|are to|is to|need|performed|obtained|done|completed|within|required)\b/i;

const isMeasured = (variable: string): boolean => {
  const known = findVariable(variable);
  return (
    known !== undefined &&
    known.id !== "age" &&
    (known.askedOf === "laboratory" ||
      known.id === "ecog" ||
      known.id === "karnofsky" ||
      known.burden === "blood")
  );
};

const fromClause = (clause: Clause, row: string, design: Design): GlobalWindow | null => {
  const text = clause.text.text;
  if (clause.bounds.length > 0 || !(all.test(text) || plain.test(text)) || !demands.test(text)) return null;
  const time = clause.times.find(({ kind }) => kind === "window");
  const window = time === undefined ? null : windowOf(time, design.assumed);
  return time === undefined || window === null
    ? null
    : { window, at: stretchOf(clause.text, time.start, time.end), row, covers: isMeasured };
};

export const globalWindowOf = (rows: readonly Row[], design: Design): GlobalWindow | null => {
  for (const row of rows)
    for (const clause of [row.part.clause, ...row.notes]) {
      const found = row.part.members.length > 0 ? null : fromClause(clause, row.id, design);
      if (found !== null) return found;
    }
  return null;
};
