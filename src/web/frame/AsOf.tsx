import { useState } from "react";
import { Button, DialogTrigger, Popover } from "react-aria-components";
import { isIsoDate } from "../../kernel/calendar.ts";
import { Icon } from "../icons/Icon.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { showDate } from "../words/showDate.ts";

const Choose = ({ close }: { readonly close: () => void }) => {
  const { place, state } = usePlace();
  const [, setAsOf] = useParam("asOf");
  const [text, setText] = useState(place.asOf ?? state.today);
  const show = (date: string): void => {
    setAsOf(date >= state.today || date === "" ? null : date);
    close();
  };
  return (
    <form
      className="asof-form"
      onSubmit={(event) => {
        event.preventDefault();
        show(text);
      }}
    >
      <label>
        <span>Show every page as it was known at the end of</span>
        <input
          type="date"
          value={text}
          max={state.today}
          onChange={(event) => setText(event.target.value)}
          required
        />
      </label>
      <output className="sub">{isIsoDate(text) ? showDate(text) : "Choose a day"}</output>
      <div className="acts">
        <button type="submit" className="btn primary">
          Show
        </button>
        <button type="button" className="btn" onClick={() => show("")}>
          Now, {showDate(state.today)}
        </button>
      </div>
    </form>
  );
};

/** The date control of the header: every page as it was known at that time. */
export const AsOf = () => {
  const { place } = usePlace();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="asof">
        <Icon name="calendar" weight={1.4} />
        <span>
          <span className="asof-word">As of </span>
          <b>{place.asOf === null ? "now" : showDate(place.asOf)}</b>
        </span>
      </Button>
      <Popover className="pop" placement="bottom end" aria-label="As of">
        <Choose close={() => setOpen(false)} />
      </Popover>
    </DialogTrigger>
  );
};

/** Says on every page that it is not now. */
export const AsOfBand = () => {
  const { place } = usePlace();
  const [, setAsOf] = useParam("asOf");
  if (place.asOf === null) return null;
  return (
    <div className="band" role="status">
      <span>
        <b>As known on {showDate(place.asOf)}, end of day.</b> What was recorded later is hidden. Nothing can
        be entered here.
      </span>
      <button type="button" onClick={() => setAsOf(null)}>
        Back to now
      </button>
    </div>
  );
};
