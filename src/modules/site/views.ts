import { GROUP_KIND_LABELS } from "../../kernel/group-kinds.ts";
import { type StructureNode, structureChart } from "../../web/charts/structure-chart.ts";
import { cards } from "../../web/components/cards.ts";
import { hero } from "../../web/components/hero.ts";
import { pageHeading } from "../../web/components/page-heading.ts";
import { section } from "../../web/components/reading.ts";
import { tag } from "../../web/components/tag.ts";
import { type Desk, homeCrumb } from "../../web/desk.ts";
import { type Html, html } from "../../web/html.ts";
import type { View } from "../../web/reply.ts";
import {
  type Aim,
  type Branch,
  CAPACITY_LABELS,
  type Capacity,
  type Group,
  KIND_LABELS,
  type ListedPartnership,
  type Participation,
  type Profile,
  structureList,
  structureOf,
} from "../partnerships/index.ts";
import { SITE_WORDS as WORDS } from "./content.ts";
import type { FirstStep } from "./rules.ts";

export function frontPage(partnerships: readonly ListedPartnership[]): View {
  const items = partnerships.map((partnership) => ({
    title: partnership.name,
    href: `/${partnership.slug}`,
    text: partnership.vision,
    meta: metaOf(partnership, partnerships),
  }));
  const none = html`<p class="govuk-body">${WORDS.noPartnerships} ${WORDS.setUp}</p>`;
  return {
    kind: "public",
    title: "Community Safety Partnerships",
    description: WORDS.lede,
    hero: hero({ title: WORDS.title, lede: WORDS.lede }),
    content: section({
      id: "partnerships",
      title: WORDS.partnerships,
      content: items.length > 0 ? cards(items) : none,
    }),
  };
}

function metaOf(partnership: ListedPartnership, all: readonly ListedPartnership[]): string {
  const parent = all.find((other) => other.slug === partnership.parentSlug);
  return [
    KIND_LABELS[partnership.kind],
    parent && `${WORDS.parent} ${parent.name}`,
    partnership.stage === "demonstration" && WORDS.demonstration,
  ]
    .filter(Boolean)
    .join(" · ");
}

export type PublicHome = {
  readonly profile: Profile;
  readonly aims: readonly Aim[];
  readonly groups: readonly Group[];
  readonly participations: readonly Participation[];
  /** What the assessments module has to show here, when something has been released. */
  readonly evidence: Html | undefined;
  /** The way to published minutes, when there are any. */
  readonly minutes: Html | false;
};

/** What a partnership tells everybody about itself. */
export function publicHomePage(home: PublicHome): View {
  const { profile } = home;
  const facts = [
    KIND_LABELS[profile.kind],
    profile.areas.length > 0 && profile.areas.map((area) => area.name).join(", "),
    profile.parent &&
      html`${WORDS.parent} <a class="govuk-link" href="/${profile.parent.slug}">${profile.parent.name}</a>`,
  ].filter((fact): fact is string | Html => Boolean(fact));
  return {
    kind: "public",
    title: profile.name,
    description: profile.vision,
    hero: hero({
      caption: profile.vision === "" ? KIND_LABELS[profile.kind] : WORDS.vision,
      title: profile.vision || profile.name,
      lede: profile.purpose,
      facts,
    }),
    content: html`${section({
      id: "evidence",
      title: WORDS.evidence,
      content: home.evidence ?? html`<p class="govuk-body">${WORDS.noAssessment}</p>`,
    })}${aimSections(home.aims)}${members(profile)}${section({
      id: "structure",
      title: WORDS.structure,
      content: structure(profile.name, structureOf(home.groups)),
    })}${home.minutes}${home.participations.length > 0 && section({ id: "who", title: WORDS.who, content: whoList(home.participations) })}`,
  };
}

/** Drawn where groups stand below each other, and always as a list. */
function structure(name: string, branches: readonly Branch[]): Html {
  const isTree = branches.some((branch) => branch.branches.length > 0);
  const drawn =
    isTree &&
    html`<div class="fp-figure">${structureChart({
      id: "structure-chart",
      title: `${WORDS.structure}: ${name}`,
      description: WORDS.structureDrawn,
      nodes: branches.map(nodeOf),
    })}</div>`;
  return html`${drawn}${structureList(branches)}`;
}

function nodeOf({ id, name, kind, branches }: Branch): StructureNode {
  return { id, name, note: GROUP_KIND_LABELS[kind], branches: branches.map(nodeOf) };
}

