import { messageKind } from "../../platform/mail/kinds.ts";

/** To those whose agreement a view of minutes waits for. */
export const releaseAwaited = messageKind<{ proposal: string }>("minutes.release-awaited", {
  title: "Minutes await release",
  subject: "Something is waiting for your decision",
  needs: "minutes:release",
  usefulHours: 14 * 24,
  text: ({ proposal }, { partnership, url }) =>
    `Minutes of a meeting have been put forward for release, and need your agreement.\n\nRead exactly what would be released, and agree if it is right:\n\n${url(`/${partnership.slug}/desk/minutes/${proposal}`)}`,
});
