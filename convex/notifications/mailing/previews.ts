"use node";
import { TEMPLATES } from "../../../emails/registry";
import type { Doc } from "../../_generated/dataModel";
import { translator } from "../../shared/messages/catalogue";
import type { TemplateName } from "../../shared/templates";
import { dressOf, mailLocale } from "./composition";
import { type Rendered, writeLetter } from "./letters";

const SITE = "https://academy.example";

/** A template with its example, dressed as an organization's; its links lead nowhere. */
export function previewLetter(
  template: TemplateName,
  locale: string,
  { name, branding }: Pick<Doc<"organizations">, "name" | "branding">,
): Promise<Rendered> {
  const language = mailLocale(locale);
  return writeLetter(template, TEMPLATES[template].sample, {
    t: translator(language),
    locale: language,
    organization: dressOf({ name, color: branding.primaryColor ?? null }, SITE),
    url: `${SITE}/portal`,
    unsubscribeUrl: `${SITE}/unsubscribe`,
  });
}
