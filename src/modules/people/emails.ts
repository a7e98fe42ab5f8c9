import { messageKind } from "../../platform/mail/kinds.ts";

/** To those who may accept a role, when one waits for them. */
export const roleAwaited = messageKind<Record<string, never>>("people.role-awaited", {
  title: "A role waits to be accepted",
  subject: "Something is waiting for your decision",
  needs: "memberships:accept",
  usefulHours: 14 * 24,
  text: (_, { partnership, url }) =>
    `Somebody has asked for a role to be given to a person. It is not held before a second person accepts, and you are one of those who may.\n\nAccept or decline it here:\n\n${url(`/${partnership.slug}/desk/approvals`)}`,
});
