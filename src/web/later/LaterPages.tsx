import type { ReactNode } from "react";
import { EmptyState } from "../parts/EmptyState.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";

type Props = { readonly title: string; readonly head: string; readonly children: ReactNode };

/** A page that is not built yet says so, and what to do meanwhile. */
const LaterPage = ({ title, head, children }: Props) => (
  <>
    <PageHead title={title} />
    <EmptyState title={head}>{children}</EmptyState>
  </>
);

export const ReadingPage = () => (
  <LaterPage title="Reading new records is not built yet" head="What will stand here">
    <p>
      The text of a trial record on the left, the criteria proposed from it on the right, each token marked as
      parsed, repaired or not understood, to be confirmed one by one.
    </p>
    <p>
      Meanwhile the five trials are already read. Their repairs and open questions stand on each{" "}
      <PlaceLink to="/trials">trial's page</PlaceLink>, where they can be confirmed or rejected.
    </p>
  </LaterPage>
);

export const MonitorPage = () => (
  <LaterPage title="Monitoring is not built yet" head="What will stand here">
    <p>
      Flow of subjects, accrual, endpoints with their risk tables, toxicity by cycle and sums of kidney dose.
    </p>
    <p>
      Meanwhile the counts of the screenings stand on <PlaceLink to="/trials">Trials</PlaceLink>, and every
      matrix can be copied as CSV.
    </p>
  </LaterPage>
);

export const AdminPage = () => (
  <LaterPage title="Administration is not built yet" head="What will stand here">
    <p>
      Sites, people and their permissions, sign-in with a second factor, versions of protocols, the state of
      the log.
    </p>
    <p>
      Meanwhile the person at work is set when the server starts, by THERATRIAL_ACTOR (name, role, site), and
      every form asks who enters what. Each subject's log stands under its tab Audit.
    </p>
  </LaterPage>
);

export const NotFoundPage = () => (
  <LaterPage title="There is no such page" head="The address leads nowhere">
    <p>
      Go to <PlaceLink to="/trials">Trials</PlaceLink> or <PlaceLink to="/subjects">Subjects</PlaceLink>, or
      search with the key <kbd>/</kbd>.
    </p>
  </LaterPage>
);
