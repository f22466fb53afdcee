import type { Row } from "./readTable.ts";
import type { TableName } from "./tables.ts";

/**
 * Names a fact in its source: the row's own key, else what identifies it without its value, so that a changed value
 * is a correction. A bar inside a part is escaped: "a|b" and "c" never meet "a" and "b|c".
 */
export const rowKey = (row: Row, table: TableName, parts: readonly string[]): string => {
  const own = row.cell("key");
  return own === "" ? naturalKey(table, parts) : own;
};

export const naturalKey = (table: TableName, parts: readonly string[]): string =>
  `csv:${table}:${parts.map((part) => part.replace(/[\\|]/g, "\\$&")).join("|")}`;
