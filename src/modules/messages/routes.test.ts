import { expect, test } from "vitest";
import { wordsOf } from "../../../test/datasets.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../test/world.ts";
import { newId } from "../../kernel/ids.ts";
import { messageKind, queueMessage } from "../../platform/mail/kinds.ts";

const world = useWorld();

const notice = messageKind<{ page: string }>("test.outbox-notice", {
  title: "Notice of something",
  subject: "Something is waiting for you",
  needs: "membership",
  usefulHours: 24,
  text: ({ page }, at) => `Look at it:\n\n${at.url(`/${at.partnership.slug}/desk/${page}?secret=${at.linkToken}`)}`,
});

async function anOutbox(stage: "demonstration" | "live") {
  const partnership = await aPartnership(world, { stage });
  const manager = await aPerson(world, partnership, "partnership-manager");
  return { partnership, manager, href: `/${partnership.slug}/desk/outbox` };
}

async function aMessage(partnership: TestPartnership, from: Actor): Promise<string> {
  const queued = await from.inPartnership(partnership.slug, (tx) =>
    queueMessage(tx, notice, {
      recipient: { person: from.person ?? "" },
      key: newId(),
      params: { page: "assessments" },
    }),
  );
  return queued.id;
}

test("an empty outbox says what it is for", async () => {
  const { manager, href } = await anOutbox("live");
  expect(wordsOf((await manager.get(href)).body)).toContain("No messages yet When something waits for somebody");
});

test("the outbox says whom a message is for, and that nothing is sent without a mail server", async () => {
  const { partnership, manager, href } = await anOutbox("live");
  await aMessage(partnership, manager);
  const [person] = await world.db.ask<{ name: string }>("select name from people where id = $1", [manager.person]);
  const words = wordsOf((await manager.get(href)).body);
  expect(words).toContain("No mail server is set, so messages wait here until there is one");
  expect(words).toContain(`Notice of something ${person?.name}`);
  expect(words).toContain("Waiting Not sent: no mail server is set.");
});

test("a demonstration shows what a message says, with its link", async () => {
  const { partnership, manager, href } = await anOutbox("demonstration");
  const id = await aMessage(partnership, manager);
  const page = await manager.get(`${href}/${id}`);
  expect(wordsOf(page.body)).toContain("Subject Something is waiting for you");
  expect(page.body).toMatch(
    new RegExp(`${world.config.baseUrl}/${partnership.slug}/desk/assessments\\?secret=[\\w-]{43}<`),
  );
});

test("a live partnership shows neither the words of a message nor the secret of its link", async () => {
  const { partnership, manager, href } = await anOutbox("live");
  const id = await aMessage(partnership, manager);
  const page = await manager.get(`${href}/${id}`);
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain("Look at it");
  const [secret] = await world.db.ask<{ token: string }>("select ctx.link_token($1) as token", [id]);
  expect(secret?.token).toMatch(/^[\w-]{43}$/);
  expect(page.body).not.toContain(secret?.token);
});

test("messages are filtered by what became of them, and an unknown state filters nothing", async () => {
  const { partnership, manager, href } = await anOutbox("live");
  const [sent, waiting] = [await aMessage(partnership, manager), await aMessage(partnership, manager)];
  await world.db.ask("update outgoing_messages set outcome = 'sent', ended_at = now(), attempts = 1 where id = $1", [
    sent,
  ]);
  const shown = async (query: string) => {
    const { body } = await manager.get(`${href}${query}`);
    return [sent, waiting].filter((id) => body.includes(id));
  };
  expect(await shown("")).toEqual([sent, waiting]);
  expect(await shown("?state=sent")).toEqual([sent]);
  expect(await shown("?state=waiting")).toEqual([waiting]);
  expect(await shown("?state=failed")).toEqual([]);
  expect(await shown("?state=nonsense")).toEqual([sent, waiting]);
});

test("what failed is sent again when somebody asks, once, and what is on its way or was refused is not", async () => {
  const { partnership, manager, href } = await anOutbox("live");
  const id = await aMessage(partnership, manager);
  const end = (outcome: string) =>
    world.db.ask(
      "update outgoing_messages set outcome = $2, ended_at = now(), attempts = 5, problem = 'The mail server answered 550' where id = $1",
      [...[id, outcome]],
    );
  const again = () => manager.post(`${href}/${id}/sending`);
  const jobs = async () => {
    const rows = await world.db.ask("select from jobs where name = 'mail.send' and payload->>'message' = $1", [id]);
    return rows.length;
  };
  const waiting = await again();
  expect([waiting.statusCode, waiting.body.includes("waits already")]).toEqual([422, true]);
  for (const [outcome, why] of [
    ["sent", "not sent twice"],
    ["refused", "may not have it any more"],
  ] as const) {
    await end(outcome);
    expect((await manager.get(`${href}/${id}`)).body).not.toContain("Send it again");
    expect((await again()).body).toContain(why);
  }
  expect(await jobs()).toBe(1);
  await end("uncertain");
  expect((await manager.get(`${href}/${id}`)).body).toContain("may then have it twice");
  await end("failed");
  expect((await manager.get(`${href}/${id}`)).body).toContain("Send it again");
  const answers = await Promise.all([again(), again()]);
  expect(answers.map(({ statusCode }) => statusCode)).toContain(303);
  expect(await jobs()).toBe(2);
  expect(
    await world.db.ask("select outcome, attempts, problem, ended_at from outgoing_messages where id = $1", [id]),
  ).toEqual([{ outcome: null, attempts: 0, problem: "", ended_at: null }]);
  const events = await world.db.ask(
    "select detail from audit_events where event = 'message.sent-again' and subject = $1",
    [id],
  );
  expect(events).toEqual([{ detail: { was: "failed" } }]);
  const other = await aPerson(world, partnership, "analyst");
  expect((await other.post(`${href}/${id}/sending`)).statusCode).toBe(403);
});

test("a long outbox goes on on the next page", async () => {
  const { partnership, manager, href } = await anOutbox("live");
  for (let i = 0; i < 51; i++) await aMessage(partnership, manager);
  expect(wordsOf((await manager.get(href)).body)).toContain("Messages 1 to 50 of 51");
  expect(wordsOf((await manager.get(`${href}?page=2`)).body)).toContain("Messages 51 to 51 of 51");
});

test("another partnership's message is not found, and an analyst has no outbox", async () => {
  const [ours, theirs] = [await anOutbox("live"), await anOutbox("live")];
  const id = await aMessage(theirs.partnership, theirs.manager);
  expect((await ours.manager.get(`${ours.href}/${id}`)).statusCode).toBe(404);
  const analyst = await aPerson(world, theirs.partnership, "analyst");
  expect((await analyst.get(`${theirs.href}/${id}`)).statusCode).toBe(403);
});

test("an operator reads the installation's outbox", async () => {
  const operator = await aPerson(world, { slug: "installation" }, "operator");
  const somebody = await aPerson(world, undefined);
  await somebody.inPartnership(undefined, (tx) =>
    queueMessage(tx, notice, { recipient: { person: somebody.person ?? "" }, key: newId(), params: { page: "" } }),
  );
  const page = await operator.get("/installation/desk/outbox");
  expect(wordsOf(page.body)).toContain("Notice of something Somebody who holds no role here");
});
