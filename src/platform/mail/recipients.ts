import type { MessageKind, MessageParams } from "./kinds.ts";
import { isPlainAddress } from "./letter.ts";

/** Whom a message is for, as they stand when it is sent. */
export type Recipient = {
  readonly email: string;
  readonly suspended: boolean;
  /** What they may do in the message's partnership today. */
  readonly capabilities: readonly string[];
  /** Of a message to an address of the configuration: which. */
  readonly setting?: "AUDIT_HEADS_EMAIL";
  /** Of somebody who is invited: whether the invitation stands, and this is its latest message. */
  readonly invitation?: "open" | "used" | "cancelled" | "expired" | "unbacked" | "replaced";
};

/** The message's recipient with the address that the configuration holds now, where it goes to one of those. */
export function withSetting(
  recipient: Recipient | undefined,
  config: { readonly AUDIT_HEADS_EMAIL?: string | undefined },
): Recipient | undefined {
  return recipient?.setting ? { ...recipient, email: config[recipient.setting] ?? "" } : recipient;
}

/** Why an invitation is not sent, by what became of it. */
const NOT_OPEN: Readonly<Record<Exclude<Recipient["invitation"], "open" | undefined>, string>> = {
  used: "The invitation was used already",
  cancelled: "The invitation was cancelled",
  expired: "The invitation has expired",
  unbacked: "Whoever sent the invitation may not invite any more",
  replaced: "The invitation was sent again, with another link",
};

/** Why a message must not be sent now, in a sentence of the outbox; undefined when it may. */
export function refusalOf(
  kind: Pick<MessageKind<MessageParams>, "needs" | "usefulHours">,
  recipient: Recipient | undefined,
  queuedAt: Date,
  now: Date,
): string | undefined {
  if (!recipient) return "The person has no account";
  if (kind.needs === "invitation" && recipient.invitation !== "open")
    return NOT_OPEN[recipient.invitation ?? "cancelled"];
  if (recipient.suspended) return "The person's account is suspended";
  if (kind.needs === "setting" && recipient.email === "") return "The configuration names no address any more";
  const needsRole = kind.needs !== "account" && kind.needs !== "invitation" && kind.needs !== "setting";
  if (needsRole && recipient.capabilities.length === 0) return "The person holds no role here any more";
  if (needsRole && kind.needs !== "membership" && !recipient.capabilities.includes(kind.needs))
    return "The person may not see what the message is about any more";
  if (!isPlainAddress(recipient.email)) return "The person's address is not one that messages can be sent to";
  if (now.getTime() - queuedAt.getTime() > kind.usefulHours * 3_600_000) return "The message was too old to be of use";
  return undefined;
}
