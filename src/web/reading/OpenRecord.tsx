import { useState } from "react";
import { Button, DropZone, FileTrigger, Text } from "react-aria-components";
import type { ReadingDetail } from "../api/contract.ts";
import { useSend } from "../api/useSend.ts";
import { Icon } from "../icons/Icon.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { useGo } from "../place/usePath.ts";
import { layoutNames } from "./layoutNames.ts";

const detected = "";

/** Takes a record as a file or pasted; its layout is found out or chosen. */
export const OpenRecord = () => {
  const go = useGo();
  const send = useSend<ReadingDetail>();
  const [layout, setLayout] = useState(detected);
  const [text, setText] = useState("");
  const open = (name: string, body: Blob): void =>
    send.mutate(
      {
        path: `/readings?name=${encodeURIComponent(name)}${layout === detected ? "" : `&layout=${layout}`}`,
        body,
      },
      { onSuccess: ({ summary }) => go(`/reading/${encodeURIComponent(summary.trial)}`) },
    );
  const choose = (file: File | undefined): void => {
    if (file !== undefined) open(file.name, file);
  };
  return (
    <section className="card open-record" aria-labelledby="open-record-head">
      <header>
        <h2 id="open-record-head">Read a record</h2>
        <span className="sub">
          It stays on this server. Nothing of it screens a patient before you confirm it.
        </span>
      </header>
      <div className="body">
        <DropZone
          className="drop"
          onDrop={(event) => {
            for (const item of event.items) if (item.kind === "file") void item.getFile().then(choose);
          }}
        >
          <Icon name="upload" />
          <Text slot="label">Drop the file of a trial record here</Text>
          <div className="acts">
            <FileTrigger onSelect={(files) => choose(files?.[0])}>
              <Button className="btn primary">Choose a file</Button>
            </FileTrigger>
          </div>
          <p className="small dim">
            Text, HTML text, JSON of ClinicalTrials.gov, XML; EU CTR, CTIS, ISRCTN, WHO ICTRP. Up to 2 MB.
          </p>
        </DropZone>
        <form
          className="paste"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") open("pasted.txt", new Blob([text]));
          }}
        >
          <label htmlFor="pasted">Or paste its text</label>
          <textarea
            id="pasted"
            rows={7}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="The whole page, or at least its inclusion and exclusion criteria under these two headings"
          />
          <div className="acts">
            <label htmlFor="layout">Layout</label>
            <select id="layout" value={layout} onChange={(event) => setLayout(event.target.value)}>
              <option value={detected}>found out from the text</option>
              {Object.entries(layoutNames).map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit" className="btn" disabled={text.trim() === "" || send.isPending}>
              Read the text
            </button>
            {send.isPending ? (
              <span className="sub" role="status">
                Reading …
              </span>
            ) : null}
          </div>
        </form>
        {send.error === null ? null : <ProblemNote error={send.error} />}
      </div>
    </section>
  );
};
