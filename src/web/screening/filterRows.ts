import type { ScreeningTable } from "../api/contract.ts";
import { type RowState, rowStates } from "../words/states.ts";

export type Row = ScreeningTable["rows"][number];
export type Show = RowState | "all";
export type SortKey = "subject" | "status" | "earliest";
export type Sort = { readonly key: SortKey; readonly down: boolean };

export const readShow = (text: string | null): Show => rowStates.find((state) => state === text) ?? "all";

const sortKeys: readonly SortKey[] = ["subject", "status", "earliest"];

/** `status`, `-subject`: a minus turns it round. */
export const readSort = (text: string | null): Sort => {
  const down = text?.startsWith("-") ?? false;
  const key = sortKeys.find((each) => each === text?.replace("-", "")) ?? "status";
  return { key, down };
};
export const writeSort = ({ key, down }: Sort): string | null =>
  key === "status" && !down ? null : `${down ? "-" : ""}${key}`;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const rank = (row: Row): number => rowStates.indexOf(row.state);

/** The day of entry as a text that sorts: now first, never last. */
const earliestKey = (row: Row): string =>
  row.state === "ineligible" ? "~" : (row.earliest ?? (row.state === "eligible" ? "0" : "1"));

const compareRows: Readonly<Record<SortKey, (a: Row, b: Row) => number>> = {
  subject: (a, b) => byText(a.subject, b.subject),
  status: (a, b) =>
    rank(a) - rank(b) ||
    a.toAsk - b.toAsk ||
    byText(earliestKey(a), earliestKey(b)) ||
    byText(a.subject, b.subject),
  earliest: (a, b) =>
    byText(earliestKey(a), earliestKey(b)) || rank(a) - rank(b) || byText(a.subject, b.subject),
};

/** The rows that a filter leaves, in the wanted order. */
export const filterRows = (rows: readonly Row[], show: Show, { key, down }: Sort): readonly Row[] => {
  const left = rows.filter((row) => show === "all" || row.state === show).sort(compareRows[key]);
  return down ? left.reverse() : left;
};
