import { messageKind } from "../../platform/mail/kinds.ts";

/** The ends of all audit trails as one signed line, to be kept where whoever runs the installation cannot change it. */
export const trailEnds = messageKind<{ line: string }>("audit.trail-ends", {
  title: "The ends of the audit trails",
  subject: "The ends of the audit trails today",
  needs: "setting",
  usefulHours: 7 * 24,
  text: ({ line }) =>
    `Keep this message. Whoever shortens or changes an audit trail cannot change what you have.\n\nTo compare: put the line below into a file, and run\n\nfrankpledge audit verify --heads FILE\n\n${line}`,
});
