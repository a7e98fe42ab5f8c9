import type { PartnershipSummary } from "../tenancy/tx.ts";
import type { MessageKind, MessageParams } from "./kinds.ts";

/** The words of a message, with what stands below each of them. Links lead to this installation and nowhere else. */
export function textOf<Params extends MessageParams>(
  kind: MessageKind<Params>,
  message: { readonly params: Params; readonly linkToken: string },
  from: { readonly baseUrl: string; readonly partnership: PartnershipSummary | undefined },
): string {
  const { baseUrl, partnership } = from;
  const text = kind.text(message.params, {
    partnership: { name: partnership?.name ?? "", slug: partnership?.slug ?? "" },
    url: (path) => new URL(`${baseUrl}${path}`).href,
    linkToken: message.linkToken,
  });
  const why =
    kind.needs === "invitation"
      ? "You get this because somebody at your organisation typed your address."
      : kind.needs === "setting"
        ? `You get this because the configuration of ${baseUrl}/ names your address.`
        : partnership === undefined || partnership.kind === "installation"
          ? `You get this because you have an account at ${baseUrl}.`
          : `You get this because you work with ${partnership.name}.`;
  return `${text.trim()}\n\n--\n${why} Please do not answer: nobody reads this address.\n`;
}
