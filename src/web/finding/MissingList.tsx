import { useForms } from "../forms/FormsProvider.tsx";
import { type Need, nextAct } from "../forms/nextAct.ts";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useGo } from "../place/usePath.ts";
import { capital } from "../words/count.ts";
import { type Gap, reasonWord, whoCanAnswer } from "../words/missing.ts";
import { tidy } from "../words/tidy.ts";

type Props = { readonly subject: string; readonly trial: string; readonly missing: readonly Gap[] };
type NextActProps = {
  readonly subject: string;
  readonly trial: string;
  readonly gap: Need;
  /** The first of a list stands out. */
  readonly isFirst: boolean;
};

/** The one next act for something that is missing: it opens the form that takes the answer. */
export const NextAct = ({ subject, trial, gap, isFirst }: NextActProps) => {
  const forms = useForms();
  const go = useGo();
  const { isPast } = usePlace();
  const act = nextAct(gap, forms.vocabulary);
  const press = (): void =>
    act.kind === "form"
      ? forms.open({ ...act.form, subject, trial })
      : go(`/trials/${trial}${act.repair === null ? "" : `?repair=${encodeURIComponent(act.repair)}`}`);
  const blocked = isPast && act.kind === "form";
  return (
    <button
      type="button"
      className={isFirst && !blocked ? "btn sm primary" : "btn sm"}
      aria-disabled={blocked}
      onClick={() => (blocked ? undefined : press())}
      title={blocked ? "Nothing can be entered in the past. Go back to now." : undefined}
    >
      {act.label}
    </button>
  );
};

/** What is missing, why, and who can answer. */
export const MissingList = ({ subject, trial, missing }: Props) => (
  <ul className="asks">
    {missing.map((gap, index) => (
      <li key={`${gap.question} ${gap.need} ${gap.reason}`}>
        <p>
          <b>{capital(tidy(gap.need))}.</b>{" "}
          <span className="sub">
            {capital(reasonWord[gap.reason])}. {whoCanAnswer(gap.askedOf)}
          </span>
        </p>
        <p className="sub">{tidy(gap.question)}</p>
        <div className="acts" style={{ marginTop: 5 }}>
          <NextAct subject={subject} trial={trial} gap={gap} isFirst={index === 0} />
        </div>
      </li>
    ))}
  </ul>
);
