import type { RecordField } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { append } from "./append.ts";
import { type ArmText, armField, isArmKind } from "./armFields.ts";
import { fieldOf, paragraphsOf } from "./fieldOf.ts";
import { pagedAdapter } from "./pagedAdapter.ts";
import { readFront } from "./pageFields.ts";

const armNumber = /^(?:arm|group|cohort) ?(?:\d{1,2}|[A-H])$/i;

/**
 * Columns of a table written one row after another: Arm 1 to n, then n kinds, n labels, n descriptions. Rows that are missing
 * leave their column out; nothing is moved from one arm to another.
 */
export const flattenedArms = (value: Traced): readonly RecordField[] => {
  const lines = paragraphsOf(value);
  const count = lines.findIndex(({ text }) => !armNumber.test(text));
  const columns = count < 0 ? lines.length : count;
  if (columns === 0)
    return lines
      .filter(({ text }) => text.length <= 300 && !isArmKind(text))
      .slice(0, 1)
      .map((label) => armField({ label }));
  let rest = lines.slice(columns);
  const kinds = rest.slice(0, columns);
  const hasKinds = kinds.length === columns && kinds.every(({ text }) => isArmKind(text));
  if (hasKinds) rest = rest.slice(columns);
  const labels = rest.slice(0, columns);
  const descriptions = rest.slice(columns);
  // descriptions of several paragraphs cannot be told apart: then none is given to an arm
  const perArm = descriptions.length === columns ? descriptions : [];
  return lines.slice(0, columns).map((number, index) => {
    const arm: ArmText = {
      label: labels[index] ?? number,
      kind: hasKinds ? kinds[index] : undefined,
      description: perArm[index],
    };
    return armField(arm);
  });
};

/** Title, then conditions on a line of their own. */
const front = (value: Traced): readonly RecordField[] => {
  const lines = paragraphsOf(value);
  const [title, conditions, ...more] = lines;
  const isPlain =
    title !== undefined &&
    conditions !== undefined &&
    more.length === 0 &&
    conditions.text.length <= 300 &&
    !/[.:]$/.test(conditions.text);
  return isPlain ? [...fieldOf("title", title), ...conditionsOf(conditions)] : readFront(value);
};

const conditionsOf = (line: Traced): readonly RecordField[] => {
  const fields: RecordField[] = [];
  let from = 0;
  for (const match of line.text.matchAll(/\s*,\s*|$/gu)) {
    const part = trim(cut(line, from, match.index));
    if (part.text !== "") append(fields, fieldOf("conditions", part));
    from = match.index + match[0].length;
  }
  return fields;
};

/** Pages with "About this trial", "Sites / Locations" and the columns of the arms flattened into lines. */
export const flattenedPage = pagedAdapter("flattened-page", { arms: flattenedArms, front });
