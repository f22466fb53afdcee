import { createReadStream } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import type { Spool, SpooledEntry } from "../subject/index.ts";

/** A spool in a file of its own, one JSON a line; what an earlier plan left there is overwritten. */
export const spoolInFile = async (path: string): Promise<Spool> => {
  await writeFile(path, "", { mode: 0o600 });
  return {
    write: (entries) => appendFile(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")),
    async *read() {
      let tail = "";
      for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 2 ** 19 })) {
        const lines = `${tail}${chunk}`.split("\n");
        tail = lines.pop() ?? "";
        yield lines.map((line): SpooledEntry => JSON.parse(line));
      }
    },
  };
};
