import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "./fixture.ts";

let server: TestApp;
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: object; readonly summary?: string }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};
let document: Document;
beforeAll(async () => {
  server = await openTestApp();
  document = (await server.call("GET", "/openapi.json")).json as Document;
});
afterAll(() => server.close());

const methods = ["get", "post", "put", "patch", "delete"];
const listed = (): readonly string[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
  );

test("every route that is served is in the document, and the other way round", () => {
  const served = server.app.routes
    .filter(({ method, path }) => methods.includes(method.toLowerCase()) && path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method} ${path.slice("/api/v1".length)}`)
    .filter((route) => route !== "GET /openapi.json");
  expect([...new Set(listed())].sort()).toEqual([...new Set(served)].sort());
});
test.each([
  "GET /state",
  "GET /trials",
  "GET /trials/:id",
  "POST /trials/:id/repairs/:repairId",
  "POST /trials/:id/record",
  "GET /trials/:id/screening",
  "GET /subjects",
  "POST /subjects",
  "GET /subjects/:id",
  "GET /subjects/:id/eligibility",
  "POST /subjects/:id/entries",
  "POST /subjects/:id/decision",
  "GET /subjects/:id/decisions",
  "POST /imports",
  "GET /imports/:id",
  "GET /imports/:id/progress",
  "POST /imports/:id/commit",
  "DELETE /imports/:id",
  "GET /search",
  "GET /questions",
  "GET /vocabulary",
  "DELETE /examples",
  "POST /examples",
  "GET /export",
  "GET /verify",
])("%s is served", (route) => expect(listed()).toContain(route));

test("every reference in the document leads somewhere", () => {
  const references: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null)
      for (const [name, member] of Object.entries(value)) {
        if (name === "$ref" && typeof member === "string") references.push(member);
        else walk(member);
      }
  };
  walk(document);
  expect(references.length).toBeGreaterThan(20);
  const leadsNowhere = references.filter((reference) => {
    let at: unknown = document;
    for (const step of reference.replace("#/", "").split("/"))
      at =
        typeof at === "object" && at !== null
          ? Reflect.get(at, decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"))
          : undefined;
    return at === undefined;
  });
  expect(leadsNowhere).toEqual([]);
});
test("every operation says what it does and what it answers", () => {
  expect(document.openapi).toBe("3.1.0");
  for (const operations of Object.values(document.paths))
    for (const { summary, responses } of Object.values(operations)) {
      expect(summary).toBeTruthy();
      expect(Object.keys(responses).length).toBeGreaterThan(0);
    }
});
