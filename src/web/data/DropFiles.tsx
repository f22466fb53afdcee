import { Button, DropZone, FileTrigger, Text } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";

type Dropped = Parameters<NonNullable<React.ComponentProps<typeof DropZone>["onDrop"]>>[0]["items"][number];

/** Files of what was dropped; a folder gives all that is in it. */
const filesOf = async (items: readonly Dropped[]): Promise<readonly File[]> => {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === "file") files.push(await item.getFile());
    else if (item.kind === "directory")
      for await (const entry of item.getEntries()) files.push(...(await filesOf([entry])));
  }
  return files;
};

/** Takes files by drag and drop, by choosing, or a whole folder. */
export const DropFiles = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) => {
  const choose = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(files);
  };
  return (
    <DropZone
      className="drop"
      onDrop={(event) => {
        void filesOf(event.items).then((files) => (files.length > 0 ? onFiles(files) : undefined));
      }}
    >
      <Icon name="upload" />
      <Text slot="label">Drop a FHIR file or a CSV folder here</Text>
      <div className="acts">
        <FileTrigger allowsMultiple onSelect={choose}>
          <Button className="btn primary">Choose files</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose}>
          <Button className="btn">Choose a folder</Button>
        </FileTrigger>
      </div>
      <p className="small dim">
        patients.csv, observations.csv, records.csv, lesions.csv, lists.csv, answers.csv, anchors.csv,
        limits.csv, events.csv; Bundle .json; .ndjson. Up to 200 MB a file. Everything stays on this server.
      </p>
    </DropZone>
  );
};