function aimSections(aims: readonly Aim[]): Html[] {
  const kinds = [
    ["aim", WORDS.aims],
    ["priority", WORDS.priorities],
    ["outcome", WORDS.outcomes],
  ] as const;
  return kinds.flatMap(([kind, title]) => {
    const own = aims.filter((aim) => aim.kind === kind);
    return own.length === 0
      ? []
      : [section({ id: `${kind}s`, title, content: html`<ol class="fp-aims">${own.map(aimItem)}</ol>` })];
  });
}

function aimItem(aim: Aim): Html {
  const points =
    aim.points.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${aim.points.map((point) => html`<li>${point}</li>`)}</ul>`;
  const expected =
    aim.expectedOutcomes.length > 0 &&
    html`<p class="fp-aims__expected">${WORDS.expected}</p><ul class="govuk-list govuk-list--bullet">${aim.expectedOutcomes.map((outcome) => html`<li>${outcome}</li>`)}</ul>`;
  return html`<li class="fp-aims__item"><h3 class="fp-aims__title">${aim.title}</h3>${points}${expected}${aim.source && html`<p class="fp-aims__source">${aim.source}</p>`}</li>`;
}

function members(profile: Profile): Html | false {
  if (profile.children.length === 0) return false;
  const items = profile.children.map((child) => ({ title: child.name, href: `/${child.slug}` }));
  return section({ id: "members", title: WORDS.members, content: cards(items) });
}

/** Those whom the Act names first. */
const CAPACITIES = Object.keys(CAPACITY_LABELS) as Capacity[];

function whoList(participations: readonly Participation[]): Html {
  const held = new Set(participations.map((participation) => participation.capacity));
  const capacities = CAPACITIES.filter((capacity) => held.has(capacity));
  return html`${capacities.map((capacity) => {
    const names = participations.filter((participation) => participation.capacity === capacity);
    return html`<h3 class="govuk-heading-s">${CAPACITY_LABELS[capacity]}</h3><ul class="govuk-list fp-columns">${names.map((item) => html`<li>${item.organisation}</li>`)}</ul>`;
  })}`;
}

export function wordsPage(words: { readonly title: string; readonly body: readonly string[] }): View {
  return {
    kind: "plain",
    title: words.title,
    content: html`${pageHeading({ title: words.title })}${words.body.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`,
  };
}

/** Where someone arrives who has signed in: what there is to do in this partnership. */
export function deskHomePage(profile: Pick<Profile, "name" | "vision">, sections: readonly (Html | false)[]): View {
  return {
    kind: "desk",
    title: profile.name,
    content: html`${pageHeading({ title: profile.name, text: profile.vision })}${sections}`,
  };
}

/** What one person has to do in a partnership, with the way to what they have to do in others. */
export function workPage(
  desk: Desk,
  sections: readonly (Html | false)[],
  elsewhere: readonly { readonly name: string; readonly href: string }[],
): View {
  const others = section({
    id: "elsewhere",
    title: "Your work elsewhere",
    content: html`<ul class="govuk-list">${elsewhere.map(({ name, href }) => html`<li><a class="govuk-link" href="${href}">${name}</a></li>`)}</ul>`,
  });
  return {
    kind: "desk",
    title: "My work",
    breadcrumbs: [homeCrumb(desk), { text: "My work" }],
    content: html`${pageHeading({ title: "My work", text: `What you have agreed to do in ${desk.name}, and what waits for you.` })}${sections}${elsewhere.length > 0 && others}`,
  };
}

/** The way to the first published assessment, for those who can take some of its steps. */
export function firstStepsSection(
  deskHref: string,
  steps: readonly FirstStep[],
  held: readonly string[],
): Html | false {
  if (steps.length === 0) return false;
  const items = steps.map(({ title, text, path, capability, state }) => {
    const mayTake = held.includes(capability) && state === "next";
    const name = mayTake ? html`<a class="govuk-link" href="${deskHref}/${path}">${title}</a>` : title;
    return html`<li class="fp-steps__item fp-steps__item--${state}"><p class="fp-steps__title">${name}${state !== "later" && html` ${STEP_TAGS[state]}`}</p><p class="fp-steps__text">${text}</p></li>`;
  });
  return section({
    id: "first-steps",
    title: "From files to a published assessment",
    content: html`<ol class="fp-steps">${items}</ol>`,
  });
}

const STEP_TAGS = {
  done: tag({ text: "Done", classes: "govuk-tag--green" }),
  next: tag({ text: "Next", classes: "govuk-tag--blue" }),
} as const;
