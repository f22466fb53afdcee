import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import type { Protocol } from "../api/contract.ts";
import { useSend } from "../api/useSend.ts";
import { Icon } from "../icons/Icon.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { shortHash } from "../words/shortHash.ts";

/** The text of the record is not part of the program; whoever has it hands it over, and its hash must fit. */
export const RecordUpload = ({
  trial,
  record,
}: {
  readonly trial: string;
  readonly record: Protocol["record"];
}) => {
  const send = useSend<{ readonly accepted: boolean; readonly sha256: string }>();
  const [name, setName] = useState<string | null>(null);
  const hand = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setName(file.name);
    send.mutate({ path: `/trials/${trial}/record`, body: await file.text() });
  };
  const refused = send.data?.accepted === false;
  return (
    <section className="card record-upload" aria-labelledby="record-head">
      <header>
        <h2 id="record-head">The record's text is not at hand</h2>
      </header>
      <div className="body">
        <p className="sub">
          Criteria stand here in our own words with their place in the record. Hand over the text file to see
          them marked in it. It stays on this server, and is taken only if its SHA-256 is that of the text
          which was read.
        </p>
        <p className="small dim">
          {record.file} · {record.layout} · sha256 {shortHash(record.sha256)}
        </p>
        <div className="acts" style={{ marginTop: 10 }}>
          <FileTrigger
            acceptedFileTypes={["text/plain", ".txt", ".csv", ".json"]}
            onSelect={(files) => void hand(files?.[0])}
          >
            <Button className="btn">
              <Icon name="upload" />
              Choose the text file
            </Button>
          </FileTrigger>
          {send.isPending ? <span className="sub" role="status">{`Checking ${name ?? ""} …`}</span> : null}
        </div>
        {refused ? (
          <p className="note bad" role="alert">
            {name} is another text: its SHA-256 begins {shortHash(send.data?.sha256 ?? "")}.
          </p>
        ) : null}
        {send.error === null ? null : <ProblemNote error={send.error} />}
      </div>
    </section>
  );
};
