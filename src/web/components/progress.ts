import { formatCount, quantity } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";

export type ProgressOptions = {
  readonly id: string;
  /** What is going on, and how far it is. Said by screen readers when it changes. */
  readonly text: string;
  /** How much of `max` is done. Without `max` the bar only shows that work goes on. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /**
   * The page that shows this progress, asked again every `seconds` by the browser's script until it shows none. For
   * browsers without scripts, give `page` a `refresh` too.
   */
  readonly refresh?: { readonly href: string; readonly seconds: number } | undefined;
};

/** Long work under way: the words and a bar. */
export function progress(options: ProgressOptions): Html {
  const own = {
    class: "fp-progress",
    id: options.id,
    "data-refresh-url": options.refresh?.href,
    "data-refresh-seconds": options.refresh?.seconds,
  };
  const value = options.max === undefined ? undefined : Math.min(options.value ?? 0, options.max);
  const bar = { class: "fp-progress__bar", "aria-labelledby": `${options.id}-text`, max: options.max, value };
  return html`<div${attributes(own)}><p class="fp-progress__text" id="${options.id}-text" role="status">${options.text}</p><progress${attributes(bar)}></progress></div>`;
}

/** "Reading file 3 of 26, 41,203 rows so far". `file` counts from 1. */
export function readingText(at: { readonly file: number; readonly files: number; readonly rows: number }): string {
  return `Reading file ${formatCount(at.file)} of ${formatCount(at.files)}, ${quantity(at.rows, "row")} so far`;
}
