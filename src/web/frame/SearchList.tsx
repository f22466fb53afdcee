import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { SearchHit } from "../api/contract.ts";
import { request } from "../api/request.ts";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useGo } from "../place/usePath.ts";

const keyOf = (hit: SearchHit): string => `${hit.kind} ${hit.path} ${hit.label}`;

/** What fits the words typed so far; the arrow keys choose, Enter goes there, also when the answer is still on its way. */
export const SearchList = ({ onDone }: { readonly onDone: () => void }) => {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [isWaiting, setWaiting] = useState(false);
  const { place } = usePlace();
  const go = useGo();
  const id = useId();
  const { data: hits = [], isPlaceholderData } = useQuery({
    queryKey: ["/search", text, place.store, place.asOf],
    queryFn: ({ signal }) =>
      request<readonly SearchHit[]>(`/search?q=${encodeURIComponent(text)}`, place, { signal }),
    placeholderData: keepPreviousData,
  });
  const take = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    onDone();
    go(hit.path);
  };
  useEffect(() => {
    if (!isWaiting || isPlaceholderData) return;
    setWaiting(false);
    const [first] = hits;
    if (first === undefined) return;
    onDone();
    go(first.path);
  }, [isWaiting, isPlaceholderData, hits, go, onDone]);
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.min(Math.max(at + step, 0), Math.max(hits.length - 1, 0)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isPlaceholderData) setWaiting(true);
      else take(hits[at]);
    }
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Subject, trial, criterion or page"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits.length === 0 ? undefined : `${id}-${at}`}
        placeholder="Subject, trial, criterion or page"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div role="listbox" id={`${id}-list`} aria-label="Found">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys stand at the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={keyOf(hit)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            {...(index === at ? { "data-focused": true } : {})}
            onClick={() => take(hit)}
          >
            <b>{hit.label}</b>
            <span className="detail">{hit.detail}</span>
            <span className="hint">{hit.kind}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && text !== "" && !isPlaceholderData ? (
        <p className="sub none" role="status">
          Nothing with that name. Try an id, a variable such as GFR, or a page.
        </p>
      ) : null}
    </>
  );
};
