/** Text cut to a width by its last visible character; an ellipsis says that something is missing. */
const cutTo = (text: string, width: number): string => {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(0, width - 1)).join("")}…`;
};
const lengthOf = (text: string): number => [...text].length;

const tidy = (cell: string): readonly string[] =>
  cell.split("\n").map((line) => line.replace(/\s+/g, " ").trim());

/**
 * A table of text for a terminal. Columns take what they need; the last one takes what is left of `width` and may
 * hold several lines.
 */
export const writeTable = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  width = 100,
): string => {
  const clean = [headers, ...rows].map((row) => headers.map((_, column) => tidy(row[column] ?? "")));
  const widths = headers.map((_, column) =>
    clean.flatMap((row) => row[column] ?? []).reduce((most, line) => Math.max(most, lengthOf(line)), 0),
  );
  const last = headers.length - 1;
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  const limits = widths.map((each, column) =>
    column === last ? Math.max(12, Math.min(each, width - before)) : each,
  );
  const writeRow = (row: readonly (readonly string[])[]): readonly string[] => {
    const height = row.reduce((most, lines) => Math.max(most, lines.length), 1);
    return Array.from({ length: height }, (_, line) =>
      row
        .map((lines, column) => {
          const cell = cutTo(lines[line] ?? "", limits[column] ?? 0);
          return cell + " ".repeat((limits[column] ?? 0) - lengthOf(cell));
        })
        .join("  ")
        .trimEnd(),
    );
  };
  return `${clean.flatMap(writeRow).join("\n")}\n`;
};
