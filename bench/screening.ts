import { shippedProtocols } from "../src/protocol/index.ts";
import { screen } from "../src/screening/index.ts";
import { asOf, makeResults } from "./screening/cohort.ts";
import { laboratoryBounds } from "./screening/criteria.ts";
import { explainDifferences } from "./screening/differences.ts";
import { ourChart, runOurs, writeCondition } from "./screening/ours.ts";
import { peerPatient, runPeer } from "./screening/peer.ts";
import { gatherNeeds, makeCharts } from "./screening/wholeCohort.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const perSecond = (count: number, milliseconds: number): string =>
  `${Math.round((count * 1000) / milliseconds).toLocaleString("en")} patients/s`;
const timed = async <T>(
  work: () => T | Promise<T>,
): Promise<{ readonly value: T; readonly milliseconds: number }> => {
  const from = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - from };
};

const noDecisions: ReadonlyMap<string, string> = new Map();

/** Same patients, same twelve bounds, both engines warmed on a tenth of them first. Gives false on an unexplained difference. */
const compareEngines = async (count: number): Promise<boolean> => {
  const results = makeResults(
    count,
    laboratoryBounds.map((each) => each.variable),
  );
  const warm = count / 10;
  const conditions = laboratoryBounds.map(writeCondition);
  const makeOurs = () => results.map((each, index) => ourChart(`B-${index}`, each));
  const makePeers = () => results.map((each, index) => peerPatient(index, each));
  runOurs(conditions, makeOurs().slice(0, warm));
  await runPeer(laboratoryBounds, makePeers().slice(0, warm));
  const charts = makeOurs();
  const peers = makePeers();
  const peer = await timed(() => runPeer(laboratoryBounds, peers));
  const ours = await timed(() => runOurs(conditions, charts));
  print(
    `12 laboratory criteria, ${count.toLocaleString("en")} patients, every verdict explained on our side`,
  );
  print(
    `  cql-execution 3.3.2  ${(peer.milliseconds / 1000).toFixed(2)} s  ${perSecond(count, peer.milliseconds)}`,
  );
  print(
    `  theratrial           ${(ours.milliseconds / 1000).toFixed(2)} s  ${perSecond(count, ours.milliseconds)}`,
  );
  print(`  ratio                ${(peer.milliseconds / ours.milliseconds).toFixed(1)} x  (bar: 10 x)`);
  const differences = explainDifferences(results, ours.value, peer.value);
  print(
    `  verdicts             ${differences.equal} equal, ${differences.explained.length} kinds of difference`,
  );
  for (const each of differences.explained) print(`    ${each.count} x ${each.what}: ${each.why}`);
  for (const each of differences.unexplained.slice(0, 10)) print(`    NOT EXPLAINED: ${each}`);
  return differences.unexplained.length === 0;
};

/** Patients are made one by one, so that memory shows what screening takes; only screening is on the clock. */
const screenAll = (count: number): void => {
  const statuses = new Map<string, number>();
  let milliseconds = 0;
  for (const chart of makeCharts(count, gatherNeeds(shippedProtocols))) {
    const from = performance.now();
    const screenings = shippedProtocols.map((protocol) =>
      screen(protocol, chart, { asOf, decisions: noDecisions, logHead: "" }),
    );
    milliseconds += performance.now() - from;
    for (const { trial, status } of screenings)
      statuses.set(`${trial} ${status}`, (statuses.get(`${trial} ${status}`) ?? 0) + 1);
  }
  print(
    `all ${shippedProtocols.length} trials, ${count.toLocaleString("en")} patients, whole screening with questions and earliest date`,
  );
  print(`  time                 ${(milliseconds / 1000).toFixed(2)} s  ${perSecond(count, milliseconds)}`);
  print(`  peak memory          ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
  for (const [key, number] of [...statuses].sort()) print(`    ${key}: ${number}`);
};

const size = Number(process.argv[2] ?? "20000");
const agreed = await compareEngines(size);
screenAll(size / 2);
process.exitCode = agreed ? 0 : 1;
