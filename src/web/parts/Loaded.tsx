import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "./ProblemNote.tsx";
import { ProblemPage } from "./ProblemPage.tsx";

type Props<T> = {
  readonly query: UseQueryResult<T>;
  /** What is being read, for the line shown meanwhile: "subjects". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
  /** Stands for a whole page: a refusal then is its title. */
  readonly isPage?: boolean;
};

/** Shows what has been read, that it is being read, or why it cannot be. */
export const Loaded = <T,>({ query, what, children, isPage = false }: Props<T>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null)
    return isPage ? <ProblemPage error={query.error} /> : <ProblemNote error={query.error} />;
  return (
    <p className="waiting" role="status">
      Reading {what} …
    </p>
  );
};
