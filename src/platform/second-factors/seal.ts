import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** The key that seals the secrets of second factors: the database's, mixed with the operator's where there is one. */
export function sealingKey(ofDatabase: string, ofOperator: string | undefined): Buffer {
  return Buffer.from(hkdfSync("sha256", ofDatabase, ofOperator ?? "", "frankpledge second factors", 32));
}

/** Seals a text so that only the key opens it, and only as what belongs to `owner` (AES-256-GCM). */
export function seal(key: Buffer, owner: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Undefined when the key is another: then the operator has changed SECRETS_KEY, and what was sealed is lost. */
export function tryUnseal(key: Buffer, owner: string, sealed: Buffer): string | undefined {
  try {
    return unseal(key, owner, sealed);
  } catch {
    return undefined;
  }
}

/** Throws when the key is another, the text belongs to somebody else, or a byte has been changed. */
export function unseal(key: Buffer, owner: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
