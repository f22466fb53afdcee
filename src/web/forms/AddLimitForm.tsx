import type { Event } from "../api/contract.ts";
import { useSubject } from "../api/useApi.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { CorrectForm } from "./CorrectForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { ResultForm } from "./ResultForm.tsx";

type Logged = Event & { readonly supersededBy: string | null };

/** The newest result of a variable that came without limits: they are added to it as a correction. */
const resultWithoutLimits = (events: readonly Logged[], variable: string | undefined): Logged | undefined =>
  events
    .filter(
      (event) =>
        event.type === "observation/1" &&
        event.supersededBy === null &&
        event.payload["variable"] === variable &&
        event.payload["limits"] === undefined,
    )
    .sort((a, b) => (a.effective < b.effective ? 1 : -1))[0];

/** Adds the limits of its laboratory to a result, or takes a new result with them. */
export const AddLimitForm = ({ request, vocabulary, onClose }: FormProps<"limits">) => {
  const subject = useSubject(request.subject);
  const { variable, ...rest } = request;
  return (
    <Loaded query={subject} what="the result">
      {({ events }) => {
        const event = resultWithoutLimits(events, variable);
        return event === undefined ? (
          <ResultForm
            request={{ ...rest, kind: "result", ...(variable === undefined ? {} : { variable }) }}
            vocabulary={vocabulary}
            onClose={onClose}
          />
        ) : (
          <CorrectForm
            request={{ ...rest, kind: "correct", event }}
            vocabulary={vocabulary}
            onClose={onClose}
            title="Add the limits that the laboratory printed"
            reason="Limits of the laboratory added"
          />
        );
      }}
    </Loaded>
  );
};
