import { expect, test } from "vitest";
import { together } from "./together.ts";

test("everything is asked before anything is answered, and each answer has its question's name", async () => {
  const asked: string[] = [];
  const ask = async (name: string) => {
    asked.push(name);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return [...asked];
  };
  expect(await together({ one: ask("one"), two: ask("two"), known: 3 })).toEqual({
    one: ["one", "two"],
    two: ["one", "two"],
    known: 3,
  });
});

test("one refusal refuses the whole, and no other is left unheard", async () => {
  const refuse = async (words: string) => {
    throw new Error(words);
  };
  await expect(together({ one: refuse("first"), two: refuse("second"), three: 3 })).rejects.toThrow("first");
});
