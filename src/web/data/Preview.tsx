import type { ImportPreview } from "../api/contract.ts";
import { count } from "../words/count.ts";
import { AskDecimal } from "./AskDecimal.tsx";
import { Corrections } from "./Corrections.tsx";
import { Figures } from "./Figures.tsx";
import { IssuesTable } from "./IssuesTable.tsx";
import { NotMapped } from "./NotMapped.tsx";
import { Understood } from "./Understood.tsx";
import type { DecimalMark } from "./useImport.ts";

const formats: Readonly<Record<string, string>> = { "fhir-json": "FHIR, ", "fhir-ndjson": "FHIR, " };

type Props = {
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
  readonly files: readonly File[];
  readonly onRead: (files: readonly File[], decimal: DecimalMark | null) => Promise<void>;
  readonly onCommit: () => Promise<void>;
  readonly onDiscard: () => Promise<void>;
};

/** What an import would do, before it does it. */
export const Preview = ({ preview, isBusy, files, onRead, onCommit, onDiscard }: Props) => {
  const amount = preview.facts.added + preview.facts.corrected;
  const isBlocked = isBusy || amount === 0;
  return (
    <>
      <div className="preview-acts">
        <button
          type="button"
          className="btn primary"
          aria-disabled={isBlocked}
          title={
            amount === 0 ? "Nothing in these files can be stored, or all of it is stored already." : undefined
          }
          onClick={() => (isBlocked ? undefined : void onCommit())}
        >
          {amount === 0 ? "Nothing to store" : `Store ${count(amount, "fact")}`}
        </button>
        <button type="button" className="btn" onClick={() => void onDiscard()}>
          Discard
        </button>
        <span className="sub">
          {preview.files
            .map((file) => `${file.name} (${formats[file.format] ?? ""}${count(file.rows, "row")})`)
            .join(", ")}
        </span>
      </div>
      <Figures preview={preview} />
      <AskDecimal preview={preview} files={files} onRead={onRead} />
      <IssuesTable issues={preview.issues} total={preview.issueCount} />
      <Corrections preview={preview} />
      <NotMapped preview={preview} />
      <Understood preview={preview} />
    </>
  );
};
