import { expect, test } from "vitest";
import { capacityWords, classWords, eventWords, objectWords, personWords } from "./words.ts";

const titles = new Map([
  ["analyst", "Analyst"],
  ["chair", "Chair"],
]);

test("an event is read as words", () => {
  expect(eventWords("dataset.gap-recorded")).toBe("Dataset: gap recorded");
});

test.each([
  ["analyst, chair", "Analyst, Chair"],
  ["analyst, access-token", "Analyst, by an access token"],
  ["job for analyst", "Job for Analyst"],
  ["job", "The program's own work"],
  ["console", "Console of the host"],
  ["no role", "No role here"],
  ["a-role-that-is-gone", "a-role-that-is-gone"],
  [null, "Not recorded"],
])("the capacity %s is read as %s", (capacity, words) => {
  expect(capacityWords(capacity, titles)).toBe(words);
});

test("whoever cannot be seen is told apart without a name", () => {
  const names = new Map([["5a5a5a5a-0000-4000-8000-000000000000", "Manager"]]);
  expect(personWords("5a5a5a5a-0000-4000-8000-000000000000", names)).toBe("Manager");
  expect(personWords("6b6b6b6b-0000-4000-8000-000000000000", names)).toBe("Somebody else (6b6b6b6b)");
  expect(personWords(null, names)).toBe("Nobody");
  expect(objectWords("/:partnership/desk", names)).toBe("/:partnership/desk");
});

test("classes of data have words, and one the program does not know any more its own", () => {
  expect(classWords(["contact", "of-old"])).toBe("Telephone and e-mail, of-old");
});
