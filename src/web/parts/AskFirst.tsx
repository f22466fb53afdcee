import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  readonly onYes: () => void;
};

/** Asks once before something that cannot be taken back. */
export const AskFirst = ({ isOpen, onClose, title, children, yes, onYes }: Props) => (
  <ModalOverlay
    className="scrim"
    isDismissable
    isOpen={isOpen}
    onOpenChange={(open) => (open ? undefined : onClose())}
  >
    <Modal className="modal narrow">
      <Dialog role="alertdialog">
        <Heading slot="title">{title}</Heading>
        <div className="sub">{children}</div>
        <div className="acts end">
          <Button className="btn" onPress={onClose} autoFocus>
            Keep
          </Button>
          <Button
            className="btn danger"
            onPress={() => {
              onYes();
              onClose();
            }}
          >
            {yes}
          </Button>
        </div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
