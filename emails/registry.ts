import type { TemplateName } from "../convex/shared/templates";
import { signInCode } from "./identity/signInCode";
import { digest } from "./notifications/digest";
import { addressChanged } from "./people/addressChanged";
import { addressCode } from "./people/addressCode";
import { invitation } from "./people/invitation";
import { exportReady } from "./privacy/exportReady";
import type { Template } from "./template";

/** Every mail of the product by name: a template that is missing does not compile. */
export const TEMPLATES: { readonly [Name in TemplateName]: Template<Name> } = {
  signInCode,
  addressCode,
  addressChanged,
  invitation,
  exportReady,
  digest,
};

/** In the order in which they are previewed. */
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}
