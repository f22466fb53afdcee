import { useTrials } from "../api/useApi.ts";
import { usePlace } from "../place/PlaceProvider.tsx";
import { shortHash } from "../words/shortHash.ts";
import { showDate } from "../words/showDate.ts";
import type { Where } from "./whereOf.ts";

/** On paper every page says what it is about, of which version, and on which log head it stands. */
export const PrintHead = ({ where }: { readonly where: Where }) => {
  const { place, state, synthetic } = usePlace();
  const { data: trials = [] } = useTrials();
  const trial = trials.find((each) => each.id === where.trial);
  const logHead = state.stores.find((store) => store.id === place.store)?.logHead ?? "";
  return (
    <div className="print-only print-head" aria-hidden="true">
      <b>Theratrial</b>
      {trial === undefined ? null : (
        <span>{`${trial.id} ${trial.shortName}, protocol v${trial.version}`}</span>
      )}
      {where.subject === null ? null : <span>{`subject ${where.subject}`}</span>}
      <span>{`as of ${showDate(place.asOf ?? state.today)}`}</span>
      {synthetic ? <b>Synthetic example data</b> : null}
      <span>{`log head ${shortHash(logHead)}`}</span>
    </div>
  );
};
