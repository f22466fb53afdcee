import { useCallback, useMemo } from "react";
import { useParams } from "react-router";
import type { ScreeningTable } from "../api/contract.ts";
import { useQuestions, useScreeningTable } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";
import { Chips } from "../parts/Chips.tsx";
import { CopyMenu } from "../parts/CopyMenu.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { showDate } from "../words/showDate.ts";
import { cellMark, rowMark, rowStates, stateLabel } from "../words/states.ts";
import { Drawer } from "./Drawer.tsx";
import { filterRows, type Row, readShow, readSort, type Show, writeSort } from "./filterRows.ts";
import { Legend } from "./Legend.tsx";
import { Matrix } from "./Matrix.tsx";
import type { CellPlace } from "./MatrixRow.tsx";
import { NotScreenable } from "./NotScreenable.tsx";
import { phraseQuestions, phraseScreening } from "./phraseScreening.ts";
import { writeCsv } from "./writeCsv.ts";

/** Which finding is open stands in the address as `cell=SUBJECT~CRITERION`. */
const useOpened = (): readonly [CellPlace | null, (place: CellPlace | null) => void] => {
  const [text, setText] = useParam("cell");
  const [subject, criterion] = text?.split("~") ?? [];
  const place = useMemo(
    () => (subject === undefined || criterion === undefined ? null : { subject, criterion }),
    [subject, criterion],
  );
  const set = useCallback(
    (next: CellPlace | null) => setText(next === null ? null : `${next.subject}~${next.criterion}`),
    [setText],
  );
  return [place, set];
};

/** Cells that are not met, row by row: what the arrows of the drawer lead through. */
const openCells = (table: ScreeningTable, rows: readonly Row[]): readonly CellPlace[] =>
  rows.flatMap((row) =>
    table.columns.flatMap((column) => {
      const cell = row.cells[column.id];
      return cell === undefined || cellMark(cell) === "pass"
        ? []
        : [{ subject: row.subject, criterion: column.id }];
    }),
  );

const Screen = ({ table }: { readonly table: ScreeningTable }) => {
  const { isPast } = usePlace();
  const { data: board = [] } = useQuestions(table.trial);
  const [showText, setShow] = useParam("show");
  const [sortText, setSort] = useParam("sort");
  const [opened, setOpened] = useOpened();
  const show = readShow(showText);
  const sort = useMemo(() => readSort(sortText), [sortText]);
  const rows = useMemo(() => filterRows(table.rows, show, sort), [table.rows, show, sort]);
  const close = (): void => {
    if (opened !== null)
      document
        .querySelector<HTMLElement>(
          `[data-subject="${CSS.escape(opened.subject)}"][data-criterion="${CSS.escape(opened.criterion)}"]`,
        )
        ?.focus();
    setOpened(null);
  };
  const stepTo = (direction: 1 | -1): void => {
    const cells = openCells(table, rows);
    const at = cells.findIndex(
      (each) => each.subject === opened?.subject && each.criterion === opened.criterion,
    );
    const next = cells[(at + direction + cells.length) % Math.max(cells.length, 1)];
    if (next !== undefined) setOpened(next);
  };
  const openQuestions = board.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <div className={opened === null ? "screen" : "screen open"}>
      <div className="left">
        <PageHead
          title={phraseScreening(table, isPast)}
          sub={`${phraseQuestions(board)} ${table.columns.length} criteria.`}
        >
          <button type="button" className="btn opt" onClick={() => window.print()}>
            <Icon name="print" />
            Print
          </button>
          <CopyMenu
            fileName={`screening-${table.trial}-${table.asOf}.csv`}
            csv={() => writeCsv(table, rows)}
          />
          <PlaceLink className="btn primary" to={`/due?trial=${table.trial}`}>
            <Icon name="send" />
            {`Ask all ${openQuestions}`}
          </PlaceLink>
        </PageHead>
        <Chips<Show>
          label="Show"
          chosen={show}
          onChoose={(key) => setShow(key === "all" ? null : key)}
          chips={[
            { key: "all", label: "All", amount: table.rows.length },
            ...rowStates.map((state) => ({
              key: state,
              label: stateLabel[state],
              amount: table.rows.filter((row) => row.state === state).length,
              mark: rowMark[state],
            })),
          ]}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section className="matrix-wrap" tabIndex={0} aria-label="Subjects by criteria">
          {rows.length === 0 ? (
            <p className="waiting none">Nobody is in this state. Choose another chip above.</p>
          ) : (
            <Matrix
              table={table}
              rows={rows}
              sort={sort}
              onSort={(next) => setSort(writeSort(next))}
              opened={opened}
              onOpen={setOpened}
              onClose={close}
            />
          )}
        </section>
        <Legend />
      </div>
      {opened === null ? null : (
        <Drawer
          trial={table.trial}
          place={opened}
          person={table.rows.find((row) => row.subject === opened.subject)?.person ?? ""}
          onStep={stepTo}
          onClose={close}
        />
      )}
    </div>
  );
};

/** Who can enter, who is one answer away, and why. */
export const ScreeningPage = () => {
  const { trial = "" } = useParams();
  const table = useScreeningTable(trial);
  const { isPast } = usePlace();
  return (
    <Loaded isPage query={table} what="the screening">
      {(data) =>
        data.trial !== trial ? (
          <p className="waiting">Reading the screening …</p>
        ) : data.columns.length === 0 ? (
          <NotScreenable trial={trial} />
        ) : data.rows.length === 0 && isPast ? (
          <>
            <PageHead
              title={`Nobody was in screening on ${showDate(data.asOf)}`}
              sub={`${data.columns.length} criteria were ready.`}
            />
            <EmptyState title="Everything here was recorded later">
              <p>Go back to now, or choose a later day.</p>
            </EmptyState>
          </>
        ) : data.rows.length === 0 ? (
          <>
            <PageHead title="Nobody is in screening yet" sub={`${data.columns.length} criteria are ready.`} />
            <EmptyState title="Bring subjects in">
              <p>
                <PlaceLink to="/data">Import</PlaceLink> a FHIR bundle or a folder of CSV files, or{" "}
                <PlaceLink to="/subjects?add=yes">add a subject</PlaceLink> by hand. Each then stands here
                with a reason for every criterion.
              </p>
            </EmptyState>
          </>
        ) : (
          <Screen table={data} />
        )
      }
    </Loaded>
  );
};
