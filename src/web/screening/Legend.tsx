import { Mark } from "../finding/Mark.tsx";
import { type Mark as MarkName, markWord } from "../words/states.ts";

const marks: readonly MarkName[] = ["pass", "stop", "ask", "confirm", "later"];

export const Legend = () => (
  <div className="legend">
    {marks.map((mark) => (
      <span key={mark}>
        <Mark mark={mark} word={null} />
        {markWord[mark]}
      </span>
    ))}
    <span className="dim">Met is always good for entry</span>
    <span className="dim keys">
      <kbd>←↑↓→</kbd> move <kbd>↵</kbd> open <kbd>Esc</kbd> close
    </span>
  </div>
);
