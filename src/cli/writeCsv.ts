/** One row of CSV as RFC 4180 has it: quoted where a comma, quote or line break would mislead. */
export const writeCsvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
