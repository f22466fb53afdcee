/** Adds all items; unlike a spread call it takes any number of them. */
export const append = <T>(target: T[], items: Iterable<T>): void => {
  for (const each of items) target.push(each);
};
