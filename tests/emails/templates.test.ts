import { describe, expect, it } from "vitest";
import { TEMPLATE_NAMES, TEMPLATES } from "../../emails/registry";
import type { Letter } from "../../emails/template";
import { writeLetter } from "../../convex/notifications/mailing/letters";
import { CATALOGUE, translator } from "../../convex/shared/messages/catalogue";
import type { TemplateData, TemplateName } from "../../convex/shared/templates";
import { cohortContents, cohortSubjects } from "./cohortTexts";

const LANGUAGES = ["en", "de"] as const;
type Language = (typeof LANGUAGES)[number];

function letterIn(locale: Language, name = "Lindenhof Academy"): Letter {
  return {
    t: translator(locale),
    locale,
    organization: { name, color: "#0f5c5c", url: "https://lindenhof.example/" },
    url: "https://lindenhof.example/portal/data",
    unsubscribeUrl: "https://lindenhof.example/unsubscribe?token=t",
  };
}

function write<Name extends TemplateName>(
  name: Name,
  locale: Language,
  data: TemplateData[Name] = TEMPLATES[name].sample,
  letter = letterIn(locale),
) {
  return writeLetter(name, data, letter);
}

const SUBJECTS: Record<TemplateName, Record<Language, string>> = {
  signInCode: { en: "Your sign-in code", de: "Code für die Anmeldung" },
  addressCode: { en: "Confirm your new mail address", de: "Neue E-Mail-Adresse bestätigen" },
  addressChanged: { en: "Your mail address was changed", de: "Die E-Mail-Adresse wurde geändert" },
  invitation: {
    en: "Mira Keller invites you to Lindenhof Academy",
    de: "Mira Keller lädt zu Lindenhof Academy ein",
  },
  exportReady: { en: "Your data is ready", de: "Die Daten sind bereit" },
  ...cohortSubjects,
  sessionPlanned: { en: "Planned: Pitch practice", de: "Geplant: Pitch practice" },
  sessionChanged: { en: "Changed: Pitch practice", de: "Geändert: Pitch practice" },
  sessionCancelled: { en: "Cancelled: Pitch practice", de: "Abgesagt: Pitch practice" },
  sessionReminder: { en: "Pitch practice is coming up", de: "Pitch practice steht bevor" },
  sessionSeatOffered: { en: "A seat is free: Pitch practice", de: "Ein Platz ist frei: Pitch practice" },
  credentialIssued: { en: "Your certificate: German A2", de: "Das Zertifikat ist da: German A2" },
  credentialRevoked: {
    en: "Your certificate is no longer valid: German A2",
    de: "Das Zertifikat ist nicht mehr gültig: German A2",
  },
  credentialReported: {
    en: "A certificate of Zoë Çelik was reported",
    de: "Ein Zertifikat von Zoë Çelik wurde gemeldet",
  },
  contentCommented: {
    en: "Tobias Renggli commented on “How we teach”",
    de: "Tobias Renggli hat „How we teach“ kommentiert",
  },
  contentSuggested: {
    en: "Tobias Renggli suggests a change in “How we teach”",
    de: "Tobias Renggli schlägt in „How we teach“ eine Änderung vor",
  },
  contentSubmitted: {
    en: "Tobias Renggli asks for a review of “How we teach”",
    de: "Tobias Renggli bittet um Durchsicht von „How we teach“",
  },
  contentSentBack: {
    en: "Mira Keller sent “How we teach” back",
    de: "Mira Keller hat „How we teach“ zurückgegeben",
  },
  contentHeldBack: {
    en: "“How we teach” could not be published",
    de: "„How we teach“ konnte nicht veröffentlicht werden",
  },
  recordingPublished: {
    en: "New recording: Session 4: Pitching",
    de: "Neue Aufzeichnung: Session 4: Pitching",
  },
  recordingExpiring: {
    en: "Soon hidden: Session 4: Pitching",
    de: "Bald nicht mehr zu sehen: Session 4: Pitching",
  },
  materialReminder: { en: "Still unopened: Reading list", de: "Noch ungelesen: Reading list" },
  digest: { en: "2 things happened for you", de: "2 Neuigkeiten" },
};

