import type { IsoDate } from "../../kernel/calendar.ts";
import {
  type DecimalMark,
  type Fault,
  fault,
  type ImportFile,
  type ImportItem,
  issueAt,
  type Place,
  type Reading,
  readText,
  warning,
} from "../../subject/index.ts";
import { recordSplitter, type SplitRecord } from "./splitRecords.ts";
import type { Table } from "./tables.ts";

/** What every row is read against. */
export type Folder = { readonly today: IsoDate; readonly mark: DecimalMark | undefined };

/** One row of a table: its cells by column, trimmed; an absent column reads as an empty cell. */
export type Row = {
  readonly place: Place;
  readonly cell: (column: string) => string;
  readonly folder: Folder;
};

export type RowReader = (row: Row) => readonly ImportItem[] | Promise<readonly ImportItem[]>;

const delimiters = [",", ";", "\t"] as const;

const columnName = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();

const splitHeader = (line: string, delimiter: string): readonly string[] => {
  const splitter = recordSplitter(delimiter);
  const [first] = [...splitter.push(`${line}\n`), ...splitter.end()];
  return first?.kind === "record" ? first.cells.map(columnName) : [];
};

/** The delimiter that makes most known columns of the header. */
const detectDelimiter = (header: string, table: Table): string => {
  const known = (delimiter: string): number =>
    splitHeader(header, delimiter).filter((column) => table.columns.includes(column)).length;
  return [...delimiters].sort((a, b) => known(b) - known(a))[0] ?? ",";
};

type Header = {
  readonly columns: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly items: readonly ImportItem[];
  readonly sound: boolean;
};

const readHeader = (columns: readonly string[], table: Table, file: string): Header => {
  const place = { file, line: 1 };
  const missing = table.required.filter((group) => !group.some((column) => columns.includes(column)));
  const twice = columns.filter((column, index) => column !== "" && columns.indexOf(column) !== index);
  const unknown = columns.filter((column) => column !== "" && !table.columns.includes(column));
  const items: ImportItem[] = [
    ...missing.map((group) =>
      issueAt(
        place,
        group[0] ?? null,
        fault(
          "missing",
          `The column ${group.join(" or ")} is missing, so the file was not read.`,
          `The header of ${table.name} is: ${table.columns.filter((each) => each !== "key").join(", ")}.`,
        ).fault,
      ),
    ),
    ...twice.map((column) =>
      issueAt(
        place,
        column,
        fault(
          "duplicate",
          `The column ${column} stands twice, so the file was not read.`,
          "Rename one of them.",
        ).fault,
      ),
    ),
    ...unknown.map((column): ImportItem => ({ kind: "unknownColumn", file, column })),
  ];
  const indexOf = new Map(columns.map((column, index) => [column, index]));
  return { columns, indexOf, items, sound: missing.length === 0 && twice.length === 0 };
};

const quoteFault = (record: Extract<SplitRecord, { kind: "fault" }>): Fault =>
  record.fault === "unclosed-quote"
    ? fault(
        "truncated",
        "A quoted field opens on this line and is never closed; the line was left out.",
        'Close the quote, or write "" for a quote inside a quoted field.',
      ).fault
    : fault(
        "malformed",
        "Text follows a closing quote; the line was left out.",
        'Put the whole field in quotes and write "" for each quote inside it.',
      ).fault;

/** Reads one file of the folder row by row; a faulty row is an issue, and the next row is read. */
export async function* readTable(
  file: ImportFile,
  table: Table,
  folder: Folder,
  readRow: RowReader,
): AsyncGenerator<ImportItem, void, undefined> {
  let head = "";
  let splitter: ReturnType<typeof recordSplitter> | undefined;
  let header: Header | undefined;
  let rows = 0;

  const take = async (records: readonly SplitRecord[]): Promise<readonly ImportItem[]> => {
    const items: ImportItem[] = [];
    for (const record of records) {
      const place = { file: file.name, line: record.line };
      if (record.kind === "fault") {
        items.push(issueAt(place, null, quoteFault(record)));
        continue;
      }
      if (header === undefined) {
        header = readHeader(record.cells.map(columnName), table, file.name);
        items.push(...header.items);
        if (!header.sound) return items;
        continue;
      }
      if (record.cells.every((cell) => cell.trim() === "")) continue;
      rows += 1;
      const { columns, indexOf } = header;
      const surplus = record.cells.slice(columns.length).filter((cell) => cell.trim() !== "");
      if (surplus.length > 0 || record.cells.length < Math.min(columns.length, table.required.length)) {
        items.push(
          issueAt(
            place,
            null,
            fault(
              "malformed",
              `The row has ${record.cells.length} fields, the header ${columns.length}; the row was left out.`,
              "Quote fields that contain the delimiter.",
            ).fault,
          ),
        );
        continue;
      }
      const cells = record.cells;
      items.push(
        ...(await readRow({
          place,
          folder,
          cell: (column) => {
            const index = indexOf.get(column);
            return index === undefined ? "" : (cells[index] ?? "").trim();
          },
        })),
      );
    }
    return items;
  };

  for await (const part of readText(file, () => new TextDecoder("utf-8", { fatal: true }))) {
    if (part.kind === "issue") {
      yield part;
      continue;
    }
    let text = part.text;
    if (splitter === undefined) {
      head += text;
      const end = head.search(/[\r\n]/);
      if (end < 0) continue;
      splitter = recordSplitter(detectDelimiter(head.slice(0, end), table));
      text = head;
    }
    yield* await take(splitter.push(text));
    if (header?.sound === false) return;
  }
  if (splitter === undefined && head !== "") {
    splitter = recordSplitter(detectDelimiter(head, table));
    yield* await take(splitter.push(head));
  }
  if (splitter !== undefined) yield* await take(splitter.end());
  if (splitter !== undefined && header === undefined)
    yield issueAt({ file: file.name, line: 1 }, null, {
      ...fault("empty", "The file has no header row.", `Its header is: ${table.columns.join(", ")}.`).fault,
    });
  else if (header !== undefined && rows === 0)
    yield issueAt(
      { file: file.name, line: 1 },
      null,
      warning("empty", "The file has a header but no rows.", "Leave it out if that is meant."),
    );
  yield { kind: "file", name: file.name, format: "csv", rows };
}

/** Collects the faults of one row; a row with an error yields no fact. */
export type RowIssues = {
  readonly items: ImportItem[];
  /** The value, or undefined after noting the fault. */
  readonly take: <T>(field: string, reading: Reading<T>) => T | undefined;
  readonly add: (field: string | null, found: Fault) => void;
  readonly failed: () => boolean;
};

export const rowIssues = (row: Row): RowIssues => {
  const items: ImportItem[] = [];
  let failed = false;
  const add = (field: string | null, found: Fault): void => {
    if (found.severity === "error") failed = true;
    items.push(issueAt(row.place, field, found));
  };
  return {
    items,
    add,
    failed: () => failed,
    take: (field, reading) => {
      if (reading.kind === "fault") {
        add(field, reading.fault);
        return undefined;
      }
      for (const each of reading.warnings) add(field, each);
      return reading.value;
    },
  };
};
