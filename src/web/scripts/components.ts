import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
} from "govuk-frontend";

const COMPONENTS = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
];

export function startComponents(scope: Document | Element): void {
  // A module runs only where all that they need is there; the class tells the stylesheet and the components so.
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const component of COMPONENTS) createAll(component, undefined, scope);
  radioStates.observe(scope, { subtree: true, attributeFilter: ["aria-expanded"] });
  for (const radio of scope.querySelectorAll("input[type=radio]")) radio.removeAttribute("aria-expanded");
  for (const button of scope.querySelectorAll<HTMLElement>("[data-cite][hidden]")) button.hidden = false;
}

// ARIA has no aria-expanded for a radio button, yet govuk-frontend sets it. To be removed when one of them gives way.
const radioStates = new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target instanceof HTMLInputElement && target.type === "radio") target.removeAttribute("aria-expanded");
  }
});
