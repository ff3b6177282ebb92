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
  const sender = { name, color: branding.primaryColor ?? null };
  return previewOf(template, TEMPLATES[template].sample, locale, sender);
}

/** A template with data of its own, dressed likewise. @throws for a template that is not there */
export function previewOf(
  template: string,
  data: unknown,
  locale: string,
  sender: { name: string; color: string | null },
): Promise<Rendered> {
  const language = mailLocale(locale);
  return writeLetter(template, data, {
    t: translator(language),
    locale: language,
    organization: dressOf(sender, SITE),
    url: `${SITE}/portal`,
    unsubscribeUrl: `${SITE}/unsubscribe`,
  });
}
