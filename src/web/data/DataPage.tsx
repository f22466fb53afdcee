import type { ImportPreview } from "../api/contract.ts";
import { PageHead } from "../parts/PageHead.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { count } from "../words/count.ts";
import { shortHash } from "../words/shortHash.ts";
import { DropFiles } from "./DropFiles.tsx";
import { ExportCard } from "./ExportCard.tsx";
import { Preview } from "./Preview.tsx";
import { useImport, useProgress } from "./useImport.ts";

const phases: Readonly<Record<string, string>> = {
  receiving: "Receiving the files",
  reading: "Reading what they say",
  previewed: "Read",
  committing: "Storing",
  done: "Stored",
  failed: "Stopped",
};

const Busy = ({ id }: { readonly id: string }) => {
  const progress = useProgress(id);
  const megabytes = ((progress?.receivedBytes ?? 0) / 1_000_000).toFixed(1);
  return (
    <div className="card busy" role="status">
      <progress aria-label="Import" />
      <p>
        <b>{phases[progress?.phase ?? "receiving"] ?? "Working"}</b>{" "}
        <span className="sub">
          {megabytes} MB, {count(progress?.items ?? 0, "fact")} so far. This page can be left and found again.
        </span>
      </p>
    </div>
  );
};

const phraseAdded = ({ facts, subjects }: ImportPreview): string =>
  facts.added + facts.corrected === 0
    ? facts.unchanged > 0
      ? "All of this is stored already"
      : "Nothing here can be stored"
    : `${count(facts.added, "fact")} of ${count(subjects, "subject")} would be added${facts.corrected > 0 ? `, ${facts.corrected} corrected` : ""}`;

/** Patients in, everything out. Nothing is stored before it was shown. */
export const DataPage = () => {
  const { isPast, synthetic } = usePlace();
  const work = useImport();
  const { preview } = work;
  const errors = preview?.issues.filter((issue) => issue.severity === "error").length ?? 0;
  const title =
    work.result !== null
      ? `Stored: ${count(work.result.added, "fact")} added, ${work.result.corrected} corrected, ${work.result.unchanged} unchanged`
      : preview === null
        ? "Bring subjects in, or take everything out"
        : `${phraseAdded(preview)}${preview.issueCount === 0 ? "" : `; ${count(preview.issueCount, "issue")} to look at${errors > 0 && preview.facts.added > 0 ? ", rows with an error stay out" : ""}`}`;
  return (
    <>
      <PageHead
        title={title}
        sub={
          preview === null
            ? "FHIR R4 (Bundle or NDJSON) and CSV folders. The same file again changes nothing; a changed row is a correction."
            : "Nothing is stored yet."
        }
      />
      {work.error === null ? null : <ProblemNote error={work.error} />}
      {work.result === null ? null : (
        <div className="note good">
          <span>
            <b>Done.</b> Log head {shortHash(work.result.logHead)}.
          </span>
          <span>
            <PlaceLink to="/trials">See where the subjects stand</PlaceLink>, or{" "}
            <PlaceLink to="/subjects">open one of them</PlaceLink>.
          </span>
        </div>
      )}
      {work.busy === null ? null : <Busy id={work.busy} />}
      {preview !== null ? (
        <Preview
          preview={preview}
          isBusy={work.busy !== null}
          files={work.files}
          onRead={work.read}
          onCommit={work.commit}
          onDiscard={work.discard}
        />
      ) : work.busy !== null ? null : (
        <>
          {isPast ? (
            <p className="note warn">Nothing can be imported into the past. Go back to now.</p>
          ) : (
            <DropFiles onFiles={(files) => void work.read(files, null)} />
          )}
          {synthetic ? (
            <p className="note">
              <span>
                You look at the <b>synthetic example data</b>. What you bring in goes to your own data, in a
                store of its own; the two are never mixed.
              </span>
            </p>
          ) : null}
          <ExportCard />
        </>
      )}
    </>
  );
};
