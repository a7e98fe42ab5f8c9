import { type ActorKey, actor } from "../actors.ts";
import { type PersonKey, personId } from "../fixture/people.ts";
import { bytesOf, fileText, PARTNERSHIPS, type Place } from "../fixture/places.ts";
import { FILE_READERS, type JobKey, jobId } from "../fixture/platform.ts";

/** The partnership that an actor of one is in. */
export function placeOf(key: ActorKey): Place {
  const { acts } = actor(key);
  if (acts === undefined) throw new Error(`${key} is in no partnership`);
  return acts;
}

/** Keys of the people whom an actor sees because they are in the same partnership. */
export function fellows(key: ActorKey): string[] {
  const { acts } = actor(key);
  return acts === undefined ? [] : FELLOWS[acts].map(personId);
}

/** The key of what is the actor's own. */
export function own(key: ActorKey, idOfPerson: (person: PersonKey) => string): string[] {
  const { person } = actor(key);
  return person === undefined ? [] : [idOfPerson(person)];
}

export function jobs(at: Place, ...keys: JobKey[]): string[] {
  return keys.map((key) => `${PARTNERSHIPS[at].id}|${jobId(key)}`);
}

/** Keys of the files, or of their chunks, that a capability reads where the actor is. */
export function files(key: ActorKey, reader: string, position = ""): string[] {
  const { acts } = actor(key);
  if (acts === undefined) return [];
  return FILE_READERS.slice(0, FILES[acts]).flatMap((read, i) =>
    read === reader ? [`${PARTNERSHIPS[acts].id}|${reader}|${bytesOf(fileText(acts, i + 1))}${position}`] : [],
  );
}

export function without(actors: readonly ActorKey[], others: readonly ActorKey[]): ActorKey[] {
  return actors.filter((key) => !others.includes(key));
}

/** Everybody who holds, held or will hold a role there: misplaced roles count, since they are rows like others. */
const FELLOWS: Readonly<Record<Place, readonly PersonKey[]>> = {
  A: [
    "manager",
    "support-officer",
    "analyst",
    "chair",
    "vice-chair",
    "member",
    "scrutiny-member",
    "auditor",
    "county-lead",
    "both",
    "ended",
    "future",
    "suspended",
    "passphrase-only",
    "awaiting",
    "stale",
    "sleeper",
    "misplaced",
    "panelist",
    "administrator",
    "moved",
    "relieved",
  ],
  B: ["both", "B's manager", "B's analyst", "joint", "officer"],
  I: ["operator", "installation-auditor", "misplaced"],
};

/** How many files each place holds, see the fixture. */
const FILES: Readonly<Record<Place, number>> = { A: 2, B: 3, I: 4 };
