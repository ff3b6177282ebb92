import type { uploads as english } from "../en/uploads";
import type { Messages } from "../messages";

/** Texte zu Dateien, die hochgeladen werden. */
export const uploads: Messages<typeof english> = {
  "uploads.area": "Dateien hochladen",
  "uploads.choose": "Dateien wählen",
  "uploads.drop": "Ziehen Sie Dateien hierher, oder wählen Sie sie.",
  "uploads.dropNow": "Loslassen, um die Dateien hochzuladen",
  "uploads.limit.recording": "Jede darf 20 GB haben.",
  "uploads.limit.material": "Jede darf 500 MB haben.",
  "uploads.list": "Uploads",
  "uploads.waiting": "Wartet",
  "uploads.sending": "{share} % · {speed} pro Sekunde · noch {left}",
  "uploads.starting": "{share} %",
  "uploads.paused": "Angehalten bei {share} %",
  "uploads.offline": "Die Verbindung ist weg. Es geht von selbst weiter bei {share} %.",
  "uploads.checking": "Alles da. Die Datei wird geprüft.",
  "uploads.ready": "Hochgeladen",
  "uploads.failed": "{reason}",
  "uploads.interrupted": "{share} % waren da. Wählen Sie dieselbe Datei noch einmal, damit es weitergeht.",
  "uploads.pause": "{name} anhalten",
  "uploads.goOn": "Mit {name} weitermachen",
  "uploads.retry": "{name} noch einmal hochladen",
  "uploads.chooseAgain": "{name} noch einmal wählen",
  "uploads.cancel": "{name} nicht weiter hochladen",
  "uploads.dismiss": "{name} von der Liste nehmen",
  "uploads.clear": "Liste leeren",
  "uploads.seconds": "{count, plural, one {# Sekunde} other {# Sekunden}}",
  "uploads.minutes": "{count, plural, one {# Minute} other {# Minuten}}",
  "uploads.hours": "{count, plural, one {# Stunde} other {# Stunden}}",
  "uploads.leave.title": "Dateien sind noch unterwegs",
  "uploads.leave.text":
    "Was schon da ist, bleibt einen Tag: Wählen Sie dieselben Dateien noch einmal, damit es weitergeht.",
  "uploads.leave.leave": "Verlassen und unterbrechen",
  "uploads.leave.stay": "Auf dieser Seite bleiben",
  "uploads.lost": "Die Datei konnte nicht gesendet werden. Versuchen Sie es noch einmal.",
  "uploads.problem.type":
    "Dateien dieser Art werden nicht angenommen: Videos, Ton, Bilder, PDFs, Office-Dokumente, Text und ZIP schon.",
  "uploads.problem.mismatch":
    "Die Datei ist nicht, was ihr Name sagt. Speichern Sie sie noch einmal im richtigen Format.",
  "uploads.problem.notVideo": "Das ist kein Video. Aufzeichnungen sind MP4, WebM, MOV oder MKV.",
  "errors.upload": "Diese Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.",
  "errors.uploadEmpty": "Diese Datei ist leer.",
  "errors.recordingTooLarge": "Dieses Video ist zu gross. Es darf 20 GB haben.",
  "errors.materialTooLarge": "Diese Datei ist zu gross. Sie darf 500 MB haben.",
  "errors.libraryFull":
    "Für diese Datei ist kein Platz mehr. Löschen Sie Aufzeichnungen oder Unterlagen, die niemand braucht.",
  "refusal.There is no such upload.": "Dieser Upload ist nicht mehr da.",
  "refusal.This file is in use.": "Diese Datei wird gebraucht.",
  "refusal.The upload goes on elsewhere.":
    "Der Upload geht anderswo weiter, vielleicht in einem anderen Tab.",
  "refusal.The file came in too many small pieces.":
    "Die Datei kam in zu vielen kleinen Stücken. Laden Sie sie noch einmal hoch.",
  "refusal.Too many uploads were begun. Please wait a minute.":
    "Es wurden zu viele Uploads begonnen. Bitte warten Sie eine Minute.",
  "refusal.The storage of the library does not answer.":
    "Der Speicher der Bibliothek antwortet nicht. Versuchen Sie es später noch einmal.",
};
