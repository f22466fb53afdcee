import type { ImportPreview } from "../api/contract.ts";
import type { DecimalMark } from "./useImport.ts";

type Props = {
  readonly preview: ImportPreview;
  readonly files: readonly File[];
  readonly onRead: (files: readonly File[], decimal: DecimalMark | null) => Promise<void>;
};

/** A comma that nobody declared is never guessed at: the person says what it means, and the files are read again. */
export const AskDecimal = ({ preview, files, onRead }: Props) =>
  files.length === 0 || !preview.issues.some((issue) => issue.code === "decimal-comma") ? null : (
    <div className="note warn">
      <span>
        <b>Some values have a comma.</b> What does it mean in these files?
      </span>
      <span className="acts">
        <button type="button" className="btn sm" onClick={() => void onRead(files, "comma")}>
          1,5 is one and a half
        </button>
        <button type="button" className="btn sm" onClick={() => void onRead(files, "point")}>
          The point is the decimal sign; leave those rows out
        </button>
      </span>
    </div>
  );
