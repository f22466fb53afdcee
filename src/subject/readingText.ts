import type { Issue } from "../kernel/failure.ts";
import type { ImportFile } from "./importing.ts";

/** The largest file an import takes, 200 MB. Up to it an import streams; a larger one is refused before it is read. */
export const importLimitBytes = 200 * 1024 * 1024;

/** What we need of the platform's TextDecoder, made fatal, so that this folder needs no platform. */
export type Utf8Decoder = {
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream?: boolean }) => string;
};

export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "issue"; readonly issue: Issue };

const newline = 0x0a;

const lineFeeds = (bytes: Uint8Array, until: number): number => {
  let count = 0;
  for (let at = 0; at < until; at += 1) if (bytes[at] === newline) count += 1;
  return count;
};

/** Length of the UTF-8 sequence that a byte opens; 0 when no sequence can start with it. */
const sequenceLength = (byte: number): number =>
  byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Where sound UTF-8 ends: at a byte that cannot stand there, or at a sequence that the chunk cuts off. */
const endOfSound = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === 0) return at;
    for (let next = at + 1; next < at + length; next += 1) if (!isContinuation(bytes[next])) return at;
    at += length;
  }
  return at;
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The unfinished character at the end of a chunk, which belongs to the next one. */
const unfinished = (bytes: Uint8Array): Uint8Array => {
  for (let from = Math.max(0, bytes.length - 3); from < bytes.length; from += 1)
    if (sequenceLength(bytes[from] ?? 0) > bytes.length - from) return bytes.slice(from);
  return new Uint8Array();
};

/** UTF-16 shows by its byte order mark, or by zero bytes at every other place. */
const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length >= 4 && ((first === 0 && third === 0) || (second === 0 && fourth === 0));
};

const encodingIssue = (file: string, line: number | null, message: string): Issue => ({
  code: "wrong-encoding",
  severity: "error",
  file,
  line,
  field: null,
  message,
  cure: 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and import it again.',
});

export const tooLargeIssue = (file: string, size: number): Issue => ({
  code: "too-large",
  severity: "error",
  file,
  line: null,
  field: null,
  message: `The file has ${(size / 1024 / 1024).toFixed(1)} MB; the limit is ${importLimitBytes / 1024 / 1024} MB.`,
  cure: "Split it into several files, for instance by subject, and import them one after another.",
});

export const emptyFileIssue = (file: string): Issue => ({
  code: "empty",
  severity: "error",
  file,
  line: null,
  field: null,
  message: "The file is empty.",
  cure: "Export it again, or leave the file out.",
});

/**
 * Text of a file, part by part. Refuses what is too large, empty, UTF-16 or otherwise not UTF-8, and says where;
 * what was sound before that place is still given.
 */
export async function* readText(
  file: ImportFile,
  newDecoder: () => Utf8Decoder,
): AsyncGenerator<TextPart, void, undefined> {
  if (file.size > importLimitBytes) {
    yield { kind: "issue", issue: tooLargeIssue(file.name, file.size) };
    return;
  }
  const decoder = newDecoder();
  let taken = 0;
  let lines = 1;
  let held: Uint8Array = new Uint8Array();
  for await (const bytes of file.bytes()) {
    if (bytes.length === 0) continue;
    if (taken === 0 && looksLikeUtf16(bytes)) {
      yield { kind: "issue", issue: encodingIssue(file.name, 1, "The file is UTF-16, not UTF-8.") };
      return;
    }
    taken += bytes.length;
    if (taken > importLimitBytes) {
      yield { kind: "issue", issue: tooLargeIssue(file.name, taken) };
      return;
    }
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: true });
    } catch {
      const whole = joined(held, bytes);
      const at = endOfSound(whole);
      const sound = newDecoder().decode(whole.subarray(0, at));
      if (sound !== "") yield { kind: "text", text: sound };
      const byte = whole[at] ?? 0;
      const line = lines + lineFeeds(whole, at);
      const said = `Byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")} is not UTF-8`;
      const guess =
        byte >= 0xa0
          ? `${said}; as Latin-1 (Windows-1252) it would be "${String.fromCharCode(byte)}". From this line on nothing was read.`
          : `${said}; the file may be Windows-1252. From this line on nothing was read.`;
      yield { kind: "issue", issue: encodingIssue(file.name, line, guess) };
      return;
    }
    lines += lineFeeds(bytes, bytes.length);
    held = unfinished(bytes.length >= 3 ? bytes : joined(held, bytes));
    if (text !== "") yield { kind: "text", text };
  }
  if (taken === 0) {
    yield { kind: "issue", issue: emptyFileIssue(file.name) };
    return;
  }
  try {
    const rest = decoder.decode();
    if (rest !== "") yield { kind: "text", text: rest };
  } catch {
    yield {
      kind: "issue",
      issue: {
        ...encodingIssue(file.name, lines, "The file ends in the middle of a character."),
        code: "truncated",
      },
    };
  }
}
