import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useForms } from "../forms/FormsProvider.tsx";
import type { FormKind } from "../forms/formRequest.ts";
import { Icon } from "../icons/Icon.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";

const forms: readonly {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly form: FormKind;
}[] = [
  { id: "result", label: "Result", hint: "value, unit, date", form: { kind: "result" } },
  { id: "lesion", label: "Lesion", hint: "size, uptake", form: { kind: "lesion" } },
  { id: "record", label: "Record", hint: "diagnosis, treatment …", form: { kind: "record" } },
  { id: "list", label: "List is complete", hint: "nothing is missing", form: { kind: "list" } },
  { id: "anchor", label: "Date of the trial", hint: "consent, screening …", form: { kind: "anchor" } },
  { id: "attribute", label: "Fact about the person", hint: "sex …", form: { kind: "attribute" } },
];

/** Everything that can be entered by hand, one key away. */
export const AddMenu = ({ subject, trial }: { readonly subject: string; readonly trial: string | null }) => {
  const { open } = useForms();
  const { isPast } = usePlace();
  return (
    <>
      <button
        type="button"
        className="btn primary"
        aria-disabled={isPast}
        title={isPast ? "Nothing can be entered in the past. Go back to now." : undefined}
        onClick={() => (isPast ? undefined : open({ kind: "result", subject, trial }))}
      >
        <Icon name="plus" />
        Add result
      </button>
      <MenuTrigger>
        <Button className="btn" isDisabled={isPast}>
          Add
          <Icon name="down" />
        </Button>
        <Popover className="pop" placement="bottom end">
          <Menu
            aria-label="Add"
            onAction={(key) => {
              const chosen = forms.find((each) => each.id === key);
              if (chosen !== undefined) open({ ...chosen.form, subject, trial });
            }}
          >
            {forms.map((each) => (
              <MenuItem key={each.id} id={each.id} textValue={each.label}>
                <b>{each.label}</b>
                <span className="hint">{each.hint}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
};
