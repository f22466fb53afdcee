import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useParams } from "react-router";
import type { SubjectDetail, SubjectEligibility } from "../api/contract.ts";
import { useEligibility, useSubject, useTrial, useTrials } from "../api/useApi.ts";
import { TimeAxis } from "../axis/TimeAxis.tsx";
import { Icon } from "../icons/Icon.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { AddMenu } from "./AddMenu.tsx";
import { AuditTab } from "./AuditTab.tsx";
import { EligibilityTab } from "./EligibilityTab.tsx";
import { LaterTab } from "./LaterTab.tsx";
import { laterTabs } from "./laterTabs.ts";
import { phraseSubject } from "./phraseSubject.ts";
import { WhoLine } from "./WhoLine.tsx";

/** Variables of criteria that are not met yet, for the order of the lanes. */
const openVariables = (eligibility: SubjectEligibility | undefined): readonly string[] =>
  (eligibility?.screening.criteria ?? [])
    .filter((finding) => finding.entry !== "pass")
    .flatMap((finding) => [
      ...finding.used.map((fact) => fact.variable),
      ...finding.verdict.unknownReasons.map((reason) => reason.neededFact.replace("limit:", "")),
    ]);

const Detail = ({ detail }: { readonly detail: SubjectDetail }) => {
  const { place, state } = usePlace();
  const { data: trials = [] } = useTrials();
  const [param, setTrial] = useParam("trial");
  const [tab, setTab] = useParam("tab");
  const trial = param ?? trials.find((each) => each.screenable)?.id ?? null;
  const { data: eligibility } = useEligibility(detail.subject, trial);
  const { data: trialDetail } = useTrial(trial);
  const protocol = trialDetail?.protocol.id === trial ? trialDetail.protocol : null;
  const name = trials.find((each) => each.id === trial)?.shortName ?? trial ?? "";
  const isFresh = eligibility?.screening.trial === trial && eligibility?.screening.subject === detail.subject;
  return (
    <>
      <PageHead
        title={eligibility === undefined || !isFresh ? detail.subject : phraseSubject(eligibility, name)}
        sub={<WhoLine detail={detail} />}
      >
        <button type="button" className="btn opt" onClick={() => window.print()}>
          <Icon name="print" />
          Summary
        </button>
        <AddMenu subject={detail.subject} trial={trial} />
      </PageHead>
      <TimeAxis
        detail={detail}
        protocol={protocol}
        asOf={place.asOf ?? state.today}
        open={openVariables(eligibility)}
      />
      <Tabs
        selectedKey={tab ?? "eligibility"}
        onSelectionChange={(key) => setTab(key === "eligibility" ? null : String(key))}
      >
        <TabList className="tabs" aria-label="Subject">
          <Tab id="eligibility">Eligibility</Tab>
          {laterTabs.map((each) => (
            <Tab key={each.id} id={each.id}>
              {each.label}
            </Tab>
          ))}
          <Tab id="audit">Audit</Tab>
        </TabList>
        <TabPanel id="eligibility">
          <EligibilityTab subject={detail.subject} trial={trial} trials={trials} onTrial={setTrial} />
        </TabPanel>
        {laterTabs.map((each) => (
          <TabPanel key={each.id} id={each.id}>
            <LaterTab {...each} />
          </TabPanel>
        ))}
        <TabPanel id="audit">
          <AuditTab detail={detail} />
        </TabPanel>
      </Tabs>
    </>
  );
};

/** One subject: what is known over time, and what it means for each trial. */
export const SubjectPage = () => {
  const { subject = "" } = useParams();
  const detail = useSubject(subject);
  return (
    <Loaded isPage query={detail} what={subject}>
      {(data) =>
        data.subject === subject ? <Detail detail={data} /> : <p className="waiting">Reading {subject} …</p>
      }
    </Loaded>
  );
};
