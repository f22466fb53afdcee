import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { isPartialDate } from "../../kernel/calendar.ts";
import { useSend } from "../api/useSend.ts";
import { typed } from "../forms/checks.ts";
import { Choice, DateInput, TextInput } from "../forms/fields.tsx";
import { SignedBy } from "../forms/SignedBy.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useDraft } from "../place/useDraft.ts";
import { useGo } from "../place/usePath.ts";

const Form = ({ onClose }: { readonly onClose: () => void }) => {
  const { state, synthetic } = usePlace();
  const go = useGo();
  const send = useSend<unknown>();
  const [why, setWhy] = useState<string | null>(null);
  const { draft, set, clear } = useDraft("subject", {
    sex: "",
    by: state.actor.name,
    role: state.actor.role,
  });
  const submit = () => {
    const subject = typed(draft, "subject");
    const birthDate = typed(draft, "birthDate");
    const name = typed(draft, "name");
    const sex = typed(draft, "sex");
    if (!/^[^\s/\\?#%]+$/.test(subject))
      return setWhy("The id has letters, digits and hyphens, no blanks: LU-078.");
    if (birthDate !== "" && !isPartialDate(birthDate))
      return setWhy("The date of birth is YYYY-MM-DD, YYYY-MM or YYYY.");
    setWhy(null);
    send.mutate(
      {
        path: "/subjects",
        body: {
          subject,
          ...(name === "" ? {} : { name }),
          ...(birthDate === "" ? {} : { birthDate }),
          ...(sex === "" ? {} : { sex }),
          by: typed(draft, "by"),
          role: typed(draft, "role"),
        },
      },
      {
        onSuccess: () => {
          clear();
          onClose();
          go(`/subjects/${encodeURIComponent(subject)}`);
        },
      },
    );
  };
  const fields = { draft, set };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <header>
        <Heading slot="title">Add a subject</Heading>
        <p className="sub">
          Name and date of birth are kept apart from the log, outside its hashes.
          {synthetic
            ? " You look at the synthetic example data: the subject joins them, and goes when they are discarded."
            : ""}
        </p>
      </header>
      <div className="fields">
        <div className="row2">
          <TextInput
            {...fields}
            name="subject"
            label="Subject id"
            hint="As in the screening log: LU-078"
            required
            focused
          />
          <TextInput {...fields} name="name" label="Name" hint="May be left empty" />
        </div>
        <div className="row2">
          <DateInput {...fields} name="birthDate" label="Date of birth" />
          <Choice
            {...fields}
            name="sex"
            label="Sex"
            empty="not known"
            options={[
              { id: "female", label: "female" },
              { id: "male", label: "male" },
            ]}
          />
        </div>
        <SignedBy {...fields} />
      </div>
      {why === null ? null : (
        <p className="note bad" role="alert">
          {why}
        </p>
      )}
      {send.error === null ? null : <ProblemNote error={send.error} />}
      <footer className="acts">
        <button type="submit" className="btn primary">
          Add <kbd>↵</kbd>
        </button>
        <button type="button" className="btn" onClick={onClose}>
          Leave <kbd>Esc</kbd>
        </button>
      </footer>
    </form>
  );
};

/** A new subject by hand. */
export const AddSubject = ({ onClose }: { readonly onClose: () => void }) => (
  <ModalOverlay
    className="scrim"
    isDismissable
    isOpen
    onOpenChange={(open) => (open ? undefined : onClose())}
  >
    <Modal className="modal">
      <Dialog>
        <Form onClose={onClose} />
      </Dialog>
    </Modal>
  </ModalOverlay>
);
