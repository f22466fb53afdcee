import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "./fixture.ts";

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const status = async (url: string, init?: RequestInit): Promise<number> =>
  (await server.app.request(url, init)).status;

test("a page that points its own name at this machine cannot read patients", async () => {
  expect(await status("http://evil.example/api/v1/state", { headers: { host: "evil.example" } })).toBe(403);
});
test.each(["127.0.0.1:4177", "localhost:4177", "[::1]:4177"])("%s is this machine", async (host) => {
  expect(await status(`http://${host}/api/v1/state`, { headers: { host } })).toBe(200);
});
test("a foreign page cannot write through the browser of somebody who works here", async () => {
  const init = { method: "POST", headers: { host: "127.0.0.1:4177", origin: "https://evil.example" } };
  expect(await status("http://127.0.0.1:4177/api/v1/examples", init)).toBe(403);
});
test("pages may load nothing from anywhere else", async () => {
  const answer = await server.app.request("http://127.0.0.1/health");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});
test("patient data are not kept by the browser", async () => {
  const answer = await server.app.request("http://127.0.0.1/api/v1/state");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
test("an address that is not served says where the served ones are listed", async () => {
  const answer = await server.call("GET", "/nonsense");
  expect(answer.status).toBe(404);
  expect(JSON.stringify(answer.json)).toContain("openapi.json");
});
test("a body over the limit is refused", async () => {
  const answer = await server.call("POST", "/subjects", { subject: "A", name: "x".repeat(5_000_000) });
  expect(answer.status).toBe(413);
});
