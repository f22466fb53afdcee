import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";

const download = (name: string, text: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

/** A table of the page as CSV: to the clipboard or as a file. */
export const CopyMenu = ({ fileName, csv }: { readonly fileName: string; readonly csv: () => string }) => {
  const [said, setSaid] = useState("CSV");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(csv());
      setSaid("Copied");
    } catch {
      download(fileName, csv()); // no permission for the clipboard: the file has the same content
    }
  };
  return (
    <MenuTrigger>
      <Button className="btn">
        <Icon name="copy" />
        <span role="status">{said}</span>
      </Button>
      <Popover className="pop" placement="bottom end">
        <Menu aria-label="CSV" onAction={(key) => (key === "copy" ? void copy() : download(fileName, csv()))}>
          <MenuItem id="copy">Copy as CSV</MenuItem>
          <MenuItem id="file">Download {fileName}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
