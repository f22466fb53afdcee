import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { State, SubjectSummary } from "../src/adapters/http/index.ts";
import { freshFolder, root, type Served, serve, theratrial } from "./runCommand.ts";

const get = async <T>(url: string, path: string): Promise<T> =>
  (await (await fetch(`${url}/api/v1${path}`)).json()) as T;

describe("a server that holds the data folder", () => {
  let data = "";
  let server: Served;
  let patients = "";
  beforeAll(async () => {
    data = join(await freshFolder(), "data");
    patients = await freshFolder();
    await writeFile(join(patients, "patients.csv"), "subject,birth_date,sex\nTP-1,1962-04-17,female\n");
    server = await serve(data);
  });
  afterAll(async () => {
    await server.stop("SIGKILL");
  });

  test("says where it answers, what is loaded, where the data are and what to do next", () => {
    expect(server.greeting).toContain(server.url);
    expect(server.greeting).toContain(data);
    expect(server.greeting).toMatch(/Trials +5/);
    expect(server.greeting).toMatch(/Examples +\d+ synthetic patients/);
    expect(server.greeting).toContain("Ctrl-C");
  });
  test("answers for its health", async () => {
    const answer = await fetch(`${server.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  });
  test("keeps examples apart from patients", async () => {
    const { stores } = await get<State>(server.url, "/state");
    expect(stores).toMatchObject([
      { id: "main", synthetic: false, subjects: 0 },
      { id: "examples", synthetic: true },
    ]);
    expect(stores[1]?.subjects).toBeGreaterThan(0);
  });
  test("a command of another process goes through it", async () => {
    const { code, err } = await theratrial(["import", patients], { THERATRIAL_DATA: data });
    expect(code, err).toBe(0);
    const subjects = await get<readonly SubjectSummary[]>(server.url, "/subjects");
    expect(subjects.map(({ subject }) => subject)).toEqual(["TP-1"]);
  });
  test("a second server on the same folder is told who holds it", async () => {
    const { code, err } = await theratrial(["serve", "--port", "0"], { THERATRIAL_DATA: data });
    expect(code).toBe(2);
    expect(err).toContain(String(server.pid));
    expect(err).toContain(server.url);
  });
  test("a port that is in use is one clear line", async () => {
    const port = new URL(server.url).port;
    const { code, err } = await theratrial(["serve", "--port", port], {
      THERATRIAL_DATA: join(await freshFolder(), "other"),
    });
    expect(code).toBe(2);
    expect(err).toContain(`Port ${port}`);
  });
  test("discarded examples stay discarded after a restart, and Ctrl-C stops cleanly", async () => {
    expect((await fetch(`${server.url}/api/v1/examples`, { method: "DELETE" })).status).toBe(204);
    const { code, said } = await server.stop("SIGINT");
    expect(code).toBe(0);
    expect(said).toContain("Stopped.");
    expect(existsSync(join(data, "theratrial.lock"))).toBe(false);
    expect(existsSync(join(data, "examples"))).toBe(false);

    server = await serve(data);
    expect(server.greeting).toMatch(/Examples +discarded/);
    expect(server.greeting).toMatch(/Patients +1/);
    expect((await server.stop("SIGTERM")).code).toBe(0);
  });
});

describe("a data folder that another process holds", () => {
  test("without a server, the command says which process", async () => {
    const data = join(await freshFolder(), "data");
    expect(
      (
        await theratrial(["import", join(root, "examples", "patients"), "--dry-run"], {
          THERATRIAL_DATA: data,
        })
      ).code,
    ).toBe(0);
    const library = join(root, "out", "src", "adapters", "database", "index.js");
    const holder = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `import { lockFolder } from ${JSON.stringify(library)};
       lockFolder(${JSON.stringify(data)}, { startedAt: "2026-11-20T08:00:00Z", command: "a long import" });
       process.stdout.write("held"); setInterval(() => {}, 1000);`,
    ]);
    await once(holder.stdout, "data");
    const { code, err } = await theratrial(["verify"], { THERATRIAL_DATA: data });
    holder.kill();
    await once(holder, "close");
    expect(code).toBe(2);
    expect(err).toContain(`process ${holder.pid}`);
    expect(err).toContain("a long import");
  });
  test("after a crash, the lock of the dead process does not lock anybody out", async () => {
    const data = join(await freshFolder(), "data");
    const server = await serve(data);
    await server.stop("SIGKILL");
    expect(existsSync(join(data, "theratrial.lock"))).toBe(true);
    const { code, err } = await theratrial(["verify"], { THERATRIAL_DATA: data });
    expect(code, err).toBe(0);
  });
});
