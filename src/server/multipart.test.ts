import fc from "fast-check";
import { expect, test } from "vitest";
import { boundaryOf, readMultipart } from "./multipart.ts";

async function* inPieces(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}
const encode = (files: readonly { name: string; body: Uint8Array }[], boundary: string): Uint8Array =>
  Buffer.concat([
    ...files.flatMap(({ name, body }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      body,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const readAll = async (whole: Uint8Array, boundary: string, size: number) => {
  const files: { name: string | null; body: string }[] = [];
  for await (const part of readMultipart(inPieces(whole, size), boundary)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of part.bytes) pieces.push(piece);
    files.push({ name: part.fileName, body: Buffer.concat(pieces).toString("latin1") });
  }
  return files;
};

test("an uploaded file arrives unchanged, however the network cuts it and whatever bytes it holds", async () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(bytes, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 60 }),
      async (bodies, size) => {
        const files = bodies.map((body, index) => ({ name: `f${index}.csv`, body }));
        const read = await readAll(encode(files, "XbX"), "XbX", size);
        expect(read).toEqual(
          files.map(({ name, body }) => ({ name, body: Buffer.from(body).toString("latin1") })),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("a file that holds something like the boundary is not cut there", async () => {
  const body = Buffer.from("a\r\n--Xb\r\n--X\r\nb");
  expect(await readAll(encode([{ name: "a.csv", body }], "XbX"), "XbX", 3)).toEqual([
    { name: "a.csv", body: body.toString("latin1") },
  ]);
});

test("an upload that breaks off is an error, never a shorter file", async () => {
  const whole = encode([{ name: "a.csv", body: Buffer.from("subject,sex\nA,male\n") }], "XbX");
  await expect(readAll(whole.slice(0, whole.length - 12), "XbX", 7)).rejects.toThrow("truncated");
});

test.each([
  ["multipart/form-data; boundary=abc", "abc"],
  ['multipart/form-data; charset=utf-8; boundary="a b"', "a b"],
  ["application/json", null],
] as const)("the boundary of %s is %s", (type, boundary) => expect(boundaryOf(type)).toBe(boundary));
