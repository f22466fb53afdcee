import { useEffect, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import { isTyping } from "./isTyping.ts";
import { SearchList } from "./SearchList.tsx";

/** `/` outside of a field, Ctrl-K anywhere. */
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

/** Goes anywhere by name: subject, trial, criterion, page. */
export const SearchPalette = () => {
  const [isOpen, setOpen] = useState(false);
  useSearchKey(() => setOpen(true));
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
      <ModalOverlay className="scrim" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
        <Modal className="pop palette">
          <Dialog aria-label="Search">
            <SearchList onDone={() => setOpen(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
};
