// Whether a value is that of a round of drand's quicknet: a BLS signature, by the audited library noble-curves.

import { bls12_381 } from "@noble/curves/bls12-381.js";

const KEY =
  "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";
/** Of the scheme `bls-unchained-g1-rfc9380`. */
const DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

export async function isGenuine(round: number, value: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(round));
  const message = new Uint8Array(await crypto.subtle.digest("SHA-256", number));
  const { shortSignatures } = bls12_381;
  try {
    const key = bls12_381.G2.Point.fromHex(KEY);
    return shortSignatures.verify(value, shortSignatures.hash(message, DOMAIN), key);
  } catch {
    // No point of the curve.
    return false;
  }
}
