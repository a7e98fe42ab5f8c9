/** Which posts of the demonstration sit where. Most seats stay vacant, and show so. `title` is that of the account. */
export const SITTING = [
  ...(
    [
      ["Essex Police: partnerships", "Chair of the Strategic Board, Thurrock"],
      ["Thurrock Council: public protection", "Vice-chair of the Strategic Board, Thurrock"],
      ["Essex County Fire and Rescue Service", "Community commander, fire and rescue, Thurrock"],
    ] as const
  ).map(([seat, title]) => ({ host: "thurrock", group: "Strategic Board", seat, title })),
  ...(
    [
      ["Local authorities and CSPs", "Chair of Safer Essex"],
      ["Essex County Fire and Rescue Service", "Vice-chair of Safer Essex"],
      ["Essex County Council", "Secretariat officer, Safer Essex"],
    ] as const
  ).map(([seat, title]) => ({ host: "safer-essex", group: "Safer Essex", seat, title })),
];

/** Chairs by office. Safer Essex elects its own: that no election is on record shows as something to see to. */
export const CHAIRS = [
  { host: "thurrock", group: "Strategic Board", post: "chair", title: "Chair of the Strategic Board, Thurrock" },
  {
    host: "thurrock",
    group: "Strategic Board",
    post: "vice-chair",
    title: "Vice-chair of the Strategic Board, Thurrock",
  },
] as const;
