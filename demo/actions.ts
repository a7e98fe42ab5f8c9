/** An action of the demonstration. Days count from the day on which it is made; those before it are negative. */
export type DemoAction = {
  readonly text: string;
  readonly group: string;
  /** The post that owns it, as the demonstration's accounts name it. */
  readonly owner: string;
  readonly agreed: number;
  readonly due: number;
  readonly updates: readonly DemoUpdate[];
};

/** What was recorded, on which day. `to` is the new due day, or the day on which it was done. */
export type DemoUpdate = {
  readonly on: number;
  readonly kind: "progress" | "blocked" | "new-date" | "done" | "cancelled";
  readonly words: string;
  readonly to?: number;
};

const SUPPORT = "Partnership support officer, Thurrock";
const ANALYST = "Analyst, Thurrock";
const CHAIR = "Chair of the Strategic Board, Thurrock";
const VICE_CHAIR = "Vice-chair of the Strategic Board, Thurrock";
const MANAGER = "Partnership manager, Thurrock";
/** In the group of this action, and in nothing else. */
const DEPUTY = "Deputy manager, Victim Support";

/**
 * An action log as Thurrock's groups might keep it. The work is of the kind that its strategy of 2008 plans; every action,
 * day and update is made up, and owned by a post.
 */
export const THURROCK_ACTIONS: readonly DemoAction[] = [
  done(
    "Send the draft funding calendar to all delivery groups",
    "Community Safety Executive",
    SUPPORT,
    -175,
    -150,
    -152,
  ),
  done("Add vehicle crime by ward to the monthly figures", "Autocrime", ANALYST, -170, -148, -149),
  done("Agree who answers for graffiti on railway land", "Community Safety Action Group", VICE_CHAIR, -168, -145, -145),
  done("List the dates of school visits on personal safety", "Community Safety Executive", SUPPORT, -165, -140, -133),
  done("Report to the board on last summer's patrols in Grays", "Strategic Board", CHAIR, -160, -139, -141),
  done("Write to residents of the six streets with most burglaries", "Acquisitive crime", VICE_CHAIR, -158, -135, -136),
  done("Check which car parks hold a current safety award", "Autocrime", ANALYST, -150, -132, -120),
  done("Publish the minutes of the spring meeting", "Strategic Board", SUPPORT, -149, -130, -131),
  done("Draft the protocol for referrals between agencies", "Community Safety Executive", MANAGER, -146, -128, -129),
  done(
    "Ask the registered landlords for a named contact",
    "Community Safety Action Group",
    VICE_CHAIR,
    -145,
    -125,
    -126,
  ),
  done("Compare repeat burglaries with those of the year before", "Acquisitive crime", ANALYST, -140, -118, -119),
  done("Collect the delivery groups' returns for the quarter", "Community Safety Executive", SUPPORT, -90, -62, -60),
  done("Brief the new members of the executive", "Community Safety Executive", MANAGER, -80, -45, -47),
  {
    ...open("Agree joint visits to lorry parks at night", "Autocrime", CHAIR, -110, -70),
    updates: [
      { on: -72, kind: "progress", words: "Two parks have agreed; the third has not answered." },
      { on: -66, kind: "new-date", words: "The third park's operator changed in the summer.", to: -25 },
      { on: -20, kind: "progress", words: "The new operator asks for a letter from the board first." },
    ],
  },
  {
    ...open(
      "Fit better lighting on the path behind the station",
      "Community Safety Action Group",
      VICE_CHAIR,
      -75,
      -12,
    ),
    updates: [{ on: -20, kind: "blocked", words: "The path crosses railway land, and its owner has to agree first." }],
  },
  open("Bring the figures for metal theft to the executive", "Acquisitive crime", ANALYST, -40, -5),
  open("Ask each delivery group for its bid to the funding round", "Sub funding group", SUPPORT, -30, 0),
  open("Prepare the yearly review of the chair", "Strategic Board", MANAGER, -25, 7),
  {
    ...open("Put the crime prevention leaflet into four languages", "Community Safety Executive", SUPPORT, -35, -2),
    updates: [{ on: -8, kind: "new-date", words: "The translators need two weeks more.", to: 12 }],
  },
  open("Propose three places for the next property-marking day", "Acquisitive crime", CHAIR, -10, 20),
  {
    ...open("Hire a stall at the summer fair", "Community Safety Action Group", SUPPORT, -60, -30),
    updates: [{ on: -41, kind: "cancelled", words: "The fair will not take place this year." }],
  },
  {
    ...open(
      "Ask the three partnerships what an adviser on sexual violence would cost each",
      "Sexual Violence Delivery Group",
      MANAGER,
      -120,
      -75,
    ),
    updates: [
      { on: -72, kind: "new-date", words: "Brentwood's budget is settled later than the others.", to: -30 },
      { on: -28, kind: "progress", words: "Basildon and Thurrock have answered." },
    ],
  },
  {
    ...open(
      "Tell the group how long people wait for a first appointment after they report",
      "Sexual Violence Delivery Group",
      DEPUTY,
      -45,
      -3,
    ),
    updates: [{ on: -15, kind: "progress", words: "Two of the three areas have sent their figures." }],
  },
  open("Draft the programme of meetings for the next year", "Strategic Board", SUPPORT, -6, 35),
];

function open(text: string, group: string, owner: string, agreed: number, due: number): DemoAction {
  return { text, group, owner, agreed, due, updates: [] };
}

function done(text: string, group: string, owner: string, agreed: number, due: number, on: number): DemoAction {
  const words = "Done as agreed. The papers of the next meeting have it.";
  return { ...open(text, group, owner, agreed, due), updates: [{ on, kind: "done", words, to: on }] };
}
