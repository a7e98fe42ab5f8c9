/** What was made before, each by all that it was made from. */
export type Kept<Value> = {
  find(from: string): Value | undefined;
  keep(from: string, value: Value): void;
};

/**
 * Keeps values in memory up to `most` of whatever `weigh` weighs them in; the one not asked for longest gives way. Who may
 * have a value is asked before it is looked for, at every request.
 */
export function keepUpTo<Value>(most: number, weigh: (value: Value) => number = () => 1): Kept<Value> {
  const kept = new Map<string, Value>();
  let weight = 0;
  function drop(from: string): Value | undefined {
    const value = kept.get(from);
    if (value !== undefined && kept.delete(from)) weight -= weigh(value);
    return value;
  }
  function keep(from: string, value: Value): void {
    drop(from);
    if (weigh(value) > most) return;
    kept.set(from, value);
    weight += weigh(value);
    for (const oldest of kept.keys()) {
      if (weight <= most) return;
      drop(oldest);
    }
  }
  return {
    find(from) {
      const value = drop(from);
      if (value !== undefined) keep(from, value);
      return value;
    },
    keep,
  };
}
