import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import type { SearchHit } from "../api/contract.ts";
import { request } from "../api/request.ts";
import { Icon } from "../icons/Icon.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useGo } from "../place/usePath.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

const keyOf = (hit: SearchHit): string => `${hit.kind} ${hit.path} ${hit.label}`;

const useSearchKey = (open: () => void): void =>
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const slash = event.key === "/" && !isTyping(event.target);
      const commandK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!slash && !commandK) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open]);

/** Goes anywhere by name: subject, trial, criterion, page. Opens by `/` or Ctrl-K. */
export const SearchPalette = () => {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const { place } = usePlace();
  const go = useGo();
  useSearchKey(() => setOpen(true));
  const { data: hits = [] } = useQuery({
    queryKey: ["/search", wanted, place.store, place.asOf],
    queryFn: ({ signal }) =>
      request<readonly SearchHit[]>(`/search?q=${encodeURIComponent(wanted)}`, place, { signal }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const close = (): void => {
    setOpen(false);
    setText("");
  };
  const take = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    go(hit.path);
    close();
  };
  // answers arrive after the key: without one in focus, Enter means the best
  const takeFirst = (): void => {
    if (document.querySelector(".palette [role=menuitem][data-focused]") === null) take(hits[0]);
  };
  return (
    <>
      <button
        type="button"
        className="find"
        aria-label="Search subject, trial, criterion or page"
        aria-keyshortcuts="/ Control+K"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span>Subject, trial, criterion</span>
        <kbd>/</kbd>
      </button>
      <ModalOverlay
        className="scrim"
        isDismissable
        isOpen={isOpen}
        onOpenChange={(open) => (open ? setOpen(true) : close())}
      >
        <Modal className="pop palette">
          <Dialog aria-label="Search">
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField aria-label="Subject, trial, criterion or page" autoFocus onSubmit={takeFirst}>
                <Input placeholder="Subject, trial, criterion or page" />
              </SearchField>
              <Menu
                aria-label="Found"
                items={hits.map((hit) => ({ ...hit, id: keyOf(hit) }))}
                onAction={(key) => take(hits.find((hit) => keyOf(hit) === key))}
                renderEmptyState={() => (
                  <p className="sub none">
                    Nothing with that name. Try an id, a variable such as GFR, or a page.
                  </p>
                )}
              >
                {(hit) => (
                  <MenuItem id={hit.id} textValue={hit.label}>
                    <b>{hit.label}</b>
                    <span className="detail">{hit.detail}</span>
                    <span className="hint">{hit.kind}</span>
                  </MenuItem>
                )}
              </Menu>
            </Autocomplete>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
};
