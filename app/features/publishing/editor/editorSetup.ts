import { ar, de, en } from "@blocknote/core/locales";
import type { Locale } from "../../../../convex/shared/locales";
import { safeUrl } from "../../../../convex/shared/documents/urls";

const DICTIONARIES = { ar, de, en } satisfies Record<Locale, unknown>;

type Words = {
  label: string;
  placeholder: string;
  /** What the name of a picture is for: it is read to whoever does not see it. */
  pictureShows: string;
};

/** What every editor of the product is made with: its language, links that are safe, and styles that may be set. */
export function editorSetup(locale: Locale, { label, placeholder, pictureShows }: Words) {
  const dictionary = DICTIONARIES[locale];
  const { formatting_toolbar: toolbar } = dictionary;
  const { tooltip, input_placeholder: entered } = toolbar.file_rename;
  return {
    dictionary: {
      ...dictionary,
      placeholders: { ...dictionary.placeholders, default: placeholder, emptyDocument: placeholder },
      formatting_toolbar: {
        ...toolbar,
        file_rename: {
          tooltip: { ...tooltip, image: pictureShows },
          input_placeholder: { ...entered, image: pictureShows },
        },
      },
    },
    domAttributes: {
      editor: { role: "textbox", "aria-multiline": "true", "aria-label": label },
    },
    links: { isValidLink: (href: string) => safeUrl(href) !== null },
    tables: { headers: true },
    _tiptapOptions: { injectNonce: styleNonce() },
  };
}

/**
 * The nonce that the page's policy asks of style sheets: the editor adds two. Browsers show it to scripts alone, by
 * the property of an element that has it.
 */
function styleNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
