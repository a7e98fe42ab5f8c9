/** The words of the pages that belong to no partnership. English; a translation is another object of this type. */
export const SITE_WORDS = {
  title: "Safer communities, in the open",
  lede: "Community Safety Partnerships bring police, councils, fire, probation, health, charities and residents together. Here each of them shows what it knows, what it has decided, and what came of it.",
  partnerships: "Partnerships",
  noPartnerships: "No partnership has been set up yet.",
  setUp: "Whoever runs this installation makes the first one with the command frankpledge setup.",
  vision: "Our vision",
  aims: "What we aim for",
  priorities: "Our priorities",
  outcomes: "Outcomes we work for",
  expected: "What we expect to see",
  structure: "How we are organised",
  structureDrawn: "Our groups as a tree. The same stands below as a list.",
  who: "Who takes part",
  evidence: "What the evidence says",
  noAssessment: "No strategic assessment has been published here yet.",
  parent: "Part of",
  demonstration: "Demonstration",
  members: "Partnerships in the county",
  accessibility: {
    title: "Accessibility",
    body: [
      "We want as many people as possible to be able to use these pages. They work without scripts, by keyboard, with a screen reader, on a phone, and at 400 per cent zoom. Every chart and map comes with a table of the same figures.",
      "The aim is level AA of the Web Content Accessibility Guidelines, version 2.2. Automated checks run on every page before each release; they do not find everything.",
      "If you cannot use something here, tell the partnership whose page it is. You have the right to an answer, and to take it to the Equality Advisory and Support Service if you are not content with it.",
    ],
  },
  privacy: {
    title: "Privacy",
    body: [
      "You can read every public page without giving any information about yourself. There is no tracking, no advertising and no third party: everything on these pages comes from this server.",
      "If you sign in, one cookie keeps your session and another protects the forms you send. Both are needed for that and are used for nothing else.",
      "What you do while signed in is recorded, because those whose information a partnership holds have a right to know who has looked at it.",
    ],
  },
} as const;
