/** The words of the public pages. English; a translation is another object of this type. */
export const MINUTES_WORDS = {
  title: "Minutes of meetings",
  lede: "What our groups discussed and decided, as their chairs released it. Where something is left out, the minutes say so, and why.",
  none: "No minutes have been published here yet.",
  groups: "Groups that publish their minutes",
  allGroups: "Minutes of all groups",
  later: "There is a later version of these minutes.",
  readLater: "Read the later version",
  notConfirmed: "Cleared by the chair, and not yet confirmed by a later meeting",
  confirmed: "Confirmed by the meeting of",
  word: "These minutes as a Word document",
  nothing: "Nothing was recorded.",
} as const;
