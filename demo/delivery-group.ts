import type { ItemFacts } from "../src/modules/meetings/index.ts";

const NOTHING = { summary: "", section17: "", equality: "" };

/**
 * The group of 2008 that serves three partnerships. One of its members works for a charity and one for the police, who chairs it;
 * neither is in anything else: what they do is all in this group. The document leaves open who chairs, and the meeting is made up.
 */
export const DELIVERY_GROUP = {
  host: "thurrock",
  group: "Sexual Violence Delivery Group",
  members: [
    { title: "Deputy manager, Victim Support", seat: "Victim Support" },
    { title: "Detective sergeant, Basildon and Thurrock", seat: "Essex Police: detectives", post: "chair" },
  ],
  meeting: { beginsAt: "10:00", place: "Civic offices, Grays", joining: "By the link in the invitation" },
} as const;

export const DELIVERY_AGENDA: readonly ItemFacts[] = [
  { ...NOTHING, kind: "information", title: "Welcome and apologies", presenter: "Chair", minutes: 5 },
  {
    ...NOTHING,
    kind: "discussion",
    title: "How long people wait for help after they report",
    presenter: "Victim Support",
    minutes: 25,
  },
];
