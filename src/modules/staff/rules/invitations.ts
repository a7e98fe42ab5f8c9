import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** waiting: not with a mail server yet. sent: it was taken. used: they have an account. */
export const INVITATION_STATES = ["waiting", "sent", "failed", "used", "expired", "cancelled"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const INVITATION_LABELS: Readonly<Record<InvitationState, string>> = {
  waiting: "Waiting to be sent",
  sent: "Sent",
  failed: "Could not be sent",
  used: "Used",
  expired: "Expired",
  cancelled: "Cancelled",
};

export function isInvitationState(text: string): text is InvitationState {
  return INVITATION_STATES.some((state) => state === text);
}

export type SoughtRole = { readonly partnership: string; readonly role: string };

export type Invitation = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: InvitationState;
  /** Names, when a role in a partnership is asked for once they come. */
  readonly sought: SoughtRole | null;
  readonly invitedBy: string | null;
  readonly invitedAt: Date;
  readonly sentAt: Date | null;
  readonly timesSent: number;
  readonly expiresAt: Date | null;
  readonly problem: string | null;
  /** Whether who sent it last may still invite: else its link works no more. */
  readonly isBacked: boolean;
};

/** What an administrator asks for. */
export type NewInvitation = {
  readonly name: string;
  readonly email: string;
  /** Keys, where a role is asked for as well. */
  readonly sought: { readonly partnershipId: string; readonly roleKey: string } | undefined;
};

/** Twice within ten minutes is a slip of the finger: the first message is on its way. */
const AGAIN_AFTER_MINUTES = 10;

/** Decides whether an invitation may be sent once more. */
export function sendAgain(invitation: Invitation, now: Date): Outcome<Invitation> {
  if (invitation.state === "used") return refuse(`${invitation.name} has used this invitation already`);
  if (invitation.state === "cancelled") return refuse("This invitation was cancelled. Invite them anew");
  const { sentAt } = invitation;
  if (sentAt !== null && now.getTime() - sentAt.getTime() < AGAIN_AFTER_MINUTES * 60_000)
    return refuse("This invitation was sent less than ten minutes ago. Nothing was sent again");
  return done(invitation);
}

/** Decides whether an invitation may be taken back. */
export function cancel(invitation: Invitation): Outcome<Invitation> {
  if (invitation.state === "used")
    return refuse(`${invitation.name} has used this invitation already. Suspend them, or note that they have left`);
  if (invitation.state === "cancelled") return refuse("This invitation was cancelled already");
  return done(invitation);
}

/** Decides that a role and a partnership are named together, and are among those offered. */
export function seekRole(
  sought: { readonly partnership: string; readonly role: string },
  offered: Choices,
): Outcome<NewInvitation["sought"]> {
  if (sought.partnership === "" && sought.role === "") return done(undefined);
  if (sought.partnership === "")
    return refuse("Choose the partnership for the role, or leave both empty", "partnership");
  if (sought.role === "") return refuse("Choose the role in the partnership, or leave both empty", "role");
  if (!offered.partnerships.some(({ id }) => id === sought.partnership))
    return refuse("Choose one of the partnerships that your organisation takes part in", "partnership");
  if (!offered.roles.some(({ key }) => key === sought.role)) return refuse("Choose one of the roles", "role");
  return done({ partnershipId: sought.partnership, roleKey: sought.role });
}

/** The partnerships that the organisation takes part in, and the roles there are in them. */
export type Choices = {
  readonly partnerships: readonly { readonly id: string; readonly slug: string; readonly name: string }[];
  readonly roles: readonly { readonly key: string; readonly title: string }[];
};

/** What is said of an address with a plus in it: most mail servers deliver it to the mailbox without. */
export function plusAddressNote(email: string): string {
  return email.includes("+")
    ? " The address has a plus in it: it is kept as it was typed, and counts as another address than the one without."
    : "";
}
