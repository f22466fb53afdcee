import { useCallback } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

const carried = ["store", "asOf"] as const;

/** Builds addresses inside the app that keep the store and the time of the page. */
export const usePath = (): ((path: string) => string) => {
  const [params] = useSearchParams();
  const store = params.get("store");
  const asOf = params.get("asOf");
  return useCallback(
    (path: string) => {
      const [before = "", hash] = path.split("#");
      const [name = "", query = ""] = before.split("?");
      const next = new URLSearchParams(query);
      if (store !== null && !next.has("store")) next.set("store", store);
      if (asOf !== null && !next.has("asOf")) next.set("asOf", asOf);
      const text = next.toString();
      return `${name}${text === "" ? "" : `?${text}`}${hash === undefined ? "" : `#${hash}`}`;
    },
    [store, asOf],
  );
};

/** Goes to a page, keeping store and time. */
export const useGo = (): ((path: string) => void) => {
  const navigate = useNavigate();
  const toPath = usePath();
  return useCallback((path: string) => void navigate(toPath(path)), [navigate, toPath]);
};

/** Several values in the address at once: two settings one after the other would not see each other. */
export const useSetParams = (): ((changes: Readonly<Record<string, string | null>>) => void) => {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(changes))
          if (value === null) next.delete(name);
          else next.set(name, value);
        return next;
      }),
    [setParams],
  );
};

/** One value in the address; setting it keeps the rest and adds no step to the history. */
export const useParam = (name: string): readonly [string | null, (value: string | null) => void] => {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value === null) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: !carried.some((each) => each === name), preventScrollReset: true },
      ),
    [name, setParams],
  );
  return [params.get(name), set];
};

/** Path and query of this page, for coming back to it. */
export const useHere = (): string => {
  const { pathname, search } = useLocation();
  return `${pathname}${search}`;
};
