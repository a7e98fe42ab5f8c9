// govuk-frontend ships no types. These are the parts that app.ts uses, as its source documents them.
declare module "govuk-frontend" {
  type ComponentClass = { new (root: Element): unknown; readonly moduleName: string };

  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const PasswordInput: ComponentClass;
  export const Radios: ComponentClass;
  export const SkipLink: ComponentClass;

  /** Starts the component on every element of `scope` that asks for it. Errors are logged, never thrown. */
  export function createAll(component: ComponentClass, config: undefined, scope: Element | Document): unknown[];
}
