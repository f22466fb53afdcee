import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "./ProblemNote.tsx";

type Props<T> = {
  readonly query: UseQueryResult<T>;
  /** What is being read, for the line shown meanwhile: "subjects". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

/** Shows what has been read, that it is being read, or why it cannot be. */
export const Loaded = <T,>({ query, what, children }: Props<T>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ProblemNote error={query.error} />;
  return (
    <p className="waiting" role="status">
      Reading {what} …
    </p>
  );
};
