import type { ReactNode } from "react";

/** Nothing here yet: what will stand here, and what to do meanwhile. */
export const EmptyState = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card empty">
    <h2>{title}</h2>
    {children}
  </section>
);
