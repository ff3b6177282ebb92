import type { recordings as english } from "../en/recordings";
import type { Messages } from "../messages";

/** Texts of the pages about recordings. */
export const recordings: Messages<typeof english> = {
  "recordings.title": "Aufzeichnungen",
  "recordings.pageOf": "{page} von {name}",
  "recordings.none.title": "Noch keine Aufzeichnungen",
  "recordings.none.text": "Wurde ein Termin aufgezeichnet, ist er hier zu finden.",
  "recordings.unwatched": "Noch nicht angesehen",
  "recordings.watched": "{percent} % angesehen",
  "recordings.watchedOf": "Angesehen von „{title}“",
  "recordings.search": "In allem Gesagten suchen",
  "recordings.search.do": "Suchen",
  "recordings.search.found":
    "{count, plural, one {Eine Stelle} other {# Stellen}}, an denen „{text}“ vorkommt",
  "recordings.search.first":
    "Die ersten {count} Stellen, an denen „{text}“ vorkommt. Mehr Wörter finden weniger.",
  "recordings.search.none": "„{text}“ kommt in keiner Aufzeichnung vor.",
  "recordings.chapters": "Kapitel",
  "recordings.transcript": "Wortlaut",
  "recordings.transcript.search": "In dieser Aufzeichnung suchen",
  "recordings.transcript.follow": "Dem Video folgen",
  "recordings.transcript.language": "Sprache",
  "recordings.transcript.found": "{count, plural, =0 {Nichts gefunden} one {Eine Stelle} other {# Stellen}}",
  "recordings.notice": "Vor dem Ansehen",
  "recordings.notice.agree": "Gelesen. Abspielen",
  "recordings.lost": "Diese Aufzeichnung ist nicht mehr zu sehen. Bitte die Seite neu laden.",
  "errors.chaptersMany": "Eine Aufzeichnung hat höchstens 100 Kapitel.",
  "errors.chapterTitle": "Jedes Kapitel braucht einen Titel von höchstens 120 Zeichen.",
  "errors.chapterTime": "Jedes Kapitel beginnt an einer eigenen Stelle innerhalb der Aufzeichnung.",
  "errors.cueTimes": "Ein Untertitel endet, nachdem er begonnen hat.",
  "errors.cueText": "Ein Untertitel braucht einen Text, in dem kein Pfeil steht.",
  "errors.cueTooLong": "Dieser Untertitel ist zu lang. Er lässt sich teilen.",
  "refusal.This address has run out. Please open the file again.":
    "Diese Adresse ist abgelaufen. Bitte die Datei noch einmal öffnen.",
  "refusal.This cohort has as many recordings as there can be.":
    "Diese Durchführung hat so viele Aufzeichnungen, wie es geben kann.",
  "refusal.This recording's time is over. Add a new one.":
    "Die Zeit dieser Aufzeichnung ist vorbei. Bitte eine neue hinzufügen.",
  "refusal.There is no video yet. Upload it first.": "Es gibt noch kein Video. Bitte zuerst eines hochladen.",
  "refusal.Its last day has passed. Choose a later one first.":
    "Ihr letzter Tag ist vorbei. Bitte zuerst einen späteren wählen.",
  "refusal.This cannot be done with this recording any more.": "Das geht mit dieser Aufzeichnung nicht mehr.",
  "refusal.These captions are being written still. Please wait.":
    "Diese Untertitel werden noch geschrieben. Bitte warten.",
  "refusal.This recording has captions in as many languages as there can be.":
    "Diese Aufzeichnung hat Untertitel in so vielen Sprachen, wie es geben kann.",
  "refusal.Somebody changed these captions meanwhile. Look at theirs, then save yours again.":
    "Jemand hat diese Untertitel inzwischen geändert. Bitte jene ansehen und dann noch einmal speichern.",
};
