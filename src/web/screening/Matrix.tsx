import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ScreeningTable } from "../api/contract.ts";
import { usePlace } from "../place/PlaceProvider.tsx";
import { cellMark } from "../words/states.ts";
import { groupByTopic } from "../words/topics.ts";
import type { Row, Sort } from "./filterRows.ts";
import { MatrixHead } from "./MatrixHead.tsx";
import { type CellPlace, MatrixRow } from "./MatrixRow.tsx";

type Props = {
  readonly table: ScreeningTable;
  readonly rows: readonly Row[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly opened: CellPlace | null;
  readonly onOpen: (place: CellPlace) => void;
  readonly onClose: () => void;
};

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Home: [0, -1000],
  End: [0, 1000],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};
const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);
const pageSize = 200;

const cellAt = (host: HTMLElement | null, { subject, criterion }: CellPlace): HTMLElement | null =>
  host?.querySelector<HTMLElement>(
    `[data-subject="${CSS.escape(subject)}"][data-criterion="${CSS.escape(criterion)}"]`,
  ) ?? null;

/** Subjects by criteria. One cell is reached by Tab, the others by the arrow keys; Enter opens, Esc closes. */
export const Matrix = ({ table, rows, sort, onSort, opened, onOpen, onClose }: Props) => {
  const host = useRef<HTMLTableElement>(null);
  const { isPast } = usePlace();
  const [active, setActive] = useState<CellPlace | null>(opened);
  const [shown, setShown] = useState(pageSize);
  const groups = useMemo(() => groupByTopic(table.columns), [table.columns]);
  const columns = useMemo(
    () => groups.flatMap(({ members }) => members.map((each, index) => ({ ...each, isFirst: index === 0 }))),
    [groups],
  );
  const visible = rows.slice(0, shown);
  const first = { subject: visible[0]?.subject ?? "", criterion: columns[0]?.id ?? "" };
  const reached = active !== null && visible.some((row) => row.subject === active.subject) ? active : first;
  useEffect(() => {
    const frame = host.current?.parentElement;
    if (opened === null || frame === null || frame === undefined) return;
    // the head above may wrap once its counts are read, and the matrix then has less room
    const watch = new ResizeObserver(() =>
      cellAt(host.current, opened)?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    watch.observe(frame);
    return () => watch.disconnect();
  }, [opened]);
  const move = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["criterion"] === undefined) return;
    if (event.key === "Escape") return onClose();
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = visible.findIndex((each) => each.subject === reached.subject);
    const column = columns.findIndex((each) => each.id === reached.criterion);
    const next = {
      subject: visible[clamp(row + step[0], visible.length - 1)]?.subject ?? reached.subject,
      criterion: columns[clamp(column + step[1], columns.length - 1)]?.id ?? reached.criterion,
    };
    cellAt(host.current, next)?.focus();
    if (opened !== null) onOpen(next);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid whose cells are reached by arrow keys */}
      <table className="matrix" ref={host} onKeyDown={move} role="grid" aria-rowcount={rows.length + 2}>
        <caption className="vh">
          Each subject against each criterion. Exclusion criteria are phrased so that met is good for entry.
        </caption>
        <MatrixHead groups={groups} sort={sort} onSort={onSort} hot={opened?.criterion ?? null} />
        <tbody>
          {visible.map((row) => (
            <MatrixRow
              key={row.subject}
              row={row}
              columns={columns}
              trial={table.trial}
              asOf={table.asOf}
              isPast={isPast}
              active={reached.subject === row.subject ? reached.criterion : null}
              opened={opened?.subject === row.subject ? opened.criterion : null}
              hot={opened?.criterion ?? null}
              onOpen={onOpen}
              onFocus={setActive}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th className="k1" scope="row">
              Not yet met
            </th>
            <td className="k2" />
            <td className="k3" />
            {columns.map((column) => {
              const amount = rows.filter((row) => {
                const cell = row.cells[column.id];
                return cell !== undefined && cellMark(cell) !== "pass";
              }).length;
              return (
                <td key={column.id} className={column.isFirst ? "c g0" : "c"}>
                  {amount === 0 ? <span className="vh">0</span> : <b>{amount}</b>}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
      {rows.length > shown ? (
        <button type="button" className="btn more" onClick={() => setShown(shown + pageSize)}>
          Show {Math.min(pageSize, rows.length - shown)} more of {rows.length}
        </button>
      ) : null}
    </>
  );
};
