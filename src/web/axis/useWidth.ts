import { type RefObject, useEffect, useRef, useState } from "react";

/** The width that an element has on the page, also after it changed. */
export const useWidth = <E extends HTMLElement>(initial: number): readonly [RefObject<E | null>, number] => {
  const host = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [host, width];
};
