import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";
import type { Issue, IssueCode } from "../../kernel/failure.ts";
import { type ImportFile, readText } from "../../subject/index.ts";

/** JSON as it was written: numbers stay text, so that 1.50 never passes through a floating-point number. */
export type JsonText = string | boolean | null | readonly JsonText[] | { readonly [key: string]: JsonText };

export type JsonPart =
  | {
      readonly kind: "resource";
      readonly value: JsonText;
      readonly line: number;
      /** The address that other entries of the bundle refer to. */
      readonly fullUrl?: string;
    }
  | { readonly kind: "issue"; readonly issue: Issue }
  | { readonly kind: "format"; readonly format: "bundle" | "ndjson" | "resource" };

/** Keeps the digits of a number; the library foresees this override for numbers that JavaScript cannot hold. */
class ExactTokenizer extends Tokenizer {
  override parseNumber(digits: string): number {
    // The signature says number, the token parser hands the value on untouched.
    return digits as unknown as number;
  }
}

/** A resource that stands alone is small; what is longer without an entry is no resource that we read. */
const bareResourceLimit = 16 * 1024 * 1024;
/** A line that is longer is no line of an NDJSON file. */
const sniffLimit = 1024 * 1024;

const issue = (file: string, line: number, code: IssueCode, message: string, cure: string): JsonPart => ({
  kind: "issue",
  issue: { code, severity: "error", file, line, field: null, message, cure },
});

type Found = { readonly value: JsonText; readonly key: string | number | undefined; readonly line: number };
type DocumentReader = {
  /** Values found in this text, and what ended the reading if it is no JSON. */
  readonly write: (text: string) => { readonly found: readonly Found[]; readonly failure: string | null };
  readonly finished: () => boolean;
  readonly line: () => number;
};

/** Parses JSON that comes in parts and gives the values at `paths`, each with the line on which it begins. */
const documentReader = (paths: readonly string[]): DocumentReader => {
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: [...paths], keepStack: false });
  let found: Found[] = [];
  let failure: Error | undefined;
  let done = false;
  let line = 1;
  let depth = 0;
  let began = 1;
  tokenizer.onToken = (parsed) => {
    if (parsed.token === TokenType.LEFT_BRACE || parsed.token === TokenType.LEFT_BRACKET) {
      if (depth <= 2) began = line; // an entry of a bundle opens at depth two: {"entry": [{
      depth += 1;
    } else if (parsed.token === TokenType.RIGHT_BRACE || parsed.token === TokenType.RIGHT_BRACKET) depth -= 1;
    parser.write(parsed);
  };
  tokenizer.onError = (error) => {
    failure ??= error;
  };
  parser.onError = tokenizer.onError;
  parser.onEnd = () => {
    done = true;
  };
  parser.onValue = ({ value, key }) => {
    found.push({ value: value as JsonText, key, line: began });
  };
  const writeLine = (text: string): void => {
    if (!done) tokenizer.write(text);
    else if (text.trim() !== "") failure ??= new Error("text follows the end of the document");
  };
  return {
    write: (text) => {
      found = [];
      // Line by line, so that what is found knows its line.
      for (let from = 0; from < text.length && failure === undefined; ) {
        const end = text.indexOf("\n", from);
        const next = end < 0 ? text.length : end + 1;
        writeLine(text.slice(from, next));
        if (end >= 0 && failure === undefined) line += 1;
        from = next;
      }
      return { found, failure: failure?.message ?? null };
    },
    finished: () => done,
    line: () => line,
  };
};

const parseWhole = (text: string): JsonText | undefined => {
  const { found, failure } = documentReader(["$"]).write(text);
  return failure === null ? found[0]?.value : undefined;
};

const isObject = (value: JsonText | undefined): value is { readonly [key: string]: JsonText } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** NDJSON shows by its name, or by a first line that is a whole resource other than a bundle, followed by another line. */
const looksLikeNdjson = (name: string, head: string): boolean => {
  if (/\.(ndjson|jsonl)$/i.test(name)) return true;
  const end = head.indexOf("\n");
  if (end < 0 || head.slice(end).trim() === "") return false;
  const first = parseWhole(head.slice(0, end));
  return isObject(first) && typeof first["resourceType"] === "string" && first["resourceType"] !== "Bundle";
};

const truncated = (file: string, line: number, characters: number): JsonPart =>
  issue(
    file,
    line,
    "truncated",
    `The JSON ends in the middle, after ${characters} characters; what stood before was read.`,
    "Export the file again and check that it was copied whole.",
  );

