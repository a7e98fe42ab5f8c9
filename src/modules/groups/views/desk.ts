/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = { readonly href: string; readonly name: string; readonly may: readonly string[] };
