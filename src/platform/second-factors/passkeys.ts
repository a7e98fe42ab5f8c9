import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";

/** Whom a passkey is for: this installation, by the address that people type. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** Undefined where the address has no name: browsers make no passkey for a number. */
export function relyingParty(baseUrl: string): RelyingParty | undefined {
  const { hostname, origin } = new URL(baseUrl);
  return isIP(hostname.replaceAll(/[[\]]/g, "")) === 0 ? { id: hostname, origin } : undefined;
}

/** A key as browsers name it, in bytes. */
export type Credential = { readonly id: Buffer; readonly transports: readonly string[] };

export type NewPasskey = {
  readonly credential: Buffer;
  readonly publicKey: Buffer;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly syncable: boolean;
  readonly synced: boolean;
};

export type StoredPasskey = Omit<NewPasskey, "synced">;

/** What a browser is asked: `options` go to it as they are, `challenge` is kept. */
export type Asked<Options> = { readonly challenge: string; readonly options: Options };

export async function askToRegister(
  party: RelyingParty,
  account: { readonly id: string; readonly email: string; readonly has: readonly Credential[] },
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const options = await generateRegistrationOptions({
    rpName: "Frankpledge",
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(account.id.replaceAll("-", ""), "hex")),
    userName: account.email,
    attestationType: "none",
    excludeCredentials: account.has.map(named),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  return { challenge: options.challenge, options };
}

/** Asks for one of these keys; for any that the person has here when there are none, and then for more than its presence. */
export async function askForPasskey(
  party: RelyingParty,
  credentials: readonly Credential[],
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: credentials.map(named),
    userVerification: credentials.length > 0 ? "preferred" : "required",
  });
  return { challenge: options.challenge, options };
}

/** The new key of an answer to `challenge`; undefined when the answer is not what was asked for. */
export async function checkRegistration(
  party: RelyingParty,
  challenge: string,
  answer: string,
): Promise<NewPasskey | undefined> {
  const response = readAnswer(answer);
  if (!response) return undefined;
  const checked = await orNothing(() =>
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
    }),
  );
  if (!checked?.verified) return undefined;
  const { credential, credentialBackedUp, credentialDeviceType } = checked.registrationInfo;
  return {
    credential: Buffer.from(credential.id, "base64url"),
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    transports: (credential.transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name)),
    syncable: credentialDeviceType === "multiDevice",
    synced: credentialBackedUp,
  };
}

/** Which key an answer names; undefined when it names none. Nothing is proved by it. */
export function credentialOf(answer: string): Buffer | undefined {
  const id = readAnswer(answer)?.id;
  return id === undefined ? undefined : Buffer.from(id, "base64url");
}

/**
 * What the use of a key proved; undefined when the answer is not to `challenge`, not for this installation, not signed by
 * the key, or comes from a copy of it: its count has not gone up, or it can be copied now and could not before.
 */
export async function checkPasskey(
  party: RelyingParty,
  challenge: string,
  answer: string,
  key: StoredPasskey,
): Promise<{ readonly signCount: number; readonly synced: boolean; readonly verified: boolean } | undefined> {
  const response = readAnswer(answer);
  if (!response) return undefined;
  const checked = await orNothing(() =>
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: key.credential.toString("base64url"),
        publicKey: new Uint8Array(key.publicKey),
        counter: key.signCount,
      },
      requireUserVerification: false,
    }),
  );
  if (!checked?.verified) return undefined;
  const { newCounter, credentialBackedUp, credentialDeviceType, userVerified } = checked.authenticationInfo;
  if ((credentialDeviceType === "multiDevice") !== key.syncable) return undefined;
  return { signCount: newCounter, synced: credentialBackedUp, verified: userVerified };
}

function named({ id, transports }: Credential) {
  return { id: id.toString("base64url"), transports: [...transports] };
}

const answerShape = z.looseObject({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}),
});

function readAnswer(answer: string): z.output<typeof answerShape> | undefined {
  try {
    return answerShape.parse(JSON.parse(answer));
  } catch {
    return undefined;
  }
}

/** The library throws for every answer that it refuses, with no class of its own to tell them by. */
async function orNothing<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
