import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { TaskRunner } from "../../../platform/engine/runner.ts";
import { type InPartnership, readFile, storeFile } from "../../../platform/files/files.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { papersAdded } from "../emails.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import { type Meeting, prepare } from "../rules/meetings.ts";
import { dispatchOf } from "../rules/notice.ts";
import { kindOfFile, PAPER_KINDS, type PaperContent, type PaperKind, pagesOf } from "../rules/paper-files.ts";
import { mayNumber, nextNumber, type PaperVersion, placePages, toSend } from "../rules/papers.ts";
import { getItem, listItems } from "../store/agenda.ts";
import { getMeeting } from "../store/meetings.ts";
import * as store from "../store/papers.ts";

/** A file that somebody sent, where it lies, and how many pages they say that it has. */
export type SentFile = {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly claimedType: string;
};

export type Keeping = {
  readonly inPartnership: InPartnership;
  readonly engine: TaskRunner;
  readonly today: Day;
};

/** Adds a paper to an item, with its file or, without one, to follow. Nothing is stored of a file whose content is not its type. */
export async function addPaper(
  keeping: Keeping,
  at: { readonly meeting: string; readonly item: string },
  paper: { readonly title: string; readonly follows: boolean; readonly pages: number | null },
  file: SentFile | undefined,
): Promise<Outcome<string>> {
  const { inPartnership, today } = keeping;
  const early = await inPartnership((tx) => mayAdd(tx, at, paper.title, today));
  if (!early.ok) return early;
  if (file && paper.follows) return refuse("Take the tick away: the file is there, so it does not follow", "follows");
  if (!file && !paper.follows) return refuse("Choose the file, or say that it follows", "file");
  const stored = file ? await keepFile(keeping, file, paper.pages) : done(undefined);
  if (!stored.ok) return stored;
  return inPartnership(async (tx) => {
    await store.lockPapers(tx, at.meeting);
    const decision = await mayAdd(tx, at, paper.title, today);
    if (!decision.ok) return decision;
    const id = await store.insertPaper(tx, decision.value, paper.title);
    if (stored.value) await store.insertVersion(tx, id, decision.value, { ...stored.value, number: 1, change: "" });
    recordEvent(tx, "paper.added", id, { ...at, follows: paper.follows });
    return done(id);
  });
}

/** Gives a paper that was to follow its file, or a paper another file in place of the one it has. The earlier ones stay. */
export async function addVersion(
  keeping: Keeping,
  at: { readonly meeting: string; readonly paper: string },
  { pages, change }: { readonly pages: number | null; readonly change: string },
  file: SentFile | undefined,
): Promise<Outcome<string>> {
  const { inPartnership, today } = keeping;
  const early = await inPartnership((tx) => mayReplace(tx, at, change, today));
  if (!early.ok) return early;
  if (!file) return refuse("Choose the file", "file");
  const stored = await keepFile(keeping, file, pages);
  if (!stored.ok) return stored;
  return inPartnership(async (tx) => {
    await store.lockPapers(tx, at.meeting);
    const decision = await mayReplace(tx, at, change, today);
    if (!decision.ok) return decision;
    const { item, number } = decision.value;
    await store.updateWithdrawn(tx, at.paper, "unsent");
    await store.insertVersion(tx, at.paper, item, { ...stored.value, number, change });
    recordEvent(tx, "paper.version-added", at.paper, { meeting: at.meeting, version: number });
    return done(at.paper);
  });
}

/** Takes a paper out. Its pages stay empty, and its versions are for those who run meetings from then on. */
export async function removePaper(
  tx: Tx,
  meeting: string,
  id: string,
  reason: string,
  today: Day,
): Promise<Outcome<string>> {
  await store.lockPapers(tx, meeting);
  const open = prepare(await getMeeting(tx, meeting), today);
  if (!open.ok) return open;
  const paper = await store.getPaper(tx, meeting, id);
  if (paper.removedAt !== null) return refuse(TAKEN_OUT);
  await store.updateWithdrawn(tx, id, "all");
  await store.updateRemoved(tx, id, reason);
  recordEvent(tx, "paper.removed", id, { meeting });
  return done(paper.title);
}

/** Sends out the papers that came after the agenda: numbers their pages, records why, and tells the members. */
export async function sendSupplement(tx: Tx, id: string, reason: string, today: Day): Promise<Outcome<number>> {
  await store.lockPapers(tx, id);
  const meeting = await getMeeting(tx, id);
  const open = prepare(meeting, today);
  if (!open.ok) return open;
  if (dispatchOf(meeting) === undefined)
    return refuse("The agenda has not gone out yet: these papers go with it, and not after it");
  const sent = await sendPapers(tx, meeting, { isPack: false, reason });
  if (!sent.ok) return sent;
  const { dispatch, number, versions } = sent.value;
  if (dispatch === undefined) return refuse("There is no paper to send out: all of them went out already");
  for (const person of await store.listToTell(tx, meeting.groupId, versions))
    await queueMessage(tx, papersAdded, {
      recipient: { person },
      key: `${dispatch} ${person}`,
      params: { meeting: id },
    });
  recordEvent(tx, "papers.supplement-sent", id, { number, papers: versions.length });
  return done(number);
}

