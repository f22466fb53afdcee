import type { SubjectDetail } from "../api/contract.ts";
import { useLabels } from "../finding/useLabels.ts";
import { isCorrectable } from "../forms/draftOfEvent.ts";
import { useForms } from "../forms/FormsProvider.tsx";
import { CopyMenu } from "../parts/CopyMenu.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { csvOf } from "../screening/writeCsv.ts";
import { count } from "../words/count.ts";
import { shortHash } from "../words/shortHash.ts";
import { showDate } from "../words/showDate.ts";
import { summariseEvent } from "./summariseEvent.ts";
import { useQuestionTexts } from "./useQuestionTexts.ts";

type Logged = SubjectDetail["events"][number];

const writeLog = (events: readonly Logged[]): string =>
  csvOf([
    [
      "sequence",
      "recorded_at",
      "effective",
      "type",
      "trial",
      "what",
      "actor",
      "role",
      "site",
      "reason",
      "supersedes",
      "superseded_by",
      "hash",
    ],
    ...events.map((event) => [
      String(event.sequence),
      event.recordedAt,
      event.effective,
      event.type,
      event.trial ?? "",
      JSON.stringify(event.payload),
      event.actor.name,
      event.actor.role,
      event.site,
      event.reason ?? "",
      event.supersedes ?? "",
      event.supersededBy ?? "",
      event.hash,
    ]),
  ]);

const fixed: readonly Logged["type"][] = [
  "subjectRegistered/1",
  "retraction/1",
  "screeningDecision/1",
  "signature/1",
  "import/1",
  "repairDecision/1",
  "limits/1",
  "reading/1",
  "criterionDecision/1",
];

const Acts = ({ event, subject }: { readonly event: Logged; readonly subject: string }) => {
  const { open } = useForms();
  const { isPast } = usePlace();
  if (isPast || event.supersededBy !== null || fixed.includes(event.type)) return null;
  const about = { event, subject, trial: event.trial };
  return (
    <span className="acts">
      {isCorrectable(event) ? (
        <button type="button" className="btn sm quiet" onClick={() => open({ kind: "correct", ...about })}>
          Correct
          <span className="vh"> {summariseEvent(event)}</span>
        </button>
      ) : null}
      <button type="button" className="btn sm quiet" onClick={() => open({ kind: "retract", ...about })}>
        Take back
        <span className="vh"> {summariseEvent(event)}</span>
      </button>
    </span>
  );
};

/** The log of this subject, newest first: who said what, when it was true, and the hash that holds it. */
export const AuditTab = ({ detail }: { readonly detail: SubjectDetail }) => {
  const { nameOf } = useLabels();
  const questions = useQuestionTexts();
  const say = (id: string): string => questions.get(id) ?? nameOf(id);
  const events = [...detail.events].reverse();
  const replaced = events.filter((event) => event.supersededBy !== null).length;
  return (
    <section className="card" aria-labelledby="log">
      <header>
        <h2 id="log">Log</h2>
        <span className="sub">
          {count(events.length, "event")}
          {replaced === 0 ? "" : `, ${replaced} superseded`}. Nothing is overwritten.
        </span>
        <CopyMenu fileName={`log-${detail.subject}.csv`} csv={() => writeLog(events)} />
      </header>
      <div className="scroll">
        <table className="list audit">
          <caption className="vh">Events of {detail.subject}, newest first</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                No.
              </th>
              <th scope="col">What</th>
              <th scope="col">True on</th>
              <th scope="col">Recorded</th>
              <th scope="col">By</th>
              <th scope="col" className="opt">
                Hash
              </th>
              <th scope="col">
                <span className="vh">Acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.id} className={event.supersededBy === null ? "" : "superseded"}>
                <td className="num dim">{event.sequence}</td>
                <th scope="row">
                  <span className="what-line">{summariseEvent(event, say)}</span>
                  {event.supersededBy === null ? null : <span className="tag">superseded</span>}
                  {event.supersedes === undefined ? null : <span className="tag">correction</span>}
                  {event.trial === null ? null : <span className="dim small"> {event.trial}</span>}
                  {event.reason === undefined ? null : <span className="why">Reason: {event.reason}</span>}
                </th>
                <td className="nw">{showDate(event.effective)}</td>
                <td className="nw">{showDate(event.recordedAt)}</td>
                <td className="by">
                  {event.actor.name}
                  <span className="dim">{`, ${event.actor.role}`}</span>
                </td>
                <td className="hash nw opt" title={event.hash}>
                  {shortHash(event.hash)}
                </td>
                <td className="num">
                  <Acts event={event} subject={detail.subject} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
