import { Fragment } from "react";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { useGo, useParam } from "../place/usePath.ts";
import { AsOf } from "./AsOf.tsx";
import { SearchPalette } from "./SearchPalette.tsx";
import { StoreChip } from "./StoreChip.tsx";
import { TrialSwitch } from "./TrialSwitch.tsx";
import type { Where } from "./whereOf.ts";

/** Where am I, in which store, at what time; and the way to anywhere. */
export const Header = ({ where }: { readonly where: Where }) => {
  const go = useGo();
  const [, setTrial] = useParam("trial");
  const { trial } = where;
  return (
    <header className="top">
      <div className="where">
        {trial === null ? null : (
          <TrialSwitch
            trial={trial}
            onSwitch={(next) =>
              where.subject === null ? go(`/trials/${next}${where.rest}`) : setTrial(next)
            }
          />
        )}
        {where.crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index === 0 && trial === null ? null : (
              <span className="sep" aria-hidden="true">
                /
              </span>
            )}
            {crumb.to === null ? (
              <span className="here ids">{crumb.label}</span>
            ) : (
              <PlaceLink to={crumb.to}>{crumb.label}</PlaceLink>
            )}
          </Fragment>
        ))}
      </div>
      <StoreChip />
      <SearchPalette />
      <AsOf />
    </header>
  );
};
