/** Was die Seiten sagen, auf denen Beiträge von anderswo übernommen und herausgegeben werden. */
export const importScreens = {
  "importScreens.title": "Import und Export",
  "importScreens.of": "Übernahme: {name}",
  "importScreens.text": "Übernehmen Sie Beiträge von anderswo, oder nehmen Sie alle Ihre mit.",
  "importScreens.file": "Datei",
  "importScreens.fileText":
    "Markdown oder HTML (bis 2 MB), ein ZIP mit solchen Dateien oder ein Export von WordPress (XML, bis 16 MB).",
  "importScreens.locale": "Sprache der Texte",
  "importScreens.look": "Ansehen, was darin ist",
  "importScreens.recent": "Bisherige Dateien",
  "importScreens.entries": "Was darin ist",
  "importScreens.export.title": "Alle Beiträge mitnehmen",
  "importScreens.export.text":
    "Ein ZIP mit Markdown-Dateien, auch von Entwürfen. Seiten und was im Papierkorb liegt, sind nicht darin. Hier lässt es sich wieder übernehmen.",
  "importScreens.export.action": "Alle Beiträge herunterladen",
  "importScreens.state.reading": "Wird gelesen",
  "importScreens.state.ready": "Wartet auf Ihre Antwort",
  "importScreens.state.running": "Entwürfe entstehen",
  "importScreens.state.done": "Fertig",
  "importScreens.state.failed": "Nicht lesbar",
  "importScreens.state.discarded": "Verworfen",
  "importScreens.reading":
    "Wird gelesen: {count, plural, =0 {noch nichts gefunden} one {bisher einer gefunden} other {bisher # gefunden}}",
  "importScreens.running": "Entwürfe entstehen",
  "importScreens.discarded": "Aus dieser Datei ist nichts entstanden. Sie können sie noch einmal wählen.",
  "importScreens.problem.unreadable":
    "Diese Datei ist beschädigt oder nicht das, was ihr Name sagt. Exportieren Sie sie neu und wählen Sie die neue.",
  "importScreens.problem.empty": "In dieser Datei ist kein Beitrag und keine Seite.",
  "importScreens.problem.tooMany":
    "In dieser Datei sind mehr als 10’000 Beiträge. Teilen Sie sie und übernehmen Sie die Teile.",
  "importScreens.problem.stalled":
    "Das Lesen ist mehrmals abgebrochen. Wählen Sie die Datei noch einmal; nichts entsteht doppelt.",
  "importScreens.count.waiting": "{count, plural, one {Ein neuer Text} other {# neue Texte}}",
  "importScreens.count.made":
    "{count, plural, one {Ein Entwurf ist entstanden} other {# Entwürfe sind entstanden}}",
  "importScreens.count.already":
    "{count, plural, one {Einer wurde schon übernommen und bleibt, wie er ist} other {# wurden schon übernommen und bleiben, wie sie sind}}",
  "importScreens.count.refused":
    "{count, plural, one {Einer ist zu groß und fällt weg} other {# sind zu groß und fallen weg}}",
  "importScreens.ask":
    "Aus jedem wird ein Entwurf von Ihnen, den niemand sieht, bevor er veröffentlicht wird. Bilder bleiben an ihrer jetzigen Adresse.",
  "importScreens.nothingNew": "In dieser Datei ist nichts Neues.",
  "importScreens.make": "{count, plural, one {Einen Entwurf} other {# Entwürfe}} anlegen",
  "importScreens.discard": "Nichts daraus machen",
  "importScreens.seeDrafts": "Entwürfe ansehen",
  "importScreens.kind.post": "Beitrag",
  "importScreens.kind.page": "Seite",
  "importScreens.entry.waiting": "Neu",
  "importScreens.entry.already": "Schon da",
  "importScreens.entry.refused": "Zu groß",
  "importScreens.entry.made": "Entwurf angelegt",
  "importScreens.loss.scripts":
    "{count, plural, one {Ein Skript oder Stil fällt} other {# Skripte und Stile fallen}} weg.",
  "importScreens.loss.frames":
    "{count, plural, one {Eine eingebettete Seite wird zum Link.} other {# eingebettete Seiten werden zu Links.}}",
  "importScreens.loss.forms":
    "{count, plural, one {Von einem Formular bleiben nur die Wörter.} other {Von # Formularen bleiben nur die Wörter.}}",
  "importScreens.loss.drawings":
    "{count, plural, one {Eine Zeichnung oder Formel fällt} other {# Zeichnungen und Formeln fallen}} weg.",
  "importScreens.loss.objects":
    "{count, plural, one {Ein eingebettetes Objekt fällt} other {# eingebettete Objekte fallen}} weg.",
  "importScreens.loss.pictures":
    "{count, plural, one {Ein Bild ohne eigene Adresse fällt} other {# Bilder ohne eigene Adresse fallen}} weg.",
  "importScreens.loss.shortcodes":
    "{count, plural, one {Ein Shortcode von WordPress bleibt als Text.} other {# Shortcodes von WordPress bleiben als Text.}}",
  "errors.importFormat":
    "Diese Art Datei lässt sich nicht übernehmen. Wählen Sie eine, die auf .md, .html, .xml oder .zip endet.",
  "errors.importTooLarge":
    "Diese Datei ist zu groß. Markdown und HTML dürfen 2 MB haben, Exporte und ZIPs 16 MB.",
  "refusal.A page is put together from parts: it cannot be Markdown.":
    "Eine Seite ist aus Teilen zusammengesetzt: Sie lässt sich nicht als Markdown herausgeben.",
  "refusal.This file is not waiting for an answer any more.":
    "Diese Datei wartet nicht mehr auf eine Antwort.",
} as const;
