import { defineConfig } from "vitest/config";

/** The tests of one logic folder alone, for mutation testing: `LOGIC=kernel` or `LOGIC=condition`. */
const folder = process.env["LOGIC"] ?? "kernel";

export default defineConfig({
  test: { include: [`src/${folder}/**/*.test.ts`], testTimeout: 60_000, expect: { requireAssertions: true } },
});
