import {
  cardOf,
  type Found,
  verdictWord,
  waitingCard,
  type Words,
} from "../features/certificates/public/fileCards";
import { checkHere, checkThere, credentialIn, keysOfHere } from "../features/certificates/public/fileChecks";
import { filled } from "../features/certificates/public/fileWords";

/** Files looked at together; of more, the first. */
const MOST = 50;
const AT_A_TIME = 4;

/** A file that was given, and the card that says what it is. */
type Entry = { file: File; card: HTMLElement; isUnknown: boolean };

/** The page's parts. What is not there is the page's fault. */
const part = <E extends HTMLElement>(name: string) => document.querySelector<E>(`[data-${name}]`)!;
const [drop, results, list, note, said] = ["drop", "results", "list", "note", "said"].map((name) =>
  part(name),
) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
const input = drop.querySelector("input")!;
const words = wordsOf(part("words"));
const keys = keysOfHere();
let entries: Entry[] = [];

/** Checks the files that somebody chooses or drops: here first, and by the server as far as it can be asked. */
function start(): void {
  input.disabled = false;
  for (const hint of document.querySelectorAll<HTMLElement>("[data-with-script]")) hint.hidden = false;
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = "";
  });
  // Dropped beside the field, a browser would leave the page to show the file.
  for (const kind of ["dragover", "drop"] as const)
    window.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.toggleAttribute("data-over", kind === "dragover");
    });
  window.addEventListener("dragend", () => drop.removeAttribute("data-over"));
  window.addEventListener("dragleave", () => drop.removeAttribute("data-over"));
  window.addEventListener("drop", ({ dataTransfer }) => take([...(dataTransfer?.files ?? [])]));
  window.addEventListener("paste", ({ clipboardData }) => take([...(clipboardData?.files ?? [])]));
  window.addEventListener("online", () => void checkAll(entries.filter(({ isUnknown }) => isUnknown)));
  part("clear").addEventListener("click", clear);
}

function take(files: File[]): void {
  if (files.length === 0) return;
  const taken = files.slice(0, MOST).map((file) => {
    const card = waitingCard(file.name, words);
    list.append(card);
    return { file, card, isUnknown: false };
  });
  entries = [...entries, ...taken];
  results.hidden = false;
  tell(files.length > MOST ? words.text("said.tooMany") : null);
  results.scrollIntoView({ block: "nearest" });
  void checkAll(taken);
}

async function checkAll(all: Entry[]): Promise<void> {
  const open = [...all];
  const work = async () => {
    for (let entry = open.shift(); entry !== undefined; entry = open.shift()) await check(entry);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

/** What is found here is shown at once; what the server finds takes its place. */
async function check(entry: Entry): Promise<void> {
  const { name: file, size } = entry.file;
  const isTooLarge = size > Number(input.dataset["largest"]);
  const credential = isTooLarge
    ? { problem: "tooLarge" }
    : credentialIn(new Uint8Array(await entry.file.arrayBuffer()));
  if ("problem" in credential) return show(entry, { file, ...credential });
  const kept = await keys;
  const here = await checkHere(credential.text, kept);
  show(entry, { file, ...here });
  // What has not even the form of a badge is no question to anybody.
  if (here.checks[0]?.result === "failed") return;
  const there = await checkThere(credential.text);
  if (typeof there !== "string") {
    show(entry, { file, ...there });
    tell(null);
  } else if (there === "busy") tell(words.text("said.busy"));
  else {
    const issuer = part("words").dataset["organization"] ?? "";
    const text = words.text(kept === null ? "said.offlineBare" : "said.offline");
    tell(filled(text, { issuer, time: words.time(kept?.at ?? 0) }));
  }
}

function show(entry: Entry, found: Found): void {
  const card = cardOf(found, words, entries.length === 1);
  entry.card.replaceWith(card);
  entry.card = card;
  entry.isUnknown = "verdict" in found && found.verdict === "unknown";
  said.textContent = filled(words.text("said.done"), {
    file: found.file,
    verdict: verdictWord(found, words),
  });
}

function tell(text: string | null): void {
  note.hidden = text === null;
  note.textContent = text;
}

function clear(): void {
  entries = [];
  list.replaceChildren();
  results.hidden = true;
  tell(null);
  input.focus();
}

/** The texts that the page brought, and how it writes dates. */
function wordsOf(script: HTMLElement): Words {
  const texts = JSON.parse(script.textContent ?? "{}") as Record<string, string>;
  const { lang } = document.documentElement;
  const tag = { en: "en-GB", ar: "ar-u-nu-latn" }[lang] ?? lang;
  // Days are those of the organization's calendar, as on its own pages.
  const timeZone = script.dataset["timeZone"] ?? "UTC";
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone });
  const time = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  return {
    text: (name) => texts[name] ?? name,
    day: (at) => day.format(at),
    time: (at) => time.format(at),
  };
}

start();
