import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { Issue } from "../kernel/failure.ts";
import type { ImportFile } from "../subject/index.ts";

/** A file on disk as the readers take it. */
export const openImportFile = async (path: string, name = basename(path)): Promise<ImportFile> => ({
  name,
  size: (await stat(path)).size,
  bytes: () => createReadStream(path),
});

const readable = /\.(csv|tsv|txt|json|ndjson|jsonl|zip)$/i;
const documentation = /^(readme|licen[cs]e|notice)(\.|$)/i;

/** One file, or the readable files of a folder in the order of their names; hidden files and READMEs stay out. */
export const listImportFiles = async (path: string): Promise<readonly ImportFile[]> => {
  if (!(await stat(path)).isDirectory()) return [await openImportFile(path)];
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile() && !each.name.startsWith(".") && !documentation.test(each.name))
    .filter((each) => readable.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return Promise.all(names.map((each) => openImportFile(each, relative(path, each).split(sep).join("/"))));
};

export const formatsOfFiles = ["csv", "fhir", "unknown"] as const;
export type FileFormat = (typeof formatsOfFiles)[number];

const csvFiles = [
  "patients",
  "observations",
  "records",
  "lesions",
  "lists",
  "answers",
  "anchors",
  "limits",
  "events",
];

/** What a file is, by its name and, where the name leaves it open, its first bytes. */
export const detectFormat = (name: string, firstBytes: Uint8Array): FileFormat => {
  const base = basename(name).toLowerCase();
  if (base === "format.json") return "csv";
  if (/\.(csv|tsv)$/.test(base)) return "csv";
  if (/\.(ndjson|jsonl)$/.test(base)) return "fhir";
  if (csvFiles.includes(base.replace(/\.txt$/, ""))) return "csv";
  const start = new TextDecoder("utf-8")
    .decode(firstBytes)
    .replace(/^\uFEFF/, "")
    .trimStart();
  return start.startsWith("{") || start.startsWith("[") || base.endsWith(".json") ? "fhir" : "unknown";
};

/** The first bytes of a file on disk, enough to tell a format. */
export const readFirstBytes = async (path: string, length = 512): Promise<Uint8Array> => {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

export const tooLarge = (file: string, size: number | null): Issue => ({
  code: "too-large",
  severity: "error",
  file,
  line: null,
  field: null,
  message: `The file ${size === null ? "is" : `has ${Math.ceil(size / 1_048_576)} MB, which is`} over the limit of 200 MB.`,
  cure: "Split it into smaller files, for example by subject or by resource type, and import them one after another.",
});

export const unknownFile = (file: string): Issue => ({
  code: "unknown-file",
  severity: "error",
  file,
  line: null,
  field: null,
  message: "This is neither a CSV file of the patient folder nor FHIR as JSON or NDJSON.",
  cure: "Name CSV files as the contract does (patients.csv, observations.csv, …) and FHIR files .json or .ndjson.",
});
