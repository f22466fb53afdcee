import { EmptyState } from "../parts/EmptyState.tsx";

type Props = { readonly label: string; readonly will: string; readonly meanwhile: string };

/** Not built yet: what will stand here, and what to do meanwhile. */
export const LaterTab = ({ label, will, meanwhile }: Props) => (
  <EmptyState title={`${label}: not built yet`}>
    <p>{will}</p>
    <p>Meanwhile: {meanwhile.charAt(0).toLowerCase() + meanwhile.slice(1)}</p>
  </EmptyState>
);
