import { usePlace } from "../place/PlaceProvider.tsx";
import { tidy } from "../words/tidy.ts";
import { dateFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { DateInput, Ways } from "./fields.tsx";

/** A person's answer to a question that no data can settle. */
export const AnswerForm = ({ request, onClose }: FormProps<"answer">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title={tidy(request.text)}
      about={`${request.subject}. The answer carries your name, your role and its date.`}
      subject={request.subject}
      draftKey={`answer.${request.subject}.${request.question}`}
      initial={{ date: state.today, answer: "" }}
      build={(draft) => {
        const answer = typed(draft, "answer");
        const date = typed(draft, "date");
        if (answer !== "yes" && answer !== "no") return wrong("Choose yes or no.");
        const fault = dateFault(date, "The date of the answer");
        if (fault !== null) return wrong(fault);
        return {
          kind: "entry",
          entry: {
            type: "answer/1",
            payload: {
              question: request.question,
              answer,
              date,
              by: typed(draft, "by"),
              role: typed(draft, "role"),
            },
            effective: date,
          },
        };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <>
          <Ways
            {...fields}
            name="answer"
            label="Answer"
            options={[
              { id: "yes", label: "Yes" },
              { id: "no", label: "No" },
            ]}
          />
          <DateInput {...fields} name="date" label="Date of the answer" required />
        </>
      )}
    </EntryForm>
  );
};
