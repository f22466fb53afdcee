import { measureOf } from "./measure.ts";
import type { NameMark } from "./names.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

const toxicityWords = words(`
  toxicity ctcae adverse nci neuropathy ctc resolved recovered toxic event ae hematologic
  hematological hemorrhage mucositis alopecia nausea diarrhea reaction hypertension infection bleeding
  edema proteinuria ascite hearing pain gvhd
`);
const tumorWords = words(`
  net neuroendocrine tumor tumour who carcinoma glioma histologic histological differentiated ki67
  neoplasm lymphoma astrocytoma meningioma sarcoma nen gep adenocarcinoma cancer ki pnet
`);

/** Scales of uptake whose steps are called grades. */
const uptakeScales: ReadonlyMap<string, string> = new Map([
  ["rotterdam", "lesion.rotterdamScore"],
  ["krenning", "lesion.krenning"],
]);

/** Diseases other than tumours that are staged. */
const otherStages: ReadonlyMap<string, string> = new Map([
  ["kidney", "ckdStage"],
  ["renal", "ckdStage"],
  ["ckd", "ckdStage"],
  ["nephropathy", "ckdStage"],
  ["fontaine", "fontaine"],
  ["leriche", "fontaine"],
  ["hurley", "hurley"],
  ["tanner", "tanner"],
  ["fibrosis", "fibrosis.stage"],
]);
const stagedTumors = words(`
  cancer carcinoma tumor tumour lymphoma melanoma sarcoma neoplasm malignancy nsclc sclc hcc disease
  adenocarcinoma tnm ajcc uicc figo metastatic myeloma neuroblastoma leukemia blastoma net resectable
  unresectable breast lung colon clinical pathologic pathological
`);

/** Stems of the sentence, up to `before` tokens before and `after` tokens behind a name. */
const stemsNear = (
  tokens: readonly Token[],
  { start, end }: NameMark,
  before: number,
  after: number,
): readonly string[] => {
  const stems: string[] = [];
  for (let at = start - 1; at >= 0 && at >= start - before; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break") break;
    stems.push(token.stem);
  }
  for (let at = start; at < end + after; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break") break;
    stems.push(token.stem);
  }
  return stems;
};

const of = (mark: NameMark, ids: readonly string[]): NameMark => {
  const [first] = mark.senses;
  const known = ids.filter((id) => measureOf(id) !== null);
  return first === undefined
    ? mark
    : { ...mark, senses: [{ ...first, exact: null, needsUnit: false, ids: known }] };
};

/** "grade" alone is that of a tumour or of a toxicity: the words around it tell. */
const settleGrade = (tokens: readonly Token[], mark: NameMark): NameMark => {
  for (const stem of stemsNear(tokens, mark, 0, 8)) {
    const scale = uptakeScales.get(stem);
    if (scale !== undefined) return of(mark, [scale]);
  }
  const near = stemsNear(tokens, mark, 14, 12);
  const toxic = near.filter((stem) => toxicityWords.has(stem)).length;
  const tumorous = near.filter((stem) => tumorWords.has(stem)).length;
  if (toxic <= tumorous && tumorous > 0) return of(mark, ["tumor.grade"]);
  return of(mark, toxic > 0 ? ["toxicity.currentGrade"] : []);
};

/** "stage 3-5 chronic kidney disease": no stage of a tumour. */
const settleStage = (tokens: readonly Token[], mark: NameMark): NameMark => {
  for (const stem of stemsNear(tokens, mark, 5, 8)) {
    const other = otherStages.get(stem);
    if (other !== undefined) return of(mark, [other]);
  }
  return stemsNear(tokens, mark, 14, 12).some((stem) => stagedTumors.has(stem)) ? mark : of(mark, []);
};

/** A name of one word with several meanings, settled by the words of its sentence. */
export const settleName = (tokens: readonly Token[], mark: NameMark): NameMark => {
  if (mark.end - mark.start > 1) return mark;
  const means = (id: string): boolean => mark.senses.some(({ ids }) => ids[0] === id);
  if (means("tumor.grade")) return settleGrade(tokens, mark);
  return means("tumor.stage") ? settleStage(tokens, mark) : mark;
};