async function* texts(file: ImportFile): AsyncGenerator<string | JsonPart, void, undefined> {
  let first = true;
  for await (const part of readText(file, () => new TextDecoder("utf-8", { fatal: true }))) {
    if (part.kind === "issue") yield part;
    else {
      yield first ? part.text.replace(/^\uFEFF/, "") : part.text;
      first = false;
    }
  }
}

async function* readLines(
  file: ImportFile,
  parts: AsyncIterable<string | JsonPart>,
): AsyncGenerator<JsonPart, void, undefined> {
  let tail = "";
  let line = 0;
  const take = (text: string): JsonPart | undefined => {
    line += 1;
    if (text.trim() === "") return undefined;
    const value = parseWhole(text);
    return value === undefined
      ? issue(
          file.name,
          line,
          "malformed",
          "The line is no complete JSON resource; it was left out.",
          "Write one resource on each line.",
        )
      : { kind: "resource", value, line };
  };
  for await (const part of parts) {
    if (typeof part !== "string") {
      yield part;
      continue;
    }
    const lines = (tail + part).split("\n");
    tail = lines.pop() ?? "";
    for (const each of lines) {
      const found = take(each);
      if (found !== undefined) yield found;
    }
  }
  const last = take(tail);
  if (last !== undefined) yield last;
}

async function* readDocument(
  file: ImportFile,
  parts: AsyncIterable<string | JsonPart>,
): AsyncGenerator<JsonPart, void, undefined> {
  const reader = documentReader(["$.entry.*", "$.resourceType"]);
  let resourceType: JsonText | undefined;
  let entries = 0;
  let whole: string | undefined = "";
  let characters = 0;
  for await (const part of parts) {
    if (typeof part !== "string") {
      yield part;
      return;
    }
    characters += part.length;
    if (whole !== undefined)
      whole = entries > 0 || whole.length > bareResourceLimit ? undefined : whole + part;
    const { found, failure } = reader.write(part);
    for (const { value, key, line } of found)
      if (key === "resourceType") resourceType = value;
      else {
        entries += 1;
        if (isObject(value) && isObject(value["resource"])) {
          const { resource, fullUrl } = value;
          yield {
            kind: "resource",
            value: resource,
            line,
            ...(typeof fullUrl === "string" ? { fullUrl } : {}),
          };
        } else yield issue(file.name, line, "malformed", "The entry holds no resource; it was left out.", "");
      }
    if (failure !== null) {
      const said = failure.replace(/ at chunk position.*$/, "").replace(/\.$/, "");
      yield issue(
        file.name,
        reader.line(),
        "malformed",
        `From this line on the text is no JSON (${said}); what stood before was read.`,
        "Export the file again.",
      );
      return;
    }
  }
  if (characters === 0) return;
  if (!reader.finished()) {
    yield truncated(file.name, reader.line(), characters);
    return;
  }
  if (entries > 0 || resourceType === "Bundle") return;
  const value = whole === undefined ? undefined : parseWhole(whole);
  if (isObject(value) && typeof resourceType === "string") yield { kind: "resource", value, line: 1 };
  else
    yield issue(
      file.name,
      1,
      "malformed",
      "The file is JSON, but neither a FHIR Bundle nor a FHIR resource.",
      "Export a Bundle, or NDJSON with one resource on each line.",
    );
}

/** The resources of a Bundle, of a bare resource or of an NDJSON file, one by one as they are read. */
export async function* readJson(file: ImportFile): AsyncGenerator<JsonPart, void, undefined> {
  const source = texts(file);
  const head: (string | JsonPart)[] = [];
  let sniffed = "";
  for (;;) {
    const next = await source.next();
    if (next.done === true) break;
    head.push(next.value);
    if (typeof next.value !== "string") break;
    sniffed += next.value;
    if (sniffed.includes("\n") || sniffed.length > sniffLimit) break;
  }
  async function* all(): AsyncGenerator<string | JsonPart, void, undefined> {
    yield* head;
    yield* source;
  }
  if (sniffed === "" && head.length === 0) return;
  if (looksLikeNdjson(file.name, sniffed)) {
    yield { kind: "format", format: "ndjson" };
    yield* readLines(file, all());
  } else {
    yield { kind: "format", format: "bundle" };
    yield* readDocument(file, all());
  }
}
