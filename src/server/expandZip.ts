import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { Unzip, UnzipInflate, UnzipPassThrough, zipSync } from "fflate";
import { importLimitBytes } from "../subject/index.ts";
import type { ExportedFile } from "./exportFiles.ts";
import { tooLarge } from "./importFiles.ts";
import type { ReceivedFile } from "./receiveUpload.ts";
import { refuse } from "./refusal.ts";

const mostFiles = 1_000;

/** Names that a zip made on a Mac brings along, and folders. */
const isNoise = (name: string): boolean =>
  name.endsWith("/") || name.startsWith("__MACOSX/") || /(^|\/)\.[^/]*$/.test(name);

/** Unpacks an uploaded zip beside itself, file by file; names inside are only shown, never opened as paths. */
export const expandZip = async (
  zip: ReceivedFile,
  limit = importLimitBytes,
): Promise<readonly ReceivedFile[]> => {
  const found: {
    readonly name: string;
    readonly path: string;
    size: number;
    readonly stream: WriteStream;
  }[] = [];
  const failure: { error: unknown } = { error: null };
  const unzip = new Unzip((file) => {
    if (failure.error !== null || isNoise(file.name)) return;
    if (found.length >= mostFiles) {
      failure.error = refuse(400, "Too many files", `${zip.name} holds more than ${mostFiles} files.`);
      return;
    }
    const path = `${zip.path}-${found.length}`;
    const entry = { name: file.name, path, size: 0, stream: createWriteStream(path, { mode: 0o600 }) };
    found.push(entry);
    file.ondata = (error, chunk) => {
      if (error !== null)
        failure.error ??= refuse(400, "Unreadable zip", `${zip.name}: ${error.message}. Pack it again.`);
      if (failure.error !== null) return;
      entry.size += chunk.length;
      if (entry.size > limit) {
        failure.error = refuse(
          413,
          "File too large",
          `${file.name} in ${zip.name} is over the limit of 200 MB.`,
          [tooLarge(file.name, null)],
        );
        file.terminate();
        return;
      }
      entry.stream.write(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for await (const chunk of createReadStream(zip.path)) {
      if (failure.error !== null) break;
      unzip.push(new Uint8Array(chunk));
    }
    if (failure.error === null) unzip.push(new Uint8Array(), true);
  } catch (error) {
    failure.error ??= refuse(
      400,
      "Unreadable zip",
      `${zip.name}: ${error instanceof Error ? error.message : String(error)}. Pack it again.`,
    );
  }
  for (const { stream } of found) stream.end();
  await Promise.all(found.map(({ stream }) => finished(stream)));
  if (failure.error !== null) throw failure.error;
  if (found.length === 0)
    throw refuse(
      400,
      "Unreadable zip",
      `${zip.name} holds no file that can be read. Pack the CSV folder again.`,
    );
  return found.map(({ name, path, size }) => ({ name, path, size }));
};

/** Files as one zip. The time inside is always the same, so that the same data give the same bytes. */
export const packZip = (files: readonly ExportedFile[]): Uint8Array => {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, encoder.encode(text)])), {
    mtime: "1980-01-01T00:00:00",
  });
};
