/** What may be worked out once and kept; undefined says that nothing is kept yet. */
type Kept = object | string | boolean | number | null;

/** A cohort asks for the same few thousand dates and decimals; a larger one starts the collection anew. */
const mostKept = 50_000;

/** Works out once what belongs to a key. */
export const rememberBy = <Asked, Value extends Kept>(
  keyOf: (asked: Asked) => string,
  make: (asked: Asked) => Value,
  most = mostKept,
): ((asked: Asked) => Value) => {
  const kept = new Map<string, Value>();
  return (asked) => {
    const key = keyOf(asked);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most) kept.clear();
    const made = make(asked);
    kept.set(key, made);
    return made;
  };
};

/** Works out once what belongs to a text. */
export const remember = <Text extends string, Value extends Kept>(
  make: (text: Text) => Value,
): ((text: Text) => Value) => rememberBy((text) => text, make);

/** Works out once what belongs to an object, and keeps it as long as the object lives. */
export const rememberFor = <Owner extends object, Value extends Kept>(
  make: (owner: Owner) => Value,
): ((owner: Owner) => Value) => {
  const kept = new WeakMap<Owner, Value>();
  return (owner) => {
    const known = kept.get(owner);
    if (known !== undefined) return known;
    const made = make(owner);
    kept.set(owner, made);
    return made;
  };
};
