import { type Html, html } from "../html.ts";
import { px } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";
import { type Canvas, type Drawn, drawing, labelLines, type Point } from "./svg.ts";
import { wrapText } from "./text-fit.ts";

/** A box of the chart with the boxes below it. */
export type StructureNode = {
  readonly id: string;
  readonly name: string;
  /** What it is, in a few words: "Delivery group". */
  readonly note: string;
  /** Its records are kept elsewhere: a dashed box. */
  readonly isElsewhere?: boolean;
  readonly branches: readonly StructureNode[];
};

/** How one box relates to another beside standing below it. */
export type StructureLine = { readonly from: string; readonly to: string; readonly kind: LineKind };
export type LineKind = "accountable-to" | "reports-to" | "consults" | "works-with";

export type StructureChart = {
  /** Unique on the page; begins every id inside the drawing. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly StructureNode[];
  readonly lines?: readonly StructureLine[];
  /** How many times as large as it is drawn; left out, it fits its column. */
  readonly zoom?: number;
};

/**
 * A structure as a tree: from left to right where there is room, and indented where there is not. It is one picture for a
 * screen reader, so the same tree stands beside it as nested lists.
 */
export function structureChart(chart: StructureChart): Html {
  const { id, title, description, nodes, lines = [], zoom } = chart;
  if (zoom !== undefined) {
    const canvas: Canvas = { layout: "zoomed", width: wideWidth(nodes), size: SIZE, prefix: `${id}-zoomed`, zoom };
    return html`<div class="fp-figure__drawing">${drawing(canvas, title, description, drawWide(nodes, lines))}</div>`;
  }
  const wide: Canvas = { layout: "wide", width: Math.max(wideWidth(nodes), 720), size: SIZE, prefix: `${id}-wide` };
  const narrow: Canvas = { layout: "narrow", width: NARROW, size: SIZE, prefix: `${id}-narrow` };
  return html`<div class="fp-figure__drawing">${drawing(wide, title, description, drawWide(nodes, lines))}${drawing(narrow, title, description, drawNarrow(nodes))}</div>`;
}

const LINES: Readonly<Record<LineKind, { readonly colour: Colour; readonly dash: string }>> = {
  "accountable-to": { colour: "series-3", dash: "9 4" },
  "reports-to": { colour: "series-4", dash: "5 4" },
  consults: { colour: "series-2", dash: "2 4" },
  "works-with": { colour: "series-5", dash: "9 3 2 3" },
};

/** A stroke of the line in the key. */
export function lineSwatch(kind: LineKind): Html {
  const { colour, dash } = LINES[kind];
  return html`<svg class="fp-swatch" width="36" height="16" viewBox="0 0 36 16" aria-hidden="true" focusable="false"><path d="M1 8H35" stroke-width="2.5" stroke-dasharray="${dash}"${paint({ stroke: colour })}/></svg>`;
}

const SIZE = 15;
const PITCH = 18;
const NARROW = 340;
const INDENT = 18;
/** Room at the right for lines between boxes that are not beside each other. */
const LANES = 42;
const BOX = { width: 205, height: 62, gap: 38, apart: 14 };

type Placed = { readonly node: StructureNode; readonly x: number; readonly y: number; readonly width: number };

function wideWidth(nodes: readonly StructureNode[]): number {
  const depth = depthOf(nodes);
  return depth * BOX.width + Math.max(0, depth - 1) * BOX.gap + LANES;
}

function depthOf(nodes: readonly StructureNode[]): number {
  return nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ branches }) => depthOf(branches)));
}

