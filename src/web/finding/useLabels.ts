import { useMemo } from "react";
import { useVocabulary } from "../api/useApi.ts";

const readable = (id: string): string =>
  id
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll(/[._]+/g, " ");

/** Names of variables and concepts as people say them; an id that is not known is made readable. */
export const useLabels = () => {
  const { data } = useVocabulary();
  return useMemo(() => {
    const names = new Map([
      ...(data?.variables ?? []).map((each) => [each.id, each.label] as const),
      ...(data?.concepts ?? []).map((each) => [each.id, each.label] as const),
    ]);
    return {
      isKnown: (id: string): boolean => names.has(id),
      nameOf: (id: string): string =>
        names.get(id) ??
        (/^[a-z][a-zA-Z0-9]*$/.test(id) ? readable(id) : id.replaceAll(/(?<=[a-z])[-_](?=[a-z0-9])/g, " ")),
    };
  }, [data]);
};
