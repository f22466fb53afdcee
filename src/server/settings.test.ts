import { expect, test } from "vitest";
import { readActor, readPort, readSettings } from "./settings.ts";

test("without settings the server answers on this machine alone, port 4177, data beside the program", () =>
  expect(readSettings({ THERATRIAL_ZONE: "UTC" }, "/home/a")).toEqual({
    dataFolder: "/home/a/theratrial-data",
    host: "127.0.0.1",
    port: 4177,
    zone: "UTC",
    actor: { name: "local user", role: "coordinator", site: "local site" },
    recordsFolder: null,
    databaseUrl: null,
  }));
test.each([
  ["Erika Lind, nuclear physician, Skåne, Lund", "Erika Lind", "nuclear physician", "Skåne, Lund"],
  ["Erika Lind", "Erika Lind", "coordinator", "local site"],
  ["Erika Lind, wizard, Lund", "Erika Lind", "coordinator", "Lund"],
] as const)("the actor %s", (text, name, role, site) =>
  expect(readActor(text)).toEqual({ name, role, site }),
);
test.each([
  ["0", 0],
  ["65535", 65_535],
  ["65536", null],
  ["80a", null],
  ["-1", null],
  ["", null],
] as const)("'%s' as a port: %s", (text, port) => expect(readPort(text)).toBe(port));
