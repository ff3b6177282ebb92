import { domainOf } from "./domainOf";
import { filled } from "./fileWords";
import type { Check, Checked } from "./verdict";

/** What is said of a file. */
export type Found = { file: string } & (Checked | { problem: string });

/** The page's texts, and how its dates read. */
export type Words = { text(name: string): string; day(at: number): string; time(at: number): string };

/**
 * A card for a file, made of the page's templates.
 * @param isAlone whether there is no other, so that all of it can be shown
 */
export function cardOf(found: Found, words: Words, isAlone: boolean): HTMLElement {
  const card = copyOf(`[data-result-of="${"problem" in found ? "unreadable" : found.verdict}"]`);
  put(card, "file", found.file);
  if ("problem" in found) put(card, "problem", words.text(`problem.${found.problem}`));
  else {
    describe(card, found, words);
    card.querySelector("details")!.open = isAlone || found.verdict === "invalid";
  }
  return card;
}

/** A card that says that a file is being looked at. */
export function waitingCard(file: string, words: Words): HTMLElement {
  const card = copyOf('[data-result-of="unreadable"]');
  card.dataset["waiting"] = "";
  card.replaceChildren(filled(words.text("said.working"), { file }));
  return card;
}

/** The verdict as a word. */
export function verdictWord(found: Found, words: Words): string {
  if ("problem" in found) return words.text("unreadable");
  return words.text(`verdict.${found.verdict === "unknown" ? "unchecked" : found.verdict}`);
}

function describe(card: HTMLElement, { facts, knownBy, checks }: Checked, words: Words): void {
  const issuer = facts.issuer.name ?? facts.issuer.id ?? words.text("unnamed");
  const day = (text: string | null) =>
    text === null || Number.isNaN(Date.parse(text)) ? null : words.day(Date.parse(text));
  const shown = {
    holder: facts.holder,
    name: facts.name,
    issuer,
    validFrom: day(facts.validFrom),
    validUntil: day(facts.validUntil),
  };
  for (const [slot, text] of Object.entries(shown)) {
    put(card, slot, text ?? "");
    card.querySelector<HTMLElement>(`[data-fact="${slot}"]`)!.hidden = text === null;
  }
  const values = { issuer, domain: domainOf(facts.issuer.id) ?? facts.issuer.id ?? "" };
  put(card, "known", filled(words.text(`known.${knownBy}`), values));
  put(card, "knownText", filled(words.text(`knownText.${knownBy}`), values));
  put(card, "id", facts.issuer.id ?? "");
  slotOf(card, "checks").append(...checks.map((check) => rowOf(check, words)));
  linkPage(slotOf(card, "page"), facts.id);
}

function rowOf(check: Check, words: Words): HTMLElement {
  const row = copyOf(`[data-check="${check.result}"]`);
  put(row, "title", words.text(`check.${check.name}`));
  put(row, "text", words.text(sentenceName(check)));
  put(row, "at", words.time(check.at));
  slotOf(row, "at").setAttribute("datetime", new Date(check.at).toISOString());
  return row;
}

function sentenceName({ name, result, reason }: Check): string {
  if (result === "passed") return `passed.${name}`;
  if (reason !== null) return `reason.${reason}`;
  return result === "absent" ? "absent" : "notReached";
}

/** A badge of this host has a page; no other address of a stranger's file is made a link. */
function linkPage(link: HTMLElement, id: string | null): void {
  const own = `${window.location.origin}/api/v1/credentials/`;
  if (id?.startsWith(own)) link.setAttribute("href", `/verify/${encodeURIComponent(id.slice(own.length))}`);
  else link.parentElement?.remove();
}

function copyOf(template: string): HTMLElement {
  const found = document.querySelector<HTMLTemplateElement>(`template${template}`);
  return found!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

function slotOf(card: HTMLElement, slot: string): HTMLElement {
  return card.querySelector<HTMLElement>(`[data-slot="${slot}"]`)!;
}

function put(card: HTMLElement, slot: string, text: string): void {
  slotOf(card, slot).textContent = text;
}
