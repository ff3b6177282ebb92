import { useEffect, useState } from "react";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconCloudOff } from "../../ui/icons";
import classes from "./portal.module.css";

const WORKER = "/portal-worker.js";

/**
 * Keeps the portal readable without a connection, by a service worker, and says so quietly on a page that was
 * kept, with how old it is.
 */
export function SavedPage() {
  const t = useT();
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [online, setOnline] = useState(false);
  useEffect(() => {
    const saved = document.documentElement.dataset["savedAt"];
    if (saved !== undefined) setSavedAt(Number(saved));
    else if (import.meta.env.PROD) void keepPortal();
    const back = () => setOnline(true);
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, []);
  return (
    <div role="status">
      {savedAt !== null && (
        <p className={classes.saved}>
          <IconCloudOff size={16} aria-hidden="true" />
          <span>
            {t("own.offline.saved")} <RelativeTime at={savedAt} />
          </span>
          {online && <a href="">{t("own.offline.reload")}</a>}
        </p>
      )}
    </div>
  );
}

/** The page that brings the worker was there before it, so it says what it is made of. */
async function keepPortal(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER);
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    active?.postMessage({ keep: [window.location.href, ...files] });
  } catch {
    // Without the worker the portal needs a connection, and is otherwise the same.
  }
}
