import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { DEFAULT_LOCALE, isLocale } from "../convex/shared/locales";
import { loadMessages, type MessageGroup } from "./ui/i18n/localeMessages";

/** Where each group of texts stands. */
const PLACES: [RegExp, MessageGroup][] = [
  [/^\//, "everyday"],
  [/^\/(?:admin|cockpit)\b/, "office"],
  [/^\/admin\/(?:posts|pages|media)\b/, "website"],
  [/^\/(?:admin|portal)\/(?:cohorts\/[^/]+\/)?(?:recordings|materials)\b/, "library"],
];

async function hydrate(): Promise<void> {
  // Dialogs lock the page's scrolling by a style of their own, which needs the page's nonce.
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
  const { lang } = document.documentElement;
  const groups = PLACES.filter(([place]) => place.test(window.location.pathname)).map(([, group]) => group);
  await loadMessages(isLocale(lang) ? lang : DEFAULT_LOCALE, groups);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

void hydrate();
