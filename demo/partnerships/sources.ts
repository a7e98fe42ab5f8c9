/** The documents from which the demonstration's facts are taken, as sources name them. */
export const SEXUAL_VIOLENCE_TERMS = "Sexual Violence Delivery Group terms of reference, April 2008";
export const THURROCK_STRATEGY = "Thurrock CSP strategy 2008/11";
export const BASILDON_STRATEGY = "Safer Basildon Partnership strategy 2018-2021";
export const SAFER_ESSEX_TERMS = "Safer Essex terms of reference, March 2022";
export const SAFER_ESSEX_PROSPECTUS = "Safer Essex prospectus, about 2012";

/** Who is a responsible authority today is said by the Act, whatever an older document lists. */
export const RESPONSIBLE_AUTHORITIES = "Crime and Disorder Act 1998, section 5(1)";
