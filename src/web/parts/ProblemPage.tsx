import { Refusal } from "../api/request.ts";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { showDate } from "../words/showDate.ts";
import { PageHead } from "./PageHead.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

/** A page that cannot be shown: why, and where to go instead. */
export const ProblemPage = ({ error }: { readonly error: Error }) => {
  const { state, place, isPast } = usePlace();
  const isMissing = error instanceof Refusal && error.status === 404;
  const others = state.stores.filter((store) => store.id !== place.store && store.subjects > 0);
  return (
    <>
      <PageHead
        title={
          !isMissing
            ? "This page cannot be shown"
            : isPast
              ? `Not known on ${showDate(place.asOf ?? "")}`
              : "Not found in this store"
        }
      />
      <ProblemNote error={error} />
      {isMissing ? (
        <p className="sub" style={{ marginTop: 10 }}>
          {others.length === 0 || others[0] === undefined
            ? ""
            : `It may stand in the other store, “${others[0].label}”: choose it in the chip above. `}
          {isPast ? "It may have been recorded later: go back to now. " : ""}
          Or go to <PlaceLink to="/subjects">Subjects</PlaceLink> or{" "}
          <PlaceLink to="/trials">Trials</PlaceLink>.
        </p>
      ) : null}
    </>
  );
};
