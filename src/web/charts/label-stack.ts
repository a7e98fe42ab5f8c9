/**
 * Positions for labels that each want to stand at `wanted` (their middle) and take up `height`, so that none covers another,
 * all stay between `top` and `bottom`, and the sum of squared moves is least. Labels that cannot all fit run over the bottom.
 */
export function spreadLabels(
  labels: readonly { readonly wanted: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.wanted - b.wanted);
  const total = order.reduce((sum, label) => sum + label.height, 0);

  // With the heights above each label taken off, "none covers another" means "never decreasing": pool adjacent violators.
  const blocks: { sum: number; count: number }[] = [];
  let above = 0;
  for (const label of order) {
    let block = { sum: label.wanted - label.height / 2 - above, count: 1 };
    above += label.height;
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: block.sum + last.sum, count: block.count + last.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const starts = blocks.flatMap(({ sum, count }) => {
    const start = Math.max(top, Math.min(sum / count, bottom - total));
    return Array.from({ length: count }, () => start);
  });

  const positions = labels.map(() => 0);
  let offset = 0;
  for (const [i, label] of order.entries()) {
    positions[label.index] = (starts[i] ?? top) + offset + label.height / 2;
    offset += label.height;
  }
  return positions;
}
