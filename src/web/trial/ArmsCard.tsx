import type { Arm, Protocol } from "../api/contract.ts";
import { ArmsDrawing } from "../trials/ArmsDrawing.tsx";
import { readCycles } from "../trials/readCycles.ts";
import { capital } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";

const Stated = ({ text, isObserved }: { readonly text: string | null; readonly isObserved: boolean }) =>
  text !== null ? (
    capital(tidy(text))
  ) : isObserved ? (
    <span className="dim">none</span>
  ) : (
    <span className="asked">not in the record</span>
  );

/** An arm that is followed without treatment has no cycles to ask about. */
const isObservedArm = ({ cycles, label, summary }: Arm): boolean =>
  readCycles(cycles, `${label} ${summary}`).observed && cycles === null;

/** The treatment by arm: what is stated, and which question stands where nothing is. */
export const ArmsCard = ({ protocol }: { readonly protocol: Protocol }) =>
  protocol.arms.length === 0 ? null : (
    <section className="card scroll arms-card" aria-label="Arms of the trial">
      <table className="list">
        <caption className="vh">Arms of the trial</caption>
        <thead>
          <tr>
            <th scope="col">Treatment</th>
            <th scope="col">Design</th>
            <th scope="col">Cycles</th>
            <th scope="col">Activity</th>
            <th scope="col">Interval</th>
            <th scope="col">Open</th>
          </tr>
        </thead>
        <tbody>
          {protocol.arms.map((arm) => (
            <tr key={arm.id}>
              <th scope="row">
                {arm.label}
                <span className="what">{tidy(arm.summary)}</span>
              </th>
              <td>
                <ArmsDrawing arms={[arm]} />
              </td>
              <td>
                <Stated text={arm.cycles} isObserved={isObservedArm(arm)} />
              </td>
              <td>
                <Stated text={arm.activity} isObserved={isObservedArm(arm)} />
              </td>
              <td>
                <Stated text={arm.interval} isObserved={isObservedArm(arm)} />
              </td>
              <td>
                <span className="qrefs">
                  {arm.questions.map((id) => (
                    <span
                      key={id}
                      className="qref"
                      title={tidy(protocol.questions.find((question) => question.id === id)?.about ?? "")}
                    >
                      {id}
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
