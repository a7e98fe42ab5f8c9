import { randomInt } from "node:crypto";
import { addDays, dayOf } from "../../src/kernel/dates.ts";
import { addPerson, grantRole, suspendAccount } from "../../src/modules/accounts/index.ts";
import { addOrganisation, listOrganisations } from "../../src/modules/partnerships/index.ts";
import { keepDemonstrationAccounts } from "../../src/platform/config/demonstration.ts";
import { hashPassphrase } from "../../src/platform/passphrases/passphrases.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { ORGANISATIONS } from "../partnerships.ts";
import { DEMO_ACCOUNTS, type DemoAccount } from "../people.ts";
import { settled } from "./assessments.ts";

/** Ids of the accounts made, by e-mail address. */
export type MadeAccounts = ReadonlyMap<string, { readonly person: string; readonly account: string }>;

/** Makes the accounts of the demonstration with one passphrase, made for this installation and kept in its data folder. */
export async function makeAccounts(services: Services): Promise<MadeAccounts> {
  const passphrase = newPassphrase();
  const passphraseHash = await hashPassphrase(passphrase);
  const employers = await employersByKey(services);
  const made = new Map<string, { person: string; account: string }>();
  for (const account of DEMO_ACCOUNTS) {
    const organisation = account.employer === undefined ? undefined : employers.get(account.employer);
    made.set(
      account.email,
      await makeAccount(services, account, { passphraseHash, ...(organisation && { organisation }) }),
    );
  }
  keepDemonstrationAccounts(
    services.config,
    DEMO_ACCOUNTS.filter(({ state }) => state === "active").map(({ title, email }) => ({ title, email, passphrase })),
  );
  return made;
}

/**
 * The ids of the organisations that the partnerships were made with, and of those that employ somebody without taking part in any
 * of them: a charity with a place in one group. One that is neither is not there.
 */
async function employersByKey({ database }: Services): Promise<ReadonlyMap<string, string>> {
  const console = { slug: "installation", capabilities: ["partnerships:create"], command: "demonstration" };
  const ids = await asConsole(database, console, async (tx) => {
    const there = new Map((await listOrganisations(tx)).map(({ name, id }) => [name, id]));
    for (const { key, name, kind } of ORGANISATIONS)
      if (!there.has(name) && DEMO_ACCOUNTS.some(({ employer }) => employer === key))
        there.set(name, settled(await addOrganisation(tx, { name, kind, startedOn: null })));
    return there;
  });
  return new Map(ORGANISATIONS.flatMap(({ key, name }) => (ids.has(name) ? [[key, ids.get(name) ?? ""]] : [])));
}

async function makeAccount(
  { database }: Services,
  account: DemoAccount,
  beginning: { readonly passphraseHash: string; readonly organisation?: string },
) {
  const console = { slug: "installation", capabilities: ["people:add"], command: "demonstration" };
  const since = addDays(dayOf(new Date()), -365);
  const ids = await asConsole(database, console, async (tx) => {
    const added = await addPerson(tx, { name: account.title, email: account.email, ...beginning });
    for (const role of account.installationRoles) await grantRole(tx, added.person, role, since);
    if (account.state === "suspended") await suspendAccount(tx, added.account, "Suspended in the demonstration");
    return added;
  });
  for (const { partnership, roles } of account.memberships) {
    await asConsole(database, { ...console, slug: partnership }, async (tx) => {
      for (const role of roles) {
        const over = role === "organisation-administrator" ? beginning.organisation : undefined;
        await grantRole(tx, ids.person, role, since, over);
      }
    });
  }
  return ids;
}

/** Everyday words that are easy to read out; four of them and a number are some 44 bits. */
const WORDS =
  "acorn amber anchor apple arrow autumn badger bakery barley basket beacon birch bishop blossom bramble bridge bronze brook butter button canal candle canvas carpet castle cedar chalk cherry chimney cinder clover cobble copper coral cotton cricket crocus daisy damson dapple drizzle ember falcon feather fennel ferry fiddle finch flagon flint forest fossil garden ginger glacier gorse granite gravel hazel heather hedge heron hollow honey iris island ivory jasper juniper kestrel kettle lantern larch laurel lavender ledger lemon lichen lilac linen lobster lupin magnet maple marble market marsh meadow mellow mercury mill mistle moor mosaic moss mustard needle nettle nutmeg oak olive orchard otter oyster paddle parsley pebble pepper pigeon pillow pine plover plum pocket pollen poplar poppy puffin quarry quartz quill rabbit ragwort raven reed ribbon river robin rowan saddle saffron sage salmon satchel sedge silver skylark slate sorrel sparrow spindle spruce stable starling stone sundial swallow sycamore teasel thatch thimble thistle thrush timber tinder trellis tulip turnip umber velvet violet walnut warbler wicker willow winter woad wren yarrow".split(
    " ",
  );

function newPassphrase(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]);
  return [...words, randomInt(1000, 10_000)].join("-");
}
