import { defineConfig } from "vitest/config";

/** The tests of one logic folder alone, for mutation testing: `LOGIC=kernel` or `LOGIC=condition`. */
const folder = process.env["LOGIC"] ?? "kernel";

/** Few random cases: a mutant is to fall to an example; the properties run whole in the test suite. */
const share = "0.002";

export default defineConfig({
  test: {
    include: [`src/${folder}/**/*.test.ts`],
    env: { THERATRIAL_SHARE: share },
    // One module graph for all files: a mutant is loaded once, and no test changes what another one reads.
    isolate: false,
    testTimeout: 60_000,
    expect: { requireAssertions: true },
  },
});
