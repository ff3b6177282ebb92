import type { ShownDocument } from "../../server/documents";
import classes from "./consents.module.css";

/** The text of a document in its own language. The server made it from Markdown, with nothing in it that acts. */
export function DocumentText({ document: { html, locale } }: { document: ShownDocument }) {
  return <div className={classes.text} lang={locale} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
