import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestMailServer, type TestMailServer } from "../../../test/mail-server.ts";
import { aPartnership, aPerson, type TestPartnership, useWorld } from "../../../test/world.ts";
import { newId } from "../../kernel/ids.ts";
import { asSignIn } from "../tenancy/transactions.ts";
import { mailJobs } from "./gate.ts";
import { messageKind, queueAccountMessage, queueMessage } from "./kinds.ts";

const world = useWorld();
let mail: TestMailServer;
beforeAll(async () => {
  mail = await openTestMailServer();
});
afterEach(() => {
  mail.answer = () => undefined;
  mail.taken.length = 0;
});
afterAll(() => mail.close());

const notice = messageKind<{ page: string }>("test.notice", {
  title: "Notice",
  subject: "Something is waiting for you",
  needs: "assessments:release",
  usefulHours: 24,
  text: ({ page }, at) => `Look at ${at.partnership.name}.\n\n${at.url(`/${at.partnership.slug}/desk/${page}`)}`,
});
const link = messageKind<Record<string, never>>("test.link", {
  title: "Link",
  subject: "A link for you",
  needs: "account",
  usefulHours: 1,
  text: (_, at) => at.url(`/account/link/${at.linkToken}`),
});

type Row = {
  outcome: string | null;
  problem: string;
  attempts: number;
  ended_at: Date | null;
  handed_over_at: Date | null;
};

async function rowOf(id: string): Promise<Row | undefined> {
  const [row] = await world.db.ask<Row>("select * from outgoing_messages where id = $1", [id]);
  return row;
}

/** Everything that is due is done; pauses between tries are cut short. */
async function post(settings: object = { SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" }): Promise<void> {
  await world.db.ask("update jobs set run_at = now() where name = 'mail.send' and finished_at is null");
  await world.jobsDone(mailJobs({ config: { ...world.config, ...settings } }));
}

async function aNotice(partnership: TestPartnership, key: string, recipient?: string) {
  const manager = await aPerson(world, partnership, "partnership-manager");
  const chair = await aPerson(world, partnership, "chair");
  const person = recipient ?? chair.person ?? "";
  const queue = () =>
    manager.inPartnership(partnership.slug, (tx) =>
      queueMessage(tx, notice, { recipient: { person }, key, params: { page: "assessments" } }),
    );
  return { manager, chair, queue, ...(await queue()) };
}

async function emailOf(person: string | undefined): Promise<string | undefined> {
  const [row] = await world.db.ask<{ email: string }>("select email from accounts where person_id = $1", [person]);
  return row?.email;
}

test("a message is sent once, to the address its person has then, in plain text and with neutral headers", async () => {
  const partnership = await aPartnership(world);
  const { id, chair, queue } = await aNotice(partnership, "first");
  const moved = `${newId()}@moved.example`;
  await world.db.ask("update accounts set email = $2 where person_id = $1", [chair.person, moved]);
  expect((await queue()).id).toBe(id);
  await post();
  await post();

  expect(mail.taken).toHaveLength(1);
  const [letter] = mail.taken;
  expect(letter).toMatchObject({ from: "office@frankpledge.example", to: [moved] });
  expect(letter?.headers).toMatchObject({
    from: "office@frankpledge.example",
    to: moved,
    subject: "Something is waiting for you",
    "auto-submitted": "auto-generated",
    "content-type": "text/plain; charset=utf-8",
  });
  expect(letter?.text).toContain(`${world.config.baseUrl}/${partnership.slug}/desk/assessments`);
  expect(await rowOf(id)).toMatchObject({ outcome: "sent", attempts: 1 });
  const events = await world.db.ask<{ event: string }>("select event from audit_events where subject = $1", [id]);
  expect(events.map(({ event }) => event)).toEqual(["message.sent"]);
});

test("a message that was rolled back with its change is never sent", async () => {
  const partnership = await aPartnership(world);
  const manager = await aPerson(world, partnership, "partnership-manager");
  const undone = manager.inPartnership(partnership.slug, async (tx) => {
    await queueMessage(tx, notice, {
      recipient: { person: manager.person ?? "" },
      key: "undone",
      params: { page: "" },
    });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await post();
  expect(mail.taken).toEqual([]);
});

test.each([
  [
    "is suspended",
    "The person's account is suspended",
    async (person: string) =>
      world.db.ask(
        "insert into account_suspensions (account_id, reason) select id, 'left' from accounts where person_id = $1",
        [person],
      ),
  ],
  [
    "holds no role any more",
    "The person holds no role here any more",
    async (person: string) =>
      world.db.ask("update memberships set to_on = current_date - 2 where person_id = $1", [person]),
  ],
  [
    "may not see it any more",
    "The person may not see what the message is about any more",
    async (person: string) => world.db.ask("update memberships set role_key = 'member' where person_id = $1", [person]),
  ],
  [
    "has an address with a second header in it",
    "The person's address is not one that messages can be sent to",
    async (person: string) =>
      world.db.ask(
        "update accounts set email = 'x@example.org' || chr(13) || chr(10) || 'bcc: y' || id || '@example.org' where person_id = $1",
        [person],
      ),
  ],
])("somebody who %s when it is sent does not get it", async (_what, problem, change) => {
  const partnership = await aPartnership(world);
  const { id, chair } = await aNotice(partnership, newId());
  await change(chair.person ?? "");
  await post();
  expect(mail.taken).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ outcome: "refused", problem });
});

test("a message that was too late to be of use is not sent", async () => {
  const { id } = await aNotice(await aPartnership(world), "late");
  await world.db.ask("update outgoing_messages set queued_at = now() - interval '25 hours' where id = $1", [id]);
  await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "refused", problem: "The message was too old to be of use" });
});

