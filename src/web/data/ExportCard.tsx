import { useState } from "react";
import { address, request } from "../api/request.ts";
import { useApi } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { count } from "../words/count.ts";
import { writeZip, type ZipFile } from "./writeZip.ts";

type Bundle = { readonly files: readonly ZipFile[] };

const save = (name: string, blob: Blob): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

const rowsOf = (file: ZipFile): number => Math.max(0, file.text.trimEnd().split("\n").length - 1);

/** Everything of the store as the CSV folder that an import takes. */
export const ExportCard = () => {
  const { place, state } = usePlace();
  const bundle = useApi<Bundle>("/export");
  const [error, setError] = useState<Error | null>(null);
  const all = async (): Promise<void> => {
    try {
      const { files } = await request<Bundle>("/export", place);
      save(`theratrial-${place.store}-${state.today}.zip`, writeZip(files));
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  const files = bundle.data?.files ?? [];
  return (
    <section className="card" aria-labelledby="export" style={{ marginTop: 12 }}>
      <header>
        <h2 id="export">Take everything out</h2>
        <span className="sub">
          The same folder of CSV files that an import takes; importing it again changes nothing.
        </span>
      </header>
      <div className="body">
        <button type="button" className="btn" onClick={() => void all()}>
          <Icon name="download" />
          Download all as ZIP
        </button>
        {error === null ? null : <ProblemNote error={error} />}
        {bundle.error === null ? null : <ProblemNote error={bundle.error} />}
        {bundle.data !== undefined && files.every((file) => rowsOf(file) === 0) ? (
          <p className="sub" style={{ marginTop: 8 }}>
            Nothing is in this store yet.
          </p>
        ) : null}
        <ul className="files">
          {files.map((file) => (
            <li key={file.name}>
              <a href={address(`/export?file=${encodeURIComponent(file.name)}`, place)} download={file.name}>
                {file.name}
              </a>{" "}
              <span className="dim small">
                {file.name.endsWith(".csv") ? count(rowsOf(file), "row") : ""}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
