import type { ImportPreview } from "../api/contract.ts";

/** Codes and columns that mean nothing here yet. */
export const NotMapped = ({ preview }: { readonly preview: ImportPreview }) =>
  preview.unmapped.length === 0 && preview.unknownColumns.length === 0 ? null : (
    <section className="card" aria-labelledby="unmapped">
      <header>
        <h2 id="unmapped">Not mapped</h2>
        <span className="sub">
          Kept in the list, never dropped in silence. No criterion uses it until it is mapped.
        </span>
      </header>
      <table className="list">
        <caption className="vh">Codes and columns that are not mapped</caption>
        <thead>
          <tr>
            <th scope="col">System or file</th>
            <th scope="col">Code or column</th>
            <th scope="col">Name</th>
            <th scope="col" className="num">
              Count
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.unmapped.map((each) => (
            <tr key={`${each.system} ${each.code} ${each.display}`}>
              <td>{each.system}</td>
              <th scope="row" className="ids">
                {each.code}
              </th>
              <td>{each.display}</td>
              <td className="num">{each.count}</td>
            </tr>
          ))}
          {preview.unknownColumns.map((each) => (
            <tr key={`${each.file} ${each.column}`}>
              <td>{each.file}</td>
              <th scope="row">{each.column}</th>
              <td className="dim">unknown column</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
