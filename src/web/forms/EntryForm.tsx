import { type ReactNode, useState } from "react";
import { Heading } from "react-aria-components";
import type { EntryRequest } from "../api/contract.ts";
import { Refusal } from "../api/request.ts";
import { useSend } from "../api/useSend.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { type Draft, useDraft } from "../place/useDraft.ts";
import { SignedBy } from "./SignedBy.tsx";

export type Fields = { readonly draft: Draft; readonly set: (name: string, text: string) => void };

/** What a form makes of its draft: an entry, or what is still wrong, in words. */
export type Built =
  | {
      readonly kind: "entry";
      readonly entry: Omit<EntryRequest, "by" | "role" | "confirmed">;
      readonly trial?: string | null;
    }
  | { readonly kind: "wrong"; readonly why: string };

type Props = {
  readonly title: string;
  readonly about: string;
  readonly subject: string;
  readonly draftKey: string;
  readonly initial: Draft;
  readonly build: (draft: Draft) => Built;
  readonly children: (fields: Fields) => ReactNode;
  readonly save?: string;
  readonly onClose: () => void;
};

const asksToConfirm = (error: Error | null): boolean =>
  error instanceof Refusal &&
  error.status === 409 &&
  error.problem.issues.some((issue) => issue.severity === "warning");

/** The shell of every form: draft, checking before saving, who enters it, what the server says. */
export const EntryForm = ({
  title,
  about,
  subject,
  draftKey,
  initial,
  build,
  children,
  save = "Save",
  onClose,
}: Props) => {
  const { state } = usePlace();
  const { draft, set, clear, isKept } = useDraft(draftKey, {
    ...initial,
    by: state.actor.name,
    role: state.actor.role,
  });
  const [why, setWhy] = useState<string | null>(null);
  const send = useSend<unknown>();
  const waits = asksToConfirm(send.error);
  const submit = (confirmed: boolean) => {
    const built = build(draft);
    if (built.kind === "wrong") return setWhy(built.why);
    setWhy(null);
    const by = draft["by"]?.trim() ?? "";
    if (by === "") return setWhy("Say who enters this.");
    const { entry, trial } = built;
    send.mutate(
      {
        path: `/subjects/${encodeURIComponent(subject)}/entries`,
        body: {
          ...entry,
          by,
          role: draft["role"] ?? "",
          ...(trial === undefined ? {} : { trial }),
          ...(confirmed ? { confirmed } : {}),
        },
      },
      {
        onSuccess: () => {
          clear();
          onClose();
        },
      },
    );
  };
  const change = (name: string, text: string): void => {
    if (waits) send.reset(); // the warning was about another value
    set(name, text);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(waits);
      }}
    >
      <header>
        <Heading slot="title">{title}</Heading>
        <p className="sub">{about}</p>
      </header>
      <div className="fields">
        {children({ draft, set: change })}
        <SignedBy draft={draft} set={change} />
      </div>
      {why === null ? null : (
        <p className="note bad" role="alert">
          {why}
        </p>
      )}
      {send.error === null ? null : <ProblemNote error={send.error} />}
      <footer className="acts">
        <button type="submit" className="btn primary" aria-disabled={send.isPending}>
          {waits ? "Save all the same" : save} <kbd>↵</kbd>
        </button>
        <button type="button" className="btn" onClick={onClose}>
          Leave <kbd>Esc</kbd>
        </button>
        {isKept ? (
          <button type="button" className="btn quiet" onClick={clear}>
            Clear what was typed
          </button>
        ) : null}
      </footer>
    </form>
  );
};
