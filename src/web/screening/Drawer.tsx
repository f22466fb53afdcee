import { useEligibility, useTrial } from "../api/useApi.ts";
import { OpenedFinding } from "../finding/OpenedFinding.tsx";
import { Icon } from "../icons/Icon.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import type { CellPlace } from "./MatrixRow.tsx";

type Props = {
  readonly trial: string;
  readonly place: CellPlace;
  readonly person: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
};

/** The opened finding beside the matrix; the arrows lead from open finding to open finding. */
export const Drawer = ({ trial, place, person, onStep, onClose }: Props) => {
  const eligibility = useEligibility(place.subject, trial);
  const { data: detail } = useTrial(trial);
  return (
    <aside
      className="drawer"
      aria-label={`Finding of ${place.subject}`}
      onKeyDown={(event) => (event.key === "Escape" ? onClose() : undefined)}
    >
      <header>
        <PlaceLink to={`/subjects/${encodeURIComponent(place.subject)}?trial=${trial}`}>
          <b className="ids">{place.subject}</b>
        </PlaceLink>
        <span className="dim">{person}</span>
        <span className="gap" />
        <button
          type="button"
          className="iconbtn"
          onClick={() => onStep(-1)}
          aria-label="Previous open finding"
        >
          <Icon name="left" />
        </button>
        <button type="button" className="iconbtn" onClick={() => onStep(1)} aria-label="Next open finding">
          <Icon name="right" />
        </button>
        <button type="button" className="iconbtn" onClick={onClose} aria-label="Close">
          <Icon name="cross" />
        </button>
      </header>
      <Loaded query={eligibility} what={place.subject}>
        {({ screening, english, titles }) => {
          const finding = screening.criteria.find((each) => each.id === place.criterion);
          return finding === undefined || screening.subject !== place.subject ? (
            <p className="waiting" style={{ padding: 16 }}>
              Reading {place.subject} …
            </p>
          ) : (
            <OpenedFinding
              finding={finding}
              screening={screening}
              english={english[finding.id] ?? ""}
              titleOf={(id) => titles[id] ?? id}
              criterion={detail?.protocol.population.criteria.find((each) => each.id === finding.id) ?? null}
              repairs={detail?.repairs ?? []}
            />
          );
        }}
      </Loaded>
    </aside>
  );
};
