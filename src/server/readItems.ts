import { readCsvFolder } from "../adapters/csv/index.ts";
import { readFhir } from "../adapters/fhir/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import { type ImportFile, type ImportItem, importLimitBytes } from "../subject/index.ts";
import { detectFormat, type FileFormat, tooLarge, unknownFile } from "./importFiles.ts";
import { watchMemory } from "./memory.ts";

export type ReadOptions = {
  /** The day of the import: nothing recorded may lie after it. */
  readonly today: IsoDate;
  readonly zone: string;
  readonly decimal?: "point" | "comma";
  /** Subjects on file already. */
  readonly knownSubjects?: ReadonlySet<string>;
  /** Called for each fault that keeps something out. */
  readonly onError?: () => void;
  /** Called as items come, for progress. */
  readonly onItem?: (count: number) => void;
};

const firstLength = 512;

/** The first bytes of a file; what was read of it is given back in front of the rest. */
const peek = async (
  file: ImportFile,
): Promise<{ readonly first: Uint8Array; readonly whole: ImportFile }> => {
  const iterator = file.bytes()[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  while (length < firstLength) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    length += next.value.length;
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* held;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { first: Buffer.concat(held).subarray(0, firstLength), whole: { ...file, bytes } };
};

type Sorted = Readonly<Record<FileFormat, readonly ImportFile[]>> & {
  readonly oversized: readonly ImportFile[];
};

const sortFiles = async (files: readonly ImportFile[]): Promise<Sorted> => {
  const sorted: Record<FileFormat | "oversized", ImportFile[]> = {
    csv: [],
    fhir: [],
    unknown: [],
    oversized: [],
  };
  for (const file of files) {
    if (file.size > importLimitBytes) {
      sorted.oversized.push(file);
      continue;
    }
    const byName = detectFormat(file.name, new Uint8Array());
    if (byName !== "unknown") {
      sorted[byName].push(file);
      continue;
    }
    const { first, whole } = await peek(file);
    sorted[detectFormat(file.name, first)].push(whole);
  }
  return sorted;
};

async function* readAll(files: readonly ImportFile[], options: ReadOptions): AsyncGenerator<ImportItem> {
  const sorted = await sortFiles(files);
  for (const file of sorted.oversized) yield { kind: "issue", issue: tooLarge(file.name, file.size) };
  for (const file of sorted.unknown) yield { kind: "issue", issue: unknownFile(file.name) };
  if (sorted.csv.length > 0)
    yield* readCsvFolder(sorted.csv, {
      today: options.today,
      ...(options.decimal === undefined ? {} : { format: { decimal: options.decimal } }),
      ...(options.knownSubjects === undefined ? {} : { knownSubjects: options.knownSubjects }),
    });
  if (sorted.fhir.length > 0) yield* readFhir(sorted.fhir, { today: options.today, zone: options.zone });
}

/** Reads files of any known kind, mixed as they come: CSV folder files, FHIR bundles, NDJSON. */
export async function* readItems(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportItem> {
  let count = 0;
  const checkMemory = watchMemory();
  for await (const item of readAll(files, options)) {
    count += 1;
    if (item.kind === "issue" && item.issue.severity === "error") options.onError?.();
    if (count % 1_024 === 0) {
      checkMemory(count);
      options.onItem?.(count);
    }
    yield item;
  }
  options.onItem?.(count);
}
