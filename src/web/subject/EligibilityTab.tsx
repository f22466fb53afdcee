import type { TrialSummary } from "../api/contract.ts";
import { useEligibility, useSubjects, useTrial } from "../api/useApi.ts";
import { Mark } from "../finding/Mark.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { NotScreenable } from "../screening/NotScreenable.tsx";
import { showDate } from "../words/showDate.ts";
import { phraseState, rowMark } from "../words/states.ts";
import { DecisionCard } from "./DecisionCard.tsx";
import { FindingsList } from "./FindingsList.tsx";
import { QuestionsCard } from "./QuestionsCard.tsx";

type Props = {
  readonly subject: string;
  readonly trial: string | null;
  readonly trials: readonly TrialSummary[];
  readonly onTrial: (trial: string) => void;
};

/** The five trials with this subject's state in each; choosing one shows its reasons. */
const TrialPicker = ({ subject, trial, trials, onTrial }: Props) => {
  const states = useSubjects().data?.find((each) => each.subject === subject)?.trials ?? [];
  return (
    <fieldset className="picker" aria-label="Trial">
      {trials.map((each) => {
        const entry = states.find((state) => state.trial === each.id);
        return (
          <button
            key={each.id}
            type="button"
            aria-pressed={each.id === trial}
            onClick={() => onTrial(each.id)}
          >
            {!each.screenable || entry === undefined ? (
              <Mark mark="none" word={null} />
            ) : (
              <Mark mark={rowMark[entry.state]} word={null} />
            )}
            <span>
              <b>{each.shortName}</b>
              <span className="small dim">
                {!each.screenable
                  ? "cannot screen"
                  : entry === undefined
                    ? ""
                    : entry.state === "later" && entry.earliest !== null
                      ? `from ${showDate(entry.earliest)}`
                      : phraseState(entry.state, entry.toAsk)}
              </span>
            </span>
          </button>
        );
      })}
    </fieldset>
  );
};

/** Every reason for one trial: open ones first, what is met quiet; what to ask; the decision. */
export const EligibilityTab = (props: Props) => {
  const { subject, trial } = props;
  const eligibility = useEligibility(subject, trial);
  const { data: detail } = useTrial(trial);
  return (
    <>
      <TrialPicker {...props} />
      <Loaded query={eligibility} what="the reasons">
        {(data) =>
          data.screening.trial !== trial || data.screening.subject !== subject ? (
            <p className="waiting">Reading the reasons …</p>
          ) : data.screening.notScreenableReason !== null ? (
            <NotScreenable trial={trial} isPart />
          ) : (
            <div className="eligibility">
              <FindingsList eligibility={data} detail={detail ?? null} />
              <div className="beside">
                <QuestionsCard screening={data.screening} titles={data.titles} />
                <DecisionCard screening={data.screening} />
              </div>
            </div>
          )
        }
      </Loaded>
    </>
  );
};
