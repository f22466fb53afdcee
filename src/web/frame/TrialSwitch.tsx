import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTrials } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";

type Props = {
  readonly trial: string;
  readonly onSwitch: (trial: string) => void;
};

/** The trial of this page; choosing another shows the same page of that one. */
export const TrialSwitch = ({ trial, onSwitch }: Props) => {
  const { data: trials = [] } = useTrials();
  const version = trials.find((each) => each.id === trial)?.version;
  return (
    <MenuTrigger>
      <Button className="switch">
        {trial}
        {version === undefined ? null : <span className="v">protocol v{version}</span>}
        <span className="vh">, choose another trial</span>
        <Icon name="down" />
      </Button>
      <Popover className="pop" placement="bottom start">
        <Menu aria-label="Trials" onAction={(key) => onSwitch(String(key))}>
          {trials.map((each) => (
            <MenuItem key={each.id} id={each.id} textValue={`${each.id} ${each.shortName}`}>
              <b className="ids">{each.id}</b>
              <span>{each.shortName}</span>
              <span className="hint">
                {each.screenable ? `${each.counts.subjects} in screening` : "cannot screen"}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