function drawWide(nodes: readonly StructureNode[], lines: readonly StructureLine[]): Drawn {
  const placed = new Map<string, Placed>();
  const elbows: Html[] = [];
  let next = 1;
  const place = (node: StructureNode, depth: number): Placed => {
    const below = node.branches.map((branch) => place(branch, depth + 1));
    const [first, last] = [below[0], below.at(-1)];
    const y = first && last ? (first.y + last.y) / 2 : next;
    if (!first) next += BOX.height + BOX.apart;
    const own = { node, x: depth * (BOX.width + BOX.gap) + 1, y, width: BOX.width };
    for (const child of below) elbows.push(sideElbow(own, child));
    placed.set(node.id, own);
    return own;
  };
  for (const node of nodes) place(node, 0);
  const edge = wideWidth(nodes) - LANES;
  const extra = lines.map((line, i) => dashed(line, placed, edge + 8 + ((i * 6) % (LANES - 12))));
  const boxes = [...placed.values()].map(box);
  return { height: Math.max(next, BOX.height), content: html`${elbows}${extra}${boxes}` };
}

function drawNarrow(nodes: readonly StructureNode[]): Drawn {
  const parts: Html[] = [];
  let next = 1;
  const place = (node: StructureNode, depth: number): Placed => {
    const x = depth * INDENT + 1;
    const own = { node, x, y: next, width: NARROW - x - 1 };
    next += BOX.height + BOX.apart;
    parts.push(box(own));
    for (const branch of node.branches) parts.push(downElbow(own, place(branch, depth + 1)));
    return own;
  };
  for (const node of nodes) place(node, 0);
  return { height: Math.max(next, BOX.height), content: html`${parts}` };
}

function box({ node, x, y, width }: Placed): Html {
  const dash = node.isElsewhere && html` stroke-dasharray="6 4"`;
  const names = wrapText(node.name, width - 20, SIZE, 2);
  const note = wrapText(node.note, width - 20, SIZE - 2, 1);
  const top = y + (BOX.height - PITCH * (names.length + 1)) / 2 + PITCH / 2;
  const middle = top + (PITCH * (names.length - 1)) / 2;
  return html`<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${BOX.height}" rx="4"${paint({ fill: node.isElsewhere ? "paper" : "tint", stroke: "own" })}${dash}/>${labelLines(x + 10, middle, names, PITCH, { bold: true })}${labelLines(x + 10, top + PITCH * names.length, note, PITCH, { size: SIZE - 2, colour: "quiet" })}`;
}

function sideElbow(parent: Placed, child: Placed): Html {
  const [from, to]: [Point, Point] = [
    [parent.x + parent.width, parent.y + BOX.height / 2],
    [child.x, child.y + BOX.height / 2],
  ];
  const middle = (from[0] + to[0]) / 2;
  return html`<path d="M${px(from[0])} ${px(from[1])}H${px(middle)}V${px(to[1])}H${px(to[0])}" stroke-width="1.5"${paint({ stroke: "axis" })}/>`;
}

function downElbow(parent: Placed, child: Placed): Html {
  const x = parent.x + INDENT / 2;
  return html`<path d="M${px(x)} ${px(parent.y + BOX.height)}V${px(child.y + BOX.height / 2)}H${px(child.x)}" stroke-width="1.5"${paint({ stroke: "axis" })}/>`;
}

/**
 * A dashed line beside the elbow between boxes of neighbouring columns, and otherwise by a lane at the right of the chart. It
 * runs behind the boxes. Nothing where one of them is not on the chart.
 */
function dashed({ from, to, kind }: StructureLine, placed: ReadonlyMap<string, Placed>, lane: number): Html {
  const [one, other] = [placed.get(from), placed.get(to)];
  if (!one || !other) return html``;
  const { colour, dash } = LINES[kind];
  const [left, right] = one.x < other.x ? [one, other] : [other, one];
  const isBeside = px(right.x - left.x) === px(BOX.width + BOX.gap);
  const begin = left.x + left.width;
  const path = isBeside
    ? `M${px(begin)} ${lowOf(left)}H${px(begin + BOX.gap / 2 + 7)}V${lowOf(right)}H${px(right.x)}`
    : `M${px(one.x + one.width)} ${lowOf(one)}H${px(lane)}V${lowOf(other)}H${px(other.x + other.width)}`;
  return html`<path d="${path}" stroke-width="2" stroke-dasharray="${dash}"${paint({ stroke: colour })}/>`;
}

/** Where lines meet a box, below where its elbow does. */
function lowOf({ y }: Placed): number {
  return px(y + BOX.height * 0.78);
}
