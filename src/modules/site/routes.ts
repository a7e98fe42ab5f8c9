import type { FastifyInstance } from "fastify";
import type { Day } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { deskOf } from "../../web/desk.ts";
import { deskHref } from "../../web/reply.ts";
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
    const home = await req.inPartnership(async (tx) => ({
      profile: await getProfile(tx),
      aims: await listAims(tx),
      groups: await listGroups(tx),
      participations: (await listParticipations(tx)).filter((participation) => takesPart(participation, req.today)),
      released: await listReleased(tx, 1),
      minutes: await listReleasedMinutes(tx),
    }));
    const [latest] = home.released;
    const evidence = latest && releasedCard(latest, `/${home.profile.slug}/assessments`);
    const minutes = minutesSection(`/${home.profile.slug}/minutes`, home.minutes);
    return reply.html(publicHomePage({ ...home, evidence, minutes }));
  });
}

export function deskRoutes(app: FastifyInstance): void {
  workRoutes(app);
  app.get("/", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    const home = await req.inPartnership(async (tx) => ({
      heading: await getHeading(tx),
      waiting: await findWaiting(tx),
      holdings: await listHoldings(tx, SHOWN_DATASETS),
      standing: await findStanding(tx),
      toAccept: await countToAccept(tx),
      minutes: await listReleasesToAgree(tx),
      votes: await listOwnVotes(tx, nowOf(req.now)),
      actions: await listOwnActions(tx),
      groups: await listDue(tx, req.today),
      may: tx.identity.capabilities,
    }));
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
    const work = await req.inPartnership(async (tx) => ({
      waiting: await findWaiting(tx),
      toAccept: await countToAccept(tx),
      minutes: await listReleasesToAgree(tx),
      votes: await listOwnVotes(tx, nowOf(req.now)),
      papers: await listPapersToRead(tx, req.today),
      meetings: await listOwnMeetings(tx, req.today),
      clearances: await listMinutesToClear(tx, req.today),
      actions: await listOwnActions(tx),
      escalated: await listBeforeMe(tx, req.today),
      groups: await listDue(tx, req.today),
    }));
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
  return { reviews: await listDueReviews(tx, today), posts: await listDuePosts(tx, today) };
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
