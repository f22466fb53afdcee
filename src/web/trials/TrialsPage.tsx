import type { TrialSummary } from "../api/contract.ts";
import { useTrials } from "../api/useApi.ts";
import { OpenQuestions } from "../due/OpenQuestions.tsx";
import { Finding } from "../finding/Finding.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { count } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";
import { ArmsDrawing } from "./ArmsDrawing.tsx";
import { trialState } from "./trialState.ts";

const sum = (trials: readonly TrialSummary[], of: (trial: TrialSummary) => number): number =>
  trials.reduce((total, trial) => total + of(trial), 0);

const titleOf = (trials: readonly TrialSummary[]): string => {
  const repairs = sum(trials, (trial) => trial.counts.repairsOpen);
  const questions = sum(trials, (trial) => trial.counts.questionsOpen);
  return `${trials.filter((trial) => trial.screenable).length} of ${trials.length} trials can screen; ${count(repairs, "reading")} to confirm, ${count(questions, "question")} with sponsors`;
};

const Amount = ({
  amount,
  to,
  strong = false,
  what,
}: {
  readonly amount: number;
  readonly to: string;
  readonly strong?: boolean;
  readonly what: string;
}) =>
  amount === 0 ? (
    <td className="num dim">0</td>
  ) : (
    <td className={strong ? "num strong" : "num"}>
      <PlaceLink to={to} aria-label={`${amount} ${what}`}>
        {amount}
      </PlaceLink>
    </td>
  );

const TrialRow = ({ trial }: { readonly trial: TrialSummary }) => {
  const state = trialState(trial);
  const screening = `/trials/${trial.id}/screening`;
  const { counts } = trial;
  return (
    <tr>
      <th scope="row">
        <PlaceLink className="name" to={`/trials/${trial.id}`}>
          {trial.shortName}
        </PlaceLink>
        <span className="line">
          {[trial.id, trial.sponsor, trial.phase].filter((part) => part !== null).join(" · ")}
        </span>
        <span className="what">{tidy(trial.summary)}</span>
      </th>
      <td className="design">
        <ArmsDrawing arms={trial.arms} />
      </td>
      <td className="state">
        <Finding
          size="row"
          mark={state.mark}
          word={state.word}
          say={state.say}
          {...(state.waits === null ? {} : { missing: state.waits })}
        />
      </td>
      <td className={counts.criteria === 0 ? "num dim" : "num"}>{counts.criteria}</td>
      <Amount
        amount={counts.repairsOpen}
        to={`/trials/${trial.id}?show=repairs`}
        strong
        what="readings to confirm"
      />
      {trial.screenable ? (
        <>
          <Amount amount={counts.subjects} to={screening} what="subjects in screening" />
          <Amount amount={counts.eligible} to={`${screening}?show=eligible`} strong what="eligible" />
          <Amount amount={counts.oneAnswerAway} to={`${screening}?show=oneAway`} what="one answer away" />
          <Amount amount={counts.later} to={`${screening}?show=later`} what="later" />
          <Amount amount={counts.ineligible} to={`${screening}?show=ineligible`} what="not eligible" />
        </>
      ) : (
        <td colSpan={5} className="dim num">
          nobody can be screened
        </td>
      )}
    </tr>
  );
};

const TrialsTable = ({ trials }: { readonly trials: readonly TrialSummary[] }) => (
  <div className="card scroll">
    <table className="list trials">
      <caption className="vh">The trials with design, state and counts</caption>
      <thead>
        <tr>
          <th scope="col">Trial</th>
          <th scope="col">Design</th>
          <th scope="col">State, and what it waits for</th>
          <th scope="col" className="num">
            Criteria
          </th>
          <th scope="col" className="num">
            To confirm
          </th>
          <th scope="col" className="num">
            Screening
          </th>
          <th scope="col" className="num">
            Eligible
          </th>
          <th scope="col" className="num">
            1 answer away
          </th>
          <th scope="col" className="num">
            Later
          </th>
          <th scope="col" className="num">
            Not eligible
          </th>
        </tr>
      </thead>
      <tbody>
        {trials.map((trial) => (
          <TrialRow key={trial.id} trial={trial} />
        ))}
      </tbody>
    </table>
  </div>
);

/** Which trials run, what they wait for, and who is where in them. */
export const TrialsPage = () => {
  const trials = useTrials();
  const { synthetic } = usePlace();
  return (
    <Loaded isPage query={trials} what="trials">
      {(list) =>
        list.length === 0 ? (
          <EmptyState title="No trial is loaded">
            <p>
              The five trials come with the program. If they are missing, install it again and start it anew.
            </p>
          </EmptyState>
        ) : (
          <>
            <PageHead
              title={titleOf(list)}
              sub={
                synthetic
                  ? "Subjects and counts are invented. Designs and open questions follow the trial records."
                  : "Designs and open questions follow the trial records; counts are those of your own subjects."
              }
            />
            <TrialsTable trials={list} />
            <OpenQuestions trial={null} most={6} />
          </>
        )
      }
    </Loaded>
  );
};
