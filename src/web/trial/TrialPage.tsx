import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useParams } from "react-router";
import type { TrialDetail } from "../api/contract.ts";
import { useReadings, useTrial } from "../api/useApi.ts";
import { Mark } from "../finding/Mark.tsx";
import { Icon } from "../icons/Icon.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { useParam } from "../place/usePath.ts";
import { count } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";
import { ArmsCard } from "./ArmsCard.tsx";
import { CriteriaTab } from "./CriteriaTab.tsx";
import { isOpenRepair } from "./isOpenRepair.ts";
import { QuestionsTab } from "./QuestionsTab.tsx";
import { RepairsTab } from "./RepairsTab.tsx";

const titleOf = ({ protocol, repairs }: TrialDetail, isReading: boolean): string => {
  const open = repairs.filter(isOpenRepair).length;
  const blocking = protocol.questions.filter((question) => question.severity === "blocking").length;
  if (!protocol.population.screenable)
    return `${protocol.shortName} cannot be screened: the record has no eligibility section`;
  const { criteria } = protocol.population;
  const confirmed = criteria.filter(({ reviewStatus }) => reviewStatus === "confirmed").length;
  if (isReading && confirmed < criteria.length)
    return `${confirmed} of ${count(criteria.length, "criterion", "criteria")} confirmed; what is open stays unknown for every patient`;
  const rest = [
    open === 0 ? "every reading is decided" : `${count(open, "reading")} to confirm`,
    blocking === 0
      ? "no question blocks"
      : `${count(blocking, "question")} ${blocking === 1 ? "blocks" : "block"} parts of it`,
  ];
  return `${count(protocol.population.criteria.length, "criterion", "criteria")} are ready to screen; ${rest.join(", ")}`;
};

const tabs = ["criteria", "repairs", "questions"] as const;
type TabName = (typeof tabs)[number];

/** Which tab the address means; a repair or a criterion in it leads to its own. */
const useTab = (): readonly [TabName, (tab: string) => void] => {
  const [show, setShow] = useParam("show");
  const [repair] = useParam("repair");
  const named = tabs.find((tab) => tab === show);
  return [named ?? (repair === null ? "criteria" : "repairs"), (tab) => setShow(tab)];
};

const Detail = ({ detail }: { readonly detail: TrialDetail }) => {
  const { protocol, repairs } = detail;
  const [tab, setTab] = useTab();
  const isReading = useReadings().data?.some(({ trial }) => trial === protocol.id) === true;
  const open = repairs.filter(isOpenRepair).length;
  const blocking = protocol.questions.filter((question) => question.severity === "blocking").length;
  return (
    <>
      <PageHead
        title={titleOf(detail, isReading)}
        sub={`${protocol.shortName}, ${protocol.agent}. ${tidy(protocol.summary)} Protocol v${protocol.version}, read from ${protocol.record.layout}.`}
      >
        <button type="button" className="btn opt" onClick={() => window.print()}>
          <Icon name="print" />
          Print
        </button>
        {isReading ? (
          <PlaceLink className="btn" to={`/reading/${encodeURIComponent(protocol.id)}`}>
            Review
          </PlaceLink>
        ) : null}
        <PlaceLink className="btn primary" to={`/trials/${protocol.id}/screening`}>
          <Icon name="send" />
          Screening
        </PlaceLink>
      </PageHead>
      <ArmsCard protocol={protocol} />
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))} className="trial-tabs">
        <TabList className="tabs" aria-label="Protocol">
          <Tab id="criteria">Criteria {protocol.population.criteria.length}</Tab>
          <Tab id="repairs">
            Readings of the text {repairs.length}
            {open > 0 ? <Mark mark="confirm" word={`${open} to confirm`} /> : null}
          </Tab>
          <Tab id="questions">
            Questions to the sponsor {protocol.questions.length}
            {blocking > 0 ? <Mark mark="ask" word={`${blocking} block`} /> : null}
          </Tab>
        </TabList>
        <TabPanel id="criteria">
          <CriteriaTab detail={detail} />
        </TabPanel>
        <TabPanel id="repairs">
          <RepairsTab detail={detail} />
        </TabPanel>
        <TabPanel id="questions">
          <QuestionsTab detail={detail} />
        </TabPanel>
      </Tabs>
    </>
  );
};

/** What the trial asks, how its text was read, and what is still open. */
export const TrialPage = () => {
  const { trial = "" } = useParams();
  const detail = useTrial(trial);
  return (
    <Loaded isPage query={detail} what={trial}>
      {(data) =>
        data.protocol.id === trial ? <Detail detail={data} /> : <p className="waiting">Reading {trial} …</p>
      }
    </Loaded>
  );
};
