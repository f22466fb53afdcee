import { mkdtemp, readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixedClock } from "../../server/index.ts";
import { runCommandLine } from "../program.ts";

const run = async (
  environment: Readonly<Record<string, string>>,
  folder: string,
  ...args: readonly string[]
) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(
    args,
    {
      write: async (text) => void out.push(text),
      say: (line) => void err.push(line),
      watched: false,
      columns: 100,
      environment,
      workingFolder: folder,
      clock: fixedClock("2031-01-01T00:00:00Z"),
    },
    "test",
  );
  return { code, out: out.join(""), err: err.join("\n") };
};

/** A server of this machine in the place of the registry. */
const withServer = async <T>(answer: RequestListener, use: (base: string) => Promise<T>): Promise<T> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    return await use(`http://127.0.0.1:${port}/api/v2`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const study = JSON.stringify({ protocolSection: { identificationModule: { nctId: "NCT99000001" } } });

test("the record comes from the address of the environment, unchanged", async () => {
  const asked: string[] = [];
  const { code, out } = await withServer(
    (request, response) => {
      asked.push(request.url ?? "");
      response.setHeader("content-type", "application/json").end(study);
    },
    (base) => run({ THERATRIAL_CTGOV: `${base}/` }, ".", "fetch", "nct99000001"),
  );
  expect([code, out]).toEqual([0, `${study}\n`]);
  expect(asked).toEqual(["/api/v2/studies/NCT99000001?format=json"]);
});

test("--out keeps the answer byte for byte and names the next command", async () => {
  const folder = await mkdtemp(join(tmpdir(), "theratrial-fetch-"));
  const { code, out, err } = await withServer(
    (_, response) => response.end(study),
    (base) => run({}, folder, "fetch", "NCT99000001", "--base", base, "--out", "study.json"),
  );
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain("theratrial read study.json");
  expect(await readFile(join(folder, "study.json"), "utf8")).toBe(study);
});

test.each([
  [404, "Not found", "has no study NCT99000001"],
  [500, "oops", "answered 500"],
  [200, "<html>Sign in</html>", "did not answer with the JSON of NCT99000001"],
  [200, "{}", "did not answer with the JSON of NCT99000001"],
])("an answer of %i %s is told in words with exit code 2", async (status, body, words) => {
  const { code, out, err } = await withServer(
    (_, response) => {
      response.statusCode = status;
      response.end(body);
    },
    (base) => run({}, ".", "fetch", "NCT99000001", "--base", base),
  );
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(words);
});

test("without a network the message says what to do instead", async () => {
  // port 9 of this machine answers nobody
  const { code, err } = await run({}, ".", "fetch", "NCT99000001", "--base", "http://127.0.0.1:9");
  expect(code).toBe(2);
  expect(err).toContain("was not reached");
  expect(err).toContain("theratrial read");
});

test.each(["NCT123", "2012-003666-41", "NCT990000012", "../NCT99000001"])(
  "%s is no ClinicalTrials.gov number",
  async (id) => {
    const { code, err } = await run({}, ".", "fetch", id);
    expect(code).toBe(2);
    expect(err).toContain("NCT and eight digits");
  },
);

test("an address that is none is refused", async () => {
  const { code, err } = await run({ THERATRIAL_CTGOV: "ftp://x" }, ".", "fetch", "NCT99000001");
  expect(code).toBe(2);
  expect(err).toContain("is no web address");
});
