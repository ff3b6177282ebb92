import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { DEFAULT_LOCALE, isLocale } from "../convex/shared/locales";
import { loadMessages } from "./ui/i18n/localeMessages";

async function hydrate(): Promise<void> {
  const { lang } = document.documentElement;
  await loadMessages(isLocale(lang) ? lang : DEFAULT_LOCALE);
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
