import type { CompanyRole, Role } from "./roles";

/**
 * What each template of emails/ is told, by its name. Kept as JSON in the outbox and the inbox, so plain
 * values only.
 */
export type TemplateData = {
  signInCode: { code: string; minutes: number };
  /** Proves that somebody reads the address they want to change to. */
  addressCode: { code: string; minutes: number };
  /** Goes to the address that was in use until now. */
  addressChanged: { newAddress: string };
  /** `url` is absolute: it bears the token of the invitation. */
  invitation: {
    organizationName: string;
    inviterName: string;
    roles: readonly (Role | CompanyRole)[];
    url: string;
  };
  /** `days`: how long the file can be fetched. */
  exportReady: { days: number };
  /** Made by notifications of an hour's mails; `url` is absolute. */
  digest: { items: readonly { title: string; url: string }[] };
};

export type TemplateName = keyof TemplateData;
