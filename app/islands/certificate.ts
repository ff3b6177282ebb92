/** After so long a page that is looked at again is checked again. */
const STALE_MS = 5 * 60_000;

/** What is shown anew after a check: the verdict, the checks, and what they are of. */
const PARTS = ["[data-verdict]", "[data-checks]"];

/** Counts the view of a certificate's page, makes its checks anew, and copies its address. */
function start(): void {
  const seen = document.querySelector<HTMLElement>("[data-seen]")?.dataset["seen"];
  if (seen !== undefined) navigator.sendBeacon(seen);
  let [checkedAt, running] = [Date.now(), false];
  const button = document.querySelector<HTMLButtonElement>("[data-again]");
  if (button !== null) {
    const again = async () => {
      if (running) return;
      running = true;
      await check(button);
      [running, checkedAt] = [false, Date.now()];
    };
    button.hidden = false;
    button.addEventListener("click", () => void again());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && Date.now() - checkedAt > STALE_MS) void again();
    });
    window.addEventListener("online", () => void again());
  }
  for (const copy of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) prepareCopy(copy);
}

/** The server makes the checks and says what they found: its page has them in words. */
async function check(button: HTMLButtonElement): Promise<void> {
  const said = document.querySelector<HTMLElement>("[data-again-said]");
  const checks = document.querySelector<HTMLElement>("[data-checks]");
  const say = (text = "") => {
    if (said !== null) said.textContent = text;
  };
  button.disabled = true;
  checks?.setAttribute("aria-busy", "true");
  say(button.dataset["checking"]);
  try {
    const answer = await fetch(window.location.pathname, {
      headers: { Accept: "text/html" },
      cache: "no-store",
    });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    // In a template nothing of the page runs or styles anything.
    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    for (const part of PARTS) {
      const [old, now] = [document.querySelector(part), fresh.content.querySelector(part)];
      if (old !== null && now !== null) old.replaceWith(now);
    }
    say(fresh.content.querySelector<HTMLElement>("[data-again]")?.dataset["done"] ?? "");
  } catch {
    say(button.dataset["failed"]);
  }
  document.querySelector("[data-checks]")?.removeAttribute("aria-busy");
  button.disabled = false;
}

function prepareCopy(button: HTMLButtonElement): void {
  const text = button.parentElement?.querySelector("[data-copied]")?.textContent ?? "";
  const word = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text).then(
      () => {
        button.textContent = button.dataset["copiedWord"] ?? word;
        setTimeout(() => (button.textContent = word), 2_000);
      },
      () => window.getSelection()?.selectAllChildren(button),
    );
  });
}

start();

export {};
