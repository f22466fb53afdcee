import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Protocol } from "../protocol/index.ts";
import type { Clock } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { refuse } from "./refusal.ts";

export const sha256OfBytes = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const largestRecordBytes = 2 * 1024 * 1024;

/** Hashes of the files of a folder, by path and time of change, so that a folder is read once. */
const hashed = new Map<string, string>();

const hashOfFile = async (path: string): Promise<string | null> => {
  const { mtimeMs, size } = await stat(path);
  if (size > largestRecordBytes) return null;
  const key = `${path} ${mtimeMs} ${size}`;
  const known = hashed.get(key);
  if (known !== undefined) return known;
  const made = sha256OfBytes(await readFile(path));
  hashed.set(key, made);
  return made;
};

const findInFolder = async (folder: string, sha256: string): Promise<string | null> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(folder, entry.name);
    if ((await hashOfFile(path)) === sha256) return readFile(path, "utf8");
  }
  return null;
};

/** The text of a trial's record, when it was handed over or lies in the records folder and its SHA-256 fits. */
export const recordTextOf = async (
  { recordsFolder }: Pick<Dependencies, "recordsFolder">,
  desk: Desk,
  protocol: Protocol,
): Promise<string | null> =>
  (await desk.store.document(protocol.record.sha256))?.text ??
  (recordsFolder === null ? null : await findInFolder(recordsFolder, protocol.record.sha256));

/** Keeps a record text, when it is the one that the protocol was made from. */
export const acceptRecordText = async (
  clock: Clock,
  desk: Desk,
  protocol: Protocol,
  bytes: Uint8Array,
): Promise<string> => {
  if (bytes.length > largestRecordBytes)
    throw refuse(413, "Text too large", "A trial record has at most 2 MB of text.");
  const sha256 = sha256OfBytes(bytes);
  if (sha256 !== protocol.record.sha256)
    throw refuse(
      409,
      "Another text",
      `This text has the SHA-256 ${sha256}; ${protocol.id} was made from ${protocol.record.file} with ${protocol.record.sha256}. Hand over that file unchanged.`,
    );
  const text = new TextDecoder("utf-8").decode(bytes);
  await desk.store.addDocument({ sha256, name: protocol.record.file, text }, clock.now());
  return sha256;
};
