import { pick, type Words } from "../random.ts";

/** A plausible street name. None is taken from a map, and, as in life, most towns have several of them. */
export function streetName(next: Words): string {
  return `${pick(next, FIRST)} ${pick(next, LAST)}`;
}

const FIRST = wordsOf(`
  Abbey, Acacia, Alder, Ash, Beech, Birch, Bramble, Bridge, Brook, Cedar, Chapel, Cherry, Chestnut, Church,
  Clover, Copse, Cowslip, Dale, Elm, Fairfield, Fern, Field, Forge, Foxglove, Gorse, Grange, Grove, Hawthorn,
  Hazel, Heather, High, Hill, Holly, Ivy, Juniper, Kiln, Laburnum, Larch, Laurel, Lime, Linden, Maple, Marsh,
  Meadow, Mill, Oak, Orchard, Park, Pear Tree, Poplar, Primrose, Priory, Rectory, Rowan, School, Spring,
  Station, Sycamore, Thistle, Vicarage, Victoria, Walnut, Willow, Windmill, Woodland, Yew Tree
`);

/** Common endings stand here as often as they are common. */
const LAST = wordsOf(`
  Road, Road, Road, Close, Close, Avenue, Avenue, Lane, Drive, Way, Gardens, Street, Crescent, Court, Green,
  Walk, Mews
`);

function wordsOf(list: string): string[] {
  return list.split(",").map((word) => word.trim());
}
