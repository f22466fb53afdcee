import type { SponsorQuestion, TrialDetail } from "../api/contract.ts";
import { Finding } from "../finding/Finding.tsx";
import { CopyMenu } from "../parts/CopyMenu.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { csvOf } from "../screening/writeCsv.ts";
import { tidy } from "../words/tidy.ts";

const Affects = ({
  question,
  detail,
}: {
  readonly question: SponsorQuestion;
  readonly detail: TrialDetail;
}) => {
  const { criteria } = detail.protocol.population;
  return (
    <>
      {question.affects.map((id) => {
        const criterion = criteria.find((each) => each.id === id);
        const arm = detail.protocol.arms.find((each) => each.id === id);
        return criterion === undefined ? (
          <span key={id} className="fact">
            <span className="val">{arm?.label ?? id}</span>
          </span>
        ) : (
          <PlaceLink
            key={id}
            className="fact"
            to={`/trials/${detail.protocol.id}?criterion=${encodeURIComponent(id)}`}
          >
            <span className="val">{tidy(criterion.title)}</span>
            <span>{id}</span>
          </PlaceLink>
        );
      })}
    </>
  );
};

/** What only the sponsor can answer; what it affects stays unknown until then. */
export const QuestionsTab = ({ detail }: { readonly detail: TrialDetail }) => {
  const { questions } = detail.protocol;
  const blocking = questions.filter((question) => question.severity === "blocking");
  const ordered = [...blocking, ...questions.filter((question) => question.severity === "clarify")];
  return (
    <section className="card" aria-labelledby="sponsor-questions">
      <header>
        <h2 id="sponsor-questions">Questions to the sponsor</h2>
        <span className="sub">{`${blocking.length} ${blocking.length === 1 ? "blocks" : "block"}, ${questions.length - blocking.length} clarify`}</span>
        <CopyMenu
          fileName={`questions-${detail.protocol.id}.csv`}
          csv={() =>
            csvOf([
              ["id", "severity", "question", "affects"],
              ...ordered.map((each) => [each.id, each.severity, each.about, each.affects.join(" ")]),
            ])
          }
        />
      </header>
      <ul className="qs">
        {ordered.map((question) => (
          <li key={question.id}>
            <Finding
              size="row"
              mark="ask"
              word={question.severity === "blocking" ? "blocks" : "to clarify"}
              say={
                <>
                  <b>{question.id}</b> {tidy(question.about)}
                </>
              }
              missing={
                question.affects.length === 0 ? undefined : (
                  <>
                    <span>{question.severity === "blocking" ? "Blocks" : "Affects"}</span>
                    <Affects question={question} detail={detail} />
                  </>
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
