import { useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { isTyping } from "./isTyping.ts";

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["/", "Ctrl K"], does: "Search a subject, trial, criterion or page" },
  {
    keys: ["↑", "↓", "←", "→"],
    does: "Move along the matrix of a screening; up and down along a list of subjects",
  },
  { keys: ["Home", "End"], does: "First and last criterion of a row" },
  { keys: ["↵"], does: "Open the finding; save the form" },
  { keys: ["Esc"], does: "Close the finding; leave the form, what was typed is kept" },
  { keys: ["?"], does: "This list" },
];

/** The keys of every page, by `?` or the button at the foot of the rail. */
export const KeysHelp = () => {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "?" || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        className="iconbtn"
        aria-label="Keys"
        aria-keyshortcuts="?"
        title="Keys"
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      <ModalOverlay className="scrim" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
        <Modal className="modal narrow">
          <Dialog>
            <Heading slot="title">Keys</Heading>
            <dl className="keys-list">
              {keys.map((each) => (
                <div key={each.does}>
                  <dt>
                    {each.keys.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{each.does}</dd>
                </div>
              ))}
            </dl>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
};
