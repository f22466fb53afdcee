import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import nlp from "compromise";
import { readRecord } from "../src/reading/index.ts";
import { inventRecord } from "./reading/inventRecord.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
const source = { file: "invented.txt", sha256: "0".repeat(64) };

/** Processor time of this process, so that other work on the machine does not count. */
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

type Measured = { readonly seconds: number; readonly megabytes: number; readonly found: number };

const measure = (records: readonly string[], read: (text: string) => number): Measured => {
  let found = 0;
  const from = processorSeconds();
  for (const record of records) found += read(record);
  return {
    seconds: processorSeconds() - from,
    megabytes: records.reduce((sum, each) => sum + Buffer.byteLength(each), 0) / 1e6,
    found,
  };
};

const readOurs = (text: string): number => {
  const made = readRecord(text, source);
  return "kind" in made ? 0 : made.criteria.reduce((sum, { atoms }) => sum + atoms.length, 0);
};
/** The peer only finds the numbers of a text with their units: much less work. */
const readPeer = (text: string): number => nlp(text).match("#Value").length;

const report = (name: string, count: number, { seconds, megabytes: size, found }: Measured): void =>
  print(
    `  ${name.padEnd(22)} ${seconds.toFixed(2)} s  ${(size / seconds).toFixed(2)} MB/s  ${Math.round(count / seconds)} records/s  ${found} found`,
  );

/** Many records one after the other: what stays in memory afterwards. */
const watchMemory = (count: number): void => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const used: number[] = [];
  let bytes = 0;
  const from = processorSeconds();
  for (let each = 0; each < count; each += 1) {
    const record = inventRecord(each);
    bytes += Buffer.byteLength(record);
    readOurs(record);
    if ((each + 1) % (count / 5) !== 0) continue;
    if (typeof collect === "function") collect();
    used.push(process.memoryUsage().heapUsed);
  }
  const seconds = processorSeconds() - from;
  print(
    `${count.toLocaleString("en")} records, mean ${Math.round(bytes / count)} bytes: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} records/s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s (making them included)`,
  );
  print(`  heap after each fifth  ${used.map((each) => `${megabytes(each)} MB`).join(", ")}`);
  print(`  peak resident          ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
};

const count = Number(process.argv[2] ?? 10_000);
const sample = Array.from({ length: Math.max(50, count / 20) }, (_, each) => inventRecord(each));
const warm = Array.from({ length: 1_000 }, (_, each) => inventRecord(100_000 + each));
measure(warm, readOurs);
measure(warm.slice(0, 200), readPeer);
print(`${sample.length} invented records, seconds of processor; bar: 1 MB/s and 200 records/s`);
const ours = measure(sample, readOurs);
const peer = measure(sample, readPeer);
report("compromise 14 (values)", sample.length, peer);
report("theratrial (all)", sample.length, ours);
print(`  ratio                  ${(peer.seconds / ours.seconds).toFixed(1)} x`);
watchMemory(count);
