import { insetText } from "../../../web/components/inset-text.ts";
import type { Html } from "../../../web/html.ts";
import { TRIAL_WORDS, type Trial } from "../rules/providers.ts";

/** What came of asking a provider what it says of itself. */
export function trialResult({ failure }: Trial): Html {
  return insetText({ id: "trial-result", text: TRIAL_WORDS[failure ?? "well"] });
}
