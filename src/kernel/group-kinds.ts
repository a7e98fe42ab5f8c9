/** What a group is to its partnership: how it stands in the structure, and what its terms are for. */
export type GroupKind = keyof typeof GROUP_KIND_LABELS;

export const GROUP_KIND_LABELS = {
  "strategic-board": "Strategic board",
  executive: "Executive",
  "delivery-group": "Delivery group",
  panel: "Panel",
  network: "Network",
  "task-and-finish": "Task and finish group",
  "sub-group": "Sub-group",
} as const;
