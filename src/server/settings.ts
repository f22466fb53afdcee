import { join, resolve } from "node:path";
import { type Actor, type Role, roles } from "../subject/index.ts";

/** What the environment decides. */
export type Settings = {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly zone: string;
  readonly actor: Actor;
  /** Folder with the record texts, when it is at hand. */
  readonly recordsFolder: string | null;
  readonly databaseUrl: string | null;
};

export const defaultDataFolder = "theratrial-data";
export const defaultPort = 4177;

export const isRole = (text: string): text is Role => roles.some((role) => role === text);

/** Reads "Erika Lind, coordinator, Lund"; a part that is missing or no role keeps its default. */
export const readActor = (text: string | undefined): Actor => {
  const [name = "", role = "", ...site] = (text ?? "").split(",").map((part) => part.trim());
  return {
    name: name === "" ? "local user" : name,
    role: isRole(role) ? role : "coordinator",
    site: site.join(", ") === "" ? "local site" : site.join(", "),
  };
};

const named = (value: string | undefined): string | null =>
  value === undefined || value.trim() === "" ? null : value;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A port as typed: 0 asks the system for a free one. Null when it is no port. */
export const readPort = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;

export const readSettings = (environment: Environment, workingFolder: string): Settings => ({
  dataFolder: resolve(workingFolder, named(environment["THERATRIAL_DATA"]) ?? defaultDataFolder),
  host: named(environment["HOST"]) ?? "127.0.0.1",
  port: readPort(environment["PORT"] ?? "") ?? defaultPort,
  zone:
    named(environment["THERATRIAL_ZONE"]) ??
    new Intl.DateTimeFormat("en").resolvedOptions().timeZone ??
    "UTC",
  actor: readActor(environment["THERATRIAL_ACTOR"]),
  recordsFolder: named(environment["THERATRIAL_RECORDS"]),
  databaseUrl: named(environment["DATABASE_URL"]),
});

/** Folders under the data folder. */
export const foldersIn = (dataFolder: string) => ({
  main: join(dataFolder, "main"),
  examples: join(dataFolder, "examples"),
  examplesDiscarded: join(dataFolder, "examples-discarded"),
  uploads: join(dataFolder, "uploads"),
});
