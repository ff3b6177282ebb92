import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";

/** Shows the passkey button where the browser can, and signs in with it. */
function start(): void {
  const box = document.querySelector<HTMLElement>("[data-passkey]");
  const button = box?.querySelector("button");
  if (box === null || !button || !browserSupportsWebAuthn()) return;
  box.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    signIn(box.dataset["next"] ?? "/portal").catch(() => {
      button.disabled = false;
      const problem = box.querySelector<HTMLElement>("[role=alert]");
      if (problem !== null) problem.hidden = false;
    });
  });
}

async function signIn(next: string): Promise<void> {
  const optionsJSON = (await post({ step: "options" })) as Parameters<
    typeof startAuthentication
  >[0]["optionsJSON"];
  const response = await startAuthentication({ optionsJSON });
  const { to } = (await post({ step: "verify", response, next })) as { to: string };
  window.location.assign(to);
}

async function post(body: object): Promise<unknown> {
  const answer = await fetch("/sign-in/passkey", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

start();
