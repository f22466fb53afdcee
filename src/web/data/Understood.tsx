import type { ImportPreview } from "../api/contract.ts";
import { useLabels } from "../finding/useLabels.ts";
import { useQuestionTexts } from "../subject/useQuestionTexts.ts";
import { recordsName } from "../words/anchors.ts";
import { sayUnderstood } from "./sayUnderstood.ts";

const typeWords: Readonly<Record<string, string>> = {
  subjectRegistered: "subjects",
  attribute: "facts about the person",
  age: "ages",
  observation: "results",
  record: "records",
  lesion: "readings of lesions",
  listStatement: "statements on lists",
  answer: "answers",
  anchor: "dates of the trial",
  limits: "limits of laboratories",
  clinical: "other events",
};

/** Some of the facts as sentences, with the place they stand in. */
export const Understood = ({ preview }: { readonly preview: ImportPreview }) => {
  const labels = useLabels();
  const questions = useQuestionTexts();
  if (preview.sample.length === 0) return null;
  return (
    <section className="card" aria-labelledby="understood">
      <header>
        <h2 id="understood">What was understood</h2>
        <span className="sub">
          {Object.entries(preview.byType)
            .map(([type, amount]) => `${typeWords[type.replace("/1", "")] ?? recordsName(type)} ${amount}`)
            .join(", ")}
        </span>
      </header>
      <table className="list">
        <caption className="vh">Sample of what was understood</caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Understood as</th>
            <th scope="col">Stands in</th>
          </tr>
        </thead>
        <tbody>
          {preview.sample.map((each) => (
            <tr key={`${each.subject} ${each.place} ${each.understood}`}>
              <th scope="row" className="ids nw">
                {each.subject}
              </th>
              <td>{sayUnderstood(each.understood, { ...labels, questions })}</td>
              <td className="dim nw">{each.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
