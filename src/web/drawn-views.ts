import type { View } from "./reply.ts";

/** Views as they were drawn before, each by all that it was drawn from. */
export type DrawnViews = {
  /** The view that was drawn from this; the partnership and whoever it was drawn for belong to it. */
  find(from: string): View | undefined;
  keep(from: string, view: View): void;
};

/**
 * Keeps as many views as that in memory; the one not asked for longest gives way. Only for what never changes, such as
 * results: who may see a view is asked before it is looked for, at every request.
 */
export function keepDrawn(most: number): DrawnViews {
  const drawn = new Map<string, View>();
  function keep(from: string, view: View): void {
    drawn.delete(from);
    drawn.set(from, view);
    for (const oldest of drawn.keys()) {
      if (drawn.size <= most) return;
      drawn.delete(oldest);
    }
  }
  return {
    find(from) {
      const view = drawn.get(from);
      if (view) keep(from, view);
      return view;
    },
    keep,
  };
}
