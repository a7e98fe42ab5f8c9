/**
 * The classes of personal data that are guarded apart, with the words an auditor reads. What is not of a class that a
 * person may see is left out of everything they are sent.
 */
export const FIELD_CLASSES = {
  identity: "Name and date of birth",
  contact: "Telephone and e-mail",
  location: "Address and places",
  risk: "Risk assessment",
  offence: "Offences",
  health: "Health",
  children: "Children",
  source: "Who gave information",
  "third-party": "Other people in the record",
  activity: "What a member of staff did",
} as const;

export type FieldClass = keyof typeof FIELD_CLASSES;

export function isFieldClass(text: string): text is FieldClass {
  return Object.hasOwn(FIELD_CLASSES, text);
}
