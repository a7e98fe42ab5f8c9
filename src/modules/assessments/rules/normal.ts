import { regularisedGammaQ } from "./gamma-function.ts";

/**
 * The chance that a standard normal variable is at least as far from zero as `z`: 2 (1 - Φ(|z|)) = erfc(|z| / √2), which
 * is Q(½, z²/2). Full relative accuracy in the far tail, zero only where doubles end (|z| above 38). Source: DLMF 7.11.2.
 */
export function twoSidedNormalP(z: number): number {
  return regularisedGammaQ(0.5, (z * z) / 2);
}

/** The chance that a standard normal variable is at least `z`: 1 - Φ(z). */
export function normalUpperTail(z: number): number {
  const half = twoSidedNormalP(z) / 2;
  return z >= 0 ? half : 1 - half;
}
