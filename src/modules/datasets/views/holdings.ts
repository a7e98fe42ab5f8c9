import { formatMonth } from "../../../kernel/dates.ts";
import { type Card, cards } from "../../../web/components/cards.ts";
import { section } from "../../../web/components/reading.ts";
import { quantity } from "../../../web/format.ts";
import type { Html } from "../../../web/html.ts";
import type { Holding } from "../rules/holdings.ts";
import { ORIGIN_LABELS } from "../rules/register.ts";

/** What the partnership holds, and what is missing of it. Nothing while it holds nothing. */
export function holdingsSection(deskHref: string, holdings: readonly Holding[]): Html | false {
  if (holdings.length === 0) return false;
  return section({
    id: "data",
    title: "The data it rests on",
    content: cards(holdings.map((holding) => card(deskHref, holding))),
  });
}

function card(deskHref: string, { dataset, first, last, months, absent }: Holding): Card {
  const missing = absent.length > 3 ? quantity(absent.length, "month") : absent.map(formatMonth).join(", ");
  return {
    title: dataset.title,
    href: `${deskHref}/datasets/${dataset.id}`,
    text:
      absent.length === 0
        ? `${quantity(months, "month")}, each of them complete.`
        : `Not complete: ${missing}. No figure is drawn across what is missing.`,
    meta: [ORIGIN_LABELS[dataset.origin], `${formatMonth(first)} to ${formatMonth(last)}`].join(" · "),
  };
}
