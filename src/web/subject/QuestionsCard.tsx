import { useState } from "react";
import type { Screening } from "../api/contract.ts";
import { Finding } from "../finding/Finding.tsx";
import { NextAct } from "../finding/MissingList.tsx";
import { count, join } from "../words/count.ts";
import { whoCanAnswer } from "../words/missing.ts";
import { tidy } from "../words/tidy.ts";

const few = 8;

type Props = { readonly screening: Screening; readonly titles: Readonly<Record<string, string>> };

/** The smallest set of answers that would settle the screening, in the order to ask them. */
export const QuestionsCard = ({ screening, titles }: Props) => {
  const [isAll, setAll] = useState(false);
  const all = screening.openQuestions;
  const shown = isAll ? all : all.slice(0, few);
  if (all.length === 0) return null;
  return (
    <section className="card" aria-labelledby="to-ask">
      <header>
        <h2 id="to-ask">To ask</h2>
        <span className="sub">
          {all.length === 1 ? "1 question" : `${count(all.length, "question")}, those that settle most first`}
        </span>
      </header>
      <ul className="qs">
        {shown.map((question) => {
          const decides = question.decides.filter((id) => id !== "trial").map((id) => titles[id] ?? id);
          const isReading = question.neededFact.startsWith("repair:");
          return (
            <li key={`${question.neededFact} ${question.question}`}>
              <Finding
                size="row"
                mark={isReading ? "confirm" : "ask"}
                say={tidy(question.question)}
                missing={
                  <>
                    <span>
                      {whoCanAnswer(question.askedOf)}{" "}
                      {question.decides.includes("trial")
                        ? "Settles the screening."
                        : decides.length === 0
                          ? ""
                          : `Decides ${decides.length > 3 ? count(decides.length, "criterion", "criteria") : join(decides)}.`}
                    </span>
                    <NextAct
                      subject={screening.subject}
                      trial={screening.trial}
                      gap={question}
                      isFirst={false}
                    />
                  </>
                }
              />
            </li>
          );
        })}
      </ul>
      {shown.length < all.length ? (
        <div className="body" style={{ paddingTop: 10 }}>
          <button type="button" className="btn sm" onClick={() => setAll(true)}>
            Show all {all.length}
          </button>
        </div>
      ) : null}
    </section>
  );
};
