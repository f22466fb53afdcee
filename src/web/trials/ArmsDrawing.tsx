import type { Arm } from "../api/contract.ts";
import { tidy } from "../words/tidy.ts";
import { readCycles } from "./readCycles.ts";

const lane = 17;
const step = 12;

const Cycle = ({ x, y, expected }: { readonly x: number; readonly y: number; readonly expected: boolean }) =>
  expected ? (
    <rect x={x + 0.6} y={y - 5.4} width={8} height={10.8} rx={1.5} className="cycle expected" />
  ) : (
    <rect x={x} y={y - 6} width={9} height={12} rx={1.5} className="cycle" />
  );

const Unstated = ({ y }: { readonly y: number }) => (
  <>
    <rect x={4} y={y - 6} width={12} height={12} rx={2} className="cycle unstated" />
    <text x={10} y={y + 4} textAnchor="middle" className="t-ask">
      ?
    </text>
    <text x={22} y={y + 4}>
      not in the record
    </text>
  </>
);

const shortActivity = (activity: string | null): string =>
  /\d+(?:\.\d+)?\s*GBq/.exec(tidy(activity ?? ""))?.[0] ?? "";

const Lane = ({ arm, y }: { readonly arm: Arm; readonly y: number }) => {
  const { cycles, firm, limit, observed, arterial } = readCycles(arm.cycles, `${arm.label} ${arm.summary}`);
  if (cycles === null)
    return observed ? (
      <>
        <path d={`M4 ${y}h60`} className="observed" />
        <text x={70} y={y + 4}>
          observed
        </text>
      </>
    ) : (
      <Unstated y={y} />
    );
  const end = 4 + cycles * step;
  return (
    <>
      {Array.from({ length: cycles }, (_, index) => index).map((index) =>
        index < arterial ? (
          <path key={index} className="cycle" d={`M${8.5 + index * step} ${y - 6.5}l5 6.5-5 6.5-5-6.5z`} />
        ) : (
          <Cycle key={index} x={4 + index * step} y={y} expected={index >= firm} />
        ),
      )}
      {limit === null ? (
        <text x={end + 4} y={y + 4}>
          {shortActivity(arm.activity)}
        </text>
      ) : (
        <>
          <path d={`M${end + 3} ${y - 8}v16`} className="limit" />
          <text x={end + 9} y={y + 4} className="t-stop">
            {limit}
          </text>
        </>
      )}
    </>
  );
};

/** The design in small: a lane per arm, a box per cycle, dashed where it is only expected. */
export const ArmsDrawing = ({ arms }: { readonly arms: readonly Arm[] }) => {
  const height = 18 + Math.max(0, arms.length - 1) * lane;
  return (
    <svg className="arms" width={148} height={height} viewBox={`0 0 148 ${height}`} role="img">
      <title>
        {arms.map((arm) => `${arm.label}: ${arm.cycles ?? "cycles not in the record"}`).join("; ")}
      </title>
      {arms.map((arm, index) => (
        <Lane key={arm.id} arm={arm} y={9 + index * lane} />
      ))}
    </svg>
  );
};
