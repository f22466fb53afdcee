/** Groups of columns in the order a reader expects them, short enough for a matrix head. */
const topics: Readonly<Record<string, string>> = {
  person: "Person",
  disease: "Disease",
  progression: "Progression",
  imaging: "Imaging",
  kidney: "Kidney",
  blood: "Blood",
  liver: "Liver",
  coagulation: "Coagulation",
  treatment: "Treatment",
  comorbidity: "Comorbidity",
  reproduction: "Fertility",
  consent: "Consent",
  judgement: "Judgement",
};
const order = Object.keys(topics);

export const topicName = (topic: string): string => topics[topic] ?? topic;

export type TopicGroup<T> = { readonly topic: string; readonly members: readonly T[] };

/** Members by topic, in reading order; inside a topic the order of the record stays. */
export const groupByTopic = <T extends { readonly topic: string }>(
  list: readonly T[],
): readonly TopicGroup<T>[] => {
  const known = [...new Set(list.map((each) => each.topic))];
  const rank = (topic: string): number => (order.includes(topic) ? order.indexOf(topic) : order.length);
  return known
    .sort((a, b) => rank(a) - rank(b))
    .map((topic) => ({ topic, members: list.filter((each) => each.topic === topic) }));
};
