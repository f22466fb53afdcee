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
