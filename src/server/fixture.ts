import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { openStore } from "../adapters/database/index.ts";
import type { Store } from "../adapters/http/index.ts";
import { shippedProtocols } from "../protocol/index.ts";
import { createApp } from "./app.ts";
import { type Clock, fixedClock } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { createScreener } from "./screener.ts";

/** For tests: the application over stores in memory, standing still on 20 November 2026 in Stockholm. */
export const testClock = fixedClock("2026-11-20T11:00:00Z", "Europe/Stockholm");

export const memoryDesk = async (id: Store, clock: Clock = testClock): Promise<Desk> => {
  const store = await openStore("memory");
  return { id, label: id, synthetic: id === "examples", store, screener: createScreener(store, clock) };
};

export type TestApp = {
  readonly app: OpenAPIHono;
  readonly dependencies: Dependencies;
  readonly reported: string[];
  /** The JSON of an answer with its status. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ readonly status: number; readonly json: unknown }>;
  readonly close: () => Promise<void>;
};

export const openTestApp = async (changes: Partial<Dependencies> = {}): Promise<TestApp> => {
  const desks = new Map<Store, Desk>([["main", await memoryDesk("main", changes.clock)]]);
  const reported: string[] = [];
  const dependencies: Dependencies = {
    version: "0.0.0-test",
    clock: testClock,
    actor: { name: "Test Person", role: "coordinator", site: "Test Site" },
    protocols: shippedProtocols,
    desks: {
      open: (id) => desks.get(id) ?? null,
      discardExamples: async () => {
        desks.delete("examples");
      },
      restoreExamples: async () => {
        desks.set("examples", await memoryDesk("examples"));
      },
    },
    uploadsFolder: await mkdtemp(join(tmpdir(), "theratrial-uploads-")),
    recordsFolder: null,
    webFolder: null,
    host: "127.0.0.1",
    report: (line) => void reported.push(line),
    ...changes,
  };
  const app = createApp(dependencies);
  return {
    app,
    dependencies,
    reported,
    call: async (method, path, body) => {
      const response = await app.request(`http://127.0.0.1/api/v1${path}`, {
        method,
        ...(body === undefined
          ? {}
          : body instanceof FormData
            ? { body }
            : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      const text = await response.text();
      return { status: response.status, json: text === "" ? null : JSON.parse(text) };
    },
    close: async () => {
      for (const desk of desks.values()) await desk.store.close();
    },
  };
};

/** Files as a browser sends them. */
export const formOf = (files: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append("files", new Blob([text]), name);
  return form;
};

export const patientFiles: Readonly<Record<string, string>> = {
  "patients.csv": "subject,birth_date,sex\nLU-001,1962-04-17,female\nLU-002,1950-01-02,male\n",
  "observations.csv": [
    "subject,variable,value,unit,date,upper_limit,laboratory,status",
    "LU-001,platelets,182,10*9/L,2026-11-16,350,Lund,final",
    "LU-001,hemoglobin,121,g/L,2026-11-16,,Lund,final",
    "LU-002,platelets,61,10*9/L,2026-11-12,350,Lund,final",
    "",
  ].join("\n"),
};

/** Imports files and confirms; gives the result of the confirmation. */
export const importFiles = async (
  test: TestApp,
  files: Readonly<Record<string, string>> = patientFiles,
): Promise<unknown> => {
  const preview = await test.call("POST", "/imports", formOf(files));
  const { id } = preview.json as { readonly id: string };
  return (await test.call("POST", `/imports/${id}/commit`)).json;
};
