import { useTrial } from "../api/useApi.ts";
import { Finding } from "../finding/Finding.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { tidy } from "../words/tidy.ts";

/** A trial without an eligibility section: nobody is eligible, nobody is not; the sponsor is asked. */
export const NotScreenable = ({
  trial,
  isPart = false,
}: {
  readonly trial: string;
  readonly isPart?: boolean;
}) => {
  const { data } = useTrial(trial);
  const questions = data?.protocol.questions ?? [];
  return (
    <>
      {isPart ? null : (
        <PageHead
          title="Nobody can be screened: the record has no eligibility section"
          sub="The verdict is unknown for everybody, never eligible."
        />
      )}
      <section className="card empty-finding">
        <Finding
          size="row"
          mark="ask"
          word="unknown"
          say="Cannot be screened: the record has no eligibility section."
          missing={
            <>
              <span>
                <b>Missing:</b> the inclusion and exclusion criteria. The sponsor can answer.
              </span>
              <PlaceLink className="btn sm" to={`/trials/${trial}`}>
                Questions to the sponsor
              </PlaceLink>
            </>
          }
          stand={
            data === undefined ? trial : `${trial} v${data.protocol.version}, ${data.protocol.record.layout}`
          }
        />
        <ul className="plain">
          {questions.map((question) => (
            <li key={question.id}>
              <b>{question.id}</b> {tidy(question.about)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
