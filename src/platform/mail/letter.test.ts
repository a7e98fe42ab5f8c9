import { expect, test } from "vitest";
import { composeLetter, isPlainAddress, type Letter } from "./letter.ts";

const LETTER: Letter = {
  from: "office@frankpledge.example",
  to: "chair@example.org",
  subject: "Something is waiting",
  text: "Look at it.\n.\nBcc: nobody@example.org\n",
  identity: "thurrock assessments.release-awaited 1",
};

async function headersOf(letter: Partial<Letter>): Promise<string[]> {
  const source = (await composeLetter({ ...LETTER, ...letter }, new Date("2026-11-26T09:00:00Z"))).toString();
  return source
    .slice(0, source.indexOf("\r\n\r\n"))
    .replaceAll(/\r\n[ \t]+/g, " ")
    .split("\r\n");
}

const NAMES = [
  "From",
  "To",
  "Subject",
  "Message-ID",
  "Auto-Submitted",
  "Content-Transfer-Encoding",
  "Date",
  "MIME-Version",
  "Content-Type",
].sort();

test.each(["\r\n", "\n", "\r", "\u0000\r\n", "\u0085", "\u2028", "\r\n\r\n"])(
  "nothing that is put into a subject or an address begins a header of its own: %j",
  async (end) => {
    for (const letter of [
      { subject: `Waiting${end}Bcc: third@example.org` },
      { to: `chair@example.org${end}Bcc: third@example.org` },
      { from: `office@frankpledge.example${end}Reply-To: third@example.org` },
    ]) {
      const names = (await headersOf(letter)).map((line) => line.slice(0, line.indexOf(":")));
      expect(names.sort()).toEqual(NAMES);
    }
  },
);

test("the same message has the same Message-ID, and another has another", async () => {
  const idOf = async (letter: Partial<Letter>) =>
    (await headersOf(letter)).find((line) => line.startsWith("Message-ID"));
  expect(await idOf({})).toBe(await idOf({ text: "Other words", to: "moved@example.org" }));
  expect(await idOf({})).not.toBe(await idOf({ identity: "thurrock assessments.release-awaited 2" }));
  expect(await idOf({})).toMatch(/^Message-ID: <[0-9a-f]{40}@frankpledge\.example>$/);
});

test.each(["chair@example.org", "first.last+work@council.example.org", "o'brien@example.org"])(
  "%s can be written to",
  (text) => {
    expect(isPlainAddress(text)).toBe(true);
  },
);

test.each([
  "",
  "chair",
  "ann@example.org, bob@example.org",
  "ann@example.org bob@example.org",
  "ann@example.org\r\nBcc: bob@example.org",
  "<ann@example.org>",
  "ann@example.org>",
  "Chair <ann@example.org>",
  '"a b"@example.org',
  "a@b@example.org",
  "a@[127.0.0.1]",
  "group: ann@example.org;",
  `${"a".repeat(65)}@example.org`,
  `a@${"b".repeat(260)}.org`,
])("%j cannot", (text) => {
  expect(isPlainAddress(text)).toBe(false);
});