test("without a mail server messages wait, and go when there is one", async () => {
  const { id } = await aNotice(await aPartnership(world), "patient");
  await post({});
  expect(await rowOf(id)).toMatchObject({ outcome: null, attempts: 0 });
  await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "sent" });
});

test("a mail server that says no five times ends it, and says so; what it said is not kept, since it names people", async () => {
  const { id, chair } = await aNotice(await aPartnership(world), "unwanted");
  const address = await emailOf(chair.person);
  mail.answer = (command) => (command.startsWith("RCPT") ? `550 5.1.1 <${address}> is unknown here` : undefined);
  for (let tries = 0; tries < 6; tries++) await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "failed", problem: "The mail server answered 550", attempts: 5 });
  expect(mail.taken).toEqual([]);
  expect(world.logged.join("\n")).not.toContain(address);
  expect(JSON.stringify(await world.db.ask("select last_error from jobs"))).not.toContain(address);
});

test("a mail server that refuses the text, and takes it at the next try, has it once", async () => {
  const { id } = await aNotice(await aPartnership(world), "greylisted");
  let ends = 0;
  mail.answer = (command) => (command === "." && ++ends === 1 ? "451 come back later" : undefined);
  await post();
  expect(await rowOf(id)).toMatchObject({
    outcome: null,
    problem: "The mail server answered 451",
    handed_over_at: null,
  });
  await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "sent", attempts: 2 });
  expect(mail.taken).toHaveLength(1);
});

test("a mail server out of reach costs no try: the message waits until it is back", async () => {
  const { id } = await aNotice(await aPartnership(world), "outage");
  mail.answer = () => "hang up";
  for (let tries = 0; tries < 7; tries++) await post();
  expect(await rowOf(id)).toMatchObject({ outcome: null, problem: expect.stringContaining("cannot be reached") });
  mail.answer = () => undefined;
  await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "sent" });
});

test("when no answer comes to the end of a message it is not sent again, and the outbox says that nobody knows", async () => {
  const { id } = await aNotice(await aPartnership(world), "unanswered");
  mail.answer = (command) => (command === "." ? "hang up" : undefined);
  await post();
  mail.answer = () => undefined;
  await post();
  expect(await rowOf(id)).toMatchObject({ outcome: "uncertain" });
  expect(mail.commands.filter((command) => command === ".")).not.toEqual([]);
  expect(mail.taken).toEqual([]);
});

test("a message to an account's holder carries a link whose secret is kept nowhere, the same at every try", async () => {
  const somebody = await aPerson(world, undefined);
  const { id, linkTokenHash } = await asSignIn(world.database, "test", (connection) =>
    queueAccountMessage(connection, link, { account: somebody.account ?? "", key: newId(), params: {} }),
  );
  let ends = 0;
  mail.answer = (command) => (command === "." && ++ends === 1 ? "451 come back later" : undefined);
  await post();
  await post();
  const token = /account\/link\/([\w-]{43})\s/.exec(mail.taken[0]?.text ?? "")?.[1] ?? "";
  const [hash] = await world.db.ask<{ same: boolean }>("select sha256(convert_to($1, 'UTF8')) = $2 as same", [
    token,
    linkTokenHash,
  ]);
  expect(hash?.same).toBe(true);
  expect(JSON.stringify(await world.db.ask("select * from outgoing_messages where id = $1", [id]))).not.toContain(
    token,
  );
  await expect(
    asSignIn(world.database, "test", (connection) =>
      queueAccountMessage(connection, link, { account: newId(), key: "nobody", params: {} }),
    ),
  ).rejects.toThrow("no such account");
});
