import { type Clock, type Environment, systemClock } from "../server/index.ts";

/** What a command sees of the world: streams, environment, folder, clock. */
export type Terminal = {
  /** Data, on standard output; resolves once the stream took it, so that a long output never piles up in memory. */
  readonly write: (text: string) => Promise<void>;
  /** Messages, on standard error. */
  readonly say: (line: string) => void;
  /** Whether a person is watching standard error. */
  readonly watched: boolean;
  readonly columns: number;
  readonly environment: Environment;
  readonly workingFolder: string;
  readonly clock: Clock;
};

const writeTo = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });

export const processTerminal = (zone: string): Terminal => ({
  write: (text) => writeTo(process.stdout, text),
  say: (line) => {
    process.stderr.write(`${line}\n`);
  },
  watched: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
  environment: process.env,
  workingFolder: process.cwd(),
  clock: systemClock(zone),
});
