import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { State, Store } from "../api/contract.ts";
import { type Place, Refusal, request } from "../api/request.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";

/** The store and the time that every page shows. Both stand in the address, so a link carries them. */
type PlaceValue = {
  readonly place: Place;
  readonly state: State;
  readonly synthetic: boolean;
  /** In the past nothing can be entered. */
  readonly isPast: boolean;
};

const PlaceContext = createContext<PlaceValue | null>(null);

export const usePlace = (): PlaceValue => {
  const value = useContext(PlaceContext);
  if (value === null) throw new Error("usePlace stands inside PlaceProvider");
  return value;
};

/** Examples are shown while nobody has been entered, so that the first look is not an empty page. */
const firstStore = (state: State): Store => {
  const subjects = (id: Store): number => state.stores.find((store) => store.id === id)?.subjects ?? 0;
  return subjects("main") === 0 && subjects("examples") > 0 ? "examples" : "main";
};

/** The server listens before its stores are open. */
const isStarting = (cause: Error): boolean => cause instanceof Refusal && cause.status === 503;

export const PlaceProvider = ({ children }: { readonly children: ReactNode }) => {
  const [params] = useSearchParams();
  const { data: state, error } = useQuery({
    queryKey: ["/state"],
    queryFn: ({ signal }) => request<State>("/state", null, { signal }),
    staleTime: 10_000,
    retry: (failures, cause) => isStarting(cause) && failures < 90, // the stores take some seconds to open
    retryDelay: 700,
  });
  const asked = params.get("store");
  const asOf = params.get("asOf");
  const value = useMemo((): PlaceValue | null => {
    if (state === undefined) return null;
    const known = state.stores.some((store) => store.id === asked);
    const store: Store =
      known && asked === "examples" ? "examples" : known && asked === "main" ? "main" : firstStore(state);
    const past = asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && asOf < state.today ? asOf : null;
    return {
      place: { store, asOf: past },
      state,
      synthetic: state.stores.find((each) => each.id === store)?.synthetic ?? false,
      isPast: past !== null,
    };
  }, [state, asked, asOf]);
  if (value === null)
    return error === null ? (
      <p className="waiting" style={{ padding: 24 }}>
        Opening the store …
      </p>
    ) : (
      <div style={{ padding: 24 }}>
        <ProblemNote error={error} />
      </div>
    );
  return <PlaceContext value={value}>{children}</PlaceContext>;
};
