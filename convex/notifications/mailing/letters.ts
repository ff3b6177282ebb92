"use node";
import { render, toPlainText } from "@react-email/render";
import { createElement } from "react";
import { isTemplateName, TEMPLATES } from "../../../emails/registry";
import type { Letter, Template } from "../../../emails/template";
import type { TemplateData, TemplateName } from "../../shared/templates";

/** A mail as its recipient sees it. */
export type Rendered = { subject: string; html: string; text: string };

/** Headings as they are written: capitals shout, and German nouns get lost in them. */
const AS_TEXT = { selectors: [{ selector: "h1", options: { uppercase: false } }] };

/**
 * Writes a mail.
 * @throws for a template that is not there, or data that it cannot make sense of
 */
export function writeLetter(name: string, data: unknown, letter: Letter): Promise<Rendered> {
  if (!isTemplateName(name)) throw new Error(`There is no template "${name}".`);
  return write(TEMPLATES[name] as Template<TemplateName>, data as TemplateData[TemplateName], letter);
}

async function write<Name extends TemplateName>(
  { subject, Body }: Template<Name>,
  data: TemplateData[Name],
  letter: Letter,
): Promise<Rendered> {
  const html = await render(createElement(Body, { data, letter }));
  return { subject: oneLine(subject(letter.t, data)), html, text: toPlainText(html, AS_TEXT) };
}

/** A subject is a header: whatever a name holds, it stays one line. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
