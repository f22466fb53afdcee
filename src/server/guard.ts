import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { refuse } from "./refusal.ts";

const loopbackNames: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

export const isLoopback = (host: string): boolean =>
  loopbackNames.includes(host) || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);

const withoutPort = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

/**
 * A server that listens on this machine only must not be reached under another name: a foreign page could
 * otherwise point its own name at 127.0.0.1 and read patients through the visitor's browser.
 */
export const checkHost =
  (listensOn: string): MiddlewareHandler =>
  async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (isLoopback(listensOn) && !isLoopback(withoutPort(host)))
      throw refuse(403, "Host refused", `This server answers on ${listensOn} only, not as "${host}".`);
    const origin = context.req.header("origin");
    const changes = !["GET", "HEAD", "OPTIONS"].includes(context.req.method);
    if (changes && origin !== undefined && originHost(origin) !== host)
      throw refuse(403, "Origin refused", `A page of ${origin} may not change data here.`);
    await next();
  };

const originHost = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Everything comes from this server itself; plots set inline style attributes, so styles may be inline. */
export const securityHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    strictTransportSecurity: false,
  });
