import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { DEFAULT_LOCALE, isLocale } from "../convex/shared/locales";
import { loadMessages } from "./ui/i18n/localeMessages";

async function hydrate(): Promise<void> {
  // Dialogs lock the page's scrolling by a style of their own, which needs the page's nonce.
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
  const { lang } = document.documentElement;
  const isOffice = /^\/(admin|cockpit)\b/.test(window.location.pathname);
  await loadMessages(
    isLocale(lang) ? lang : DEFAULT_LOCALE,
    isOffice ? ["everyday", "office"] : ["everyday"],
  );
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
