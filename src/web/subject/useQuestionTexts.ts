import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Condition, TrialDetail } from "../api/contract.ts";
import { request } from "../api/request.ts";
import { useTrials } from "../api/useApi.ts";
import { usePlace } from "../place/PlaceProvider.tsx";

type Question = Extract<Condition, { kind: "askHuman" }>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isQuestion = (value: unknown): value is Question => isObject(value) && value["kind"] === "askHuman";

const questionsIn = (value: unknown): readonly Question[] =>
  !isObject(value) ? [] : isQuestion(value) ? [value] : Object.values(value).flatMap(questionsIn);

/** The words of every question that a trial asks a person, by its id. */
export const useQuestionTexts = (): ReadonlyMap<string, string> => {
  const { data: trials = [] } = useTrials();
  const { place } = usePlace();
  const details = useQueries({
    queries: trials.map((trial) => ({
      queryKey: [`/trials/${trial.id}`, place.store, place.asOf],
      queryFn: () => request<TrialDetail>(`/trials/${trial.id}`, place),
    })),
    combine: (results) => results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  });
  return useMemo(
    () =>
      new Map(
        details.flatMap((detail) =>
          detail.protocol.population.criteria
            .flatMap((criterion) => questionsIn(criterion.expression))
            .map((question) => [question.id, question.question] as const),
        ),
      ),
    [details],
  );
};
