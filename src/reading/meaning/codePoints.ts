/** Cuts a text by code points. Texts without characters outside the basic plane, nearly all, are cut as they are. */
export const quoter = (
  text: string,
): { readonly length: number; readonly quote: (start: number, end: number) => string } => {
  let pairs = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      pairs += 1;
      index += 1;
    }
  }
  if (pairs === 0) return { length: text.length, quote: (start, end) => text.slice(start, end) };
  const starts = new Int32Array(text.length - pairs + 1);
  let point = 0;
  for (let index = 0; index < text.length; index += 1) {
    starts[point] = index;
    point += 1;
    const unit = text.charCodeAt(index);
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) index += 1;
  }
  starts[point] = text.length;
  return {
    length: point,
    quote: (start, end) => text.slice(starts[start] ?? text.length, starts[end] ?? text.length),
  };
};
