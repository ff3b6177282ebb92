const MAX_LENGTH = 254;
/** What the HTML standard accepts in `<input type=email>`, with at least one dot in the domain. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/**
 * The form in which addresses are stored and compared: no space around, lower case.
 * Null when it is no mail address.
 */
export function normalizeEmail(entered: string): string | null {
  const address = entered.trim().toLowerCase();
  return address.length <= MAX_LENGTH && ADDRESS.test(address) ? address : null;
}
