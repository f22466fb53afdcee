import type { ImportPreview } from "../api/contract.ts";
import { count } from "../words/count.ts";
import { AskDecimal } from "./AskDecimal.tsx";
import { Corrections } from "./Corrections.tsx";
import { Figures } from "./Figures.tsx";
import { IssuesTable } from "./IssuesTable.tsx";
import { NotMapped } from "./NotMapped.tsx";
import { Understood } from "./Understood.tsx";
import type { DecimalMark } from "./useImport.ts";

type Props = {
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
  readonly files: readonly File[];
  readonly onRead: (files: readonly File[], decimal: DecimalMark | null) => Promise<void>;
  readonly onCommit: () => Promise<void>;
  readonly onDiscard: () => Promise<void>;
};

/** What an import would do, before it does it. */
export const Preview = ({ preview, isBusy, files, onRead, onCommit, onDiscard }: Props) => (
  <>
    <div className="preview-acts">
      <button
        type="button"
        className="btn primary"
        aria-disabled={isBusy}
        onClick={() => (isBusy ? undefined : void onCommit())}
      >
        {`Store ${count(preview.facts.added + preview.facts.corrected, "fact")}`}
      </button>
      <button type="button" className="btn" onClick={() => void onDiscard()}>
        Discard
      </button>
      <span className="sub">
        {preview.files.map((file) => `${file.name} (${file.format}, ${count(file.rows, "row")})`).join(", ")}
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
