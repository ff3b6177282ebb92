import type { Messages } from "../messages";
import type { certificateScreens as english } from "../en/certificateScreens";

/** What the administration's pages about certificates, lists, reports and keys say. */
export const certificateScreens: Messages<typeof english> = {
  "certificateScreens.title": "Zertifikate",
  "certificateScreens.text":
    "Was Personen erreicht haben: Zertifikate ausstellen, gestalten, berichtigen und widerrufen.",
  "certificateScreens.credentials": "Zertifikate",
  "certificateScreens.tab.credentials": "Alle Zertifikate",
  "certificateScreens.tab.issuances": "Zusammen ausgestellt",
  "certificateScreens.tab.achievements": "Leistungen",
  "certificateScreens.tab.designs": "Gestaltungen",
  "certificateScreens.tab.lists": "Für eine Liste ausstellen",
  "certificateScreens.tab.reports": "Meldungen",
  "certificateScreens.about.credentials":
    "Alle Zertifikate der Organisation, die neuesten zuerst. Alle können sie prüfen.",
  "certificateScreens.about.issuances":
    "Die Zertifikate einer Durchführung oder einer Liste und wie weit sie sind.",
  "certificateScreens.about.achievements":
    "Wofür es Zertifikate gibt: was dafür zu tun ist und für welche Fähigkeiten sie stehen.",
  "certificateScreens.about.designs": "Wie Zertifikate auf Papier aussehen.",
  "certificateScreens.about.lists":
    "Zertifikate für Personen außerhalb einer Durchführung, aus einer CSV-Liste.",
  "certificateScreens.about.reports": "Was Personen melden, die ein Zertifikat angesehen haben.",
  "certificateScreens.holder": "Person",
  "certificateScreens.people": "Personen",
  "certificateScreens.achievement": "Leistung",
  "certificateScreens.stateLabel": "Stand",
  "certificateScreens.anyState": "Jeder Stand",
  "certificateScreens.counted": "{label} ({count, number})",
  "certificateScreens.state.queued": "Wartet",
  "certificateScreens.state.issuing": "Wird erstellt",
  "certificateScreens.state.issued": "Ausgestellt",
  "certificateScreens.state.expired": "Abgelaufen",
  "certificateScreens.state.failed": "Fehlgeschlagen",
  "certificateScreens.state.revoked": "Widerrufen",
  "certificateScreens.state.superseded": "Abgelöst",
  "certificateScreens.state.erased": "Gelöscht",
  "certificateScreens.awarded": "Verliehen",
  "certificateScreens.validFrom": "Gültig ab",
  "certificateScreens.validUntil": "Gültig bis",
  "certificateScreens.forGood": "Unbefristet",
  "certificateScreens.since": "In diesem Stand seit",
  "certificateScreens.problem": "Problem",
  "certificateScreens.actions": "Aktionen",
  "certificateScreens.showAll": "Alle zeigen",
  "certificateScreens.noneSuch.title": "Kein solches Zertifikat",
  "certificateScreens.noneSuch.text": "In diesem Stand gibt es keines.",
  "certificateScreens.none.title": "Noch keine Zertifikate",
  "certificateScreens.none.text":
    "Wer eine Durchführung abschließt, erhält sofort eines. Andere Personen erhalten ihres über eine Liste.",
  "certificateScreens.none.action": "Zu den Durchführungen",
  "certificateScreens.issueToList": "Für eine Liste ausstellen",
  "certificateScreens.toThem": "Zu den Zertifikaten",
  "certificateScreens.making": "Zertifikate werden erstellt",
  "certificateScreens.retrying": "Das Zertifikat von {name} wird noch einmal erstellt.",
  "certificateScreens.retryingAll":
    "{count, plural, one {Ein Zertifikat wird} other {# Zertifikate werden}} noch einmal erstellt.",
  "certificateScreens.failed.title":
    "{count, plural, one {Ein Zertifikat konnte} other {# Zertifikate konnten}} nicht erstellt werden",
  "certificateScreens.failed.text":
    "Auf der Seite jedes Zertifikats steht, warum. Ist die Ursache behoben, lassen sie sich noch einmal erstellen.",
  "certificateScreens.failed.retry":
    "{count, plural, one {Noch einmal versuchen} other {Alle # noch einmal versuchen}}",
  "certificateScreens.failed.ask":
    "{count, plural, one {Ein Zertifikat} other {# Zertifikate}} noch einmal erstellen?",
  "certificateScreens.failed.consequence":
    "Die Personen erfahren per E-Mail davon, sobald ihres ausgestellt ist. Niemand erhält zwei.",
  "certificateScreens.missing.title":
    "{count, plural, one {Eine Person hat} other {# Personen haben}} abgeschlossen und noch kein Zertifikat",
  "certificateScreens.missing.text": "Sie haben abgeschlossen, bevor Zertifikate ausgestellt werden konnten.",
  "certificateScreens.missing.issue":
    "{count, plural, one {Ein Zertifikat} other {# Zertifikate}} ausstellen",
  "certificateScreens.missing.ask":
    "Zertifikate für {count, plural, one {eine Person} other {# Personen}} aus {name} ausstellen?",
  "certificateScreens.missing.consequence":
    "Alle erhalten eine E-Mail mit einem Link, sobald ihres erstellt ist. Wer eines hat, erhält keines mehr.",
  "certificateScreens.missing.begun":
    "{count, plural, one {Ein Zertifikat ist} other {# Zertifikate sind}} unterwegs.",
  "certificateScreens.obstacle.title": "Noch kann nichts ausgestellt werden",
  "certificateScreens.obstacle.text": "Das erledigt, wer den Server betreibt; danach geht es hier weiter.",
  "certificateScreens.obstacle.action": "Aussteller und Schlüssel ansehen",
  "certificateScreens.unwritten.title": "Der Text des Zertifikats kommt aus dem Programm",
  "certificateScreens.unwritten.text":
    "Wer zuerst abschließt, erhält ein Zertifikat mit Titel und Lernzielen von {program}. Vorher lässt es sich selbst schreiben.",
  "certificateScreens.unwritten.action": "Leistung beschreiben",
  "certificateScreens.archived.title": "Es wird nichts ausgestellt: „{name}“ ist archiviert",
  "certificateScreens.archived.text":
    "Wird die Leistung des Programms wiederhergestellt, gibt es für Abschlüsse wieder Zertifikate.",
  "certificateScreens.archived.action": "Leistung öffnen",
  "certificateScreens.cohort.none.title": "Noch keine Zertifikate",
  "certificateScreens.cohort.none.text":
    "Wer abschließt, erhält sofort eines: PDF, Badge und eine Seite, auf der es alle prüfen können.",
  "certificateScreens.cohort.none.action": "Zum Fortschritt",
  "certificateScreens.cohortLabel": "Durchführung",
  "certificateScreens.kind": "Aus",
  "certificateScreens.kinds.cohort": "Durchführung",
  "certificateScreens.kinds.list": "Liste",
  "certificateScreens.kindText.cohort": "Zertifikate derer, die eine Durchführung abgeschlossen haben.",
  "certificateScreens.kindText.list": "Zertifikate der Personen auf einer Liste.",
  "certificateScreens.started": "Begonnen",
  "certificateScreens.waiting": "{count, number} unterwegs",
  "certificateScreens.failedCount": "{count, number} fehlgeschlagen",
  "certificateScreens.allMade": "Alle erstellt",
  "certificateScreens.gone": "Nicht mehr da",
  "certificateScreens.noIssuance.title": "Noch wurde nichts ausgestellt",
  "certificateScreens.noIssuance.text":
    "Hier erscheinen die Zertifikate jeder Durchführung und jeder Liste und wie weit sie sind.",
  "certificateScreens.emptyIssuance.title": "Noch kein Zertifikat",
  "certificateScreens.emptyIssuance.text": "Sie erscheinen hier, sobald sie unterwegs sind.",
  "certificateScreens.toIssuance": "Alle dieser Liste",
  "certificateScreens.seePage": "Seite öffnen",
  "certificateScreens.files": "Dateien",
  "certificateScreens.badgeOf": "Badge: {achievement}",
  "certificateScreens.openPdf": "PDF öffnen",
  "certificateScreens.badgeFile": "Badge von {name} als {kind}",
  "certificateScreens.verifyLink": "Link zum Prüfen",
  "certificateScreens.shortCodeText": "Code zum Eintippen:",
  "certificateScreens.publicId": "Kennung",
  "certificateScreens.history": "Was wodurch ersetzt wurde",
  "certificateScreens.thisOne": "dieses hier",
  "certificateScreens.how.first": "Zuerst: {achievement}",
  "certificateScreens.how.correction": "Berichtigt: {achievement}",
  "certificateScreens.how.renewal": "Verlängert: {achievement}",
  "certificateScreens.how.supersession": "An dessen Stelle: {achievement}",
  "certificateScreens.notice.queued":
    "Es wartet darauf, erstellt zu werden. Diese Seite zeigt es von selbst, sobald es da ist.",
  "certificateScreens.notice.issuing":
    "Es wird gerade erstellt. Diese Seite zeigt es von selbst, sobald es da ist.",
  "certificateScreens.notice.revoked": "Widerrufen am {date}",
  "certificateScreens.notice.reason": "Grund, wie ihn alle lesen: {reason}",
  "certificateScreens.notice.superseded": "Abgelöst am {date}: Links und QR-Code führen weiter zum neuen",
  "certificateScreens.notice.successor": "Zum Zertifikat an seiner Stelle",
  "certificateScreens.notice.expired": "Abgelaufen am {date}: verlängern, wenn es weiter gelten soll",
  "certificateScreens.notice.erased":
    "Die Person wurde gelöscht: Es bleibt nur, dass es dieses Zertifikat gab",
  "certificateScreens.notice.hidden":
    "Die Seite ist verborgen: Andere erfahren nur, ob das Zertifikat gültig ist",
  "certificateScreens.step.retry": "Noch einmal versuchen",
  "certificateScreens.step.correct": "Namen berichtigen",
  "certificateScreens.step.renew": "Verlängern",
  "certificateScreens.step.supersede": "Durch ein anderes ablösen",
  "certificateScreens.step.revoke": "Widerrufen",
  "certificateScreens.reason": "Grund",
  "certificateScreens.reasonText": "Wer dieses Zertifikat prüft, liest ihn. Bitte nichts Privates nennen.",
  "certificateScreens.revoke.title": "Zertifikat von {name} widerrufen?",
  "certificateScreens.revoke.text":
    "Ab jetzt sagt jede Prüfung, dass es nicht mehr gilt und warum. Link und QR-Code bleiben und sagen es auch. Das kann nicht rückgängig gemacht werden; ein neues kann an seine Stelle treten.",
  "certificateScreens.revoke.submit": "Zertifikat widerrufen",
  "certificateScreens.revoke.done": "Das Zertifikat von {name} ist widerrufen.",
  "certificateScreens.correct.title": "Zertifikat von {name} berichtigen",
  "certificateScreens.correct.text":
    "Ein neues Zertifikat mit diesem Namen tritt an seine Stelle, mit der Leistung, wie sie jetzt beschrieben ist. Der alte Link und QR-Code führen dorthin. Die Person erfährt es per E-Mail.",
  "certificateScreens.correct.name": "Name auf dem Zertifikat",
  "certificateScreens.correct.submit": "Berichtigtes ausstellen",
  "certificateScreens.correct.done":
    "Das berichtigte Zertifikat wird erstellt. Bis es da ist, gilt das alte.",
  "certificateScreens.renew.title": "Zertifikat von {name} verlängern",
  "certificateScreens.renew.text":
    "Ein neues Zertifikat, das ab jetzt gilt, tritt an seine Stelle. Der alte Link und QR-Code führen dorthin. Die Person erfährt es per E-Mail.",
  "certificateScreens.renew.span.achievement": "Wie bei der Leistung festgelegt",
  "certificateScreens.renew.span.forGood": "Unbefristet",
  "certificateScreens.renew.span.day": "Bis zu einem Tag",
  "certificateScreens.renew.day": "Letzter Tag",
  "certificateScreens.renew.submit": "Verlängertes ausstellen",
  "certificateScreens.renew.done":
    "Das verlängerte Zertifikat wird erstellt. Bis es da ist, bleibt das alte, wie es ist.",
  "certificateScreens.supersede.title": "Zertifikat von {name} durch ein anderes ablösen",
  "certificateScreens.supersede.text":
    "Ein neues Zertifikat der gewählten Leistung, heute verliehen, tritt an seine Stelle: für eine andere Stufe, oder wenn es versehentlich widerrufen wurde. Der alte Link und QR-Code führen dorthin. Die Person erfährt es per E-Mail.",
  "certificateScreens.supersede.submit": "An seiner Stelle ausstellen",
  "certificateScreens.supersede.done":
    "Das neue Zertifikat wird erstellt. Bis es da ist, bleibt das alte, wie es ist.",
  "certificateScreens.list.name": "Name der Liste",
  "certificateScreens.list.nameText":
    "Das Team sieht ihn. Dieselbe Liste unter demselben Namen stellt niemandem zweimal aus.",
  "certificateScreens.list.file": "Liste der Personen",
  "certificateScreens.list.fileText":
    "CSV mit den Spalten E-Mail und Name, dazu, wo vorhanden, ID und Datum (2026-03-31). Höchstens 5000 Personen.",
  "certificateScreens.list.look": "Durchsehen",
  "certificateScreens.list.looking": "Wird durchgesehen",
  "certificateScreens.list.verdict": "Was aus {total, plural, one {einer Zeile} other {# Zeilen}} würde",
  "certificateScreens.list.count.issued":
    "{count, plural, one {Eine Person erhält} other {# Personen erhalten}} ein Zertifikat",
  "certificateScreens.list.count.known":
    "{count, plural, one {Eine Person hat} other {# Personen haben}} ihres schon aus dieser Liste",
  "certificateScreens.list.count.wrong":
    "{count, plural, one {Eine Zeile kann} other {# Zeilen können}} nicht übernommen werden",
  "certificateScreens.list.problems": "Zeilen, die nicht übernommen werden können",
  "certificateScreens.list.line": "Zeile {line, number}, {field}",
  "certificateScreens.list.field.email": "E-Mail-Adresse",
  "certificateScreens.list.field.name": "Name",
  "certificateScreens.list.field.firstName": "Vorname",
  "certificateScreens.list.field.lastName": "Nachname",
  "certificateScreens.list.field.externalId": "ID",
  "certificateScreens.list.field.awardedOn": "Datum",
  "certificateScreens.list.moreProblems": "Nur die ersten {shown, number} Probleme werden gezeigt.",
  "certificateScreens.list.leaveOut":
    "{count, plural, one {Die Zeile} other {Die # Zeilen}} auslassen, die nicht übernommen werden {count, plural, one {kann} other {können}}",
  "certificateScreens.list.mail": "Alle erhalten eine E-Mail mit dem Link zu ihrem Zertifikat.",
  "certificateScreens.list.issue": "{count, plural, one {Ein Zertifikat} other {# Zertifikate}} ausstellen",
  "certificateScreens.list.begun":
    "{count, plural, one {Ein Zertifikat ist} other {# Zertifikate sind}} unterwegs.",
  "certificateScreens.list.nothing.title": "Keine Leistung zu verleihen",
  "certificateScreens.list.nothing.text":
    "Ein Zertifikat gibt es für etwas: zuerst die Leistung beschreiben, dann die Liste wählen.",
  "certificateScreens.reports.which": "Meldungen nach Stand",
  "certificateScreens.reports.open": "Offen",
  "certificateScreens.reports.closed": "Erledigt",
  "certificateScreens.reports.none.open": "Keine offenen Meldungen",
  "certificateScreens.reports.none.closed": "Keine erledigten Meldungen",
  "certificateScreens.reports.none.text":
    "Wer ein Zertifikat ansieht, kann melden, was nicht stimmt. Die Meldung erscheint hier, und wer ausstellt, erfährt davon.",
  "certificateScreens.reports.noAnswer": "Eine Antwort ist nicht gewünscht.",
  "certificateScreens.reports.answer": "{email} antworten",
  "certificateScreens.reports.close": "Erledigt",
  "certificateScreens.reports.closeOf": "Meldung zu {name} als erledigt ablegen",
  "certificateScreens.reports.closedDone": "Die Meldung ist erledigt.",
  "certificateScreens.keys.text":
    "Zertifikate tragen diesen Namen als Aussteller und sind mit diesen Schlüsseln unterschrieben. Wer eines prüft, holt den öffentlichen Teil von der Adresse unten.",
  "certificateScreens.keys.ownersOnly": "Schlüssel ändert nur, wer die Organisation innehat.",
  "certificateScreens.keys.host": "Adresse",
  "certificateScreens.keys.did": "Aussteller (DID)",
  "certificateScreens.keys.title": "Schlüssel",
  "certificateScreens.keys.none.title": "Noch keine Schlüssel",
  "certificateScreens.keys.none.text":
    "Das erste Zertifikat bringt die ersten Schlüssel. Vorher ist nichts zu tun.",
  "certificateScreens.keys.suite.Ed25519": "Ed25519, für das Zertifikat selbst",
  "certificateScreens.keys.suite.P-256": "P-256, für Wallets (JWT)",
  "certificateScreens.keys.state.active": "Unterschreibt",
  "certificateScreens.keys.state.retired": "Abgelöst",
  "certificateScreens.keys.state.compromised": "Kompromittiert",
  "certificateScreens.keys.made": "Erstellt {date}",
  "certificateScreens.keys.ended.retired": "abgelöst {date}",
  "certificateScreens.keys.ended.compromised": "aufgegeben {date}",
  "certificateScreens.keys.rotate": "Neue Schlüssel erstellen",
  "certificateScreens.keys.rotateAsk": "Neue Schlüssel erstellen?",
  "certificateScreens.keys.rotateText":
    "Was ab jetzt ausgestellt wird, ist mit den neuen unterschrieben. Die alten werden abgelöst: Was sie unterschrieben haben, bleibt gültig.",
  "certificateScreens.keys.rotated": "Neue Schlüssel werden erstellt.",
  "certificateScreens.keys.compromise": "Als kompromittiert melden",
  "certificateScreens.keys.compromiseOf": "{key} als kompromittiert melden",
  "certificateScreens.keys.compromiseAsk": "{key} als kompromittiert melden?",
  "certificateScreens.keys.compromiseText":
    "Nur, wenn jemand anderes den geheimen Schlüssel kennen könnte. Er verschwindet aus dem Dokument des Ausstellers, und jedes damit unterschriebene Zertifikat fällt ab jetzt bei der Prüfung durch, für immer: Sie müssen neu ausgestellt werden. Für einen gewöhnlichen Wechsel stattdessen neue Schlüssel erstellen.",
  "certificateScreens.keys.phrase": "kompromittiert",
  "certificateScreens.keys.compromised": "Der Schlüssel ist aufgegeben.",
  "certificateScreens.copy.title": "Öffentliche Seiten mitnehmen",
  "certificateScreens.copy.text":
    "Alle Seiten, auf denen Ihre Zertifikate geprüft werden, mit Dateien, Statuslisten und den Schlüsseln des Ausstellers: als ZIP-Archiv, das jeder Webserver unter denselben Adressen zeigen kann. Es zeigt, was beim Erstellen gilt.",
  "certificateScreens.copy.action": "Seiten herunterladen",
  "organization.tab.keys": "Zertifikatsschlüssel",
};
