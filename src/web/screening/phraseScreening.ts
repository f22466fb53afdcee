import type { ScreeningTable } from "../api/contract.ts";
import type { Board } from "../api/mergeBoard.ts";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import type { Row } from "./filterRows.ts";

/** The answer of the page: who can enter, and who nearly can. */
export const phraseScreening = (table: ScreeningTable, isPast: boolean): string => {
  const amount = (state: Row["state"]): number => table.rows.filter((row) => row.state === state).length;
  const total = table.rows.length;
  if (total === 0) return "Nobody is in screening yet";
  const able = amount("eligible");
  const away = amount("oneAway");
  const when = isPast ? `could enter on ${showDate(table.asOf)}` : "can enter today";
  const who = able === 0 ? `Nobody of ${total} ${when}` : `${able} of ${total} ${when}`;
  const rest =
    away > 0
      ? `, ${able === 0 ? "" : ""}${away} ${able === 0 ? "" : "more "}${away === 1 ? "is" : "are"} one answer away`
      : amount("confirm") > 0
        ? `, ${count(amount("confirm"), "subject")} ${amount("confirm") === 1 ? "waits" : "wait"} for a reading to be confirmed`
        : "";
  return `${who}${rest}`;
};

/** "13 questions are open: laboratory 3, investigator 4." */
export const phraseQuestions = (board: Board): string => {
  const total = board.reduce((sum, group) => sum + group.items.length, 0);
  return total === 0
    ? "No question is open."
    : `${count(total, "question")} ${total === 1 ? "is" : "are"} open: ${board.map((group) => `${group.askedOf} ${group.items.length}`).join(", ")}.`;
};

/** The day of entry as a cell says it. */
export const phraseEarliest = (row: Row, asOf: string, isPast = false): string | null => {
  const day = isPast ? "that day" : "today";
  const now = row.earliest === null || row.earliest <= asOf;
  switch (row.state) {
    case "eligible":
      return day;
    case "oneAway":
    case "moreToAsk":
    case "confirm":
      return now ? `${day}, if met` : showDate(row.earliest ?? "");
    case "later":
      return row.earliest === null ? null : showDate(row.earliest);
    case "ineligible":
      return null;
    default:
      return row.state satisfies never;
  }
};
