/** Reads multipart/form-data (RFC 7578) as it arrives, so that a large upload never stands in memory whole. */

export type Part = {
  readonly field: string;
  readonly fileName: string | null;
  /** Must be read to its end before the next part is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type MultipartFault = "boundary missing" | "truncated" | "header too long";

export class MultipartError extends Error {
  override readonly name = "MultipartError";
  readonly fault: MultipartFault;

  constructor(fault: MultipartFault) {
    super(`multipart upload: ${fault}`);
    this.fault = fault;
  }
}

const longestHeader = 16_384;

export const boundaryOf = (contentType: string): string | null =>
  /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i
    .exec(contentType)
    ?.slice(1)
    .find((found) => found !== undefined) ?? null;

const parameter = (header: string, name: string): string | null => {
  const found = new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(header)?.[1];
  // Browsers write a quote in a name as %22 and a line break as %0D%0A.
  return found === undefined ? null : found.replace(/\\(["\\])/g, "$1").replace(/%22/g, '"');
};

/** A window over a stream of chunks that can be searched and consumed. */
const openWindow = (chunks: AsyncIterable<Uint8Array>) => {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return {
    held: (): Buffer => held,
    consume: (length: number): Buffer => {
      const taken = held.subarray(0, length);
      held = held.subarray(length);
      return taken;
    },
    grow: async (): Promise<boolean> => {
      const next = await iterator.next();
      if (next.done === true) return false;
      held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
      return true;
    },
  };
};
type Window = ReturnType<typeof openWindow>;

const readUpTo = async (window: Window, marker: string, limit: number): Promise<Buffer> => {
  for (;;) {
    const at = window.held().indexOf(marker);
    if (at >= 0) {
      const found = window.consume(at);
      window.consume(marker.length);
      return found;
    }
    if (window.held().length > limit) throw new MultipartError("header too long");
    if (!(await window.grow())) throw new MultipartError("truncated");
  }
};

async function* readBody(window: Window, delimiter: string): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = window.held().indexOf(delimiter);
    if (at >= 0) {
      if (at > 0) yield Buffer.from(window.consume(at));
      window.consume(delimiter.length);
      return;
    }
    // The end of what we hold may be the beginning of the delimiter: it stays.
    const safe = window.held().length - delimiter.length + 1;
    if (safe > 0) yield Buffer.from(window.consume(safe));
    if (!(await window.grow())) throw new MultipartError("truncated");
  }
}

export async function* readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part> {
  const window = openWindow(chunks);
  await readUpTo(window, `--${boundary}`, longestHeader);
  for (;;) {
    while (window.held().length < 2) if (!(await window.grow())) throw new MultipartError("truncated");
    if (window.consume(2).toString("latin1") === "--") return;
    const header = (await readUpTo(window, "\r\n\r\n", longestHeader)).toString("utf8");
    const disposition = header.split("\r\n").find((line) => /^content-disposition:/i.test(line)) ?? "";
    const bytes = readBody(window, `\r\n--${boundary}`);
    yield {
      field: parameter(disposition, "name") ?? "",
      fileName: parameter(disposition, "filename"),
      bytes,
    };
    for await (const rest of bytes) void rest; // what the caller left unread
  }
}
