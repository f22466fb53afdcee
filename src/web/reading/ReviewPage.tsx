import { useEffect, useState } from "react";
import { useParams } from "react-router";
import type { ReadingDetail } from "../api/contract.ts";
import { useReading } from "../api/useApi.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { useParam } from "../place/usePath.ts";
import { useTitle } from "../place/useTitle.ts";
import { CriteriaPane, nextOpen } from "./CriteriaPane.tsx";
import { RecordPane } from "./RecordPane.tsx";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

const Review = ({ detail }: { readonly detail: ReadingDetail }) => {
  const [opened, setOpened] = useParam("criterion");
  const [hot, setHot] = useState<string | null>(null);
  useTitle(`Reading ${detail.summary.trial}`);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "n") setOpened(nextOpen(detail, opened));
      else if (event.key === "Escape") setOpened(null);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [detail, opened, setOpened]);
  return (
    <div className="reading">
      <RecordPane detail={detail} hot={hot ?? opened} onHot={setHot} onOpen={setOpened} />
      <CriteriaPane detail={detail} opened={opened} onOpen={setOpened} onHot={setHot} />
    </div>
  );
};

/** The record on the left, what is proposed from it on the right. */
export const ReviewPage = () => {
  const { trial = "" } = useParams();
  const reading = useReading(trial);
  return (
    <Loaded isPage query={reading} what={trial}>
      {(detail) =>
        detail.summary.trial === trial ? (
          <Review detail={detail} />
        ) : (
          <p className="waiting">Reading {trial} …</p>
        )
      }
    </Loaded>
  );
};
