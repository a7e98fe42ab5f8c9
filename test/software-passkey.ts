import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A key that can be made to lie: what a stolen, copied or faulty one would say. */
export type Behaviour = {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether its person has shown who they are, by a PIN or a finger. */
  readonly verifies?: boolean;
  /** Whether it may be copied to other devices, and has been. */
  readonly syncable?: boolean;
  readonly synced?: boolean;
  /** What it counts for this use; one more than the last when left out. */
  readonly count?: number;
  /** Signs with another key. */
  readonly forged?: boolean;
};

export type SoftwarePasskey = {
  /** Answers a challenge to make it, as a browser's script would write that down. */
  register(options: unknown, behaviour?: Behaviour): string;
  /** Answers a challenge to use it. */
  use(options: unknown, behaviour?: Behaviour): string;
};

/** An authenticator in software (WebAuthn level 2, ES256, no attestation), for one site. */
export function aSoftwarePasskey(site: { readonly origin: string; readonly rpId: string }): SoftwarePasskey {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const others = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counted = 0;

  function authenticatorData(behaviour: Behaviour, attested: Buffer): Buffer {
    const { verifies = true, syncable = false, synced = false } = behaviour;
    counted = behaviour.count ?? counted + 1;
    const flags = 1 | (verifies ? 4 : 0) | (syncable ? 8 : 0) | (synced ? 16 : 0) | (attested.length > 0 ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counted);
    return Buffer.concat([sha256(behaviour.rpId ?? site.rpId), Buffer.from([flags]), count, attested]);
  }

  function clientData(type: string, options: unknown, { origin = site.origin }: Behaviour): Buffer {
    const { challenge } = options as { challenge: string };
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  function answer(response: object): string {
    const name = id.toString("base64url");
    return JSON.stringify({ id: name, rawId: name, type: "public-key", response, clientExtensionResults: {} });
  }

  return {
    register(options, behaviour = {}) {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(keys.publicKey)]);
      const data = authenticatorData(behaviour, attested);
      const attestationObject = cbor(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", data],
        ]),
      );
      return answer({
        clientDataJSON: clientData("webauthn.create", options, behaviour).toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      });
    },
    use(options, behaviour = {}) {
      const data = authenticatorData(behaviour, Buffer.alloc(0));
      const client = clientData("webauthn.get", options, behaviour);
      const key = behaviour.forged ? others.privateKey : keys.privateKey;
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", Buffer.concat([data, sha256(client)]), key).toString("base64url"),
      });
    },
  };
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** The public key as authenticators write it (RFC 9052): kind EC2, ES256, P-256, x and y. */
function coseKey(key: ReturnType<typeof generateKeyPairSync>["publicKey"]): Buffer {
  const { x = "", y = "" } = (key as unknown as { export(o: object): { x?: string; y?: string } }).export({
    format: "jwk",
  });
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
}

/** The little of CBOR (RFC 8949) that an authenticator writes. */
function cbor(value: unknown): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
  throw new Error("Authenticators write nothing else");
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  if (size < 256) return Buffer.from([(kind << 5) | 24, size]);
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
}
