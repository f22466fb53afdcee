// Chromium for the browser tests: CHROMIUM_PATH, the Debian package, or the one line that installs it.
import { existsSync } from "node:fs";
import { run } from "./prepare.mjs";

const line = "apt-get update && apt-get install -y chromium";

/** The path of a Chromium that is there; installs Debian's where that is allowed, else ends with what to type. */
export const findBrowser = () => {
  const path = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  const mayInstall =
    process.env.CHROMIUM_PATH === undefined && existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (mayInstall) {
    process.stderr.write("Installing Chromium for the browser tests ...\n");
    const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    run("apt-get", ["update", "-qq"], options);
    run("apt-get", ["install", "-y", "-qq", "chromium"], options);
    if (existsSync(path)) return path;
  }
  process.stderr.write(`No Chromium at ${path}. Type: ${line}   (or set CHROMIUM_PATH)\n`);
  process.exit(1);
};
