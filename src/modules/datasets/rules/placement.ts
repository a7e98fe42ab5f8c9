/** Incidents of one force in one district. An empty code is an area that is not known. */
export type ForceInDistrict = { readonly force: string; readonly district: string; readonly rows: number };

/** What is known of places: the name of a district, and whether it lies outside the area of a force. */
export type Places = {
  readonly nameOf: (district: string) => string | undefined;
  /** Undefined when the force has no area of its own, or nobody has said which districts are in it. */
  readonly isOutside: (district: string, force: string) => boolean | undefined;
};

export type PlacedDistrict = {
  readonly code: string;
  readonly name: string;
  readonly rows: number;
  /** The forces that reported its incidents; those whose own area it is not are in `outsideOf` too. */
  readonly forces: readonly string[];
  readonly outsideOf: readonly string[];
  /** How many of `rows` a force reported whose area the district is not in. */
  readonly rowsFromOutside: number;
};

/** Where a version's incidents lie. `placed` and the three others add up to the rows of the version. */
export type Placement = {
  readonly districts: readonly PlacedDistrict[];
  readonly placed: number;
  /** Of the rows in `placed`, those in a district that is not in the area of the force that reported them. */
  readonly outside: number;
  /** With a location, and not looked up yet in the gazetteer of today. */
  readonly waiting: number;
  /** With a map point or an area, but of no district that is known. */
  readonly areaUnknown: number;
  /** Without map point and area: counted for the force, and in no district. */
  readonly noLocation: number;
};

/** Puts counts by force and district together, districts with most incidents first. */
export function placementOf(
  contents: { readonly rows: number; readonly noLocation: number; readonly waiting?: number },
  counts: readonly ForceInDistrict[],
  places: Places,
): Placement {
  const byDistrict = new Map<string, Map<string, number>>();
  for (const { force, district, rows } of counts) {
    if (district === "") continue;
    const forces = byDistrict.get(district) ?? new Map<string, number>();
    byDistrict.set(district, forces.set(force, (forces.get(force) ?? 0) + rows));
  }
  const districts = [...byDistrict].map(([code, forces]): PlacedDistrict => {
    const outsideOf = [...forces.keys()].filter((force) => places.isOutside(code, force));
    return {
      code,
      name: places.nameOf(code) ?? code,
      rows: sum(forces.values()),
      forces: [...forces.keys()].sort(),
      outsideOf,
      rowsFromOutside: sum(outsideOf.map((force) => forces.get(force) ?? 0)),
    };
  });
  const placed = sum(districts.map(({ rows }) => rows));
  const { waiting = 0 } = contents;
  return {
    districts: districts.sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name, "en-GB")),
    placed,
    outside: sum(districts.map(({ rowsFromOutside }) => rowsFromOutside)),
    waiting,
    areaUnknown: contents.rows - contents.noLocation - placed - waiting,
    noLocation: contents.noLocation,
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
