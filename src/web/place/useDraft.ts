import { useCallback, useState } from "react";

export type Draft = Readonly<Record<string, string>>;

const prefix = "theratrial.draft.";

const readDraft = (key: string, initial: Draft): Draft => {
  try {
    const saved: unknown = JSON.parse(window.localStorage.getItem(prefix + key) ?? "null");
    if (typeof saved !== "object" || saved === null) return initial;
    const texts = Object.entries(saved).flatMap(([name, text]) =>
      typeof text === "string" ? [[name, text]] : [],
    );
    return { ...initial, ...Object.fromEntries(texts) };
  } catch {
    return initial;
  }
};

/** What was typed into a form survives a reload of the page, on this machine, until it is saved or cleared. */
export const useDraft = (key: string, initial: Draft) => {
  const [draft, setDraft] = useState<Draft>(() => readDraft(key, initial));
  const set = useCallback(
    (name: string, text: string) =>
      setDraft((old) => {
        const next = { ...old, [name]: text };
        window.localStorage.setItem(prefix + key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    window.localStorage.removeItem(prefix + key);
    setDraft(initial);
  }, [key, initial]);
  return { draft, set, clear, isKept: window.localStorage.getItem(prefix + key) !== null };
};
