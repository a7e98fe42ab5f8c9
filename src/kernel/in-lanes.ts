/**
 * Does `work` for every item, so many at a time, begun in their order; answers in their order. When one fails, those begun are
 * waited for and no other is begun, so that nothing still works when the error is told of.
 */
export async function inLanes<Item, Answer>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, position: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  let failed = false;
  const lane = async () => {
    for (let at = next++; at < items.length && !failed; at = next++) {
      try {
        answers[at] = await work(items[at] as Item, at);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return answers;
}
