import MailComposer from "nodemailer/lib/mail-composer";
import { sha256 } from "../../kernel/ids.ts";

/** One message as the mail server gets it. */
export type Letter = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What the message is the only one of: the same letter sent again has the same Message-ID. */
  readonly identity: string;
};

/**
 * One plain address: one part, one @, one host, and nothing that a mail server could read as a second recipient, a header
 * or an option. Stricter than the standard, which allows what nobody has.
 */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(address);
}

/** A header is one line: every control character becomes a space. */
function headerText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** The bytes of a letter: plain text, and headers that hold addresses and fixed words only. */
export function composeLetter(letter: Letter, now: Date): Promise<Buffer> {
  const domain = letter.from.slice(letter.from.lastIndexOf("@") + 1);
  return new MailComposer({
    from: { name: "", address: headerText(letter.from) },
    to: { name: "", address: headerText(letter.to) },
    subject: headerText(letter.subject),
    text: letter.text,
    date: now,
    messageId: `<${sha256(letter.identity).toString("hex").slice(0, 40)}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