/**
 * Numbers the pages of what has not been sent out yet, in the order of the agenda, as the pack or as a supplement. Without
 * such papers there is a pack all the same, and no supplement. Refuses whoever may not read all of the agenda.
 */
export async function sendPapers(
  tx: Tx,
  meeting: Meeting,
  { isPack, reason }: { readonly isPack: boolean; readonly reason: string },
): Promise<
  Outcome<{ readonly dispatch: string | undefined; readonly number: number; readonly versions: readonly string[] }>
> {
  const items = await listItems(tx, meeting.id);
  const decision = mayNumber(items);
  if (!decision.ok) return decision;
  const pending: PaperVersion[] = toSend(items, await store.listPapers(tx, meeting.id));
  const before = await store.listDispatches(tx, meeting.id);
  const number = nextNumber(before, isPack);
  if (pending.length === 0 && number !== 0) return done({ dispatch: undefined, number, versions: [] });
  const { firstPage, lastPage, placed } = placePages(before, pending);
  const pages = { number, firstPage, lastPage, reason: number === 0 ? "" : reason };
  const dispatch = await store.insertDispatch(tx, meeting, pages, placed);
  return done({ dispatch, number, versions: pending.map(({ id }) => id) });
}

/** A version of a paper on its way out, to be saved. Notes that whoever asks has opened it, unless they only ask about it. */
export async function openPaper(
  inPartnership: InPartnership,
  at: { readonly meeting: string; readonly paper: string; readonly number: number },
  isRead: boolean,
) {
  const file = await inPartnership(async (tx) => {
    const found = await store.getVersionFile(tx, at.meeting, at.paper, at.number);
    if (isRead) {
      await store.insertReading(tx, at.paper, found.id);
      recordEvent(tx, "paper.opened", at.paper, { version: at.number, restricted: found.isRestricted });
    }
    return found;
  });
  const { fileName, kind, sizeBytes, sha256 } = file;
  return {
    ...{ fileName, sizeBytes },
    mediaType: PAPER_KINDS[kind].mediaType,
    pieces: readFile(inPartnership, { reader: store.PAPER_READER, sha256 }),
  };
}

type Kept = Omit<store.NewVersion, "number" | "change">;

/** Looks into a file in the child process, and stores it when it is what it says. */
async function keepFile(
  { inPartnership, engine }: Keeping,
  file: SentFile,
  typed: number | null,
): Promise<Outcome<Kept>> {
  const kind = kindOfFile(file.name, file.claimedType);
  if (!kind.ok) return kind;
  const content = await lookInto(engine, file.path, kind.value);
  if (!content.ok) return refuse(content.problems.map(({ message }) => message).join(". "), "file");
  const pages = pagesOf(kind.value, content.value, typed);
  if (!pages.ok) return pages;
  const { mediaType } = PAPER_KINDS[kind.value];
  const { sha256 } = file;
  await storeFile(inPartnership, file.path, { reader: store.PAPER_READER, mediaType, compress: false, sha256 });
  return done({ fileName: file.name, kind: kind.value, sha256, sizeBytes: file.sizeBytes, pages: pages.value });
}

function lookInto(engine: TaskRunner, path: string, kind: PaperKind): Promise<Outcome<PaperContent>> {
  const limits = { isShort: true, memoryMb: LOOKING_MB, idleMs: LOOKING_MS } as const;
  return engine.runTask<PaperContent>("meetings.read-paper", { path, kind }, limits);
}

const LOOKING_MB = 400;
const LOOKING_MS = 10_000;

async function mayAdd(
  tx: Tx,
  at: { readonly meeting: string; readonly item: string },
  title: string,
  today: Day,
): Promise<Outcome<AgendaItem>> {
  const open = prepare(await getMeeting(tx, at.meeting), today);
  if (!open.ok) return open;
  const item = await getItem(tx, at.meeting, at.item);
  if (item.restriction !== null && item.restrictedText === null)
    return refuse("The item is restricted, and you may not read it: somebody else has to add its papers");
  const papers = await store.listPapers(tx, at.meeting);
  return papers.some((paper) => paper.itemId === at.item && paper.removedAt === null && paper.title === title)
    ? refuse("The item has a paper of that title already. To put another file in its place, open that paper", "title")
    : done(item);
}

async function mayReplace(
  tx: Tx,
  at: { readonly meeting: string; readonly paper: string },
  change: string,
  today: Day,
): Promise<Outcome<{ readonly item: AgendaItem; readonly number: number }>> {
  const open = prepare(await getMeeting(tx, at.meeting), today);
  if (!open.ok) return open;
  const paper = await store.getPaper(tx, at.meeting, at.paper);
  if (paper.removedAt !== null) return refuse(TAKEN_OUT);
  const number = Math.max(0, ...paper.versions.map((version) => version.number)) + 1;
  if (number > 1 && change === "")
    return refuse("Enter what has changed, so that readers know what to look for", "change");
  return done({ item: await getItem(tx, at.meeting, paper.itemId), number });
}

const TAKEN_OUT = "The paper was taken out";
