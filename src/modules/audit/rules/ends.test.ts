import { expect, test } from "vitest";
import { newSigningKeys, publicKeyOf, readSignedLines, signedLine } from "./ends.ts";

const keys = newSigningKeys();
const copy = { takenAt: "2026-11-26T09:00:00.000Z", ends: [{ chain: "a", seq: 12, hash: "ab" }] };

test("a copy of the ends is read back from its line as it was signed", () => {
  const line = signedLine(copy, keys.privateKey);
  expect(line).not.toContain("\n");
  expect(readSignedLines(`${line}\n\n`, publicKeyOf(keys.privateKey))).toEqual({ copies: [copy], unsigned: [] });
});

test.each([
  ["with another number", (line: string) => line.replace('"seq":12', '"seq":11')],
  ["with another hash", (line: string) => line.replace('"hash":"ab"', '"hash":"ac"')],
  ["with another time", (line: string) => line.replace("T09", "T08")],
  ["with an end less", (line: string) => line.replace(/"ends":\[.*?\]/, '"ends":[]')],
  ["without its signature", (line: string) => line.replace(/,"signature":"[^"]*"/, "")],
  ["cut short", (line: string) => line.slice(0, 40)],
])("a line %s is named, and the others are read", (_what, change) => {
  const line = signedLine(copy, keys.privateKey);
  const read = readSignedLines([line, change(line), line].join("\n"), keys.publicKey);
  expect(read).toEqual({ copies: [copy, copy], unsigned: [2] });
});

test("a line that another installation signed is not ours", () => {
  const line = signedLine(copy, newSigningKeys().privateKey);
  expect(readSignedLines(line, keys.publicKey)).toEqual({ copies: [], unsigned: [1] });
});
