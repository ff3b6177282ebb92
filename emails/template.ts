import type { ReactElement } from "react";
import type { Locale } from "../convex/shared/locales";
import type { TranslateAll } from "../convex/shared/messages/translate";
import type { TemplateData, TemplateName } from "../convex/shared/templates";

/** What every mail knows beside its own data. Addresses are absolute. */
export type Letter = {
  t: TranslateAll;
  locale: Locale;
  /** `color` is one that white text can be read on. */
  organization: { name: string; color: string; url: string };
  /** Where the mail's button leads. */
  url: string;
  /** Where the recipient turns mails of this kind off; null for those that always come. */
  unsubscribeUrl: string | null;
};

export type BodyProps<Name extends TemplateName> = { data: TemplateData[Name]; letter: Letter };

/** A mail: its subject, its body, and an example by which it is previewed and tested. */
export type Template<Name extends TemplateName> = {
  subject: (t: TranslateAll, data: TemplateData[Name]) => string;
  Body: (props: BodyProps<Name>) => ReactElement;
  sample: TemplateData[Name];
};
