import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

type Size = { readonly width: number; readonly height: number };

const MOST_PIXELS = 40e6;

/** The size of a PNG, whose first chunk says it. Refuses one that is cut short, or has something behind its end. */
export function readPng(bytes: Buffer): Outcome<Size> {
  if (bytes.length < 45 || bytes.toString("latin1", 12, 16) !== "IHDR") return refuse(DAMAGED);
  if (bytes.toString("latin1", bytes.length - 8, bytes.length - 4) !== "IEND") return refuse(DAMAGED);
  return sized({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
}

/** The size of a JPEG, which the segment that begins its frame says. */
export function readJpeg(bytes: Buffer): Outcome<Size> {
  if (bytes.length < 4 || bytes.readUInt16BE(bytes.length - 2) !== END_OF_IMAGE) return refuse(DAMAGED);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return refuse(DAMAGED);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return sized({ height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) });
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return refuse(DAMAGED);
    at += 2 + length;
  }
  return refuse(DAMAGED);
}

const END_OF_IMAGE = 0xffd9;

/** SOF0 to SOF15, without the three markers among them that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function sized(size: Size): Outcome<Size> {
  if (size.width === 0 || size.height === 0) return refuse(DAMAGED);
  if (size.width * size.height > MOST_PIXELS)
    return refuse("The picture has more than 40 million pixels. Make it smaller");
  return done(size);
}

const DAMAGED = "The picture is damaged or was cut short. Save it anew";