/** What the reader must find, whether their program shows HTML or text. */
const CONTENTS: Record<TemplateName, Record<Language, string[]>> = {
  signInCode: { en: ["482913", "for 10 minutes"], de: ["482913", "10 Minuten lang"] },
  addressCode: { en: ["730164", "for 10 minutes"], de: ["730164", "10 Minuten lang"] },
  addressChanged: { en: ["noor.haddad@example.org"], de: ["noor.haddad@example.org"] },
  invitation: {
    en: ["Your roles: instructor and mentor", "https://lindenhof.example/invitations/sample"],
    de: ["Rollen: Lehre und Mentoring", "https://lindenhof.example/invitations/sample"],
  },
  exportReady: {
    en: ["https://lindenhof.example/portal/data", "kept for 7 days"],
    de: ["https://lindenhof.example/portal/data", "bleibt 7 Tage liegen"],
  },
  ...cohortContents,
  sessionPlanned: {
    en: ["Tuesday, March 2, 2027", "Europe/Zurich", "Room 4, and online", "first of 12 sessions"],
    de: ["Dienstag, 2. März 2027", "18:00", "Room 4 und online", "erste von 12 Terminen"],
  },
  sessionChanged: { en: ["was changed", "6:00"], de: ["wurde geändert", "18:00"] },
  sessionCancelled: {
    en: ["does not take place", "Why: The trainer is ill."],
    de: ["findet nicht statt", "Grund: The trainer is ill."],
  },
  sessionReminder: {
    en: ["In 24 hours: Pitch practice, of Founders", "https://lindenhof.example/portal/data"],
    de: ["In 24 Stunden: Pitch practice, von Founders", "https://lindenhof.example/portal/data"],
  },
  sessionSeatOffered: { en: ["until Monday, March 1, 2027"], de: ["bis Montag, 1. März 2027"] },
  credentialIssued: {
    en: ["has issued you a certificate for “German A2”", "You can hide it"],
    de: ["ein Zertifikat für „German A2“ ausgestellt", "jederzeit verbergen"],
  },
  credentialRevoked: {
    en: ["has revoked your certificate for “German A2”", "Reason: It bears the wrong level."],
    de: ["für „German A2“ widerrufen", "Grund: It bears the wrong level."],
  },
  credentialReported: {
    en: ["says that something is wrong with it", "https://lindenhof.example/portal/data"],
    de: ["damit etwas nicht stimmt", "https://lindenhof.example/portal/data"],
  },
  contentCommented: {
    en: ["Could we say this in one sentence?", "https://lindenhof.example/portal/data"],
    de: ["Could we say this in one sentence?", "schreibt zu „How we teach“"],
  },
  contentSuggested: {
    en: ["accept it or reject it", "https://lindenhof.example/portal/data"],
    de: ["annehmen oder ablehnen", "https://lindenhof.example/portal/data"],
  },
  contentSubmitted: {
    en: ["asks you to look at it", "https://lindenhof.example/portal/data"],
    de: ["bittet Sie, es anzusehen", "https://lindenhof.example/portal/data"],
  },
  contentSentBack: {
    en: ["looked at “How we teach”", "The second picture needs a source."],
    de: ["hat „How we teach“ angesehen", "The second picture needs a source."],
  },
  contentHeldBack: {
    en: ["something is missing", "https://lindenhof.example/portal/data"],
    de: ["es fehlt etwas", "https://lindenhof.example/portal/data"],
  },
  recordingPublished: {
    en: ["of Spring 2027 is there to watch", "https://lindenhof.example/portal/data"],
    de: ["von Spring 2027 ist da", "https://lindenhof.example/portal/data"],
  },
  recordingExpiring: {
    en: ["is Monday, 1 February 2027", "https://lindenhof.example/portal/data"],
    de: ["bis Montag, 1. Februar 2027", "https://lindenhof.example/portal/data"],
  },
  materialReminder: {
    en: ["“Reading list” is among the materials of Spring 2027", "https://lindenhof.example/portal/data"],
    de: ["„Reading list“ liegt bei den Materialien von Spring 2027", "https://lindenhof.example/portal/data"],
  },
  digest: {
    en: ["The recording of session 4 is there", "https://lindenhof.example/portal/messages/7"],
    de: ["Mira Keller answered in your thread", "https://lindenhof.example/portal/sessions/4"],
  },
};

