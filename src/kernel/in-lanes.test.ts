import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { inLanes } from "./in-lanes.ts";

test("answers come in the order of the items, and no more than so many are in hand", async () => {
  let inHand = 0;
  let most = 0;
  const answers = await inLanes([30, 1, 20, 1, 1], 2, async (ms, position) => {
    most = Math.max(most, ++inHand);
    await wait(ms);
    inHand -= 1;
    return `${position}:${ms}`;
  });
  expect(answers).toEqual(["0:30", "1:1", "2:20", "3:1", "4:1"]);
  expect(most).toBe(2);
});

test("without items there is nothing to do", async () => {
  expect(await inLanes([], 2, async () => 1)).toEqual([]);
});

test("after a failure no other is begun, and the error is told when those begun have ended", async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = inLanes([0, 1, 2, 3], 2, async (item) => {
    begun.push(item);
    if (item === 0) throw new Error("no room");
    await wait(10);
    ended.push(item);
  });
  await expect(work).rejects.toThrow("no room");
  expect([begun, ended]).toEqual([[0, 1], [1]]);
});
