import { useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import type { TrialDetail } from "../api/contract.ts";
import { EmptyState } from "../parts/EmptyState.tsx";
import { bringIntoSight } from "../place/bringIntoSight.ts";
import { useParam } from "../place/usePath.ts";
import { groupByTopic, topicName } from "../words/topics.ts";
import { CriterionRow } from "./CriterionRow.tsx";
import { RecordText } from "./RecordText.tsx";
import { RecordUpload } from "./RecordUpload.tsx";

/** The criterion in the address: opened, and brought into sight on arrival. */
const useOpenCriterion = (): readonly [string | null, (id: string | null) => void] => {
  const [param, setOpen] = useParam("criterion");
  const { hash } = useLocation();
  const open = param ?? (hash === "" ? null : decodeURIComponent(hash.slice(1)));
  useEffect(() => {
    if (open !== null) bringIntoSight(`criterion-${open}`);
  }, [open]);
  return [open, setOpen];
};

/** Criteria by topic in plain English; beside them the record itself, when its text is at hand. */
export const CriteriaTab = ({ detail }: { readonly detail: TrialDetail }) => {
  const [open, setOpen] = useOpenCriterion();
  const [hot, setHot] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setOpen(id === open ? null : id), [open, setOpen]);
  const { criteria } = detail.protocol.population;
  const beside =
    detail.recordText === null ? (
      <RecordUpload trial={detail.protocol.id} record={detail.protocol.record} />
    ) : (
      <RecordText
        detail={detail}
        text={detail.recordText}
        hot={hot ?? open}
        onHot={setHot}
        onOpen={setOpen}
      />
    );
  return (
    <div className={detail.recordText === null ? "criteria-cols upload" : "criteria-cols"}>
      <div>
        {criteria.length === 0 ? (
          <EmptyState title="Cannot be screened: the record has no eligibility section">
            <p>
              Nobody is eligible and nobody is not. The sponsor is asked for the criteria; the statements that
              the record does make are kept, and decide nothing.
            </p>
            <ul>
              {detail.protocol.population.statements.map((statement) => (
                <li key={statement.id}>
                  <span className="dim ids">{statement.id}</span> {statement.summary}
                </li>
              ))}
            </ul>
          </EmptyState>
        ) : (
          groupByTopic(criteria).map(({ topic, members }) => (
            <section key={topic} className="card topic" aria-labelledby={`topic-${topic}`}>
              <header>
                <h2 id={`topic-${topic}`}>{topicName(topic)}</h2>
                <span className="sub">{members.length}</span>
              </header>
              <ul>
                {members.map((criterion) => (
                  <CriterionRow
                    key={criterion.id}
                    criterion={criterion}
                    detail={detail}
                    isOpen={criterion.id === open}
                    isHot={criterion.id === hot}
                    onToggle={toggle}
                    onHot={setHot}
                  />
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
      {beside}
    </div>
  );
};
