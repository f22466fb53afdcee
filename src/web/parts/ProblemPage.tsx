import { Refusal } from "../api/request.ts";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { PageHead } from "./PageHead.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

/** A page that cannot be shown: why, and where to go instead. */
export const ProblemPage = ({ error }: { readonly error: Error }) => {
  const { state, place } = usePlace();
  const isMissing = error instanceof Refusal && error.status === 404;
  const others = state.stores.filter((store) => store.id !== place.store && store.subjects > 0);
  return (
    <>
      <PageHead title={isMissing ? "This is not in what you look at" : "This page cannot be shown"} />
      <ProblemNote error={error} />
      {isMissing ? (
        <p className="sub" style={{ marginTop: 10 }}>
          {others.length === 0 || others[0] === undefined
            ? ""
            : `It may stand in the other store, “${others[0].label}”: choose it in the chip above. `}
          Or go to <PlaceLink to="/subjects">Subjects</PlaceLink> or{" "}
          <PlaceLink to="/trials">Trials</PlaceLink>.
        </p>
      ) : null}
    </>
  );
};
