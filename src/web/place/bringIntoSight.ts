/** Scrolls to an element only when it is out of sight, so that the title of the page stays where it can. */
export const bringIntoSight = (id: string): void => {
  const element = document.getElementById(id);
  if (element === null) return;
  const { top } = element.getBoundingClientRect();
  if (top < 60 || top > window.innerHeight - 160) element.scrollIntoView({ block: "start" });
};
