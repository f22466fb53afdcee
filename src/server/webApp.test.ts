import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { serveWebApp } from "./webApp.ts";

const app = new Hono();
let folder = "";
beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), "theratrial-web-"));
  folder = join(outside, "web");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(outside, "secret.txt"), "secret");
  await writeFile(join(folder, "index.html"), "<title>page</title>");
  await writeFile(join(folder, "assets", "main-3f2a.js"), "1");
  app.use(serveWebApp(folder));
});
const get = (path: string): Response | Promise<Response> => app.request(`http://127.0.0.1${path}`);

test.each(["/", "/trials", "/subjects/LU-074"])("the page itself answers at %s", async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("page");
  expect(answer.headers.get("cache-control")).toBe("no-cache");
});
test("a file with a hash in its name is kept for ever", async () => {
  const answer = await get("/assets/main-3f2a.js");
  expect(answer.headers.get("content-type")).toContain("text/javascript");
  expect(answer.headers.get("cache-control")).toContain("immutable");
});
test.each([
  "/assets/other.js",
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/%ff",
  "/a%00b.js",
])("%s is not found", async (path) => {
  const answer = await get(path);
  expect(await answer.text()).not.toContain("secret\n");
  expect(answer.status).toBe(404);
});
test("without a build the page says what to type", async () => {
  const empty = new Hono();
  empty.use(serveWebApp(join(folder, "none")));
  expect(await (await empty.request("http://127.0.0.1/trials")).text()).toContain("npm start");
});
