import type { ImportPreview } from "../api/contract.ts";
import { count } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";

/** What would replace something that is there already. */
export const Corrections = ({ preview }: { readonly preview: ImportPreview }) => {
  const total = preview.correctionCount ?? preview.corrections.length;
  const more = total - preview.corrections.length;
  return total === 0 ? null : (
    <section className="card" aria-labelledby="corrections">
      <header>
        <h2 id="corrections">{count(total, "correction")}</h2>
        <span className="sub">The old value stays in the log.</span>
      </header>
      <table className="list">
        <caption className="vh">Corrections</caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Stands in</th>
          </tr>
        </thead>
        <tbody>
          {preview.corrections.map((each) => (
            <tr key={`${each.subject} ${each.place} ${each.what}`}>
              <th scope="row" className="ids nw">
                {each.subject}
              </th>
              <td>{tidy(each.what)}</td>
              <td className="repair">{tidy(each.from)}</td>
              <td className="strong">{tidy(each.to)}</td>
              <td className="dim nw">{each.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="sub">{`and ${more} more`}</p> : null}
    </section>
  );
};
