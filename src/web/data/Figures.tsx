import type { ImportPreview } from "../api/contract.ts";

/** The import in six numbers. */
export const Figures = ({ preview }: { readonly preview: ImportPreview }) => (
  <dl className="kpis">
    {[
      ["Subjects", preview.subjects],
      ["Added", preview.facts.added],
      ["Corrected", preview.facts.corrected],
      ["Unchanged", preview.facts.unchanged],
      ["Issues", preview.issueCount],
      ["Not mapped", preview.unmapped.reduce((sum, each) => sum + each.count, 0)],
    ].map(([label, amount]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{amount}</dd>
      </div>
    ))}
  </dl>
);
