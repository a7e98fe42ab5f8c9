import { messageKind } from "../../platform/mail/kinds.ts";

/** To the members of a group, when papers went out after the agenda. Neither titles nor the meeting's matter stand in it. */
export const papersAdded = messageKind<{ meeting: string }>("meetings.papers-added", {
  title: "Papers went out after the agenda",
  subject: "Papers of a meeting have been added",
  needs: "account",
  usefulHours: 7 * 24,
  text: ({ meeting }, { partnership, url }) =>
    `Papers of a meeting of yours went out after its agenda. Their pages go on from the last page of the pack, so nothing that you have noted moves.\n\nRead them here:\n\n${url(`/${partnership.slug}/desk/meetings/${meeting}/papers`)}`,
});
