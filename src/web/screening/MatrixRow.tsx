import { memo } from "react";
import { Mark } from "../finding/Mark.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { cellMark, markWord, phraseState, rowMark } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";
import type { Row } from "./filterRows.ts";
import type { Column } from "./MatrixHead.tsx";
import { phraseEarliest } from "./phraseScreening.ts";

export type CellPlace = { readonly subject: string; readonly criterion: string };

type Props = {
  readonly row: Row;
  readonly columns: readonly (Column & { readonly isFirst: boolean })[];
  readonly trial: string;
  readonly asOf: string;
  readonly isPast: boolean;
  /** Column of this row that the Tab key reaches. */
  readonly active: string | null;
  /** Column of this row whose finding is open. */
  readonly opened: string | null;
  readonly hot: string | null;
  readonly onOpen: (place: CellPlace) => void;
  readonly onFocus: (place: CellPlace) => void;
};

/** One subject: state, earliest day of entry, and a mark per criterion. */
export const MatrixRow = memo(
  ({ row, columns, trial, asOf, isPast, active, opened, hot, onOpen, onFocus }: Props) => {
    const earliest = phraseEarliest(row, asOf, isPast);
    return (
      <tr className={opened === null ? "" : "hot"}>
        <th scope="row" className="k1">
          <PlaceLink to={`/subjects/${encodeURIComponent(row.subject)}?trial=${trial}`}>
            <b className="ids">{row.subject}</b>
          </PlaceLink>
          <span>{row.person}</span>
        </th>
        <td className="k2 lead">
          <span className="st">
            <Mark mark={rowMark[row.state]} word={null} />
            {phraseState(row.state, row.toAsk)}
          </span>
        </td>
        <td className={earliest === null ? "k3 lead ids dim" : "k3 lead ids"}>
          {earliest ?? (
            <>
              <span className="vh">none</span>
              <span aria-hidden="true">–</span>
            </>
          )}
        </td>
        {columns.map((column) => {
          const cell = row.cells[column.id];
          const className = `c${column.isFirst ? " g0" : ""}${hot === column.id ? " hot" : ""}`;
          if (cell === undefined) return <td key={column.id} className={className} />;
          const mark = cellMark(cell);
          const place = { subject: row.subject, criterion: column.id };
          return (
            <td key={column.id} className={className}>
              <button
                type="button"
                className="cell"
                tabIndex={active === column.id ? 0 : -1}
                data-subject={row.subject}
                data-criterion={column.id}
                aria-expanded={opened === column.id}
                aria-label={`${row.subject}, ${column.title}: ${markWord[mark]}`}
                title={tidy(cell.summary)}
                onClick={() => onOpen(place)}
                onFocus={() => onFocus(place)}
              >
                <Mark mark={mark} word={null} />
              </button>
            </td>
          );
        })}
      </tr>
    );
  },
);
