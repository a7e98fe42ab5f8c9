import type { FastifyInstance } from "fastify";
import type { Day } from "../../kernel/dates.ts";
import { together } from "../../kernel/together.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { deskOf } from "../../web/desk.ts";
import { deskHref } from "../../web/own-partnerships.ts";
import {
  type Action,
  escalatedSection,
  listEscalatedTo,
  listOpenActions,
  overdueSection,
  ownActionsSection,
} from "../actions/index.ts";
import {
  findStanding,
  findWaiting,
  listReleased,
  releasedCard,
  standingSections,
  waitingSection,
} from "../assessments/index.ts";
import { holdingsSection, listHoldings } from "../datasets/index.ts";
import { listDuePosts, listDueReviews, postsSection, reviewsSection } from "../groups/index.ts";
import { listOwnMeetings, listPapersToRead, ownMeetingsSection, papersToReadSection } from "../meetings/index.ts";
import {
  clearancesSection,
  listMinutesToClear,
  listReleasedMinutes,
  listReleasesToAgree,
  minutesSection,
  releasesSection,
} from "../minutes/index.ts";
import {
  getHeading,
  getProfile,
  listAims,
  listGroups,
  listParticipations,
  listPartnerships,
  takesPart,
} from "../partnerships/index.ts";
import { approvalsSection, countPending } from "../people/index.ts";
import { listOwnVotes, nowOf, votesSection } from "../room/index.ts";
import { SITE_WORDS } from "./content.ts";
import { firstSteps } from "./rules.ts";
import { deskHomePage, firstStepsSection, frontPage, publicHomePage, wordsPage, workPage } from "./views.ts";

export function siteRoutes(app: FastifyInstance): void {
  const config = { capability: "public", cache: "public" } as const;
  app.get("/", { config }, async (req, reply) => reply.html(frontPage(await req.inPartnership(listPartnerships))));
  app.get("/accessibility", { config }, async (_req, reply) => reply.html(wordsPage(SITE_WORDS.accessibility)));
  app.get("/privacy", { config }, async (_req, reply) => reply.html(wordsPage(SITE_WORDS.privacy)));
}

export function publicRoutes(app: FastifyInstance): void {
  app.get("/", { config: { capability: "public", cache: "public" } }, async (req, reply) => {
    const home = await req.inPartnership((tx) =>
      together({
        profile: getProfile(tx),
        aims: listAims(tx),
        groups: listGroups(tx),
        participations: listParticipations(tx),
        released: listReleased(tx, 1),
        minutes: listReleasedMinutes(tx),
      }),
    );
    const [latest] = home.released;
    const evidence = latest && releasedCard(latest, `/${home.profile.slug}/assessments`);
    const minutes = minutesSection(`/${home.profile.slug}/minutes`, home.minutes);
    const participations = home.participations.filter((participation) => takesPart(participation, req.today));
    return reply.html(publicHomePage({ ...home, participations, evidence, minutes }));
  });
}

export function deskRoutes(app: FastifyInstance): void {
  workRoutes(app);
  app.get("/", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    const home = await req.inPartnership((tx) =>
      together({
        heading: getHeading(tx),
        waiting: findWaiting(tx),
        holdings: listHoldings(tx, SHOWN_DATASETS),
        standing: findStanding(tx),
        toAccept: countToAccept(tx),
        minutes: listReleasesToAgree(tx),
        votes: listOwnVotes(tx, nowOf(req.now)),
        actions: listOwnActions(tx),
        groups: listDue(tx, req.today),
        may: tx.identity.capabilities,
      }),
    );
    const { heading, waiting, holdings, standing, may } = home;
    const [publicHref, desk] = [`/${heading.slug}`, deskHref(heading.slug)];
    const steps = firstSteps({
      holdsData: holdings.length > 0,
      hasFigures: standing?.latest !== undefined,
      hasDraft: (standing?.drafts ?? 0) > 0,
      isReleased: standing === undefined || standing.released !== undefined,
    });
    return reply.html(
      deskHomePage(heading, [
        votesSection(desk, home.votes),
        overdueSection(desk, home.actions, req.today),
        waitingSection(desk, waiting),
        approvalsSection(desk, home.toAccept),
        releasesSection(desk, home.minutes),
        reviewsSection(desk, home.groups.reviews),
        postsSection(desk, home.groups.posts),
        firstStepsSection(desk, steps, may),
        ...(standing ? standingSections(desk, publicHref, standing) : []),
        holdingsSection(desk, holdings),
      ]),
    );
  });
}

/** What each person has to do here: their actions, and what waits for their word. Modules add sections to it. */
function workRoutes(app: FastifyInstance): void {
  app.get("/work", { config: { capability: "work:read" } }, async (req, reply) => {
    const work = await req.inPartnership((tx) =>
      together({
        waiting: findWaiting(tx),
        toAccept: countToAccept(tx),
        minutes: listReleasesToAgree(tx),
        votes: listOwnVotes(tx, nowOf(req.now)),
        papers: listPapersToRead(tx, req.today),
        meetings: listOwnMeetings(tx, req.today),
        clearances: listMinutesToClear(tx, req.today),
        actions: listOwnActions(tx),
        escalated: listBeforeMe(tx, req.today),
        groups: listDue(tx, req.today),
      }),
    );
    const own = deskOf(req);
    const { href: desk } = own;
    const { partnership, partnerships = [] } = req.identity ?? {};
    const elsewhere = partnerships.filter(({ slug, kind }) => slug !== partnership?.slug && kind !== "installation");
    return reply.html(
      workPage(
        own,
        [
          votesSection(desk, work.votes),
          escalatedSection(desk, work.escalated),
          ownActionsSection(desk, work.actions, req.today),
          ownMeetingsSection(desk, work.meetings),
          papersToReadSection(desk, work.papers),
          waitingSection(desk, work.waiting),
          approvalsSection(desk, work.toAccept),
          clearancesSection(desk, work.clearances),
          releasesSection(desk, work.minutes),
          reviewsSection(desk, work.groups.reviews),
          postsSection(desk, work.groups.posts),
        ],
        elsewhere.map(({ name, slug }) => ({ name, href: `${deskHref(slug)}/work` })),
      ),
    );
  });
}

/** What those who look after groups have to see to. */
async function listDue(tx: Tx, today: Day) {
  if (!tx.identity.capabilities.includes("groups:manage")) return { reviews: [], posts: [] };
  return together({ reviews: listDueReviews(tx, today), posts: listDuePosts(tx, today) });
}

async function countToAccept(tx: Tx): Promise<number> {
  return tx.identity.capabilities.includes("memberships:accept") ? (await countPending(tx)).mine : 0;
}

async function listOwnActions(tx: Tx): Promise<Action[]> {
  const { capabilities, person } = tx.identity;
  return capabilities.includes("actions:read") && person !== undefined ? listOpenActions(tx, person) : [];
}

async function listBeforeMe(tx: Tx, today: Day): Promise<Action[]> {
  const { capabilities, person } = tx.identity;
  return capabilities.includes("actions:read") && person !== undefined ? listEscalatedTo(tx, person, today) : [];
}

/** How many datasets the desk's home shows: those that changed last. */
const SHOWN_DATASETS = 3;
