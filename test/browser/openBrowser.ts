import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const install = "apt-get update && apt-get install -y chromium";

/** Debian's Chromium, which asks nobody for anything but the server under test. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`No Chromium at ${executablePath}. Type: ${install}`);
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", // containers run as root; only our own pages are opened
      "--no-proxy-server",
      "--no-pings",
      "--disable-domain-reliability",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
};
