/** A list of words, parted by blanks. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that may stand between a name and its comparison without being the thing compared. Stems. */
export const glueWords = words(`
  of is are was were be been being must should shall will would can may has have had having to the a an as at by with
  level value count score concentration result reading measurement test titer titre rate number status performance
  screening baseline visit entry study enrollment enrolment inclusion randomization randomisation admission
  defined measured assessed calculated estimated determined documented confirmed known obtained evaluated
  equal remain remaining maintained stable on in during for from using based either both serum plasma blood
  i.e e.g that which it this range ranging between total patient subject participant
  within without currently least above prior before after per and/or index class grade stage category type scale points point
  elevated elevation elevations activity time approximately about around ca circa usually typically only
  low high decreased reduced abnormal abnormality
`);

/** Nouns after a name that make another thing of it: "weight loss", "creatinine increase", "platelet transfusion". */
export const turningNouns = words(`
  loss gain increase decrease reduction change drop rise decline fall variation difference variability ratio transfusion
  therapy treatment inhibitor inhibitors antagonist agonist mutation deficiency supplementation supplement duration interval
  positive negative expression amplification gene antibody antibodies overexpression infusion replacement
  improvement worsening doubling
`);

/** Words before a name that make another variable of it when the lexicon has no such phrase. */
export const turningAdjectives = words(`
  direct conjugated unconjugated indirect urine urinary spot csf pleural ascitic fecal faecal ionized corrected
  peak trough delta salivary maternal neonatal donor paternal ventricular valve waist birth
  gestational bone post-menopausal menopausal motor developmental mental
`);

/** Words that begin another thought; a name before them is not compared after them. */
export const barrierWords = words(`
  who whom whose if unless except excluding including include includes but while whereas because when where then
  not no requiring require requires receiving received undergoing treated
`);

/** People of whom an age or a weight is said without its name. */
export const people = words(`
  patient subject participant male female man men woman women adult child children boy girl individual person people
  volunteer infant adolescent candidate recipient donor gender sex those
  youth teen teenager human healthy mother father parent caregiver neonate newborn minor elderly
`);

/** Words that tie a stretch of time to an event: no age. */
export const timeWords = words(`
  prior before after ago since following from post preceding previous earlier past last duration history within until
  later apart interval diagnosis onset treatment therapy surgery
`);
/** Words before a stretch of time that make a window of it. */
export const windowWords = words(`
  within for during past last previous every first next prior over preceding since after before recent following until
  least
`);

/** Scale-like nouns: a number range after them is a bound also when the catalogue lacks their name. */
export const scaleNouns = words(`
  score scale index ratio level class grade stage pressure rate volume diameter thickness concentration count status titer
  titre classification category fraction value temperature size length test questionnaire inventory bmi saturation weight
  height t-score z-score subscale rating subscore volume angle area
`);

/** Verbs between people and their age: "patients must be 18 years". */
export const linking = words("must be is are should shall being aged and or the a who were was of");

export const connectors = words("and or & and/or but plus nor as");

/** Months and units of time that a bare number before a window has. */
export const durationUnits: ReadonlySet<string> = new Set(["a", "mo", "wk", "d", "h", "min"]);
