import { messageKind } from "../../platform/mail/kinds.ts";

/** To those who may release an assessment, when somebody else has put a version of it forward. */
export const releaseAwaited = messageKind<{ assessment: string; proposal: string }>("assessments.release-awaited", {
  title: "An assessment awaits release",
  subject: "Something is waiting for your decision",
  needs: "assessments:release",
  usefulHours: 14 * 24,
  text: (
    { assessment, proposal },
    { partnership, url },
  ) => `An assessment is ready and waits for a second person to release it. You are one of those who may.

Read it, and release it if it is right:

${url(`/${partnership.slug}/desk/assessments/${assessment}/proposals/${proposal}`)}`,
});
