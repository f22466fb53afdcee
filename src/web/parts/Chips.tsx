import { Mark } from "../finding/Mark.tsx";
import type { Mark as MarkName } from "../words/states.ts";

export type Chip<K extends string> = {
  readonly key: K;
  readonly label: string;
  readonly amount: number;
  readonly mark?: MarkName;
};
type Props<K extends string> = {
  readonly label: string;
  readonly chips: readonly Chip<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
};

/** Chips that filter: one is always on, each says how many it would leave. */
export const Chips = <K extends string>({ label, chips, chosen, onChoose }: Props<K>) => (
  <fieldset className="chips" aria-label={label}>
    {chips.map((chip) => (
      <button
        key={chip.key}
        type="button"
        className="chip"
        aria-pressed={chip.key === chosen}
        onClick={() => onChoose(chip.key)}
      >
        {chip.mark === undefined ? null : <Mark mark={chip.mark} word={null} />}
        {chip.label} <span className="n">{chip.amount}</span>
      </button>
    ))}
  </fieldset>
);
