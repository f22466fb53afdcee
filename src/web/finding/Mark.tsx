import { Icon, type IconName } from "../icons/Icon.tsx";
import { type Mark as MarkName, markWord } from "../words/states.ts";

const icons: Readonly<Record<MarkName, IconName>> = {
  pass: "check",
  stop: "cross",
  ask: "ask",
  later: "clock",
  confirm: "pen",
  none: "dash",
};

type Props = {
  readonly mark: MarkName;
  /** What a screen reader says; `null` where the word stands beside the mark. */
  readonly word?: string | null;
};

/** Icon, word, colour, and a shape that survives grey print. */
export const Mark = ({ mark, word = markWord[mark] }: Props) => (
  <span className="mark" data-s={mark}>
    <Icon name={icons[mark]} weight={mark === "pass" ? 2 : 2.1} />
    {word === null ? null : <span className="vh">{word}</span>}
  </span>
);
