import type { Identity, IdentityAttributes } from "../functions/calls";

const keys = new WeakMap<IdentityAttributes, string>();

/**
 * Equal for identities that look the same to a function: two tokens of one user have one key,
 * whatever their lifetimes.
 */
export function identityKey(identity: Identity): string {
  switch (identity.kind) {
    case "none":
      return "none";
    case "user":
      return `user ${attributesKey(identity.attributes)}`;
    case "admin":
      return identity.actingAs === undefined ? "admin" : `admin ${attributesKey(identity.actingAs)}`;
  }
}

function attributesKey(attributes: IdentityAttributes): string {
  let key = keys.get(attributes);
  if (key === undefined) {
    const sorted = Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1));
    key = JSON.stringify(sorted);
    keys.set(attributes, key);
  }
  return key;
}
