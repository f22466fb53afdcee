import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { usePlace } from "../place/PlaceProvider.tsx";
import type {
  DecisionReplay,
  ReadingDetail,
  ReadingSummary,
  ScreeningTable,
  SubjectDetail,
  SubjectEligibility,
  SubjectSummary,
  TrialDetail,
  TrialSummary,
  Vocabulary,
} from "./contract.ts";
import { type Board, mergeBoard } from "./mergeBoard.ts";
import { request } from "./request.ts";

/** Reads a path in the store and at the time that the page shows; a null path waits. */
export const useApi = <T, S = T>(path: string | null, select?: (data: T) => S): UseQueryResult<S> => {
  const { place } = usePlace();
  return useQuery<T, Error, S>({
    queryKey: [path, place.store, place.asOf],
    queryFn: ({ signal }) => request<T>(path ?? "", place, { signal }),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    ...(select === undefined ? {} : { select }),
  });
};

const part = encodeURIComponent;

export const useTrials = (): UseQueryResult<readonly TrialSummary[]> => useApi("/trials");
export const useTrial = (trial: string | null): UseQueryResult<TrialDetail> =>
  useApi(trial === null ? null : `/trials/${part(trial)}`);
export const useScreeningTable = (trial: string): UseQueryResult<ScreeningTable> =>
  useApi(`/trials/${part(trial)}/screening`);
export const useSubjects = (): UseQueryResult<readonly SubjectSummary[]> => useApi("/subjects");
export const useSubject = (subject: string): UseQueryResult<SubjectDetail> =>
  useApi(`/subjects/${part(subject)}`);
export const useEligibility = (subject: string, trial: string | null): UseQueryResult<SubjectEligibility> =>
  useApi(trial === null ? null : `/subjects/${part(subject)}/eligibility?trial=${part(trial)}`);
export const useDecisions = (subject: string): UseQueryResult<readonly DecisionReplay[]> =>
  useApi(`/subjects/${part(subject)}/decisions`);
export const useQuestions = (trial: string | null): UseQueryResult<Board> =>
  useApi(trial === null ? "/questions" : `/questions?trial=${part(trial)}`, mergeBoard);
export const useReadings = (): UseQueryResult<readonly ReadingSummary[]> => useApi("/readings");
export const useReading = (trial: string): UseQueryResult<ReadingDetail> =>
  useApi(`/readings/${part(trial)}`);
export const useVocabulary = (): UseQueryResult<Vocabulary> => useApi("/vocabulary");
