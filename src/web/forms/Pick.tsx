import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import type { Fields } from "./EntryForm.tsx";
import type { Option } from "./fields.tsx";

type Props = Fields & {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly hint?: string;
  readonly focused?: boolean;
  /** What is typed counts too, when it is on no list. */
  readonly free?: boolean;
};

/** One of a long list, found by typing a part of its name. */
export const Pick = ({ draft, set, name, label, options, hint, focused = false, free = false }: Props) => {
  const chosen = draft[name] ?? "";
  const known = options.find((option) => option.id === chosen);
  return (
    <ComboBox
      className="field"
      {...(known === undefined
        ? { defaultInputValue: free ? chosen : "" }
        : { defaultInputValue: known.label })}
      defaultItems={options}
      {...(known === undefined ? {} : { defaultSelectedKey: known.id })}
      allowsCustomValue={free}
      autoFocus={focused}
      menuTrigger="focus"
      onSelectionChange={(key) => (key === null ? undefined : set(name, String(key)))}
      onInputChange={(text) => {
        if (free && !options.some((option) => option.label === text)) set(name, text);
      }}
    >
      <Label>{label}</Label>
      <div className="combo">
        <Input />
        <Button aria-label={`Show all of ${label}`}>
          <Icon name="down" />
        </Button>
      </div>
      {hint === undefined ? null : <Text slot="description">{hint}</Text>}
      <Popover className="pop combo-pop">
        <ListBox>
          {(option: Option) => (
            <ListBoxItem id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
