import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { MiddlewareHandler } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Theratrial</title>
<h1>The pages are not built</h1><p>Run <code>npm start</code>, which builds them. The data are served at <a href="/api/v1/state">/api/v1/state</a>.</p></html>`;

/**
 * Serves the built pages. Files under assets/ carry a hash in their name and may be kept for ever; every other
 * path without a file gets the page itself, which then shows what the path names.
 */
export const serveWebApp =
  (folder: string): MiddlewareHandler =>
  async (context, next) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD") return next();
    const path = decodePath(context.req.path);
    const wanted = path === null ? null : join(folder, normalize(path));
    if (wanted?.startsWith(folder + sep) && (await isFile(wanted))) {
      const kept = /[\\/]assets[\\/]/.test(wanted) ? "public, max-age=31536000, immutable" : "no-cache";
      return context.body(new Uint8Array(await readFile(wanted)), 200, {
        "content-type": types[extname(wanted)] ?? "application/octet-stream",
        "cache-control": kept,
      });
    }
    if (path === null || extname(path) !== "") return next();
    const page = join(folder, "index.html");
    const html = (await isFile(page)) ? await readFile(page, "utf8") : notBuilt;
    return context.html(html, 200, { "cache-control": "no-cache" });
  };

const decodePath = (path: string): string | null => {
  try {
    const text = decodeURIComponent(path);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
};
