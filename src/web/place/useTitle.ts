import { useEffect } from "react";

/** The title of a page is its answer, also in the tab and in the history. */
export const useTitle = (title: string | null): void => {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Theratrial`;
  }, [title]);
};