describe.each(TEMPLATE_NAMES.flatMap((name) => LANGUAGES.map((locale) => [name, locale] as const)))(
  "%s in %s",
  (name, locale) => {
    it("says what it is to say, as HTML and as text", async () => {
      const { subject, html, text } = await write(name, locale);
      expect(subject).toBe(SUBJECTS[name][locale]);
      for (const content of CONTENTS[name][locale]) {
        expect(html).toContain(content);
        expect(text).toContain(content);
      }
      expect(text).toContain("Lindenhof Academy");
    });

    it("misses no message and leaves nothing open", async () => {
      const { subject, html, text } = await write(name, locale);
      for (const part of [subject, html.replace(/<style>.*?<\/style>/s, ""), text])
        expect(part).not.toMatch(/notifications\.|[{}]|undefined|\[object|NaN/);
      expect(text).not.toMatch(/<[a-z/]/i);
    });

    it("is an accessible document in its language, that knows light and dark", async () => {
      const { html } = await write(name, locale);
      expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).toContain('content="light dark"');
      expect(html).not.toMatch(/<table(?![^>]*role="presentation")/);
      expect(html).not.toMatch(/<img|<script|<link/);
    });

    it("shows how to stop it, only where it can be stopped", async () => {
      const letter = letterIn(locale);
      const link = "https://lindenhof.example/unsubscribe?token=t";
      expect((await write(name, locale)).text).toContain(link);
      const essential = await write(name, locale, undefined, { ...letter, unsubscribeUrl: null });
      expect(essential.html).not.toContain("unsubscribe");
    });

    it("shows names as they are, whatever they hold", async () => {
      const letter = letterIn(locale, `<script>alert("x")</script> & {count}`);
      const { html, text } = await write(name, locale, undefined, letter);
      expect(html).not.toContain("<script");
      expect(html).toContain("&lt;script&gt;");
      expect(text).toContain(`<script>alert("x")</script> & {count}`);
    });
  },
);

describe("an invitation", () => {
  const { sample } = TEMPLATES.invitation;

  it("keeps its subject in one line", async () => {
    const inviterName = "Mira\r\nBcc: everybody@example.org\u0000";
    const { subject } = await write("invitation", "en", { ...sample, inviterName });
    expect(subject).toBe("Mira Bcc: everybody@example.org invites you to Lindenhof Academy");
  });

  it.each([
    [[], "Mira Keller invites you to join Lindenhof Academy."],
    [
      ["company_viewer"],
      "Mira Keller invites you to join Lindenhof Academy. Your role: viewer for your company.",
    ],
    [
      ["owner", "admin", "finance"],
      "Mira Keller invites you to join Lindenhof Academy. Your roles: owner, administrator, and finance.",
    ],
  ] as const)("to %j", async (roles, sentence) => {
    expect((await write("invitation", "en", { ...sample, roles })).text).toContain(sentence);
  });
});

it("an announcement shows its Markdown, and no markup of whoever wrote it", async () => {
  const { sample } = TEMPLATES.cohortAnnouncement;
  const body = "A **bold** word, <b>none</b>, <script>x</script> and [one](javascript:alert(1)).";
  const { html, text } = await write("cohortAnnouncement", "en", { ...sample, body });
  expect(html).toContain("<strong>bold</strong>");
  expect(html).not.toMatch(/<b>|<script|href="javascript/);
  expect(text).toContain("A bold word, <b>none</b>");
});

it("a mail without a reason has no place for one", async () => {
  const { sample } = TEMPLATES.joinRequestDeclined;
  const { text } = await write("joinRequestDeclined", "en", { ...sample, reason: "" });
  expect(text).not.toContain("The reason");
});

it("a digest of one is in the singular", async () => {
  const items = [{ title: "One", url: "https://lindenhof.example/1" }];
  expect((await write("digest", "en", { items })).subject).toBe("One thing happened for you");
  expect((await write("digest", "de", { items })).subject).toBe("Eine Neuigkeit");
});

it("the text part reads like a letter", async () => {
  expect((await write("signInCode", "de")).text.replace(/\n{2,}/g, "\n").split("\n")).toEqual([
    "Lindenhof Academy https://lindenhof.example/",
    "Anmelden bei Lindenhof Academy",
    "Diesen Code auf der Seite eingeben, auf der er angefordert wurde:",
    "482913",
    "Er gilt einmal, 10 Minuten lang.",
    "Wer keinen Code angefordert hat, muss nichts tun: Ohne ihn kann sich niemand anmelden. Den Code niemandem weitergeben.",
    "Diese E-Mail kommt wegen einer Verbindung zu Lindenhof Academy.",
    "E-Mails dieser Art abbestellen https://lindenhof.example/unsubscribe?token=t",
  ]);
});

it("every role of an invitation has a name in both languages", () => {
  const roles = Object.keys(CATALOGUE.en).filter((key) => key.startsWith("notifications.role."));
  expect(roles).toHaveLength(11);
});
