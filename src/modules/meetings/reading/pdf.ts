import { inflateSync } from "node:zlib";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { PaperContent } from "../rules/paper-files.ts";

/**
 * Counts the pages of a PDF by its tree of pages (ISO 32000-1, 7.7.3.2). The objects are found by reading the file from
 * its beginning, and not by its table of them, so that what programs repair silently is read as well. Refuses one that is
 * protected by a password, was cut short, or has no pages.
 */
export function readPdf(bytes: Buffer): Outcome<PaperContent> {
  const text = bytes.toString("latin1");
  if (!text.slice(-1024).includes("%%EOF")) return refuse(DAMAGED);
  const found = objectsOf(bytes, text);
  if (!found) return refuse(DAMAGED);
  const { objects, trailers } = found;
  if (trailers.some((trailer) => /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(trailer)))
    return refuse("The PDF is protected: it is encrypted, and not everybody could read it. Save it without protection");
  const root = trailers.flatMap((trailer) => reference(trailer, "Root") ?? []).at(-1);
  const tree = root === undefined ? undefined : reference(objects.get(root) ?? "", "Pages");
  const pages = tree === undefined ? 0 : countPages(objects, tree);
  return pages > 0
    ? done({ pages })
    : refuse("The PDF has no pages that can be counted. Print it to a new PDF, and send that");
}

type Found = { readonly objects: ReadonlyMap<number, string>; readonly trailers: readonly string[] };

const OBJECT = /(\d{1,10})[\s\0]{1,9}\d{1,5}[\s\0]{1,9}obj\b/g;
/** All that streams of objects may unpack to. */
const MOST_UNPACKED = 64e6;
const MOST_OBJECTS = 500_000;

/** Every object by its number, a later one in place of an earlier. Undefined when a stream of objects cannot be read. */
function objectsOf(bytes: Buffer, text: string): Found | undefined {
  const objects = new Map<number, string>();
  const trailers = [...text.matchAll(/\btrailer\b/g)].map(({ index }) => text.slice(index, index + 4000));
  const [endOf, streamOf] = [seeker(text, "endobj"), seeker(text, "stream")];
  let left = MOST_UNPACKED;
  let count = 0;
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(text); match; match = OBJECT.exec(text)) {
    const begin = OBJECT.lastIndex;
    const end = endOf(begin);
    const stream = streamOf(begin);
    const isStream = stream < end;
    const dictionary = text.slice(begin, Math.min(isStream ? stream : end, begin + MOST_OF_OBJECT));
    if (++count > MOST_OBJECTS) return undefined;
    objects.set(Number(match[1]), dictionary);
    if (/\/Type\s*\/XRef\b/.test(dictionary)) trailers.push(dictionary);
    if (!isStream) {
      OBJECT.lastIndex = Math.min(end, text.length);
      continue;
    }
    const close = text.indexOf("endstream", stream + 6);
    if (close < 0) break;
    if (/\/Type\s*\/ObjStm\b/.test(dictionary)) {
      const inner = unpacked(bytes, text, stream, close, dictionary, left);
      if (inner === undefined) return undefined;
      left -= inner.length;
      for (const [number, body] of innerObjects(inner, dictionary)) objects.set(number, body);
    }
    OBJECT.lastIndex = close;
  }
  return { objects, trailers };
}

/** A list of references of one page's tree is not longer than this. */
const MOST_OF_OBJECT = 2_000_000;

/** Where a word is next, from a place that only ever goes on: what was looked through once is not looked through again. */
function seeker(text: string, word: string): (from: number) => number {
  let at = -1;
  return (from) => {
    if (at < from) at = text.indexOf(word, from);
    if (at < 0) at = Number.POSITIVE_INFINITY;
    return at;
  };
}

function unpacked(
  bytes: Buffer,
  text: string,
  stream: number,
  close: number,
  dictionary: string,
  left: number,
): string | undefined {
  const begin = stream + "stream".length + (text.startsWith("\r\n", stream + 6) ? 2 : 1);
  const data = bytes.subarray(begin, close);
  if (!dictionary.includes("/Filter")) return data.toString("latin1");
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary) || left < 1) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: left }).toString("latin1");
  } catch {
    return undefined;
  }
}

/** What a stream of objects holds: pairs of a number and a place, and from `First` on the objects themselves. */
function* innerObjects(inner: string, dictionary: string): Generator<[number, string]> {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const numbers = inner.slice(0, first).trim().split(/\s+/).map(Number);
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [number = 0, from = 0, next] = [numbers[i], numbers[i + 1], numbers[i + 3]];
    yield [number, inner.slice(first + from, next === undefined ? undefined : first + next)];
  }
}

function reference(dictionary: string, name: string): number | undefined {
  const found = new RegExp(`/${name}\\s+(\\d{1,10})\\s+\\d{1,5}\\s+R`).exec(dictionary)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The leaves of the tree; one that leads back to itself is walked once. */
function countPages(objects: ReadonlyMap<number, string>, tree: number): number {
  const seen = new Set<number>();
  const open = [tree];
  let pages = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const node = objects.get(at);
    if (node === undefined || seen.has(at)) continue;
    seen.add(at);
    const kids = kidsOf(objects, node);
    if (kids) open.push(...kids);
    else if (/\/Type\s*\/Page(?![A-Za-z])/.test(node)) pages += 1;
  }
  return pages;
}

function kidsOf(objects: ReadonlyMap<number, string>, node: string): number[] | undefined {
  const apart = reference(node, "Kids");
  const list = apart === undefined ? /\/Kids\s*\[([^\]]*)\]/.exec(node)?.[1] : objects.get(apart);
  if (list === undefined) return undefined;
  return [...list.matchAll(/(\d{1,10})\s+\d{1,5}\s+R/g)].map(([, number]) => Number(number));
}

const DAMAGED = "The PDF is damaged or was cut short. Save or print it to a new PDF, and send that";
