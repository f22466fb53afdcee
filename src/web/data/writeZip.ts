/** CRC-32 of ISO 3309, as ZIP asks for it. */
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const checksum = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const numbers = (parts: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(parts.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of parts) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
};

const version = 20;
const utf8Names = 0x0800;
const earliestDate = 0x21; // 1 January 1980: the archive does not depend on the clock

export type ZipFile = { readonly name: string; readonly text: string };

/** A ZIP archive (APPNOTE 6.3, stored without compression) of a few text files. */
export const writeZip = (files: readonly ZipFile[]): Blob => {
  const body: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new TextEncoder();
  let offset = 0;
  let directorySize = 0;
  for (const file of files) {
    const name = encoder.encode(file.name);
    const content = encoder.encode(file.text);
    const common = [
      [version, 2],
      [utf8Names, 2],
      [0, 2], // stored
      [0, 2],
      [earliestDate, 2],
      [checksum(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const;
    const head = numbers([[0x04034b50, 4], ...common]);
    const entry = numbers([
      [0x02014b50, 4],
      [version, 2],
      ...common,
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ]);
    body.push(head, name, content);
    directory.push(entry, name);
    offset += head.length + name.length + content.length;
    directorySize += entry.length + name.length;
  }
  const end = numbers([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [directorySize, 4],
    [offset, 4],
    [0, 2],
  ]);
  return new Blob([...body, ...directory, end], { type: "application/zip" });
};
