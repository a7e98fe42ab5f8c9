/** A box that has nothing to scroll is taken out of the order of the Tab key. */
export function startScrollRegions(scope: Document | Element): void {
  for (const region of scope.querySelectorAll<HTMLElement>("[data-scroll]")) observer.observe(region);
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const style = getComputedStyle(target);
    const scrolls = style.overflowX !== "visible" && target.scrollWidth > target.clientWidth;
    if (scrolls) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
