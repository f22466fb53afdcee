import { posix } from "node:path";

/** A folder may import the rows above its own. Folders in one row do not import each other. */
const rows: readonly (readonly string[])[] = [
  ["kernel"],
  ["knowledge"],
  ["condition", "statistics", "formulas"],
  ["protocol", "subject"],
  ["reading", "dosimetry", "safety", "response"],
  ["screening", "allocation", "treatment"],
  ["endpoints"],
  [
    "report",
    "adapters/fhir",
    "adapters/dicom",
    "adapters/cdisc",
    "adapters/csv",
    "adapters/sql",
    "adapters/database",
    "adapters/http",
    "adapters/record",
  ],
  ["simulation"],
  ["server", "web"],
  ["cli"],
];

/** src/knowledge reads ../knowledge, src/protocol reads ../protocols. */
const dataReaders = ["knowledge", "protocol"];

/** One relative import, both ends as paths from src. */
export type Import = { readonly from: string; readonly to: string };

export const importsOf = (file: string, text: string): readonly Import[] =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g)].map(([, path = ""]) => ({
    from: file,
    to: posix.join(posix.dirname(file), path),
  }));

const folderOf = (path: string): string => {
  const [first = "", second = ""] = path.split("/");
  return first === "adapters" ? `${first}/${second}` : first;
};
const rowOf = (folder: string): number => rows.findIndex((row) => row.includes(folder));

/** Why an import is refused, as a list of none or one. */
export const objections = ({ from, to }: Import): readonly string[] => {
  const home = folderOf(from);
  const target = folderOf(to);
  if (home === target) return [];
  if (target === "..")
    return dataReaders.includes(home) ? [] : [`${from}: only ${dataReaders.join(" and ")} read data files`];
  if (rowOf(home) < 0) return [`${from}: ${home} stands in no row`];
  if (rowOf(target) < 0 || rowOf(target) >= rowOf(home)) return [`${from}: ${home} may not import ${target}`];
  if (target === "kernel" || to === `${target}/index.ts`) return [];
  return [`${from}: ${target} is imported through its index.ts`];
};
