import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../src/kernel/ids.ts";
import { listGroupsSeen } from "../../src/modules/groups/index.ts";
import {
  addPaper,
  listGroupMeetings,
  listItems,
  recordDispatch,
  stateOfMeeting,
} from "../../src/modules/meetings/index.ts";
import type { Services } from "../../src/platform/services.ts";
import { DISTRICTS_AIMS, paperPdf, TO_FOLLOW } from "../papers.ts";
import { SAFER_ESSEX_GROUP } from "../terms/safer-essex.ts";
import { type Making, settled } from "./assessments.ts";

/** Papers of the next meeting of Safer Essex, one of them to follow, and its agenda sent out with them. */
export async function makePapers(
  { config, engine }: Pick<Services, "config" | "engine">,
  { as, today }: Pick<Making, "as" | "today">,
): Promise<void> {
  const inPartnership = await as(SAFER_ESSEX_GROUP.host, "support-officer");
  const { meeting, items } = await inPartnership(async (tx) => {
    const group = (await listGroupsSeen(tx)).find(({ name }) => name === SAFER_ESSEX_GROUP.group);
    const next = (await listGroupMeetings(tx, group?.id ?? "")).find((one) => stateOfMeeting(one, today) === "to-come");
    if (!next) throw new Error(`${SAFER_ESSEX_GROUP.group} has no meeting to come`);
    return { meeting: next.id, items: await listItems(tx, next.id) };
  });
  const [, decision, discussion] = items;
  const folder = join(config.dataFolder, "work", "papers");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const bytes = paperPdf(DISTRICTS_AIMS);
    const path = join(folder, "aims.pdf");
    await writeFile(path, bytes);
    const file = { path, name: "districts-aims.pdf", sizeBytes: bytes.length, claimedType: "application/pdf" };
    const keeping = { inPartnership, engine, today };
    const add = (item: string | undefined, title: string, sent?: typeof file) =>
      addPaper(
        keeping,
        { meeting, item: item ?? "" },
        { title, follows: sent === undefined, pages: null },
        sent && { ...sent, sha256: sha256(bytes).toString("hex") },
      );
    settled(await add(decision?.id, DISTRICTS_AIMS.title, file));
    settled(await add(discussion?.id, TO_FOLLOW));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await inPartnership(async (tx) => settled(await recordDispatch(tx, meeting, today, today)));
}
