import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Condition, ConditionCheck } from "../api/contract.ts";
import { request } from "../api/request.ts";
import { usePlace } from "../place/PlaceProvider.tsx";

/** The value once it has rested for a moment. */
const useRested = <T>(value: T, milliseconds: number): T => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
};

/** How a condition reads while somebody edits it; `english` is what was known before the first edit. */
export const useEnglish = (condition: Condition | null, english: string): ConditionCheck => {
  const { place } = usePlace();
  const written = condition === null ? null : JSON.stringify(condition);
  const rested = useRested(written, 150);
  const { data } = useQuery({
    queryKey: ["describe", rested],
    queryFn: () =>
      request<ConditionCheck>("/conditions/describe", place, {
        method: "POST",
        body: { expression: JSON.parse(rested ?? "null") },
      }),
    enabled: rested !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return written === null ? { english, issues: [] } : (data ?? { english: null, issues: [] });
};
