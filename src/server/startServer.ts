import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { Holder } from "../adapters/database/index.ts";
import { Defect } from "../kernel/failure.ts";
import { shippedProtocols } from "../protocol/index.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { openDataFolder } from "./dataFolder.ts";
import type { Dependencies } from "./dependencies.ts";
import { packageRoot, packageVersion } from "./packageRoot.ts";
import { protocolsOf } from "./readings.ts";
import { screeningsOf } from "./screenAll.ts";
import { foldersIn, type Settings } from "./settings.ts";

export type StartedServer = {
  readonly kind: "started";
  readonly url: string;
  readonly dependencies: Dependencies;
  /** Resolves once everybody has been screened, so that the first page is there at once. */
  readonly warmed: Promise<void>;
  /** Finishes what is being answered, closes the stores, gives the folder free. */
  readonly close: () => Promise<void>;
};
export type Starting =
  | StartedServer
  | { readonly kind: "held"; readonly heldBy: Holder }
  | { readonly kind: "cannotListen"; readonly reason: string };

export type StartOptions = {
  readonly settings: Settings;
  readonly clock?: Clock;
  readonly report: (line: string) => void;
  readonly webFolder?: string;
  readonly examplesFrom?: string;
};

const listen = (server: Server, port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === "EADDRINUSE"
          ? `Port ${port} on ${host} is in use. Choose another: PORT=${port + 1} npm start`
          : error.code === "EACCES"
            ? `Port ${port} on ${host} may not be used by this account. Choose one above 1023: PORT=4177 npm start`
            : `Cannot listen on ${host}:${port}: ${error.message}`,
      );
    });
    server.listen(port, host, () => resolve(null));
  });

const urlOf = (address: AddressInfo | string | null, host: string): string => {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
};

const patience = 3_000;

const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Screens everybody once, so that the first page is there at once. */
const warmUp = async (dependencies: Dependencies, stopped: () => boolean): Promise<void> => {
  for (const id of ["examples", "main"] as const) {
    const first = dependencies.desks.open(id);
    if (first === null || stopped()) continue;
    for (const protocol of await protocolsOf(dependencies, first, await first.screener.view())) {
      const desk = dependencies.desks.open(id);
      if (desk === null || stopped()) break;
      const view = await desk.screener.view();
      if ((await desk.screener.subjects(view)).length <= 200) await screeningsOf(desk, protocol, view);
    }
  }
};

/** Listens first, so that a port in use is told at once; answers 503 until the stores are open. */
export const startServer = async (options: StartOptions): Promise<Starting> => {
  const { settings, report } = options;
  const clock = options.clock ?? systemClock(settings.zone);
  let answer = (_request: Request): Response | Promise<Response> =>
    Response.json({ status: "starting" }, { status: 503, headers: { "retry-after": "1" } });
  const server = createAdaptorServer({ fetch: (request) => answer(request) });
  if (!(server instanceof Server)) throw new Defect("expected a server of HTTP/1.1", server);
  const refused = await listen(server, settings.port, settings.host);
  if (refused !== null) return { kind: "cannotListen", reason: refused };
  server.on("error", (error) => report(`server: ${error.message}`));

  const url = urlOf(server.address(), settings.host);
  const folder = await openDataFolder({
    url,
    dataFolder: settings.dataFolder,
    clock,
    command: "theratrial serve",
    withExamples: true,
    report,
    ...(options.examplesFrom === undefined ? {} : { examplesFrom: options.examplesFrom }),
  }).catch(async (error: unknown) => {
    await stopListening(server);
    throw error;
  });
  if (folder.kind === "held") {
    await stopListening(server);
    return folder;
  }

  const dependencies: Dependencies = {
    version: packageVersion(),
    clock,
    actor: settings.actor,
    protocols: shippedProtocols,
    desks: folder.desks,
    uploadsFolder: foldersIn(settings.dataFolder).uploads,
    recordsFolder: settings.recordsFolder,
    webFolder: options.webFolder ?? join(packageRoot(), "out", "web"),
    host: settings.host,
    report,
  };
  const app = createApp(dependencies);
  answer = (request) => app.fetch(request);

  let stopped = false;
  const warming = warmUp(dependencies, () => stopped).catch((error: unknown) => {
    if (!stopped) report(`server: ${String(error)}`);
  });
  return {
    kind: "started",
    url,
    dependencies,
    warmed: warming,
    close: async () => {
      stopped = true;
      await stopListening(server);
      await warming;
      await folder.close();
    },
  };
};
