import { messageKind } from "../../platform/mail/kinds.ts";
import { LINK_DAYS, reminderInWords } from "./rules/reminders.ts";
import { isEscalationDue } from "./store/escalations.ts";
import { isReminderDue } from "./store/reminders.ts";

/** To the owner of an action, before, on and after its due day. Neither the action's words nor its owner stand in it. */
export const actionReminder = messageKind<{ action: string; due: string; occasion: string }>("actions.reminder", {
  title: "Reminder of an action",
  subject: "A reminder for you",
  needs: "actions:update",
  // Of the day that it is about: what the next day should say is another message.
  usefulHours: 20,
  isStillDue: (tx, message) => isReminderDue(tx, message),
  text: ({ action, due, occasion }, at) => `Something that you agreed to do ${reminderInWords(occasion, due)}.

Say how it stands: done, a new date and why, or what stands in the way. You need not sign in. This link works once, within ${LINK_DAYS} days; please do not pass it on:

${at.url(`/account/actions/${at.linkToken}`)}

Or sign in to see all of it:

${at.url(`/${at.partnership.slug}/desk/actions/${action}`)}`,
});

/** To whoever chairs the body before which an action has come, once. */
export const actionEscalated = messageKind<{ action: string }>("actions.escalated", {
  title: "Action escalated to its chair",
  subject: "Something has come before you",
  needs: "actions:read",
  usefulHours: 14 * 24,
  isStillDue: (tx, message) => isEscalationDue(tx, message),
  text: (
    { action },
    at,
  ) => `An action has passed its due day more than once, and has come before a group that you chair.

Sign in to read what it is, why it has come to you, and how it stands:

${at.url(`/${at.partnership.slug}/desk/actions/${action}`)}`,
});
