const DEMO_DOMAIN = /[@.]example$/;

/**
 * Whether an address is one of a demo's people. They stand below `.example` (RFC 2606), where nobody can
 * receive a code: an account with another address is a visitor's own, and never opens with one click.
 */
export function isDemoAddress(email: string | undefined): boolean {
  return email !== undefined && DEMO_DOMAIN.test(email);
}

/** Whether one-click accounts are offered: by the deployment's setting and for demo organizations alone. */
export function offersDemo(organization: { demo: boolean }, setting: string | undefined): boolean {
  return organization.demo && setting === "on";
}
