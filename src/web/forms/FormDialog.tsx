import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import type { Vocabulary } from "../api/contract.ts";
import { AddLimitForm } from "./AddLimitForm.tsx";
import { AgeForm } from "./AgeForm.tsx";
import { AnchorForm } from "./AnchorForm.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import { AttributeForm } from "./AttributeForm.tsx";
import { CorrectForm } from "./CorrectForm.tsx";
import { FieldForm } from "./FieldForm.tsx";
import type { FormRequest } from "./formRequest.ts";
import { LesionForm } from "./LesionForm.tsx";
import { ListForm } from "./ListForm.tsx";
import { RecordForm } from "./RecordForm.tsx";
import { ResultForm } from "./ResultForm.tsx";
import { RetractForm } from "./RetractForm.tsx";

export type FormProps<K extends FormRequest["kind"]> = {
  readonly request: Extract<FormRequest, { kind: K }>;
  readonly vocabulary: Vocabulary;
  readonly onClose: () => void;
};

const FormOf = ({
  request,
  vocabulary,
  onClose,
}: {
  readonly request: FormRequest;
  readonly vocabulary: Vocabulary;
  readonly onClose: () => void;
}) => {
  const rest = { vocabulary, onClose };
  switch (request.kind) {
    case "result":
      return <ResultForm request={request} {...rest} />;
    case "limits":
      return <AddLimitForm request={request} {...rest} />;
    case "attribute":
      return <AttributeForm request={request} {...rest} />;
    case "age":
      return <AgeForm request={request} {...rest} />;
    case "field":
      return <FieldForm request={request} {...rest} />;
    case "lesion":
      return <LesionForm request={request} {...rest} />;
    case "record":
      return <RecordForm request={request} {...rest} />;
    case "list":
      return <ListForm request={request} {...rest} />;
    case "answer":
      return <AnswerForm request={request} {...rest} />;
    case "anchor":
      return <AnchorForm request={request} {...rest} />;
    case "correct":
      return <CorrectForm request={request} {...rest} />;
    case "retract":
      return <RetractForm request={request} {...rest} />;
    default:
      return request satisfies never;
  }
};

/** A form over the page it was opened from: Enter saves, Esc leaves, what was typed is kept. */
export const FormDialog = (props: {
  readonly request: FormRequest;
  readonly vocabulary: Vocabulary;
  readonly onClose: () => void;
}) => (
  <ModalOverlay
    className="scrim"
    isDismissable
    isOpen
    onOpenChange={(open) => (open ? undefined : props.onClose())}
  >
    <Modal className="modal">
      <Dialog>
        <FormOf {...props} />
      </Dialog>
    </Modal>
  </ModalOverlay>
);
