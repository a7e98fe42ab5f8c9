import { SEXUAL_VIOLENCE_TERMS, THURROCK_STRATEGY } from "./sources.ts";
import type { Alias, Group, GroupKind } from "./types.ts";

const APPENDIX_2 = `${THURROCK_STRATEGY}, appendix 2`;
const APPENDIX_5 = `${THURROCK_STRATEGY}, appendix 5`;

/** The structure of the strategy of 2008: a board, its executive, and the groups that deliver. */
export const THURROCK_GROUPS: readonly Group[] = [
  {
    ...group("strategic-board", "Strategic Board", "strategic-board", APPENDIX_2, {
      purpose:
        "Sets the strategic aims, agrees the funding plans of the executive, challenges performance and watches over risk.",
      aliases: [former("Leadership", APPENDIX_5)],
    }),
    cadence: { text: "4 times a year: June, September, December and March", source: APPENDIX_2 },
    chair: {
      text:
        "The police superintendent for partnerships; vice-chair the council's director for public protection. Reviewed " +
        "every year",
      source: APPENDIX_2,
    },
    quorum: { text: "50% of the membership, plus one, for decisions", source: APPENDIX_2 },
  },
  {
    ...group("executive", "Community Safety Executive", "executive", APPENDIX_5, {
      parent: "strategic-board",
      purpose: "Manages performance across the partnership and signs off bids for funding under the board's authority.",
      aliases: [former("ROG", APPENDIX_5), variant("CSP Exec", APPENDIX_5), variant("Executive Group", section("9.1"))],
    }),
    cadence: { text: "Every 6 weeks", source: APPENDIX_5 },
  },
  {
    ...group("funding-group", "Sub funding group", "sub-group", APPENDIX_5, {
      parent: "executive",
      purpose: "Checks each bid before the executive sees it, and keeps track of money spent and available.",
      aliases: [variant("Pre-funding group", APPENDIX_5), variant("Funding group", section("9.1"))],
    }),
    seats: [
      { line: "Partnership manager", organisation: "thurrock-council" },
      { line: "Police community safety manager", organisation: "essex-police" },
      { line: "Local authority budget manager", organisation: "thurrock-council" },
      { line: "Police budget manager", organisation: "essex-police" },
    ],
  },
  delivery("autocrime", "Autocrime", "4.1", "Reduces vehicle crime, lorries and motorcycle nuisance included."),
  delivery(
    "acquisitive-crime",
    "Acquisitive crime",
    "4.1",
    "Reduces burglary, fraud and deception, makes targets harder and joins up surveillance.",
    [variant("Acquisitive", section("4.1"))],
  ),
  delivery(
    "community-safety-action-group",
    "Community Safety Action Group",
    "4.2",
    "Tasks agencies together on anti-social behaviour and reviews how sanctions and support are used.",
    [variant("CSAG", section("4.2"))],
  ),
  delivery(
    "geographical-focus-group",
    "Geographical focus group",
    "4.2",
    "Works on hot spots and on the people and families that many agencies know.",
    [variant("Geo", section("5.2")), variant("Geographical group", section("4.1"))],
  ),
  delivery(
    "business-crime-forum",
    "Business crime forum",
    "4.1",
    "Links the partnership with local businesses and their experience of crime.",
    [variant("Business forum", `${THURROCK_STRATEGY}, section 14`)],
  ),
  delivery(
    "domestic-abuse",
    "Domestic abuse",
    "5.1",
    "Raises reporting, supports victims and holds perpetrators to account.",
  ),
  delivery("youth-crime", "Youth crime", "5.2", "Keeps young people from becoming victims or offenders."),
  delivery("niro-fte", "NIROFTE", "5.2", "Reduces truancy, persistent absence and exclusion from school."),
  delivery(
    "road-and-fire-safety",
    "Road and fire safety strategic group",
    "6.0",
    "Reduces death and injury on the roads and by fire, through prevention, education and design.",
    [variant("Road & Safety", section("5.2"))],
  ),
  delivery(
    "vulnerable-adult-crime-forum",
    "Vulnerable adult crime forum",
    "5.3",
    "Finds out what older and vulnerable people are afraid of, and acts on it.",
  ),
  delivery(
    "offender-management",
    "Offender management",
    "5.5",
    "Manages prolific and priority offenders with police, probation and drug services together.",
    [variant("PPO", section("5.5"))],
  ),
  delivery(
    "prevent-and-deter",
    "Prevent and deter",
    "5.2",
    "Finds the young people most at risk of becoming prolific offenders and steps in early.",
    [variant("P & D", section("5.5"))],
  ),
  delivery(
    "daat",
    "Drug and alcohol action team",
    "5.6",
    "Brings people with drug or alcohol problems into treatment that works, and keeps them there.",
    [variant("DAAT", section("5.6"))],
  ),
  delivery(
    "promote-tolerance",
    "Promote tolerance",
    "7.0",
    "Raises reporting of hate crime, answers it together and builds cohesion.",
    [variant("Hate crime", `${THURROCK_STRATEGY}, section 14`)],
  ),
  delivery("communications", "Communications", "8.0", "Tells residents what is done and listens to what they say.", [
    variant("Communication", `${THURROCK_STRATEGY}, section 14`),
  ]),
  {
    ...group("sexual-violence", "Sexual Violence Delivery Group", "delivery-group", SEXUAL_VIOLENCE_TERMS, {
      parent: "executive",
      purpose:
        "Finds out the extent of sexual violence in three areas, turns national guidance into one local delivery plan " +
        "and advises the boards on paying for victims' services.",
      aliases: [
        variant("Sexual Violence", section("5.4")),
        variant("The Sexual Violence Group", SEXUAL_VIOLENCE_TERMS),
      ],
    }),
    cadence: { text: "Every 6 weeks", source: SEXUAL_VIOLENCE_TERMS },
    chair: { text: "Chair and deputy to be agreed; reviewed every year", source: SEXUAL_VIOLENCE_TERMS },
    serves: ["thurrock", "basildon", "brentwood"],
    seats: [
      { line: "Community safety officer, Basildon", organisation: "basildon-council" },
      { line: "Community safety officer, Brentwood", organisation: "brentwood-council" },
      { line: "Detective sergeant, Basildon and Thurrock", organisation: "essex-police" },
      { line: "Community safety, Basildon", organisation: "essex-police" },
      { line: "Community safety, Brentwood", organisation: "essex-police" },
      { line: "Community safety, Thurrock", organisation: "essex-police" },
      { line: "Probation officer, victim care", organisation: "essex-probation" },
      { line: "Manager, Local Safeguarding Children Board", organisation: "lscb" },
      { line: "PCT (the terms name no post)", organisation: "sw-essex-pct" },
      { line: "Representative of the young people's partnership", organisation: "young-people-partnership" },
      { line: "Director and operations manager", organisation: "sericc" },
      { line: "Children, Education and Families", organisation: "thurrock-council" },
      { line: "Manager", organisation: "trust" },
      { line: "Partnership manager and support officer", organisation: "thurrock-council" },
      { line: "Deputy manager", organisation: "victim-support" },
    ],
  },
];

function group(
  key: string,
  name: string,
  kind: GroupKind,
  source: string,
  more: { readonly purpose: string; readonly parent?: string; readonly aliases?: readonly Alias[] },
): Group {
  const { purpose, aliases = [], ...parent } = more;
  const host = "thurrock";
  return { key, name, kind, ...parent, purpose: { text: purpose, source }, aliases, host, serves: [host], seats: [] };
}

/** A delivery group under the executive. The strategy gives none of them a cadence, a chair or a quorum. */
function delivery(key: string, name: string, number: string, purpose: string, aliases: readonly Alias[] = []): Group {
  return group(key, name, "delivery-group", section(number), { parent: "executive", purpose, aliases });
}

function former(name: string, source: string): Alias {
  return { name, kind: "former", source };
}

function variant(name: string, source: string): Alias {
  return { name, kind: "variant", source };
}

function section(number: string): string {
  return `${THURROCK_STRATEGY}, section ${number}`;
}
