import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { importLimitBytes } from "../subject/index.ts";
import { expandZip } from "./expandZip.ts";
import { tooLarge } from "./importFiles.ts";
import { boundaryOf, MultipartError, readMultipart } from "./multipart.ts";
import { refuse } from "./refusal.ts";

/** A file that has arrived: under its own name it is only shown, never opened. */
export type ReceivedFile = { readonly name: string; readonly path: string; readonly size: number };

/** Only the base names of what the browser sent; a folder upload keeps its inner path for display. */
const displayName = (name: string): string =>
  name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/") || "unnamed";

const writeBytes = async (
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  name: string,
  limit: number,
  onBytes: (count: number) => void,
): Promise<number> => {
  const stream = createWriteStream(path, { mode: 0o600 });
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > limit)
        throw refuse(413, "File too large", `${name} is over the limit of 200 MB.`, [tooLarge(name, null)]);
      onBytes(chunk.length);
      if (!stream.write(chunk)) await once(stream, "drain");
    }
  } finally {
    stream.end();
    await finished(stream);
  }
  return size;
};

/** Streams the files of a multipart request into `folder`. Whatever goes wrong, the folder is gone again. */
export const receiveUpload = async (
  request: Request,
  folder: string,
  onBytes: (count: number) => void = () => undefined,
  limit = importLimitBytes,
): Promise<readonly ReceivedFile[]> => {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (boundary === null || request.body === null)
    throw refuse(415, "No files in the request", "Send the files as multipart/form-data.");
  await mkdir(folder, { recursive: true });
  try {
    const files: ReceivedFile[] = [];
    for await (const part of readMultipart(request.body, boundary)) {
      if (part.fileName === null || part.fileName === "") continue;
      const name = displayName(part.fileName);
      const path = join(folder, `${files.length}`);
      files.push({ name, path, size: await writeBytes(part.bytes, path, name, limit, onBytes) });
    }
    if (files.length === 0) throw refuse(400, "No files in the request", "Choose at least one file.");
    const expanded = await Promise.all(
      files.map((file) => (/\.zip$/i.test(file.name) ? expandZip(file, limit) : [file])),
    );
    return expanded.flat();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof MultipartError)
      throw refuse(400, "The upload broke off", `${error.message}; nothing was kept. Send the files again.`);
    throw error;
  }
};
