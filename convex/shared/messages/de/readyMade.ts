import type { Messages } from "../messages";
import type { readyMade as english } from "../en/readyMade";

export const readyMade: Messages<typeof english> = {
  "catalog.config.sessionFormat": "Art der Treffen",
  "catalog.config.sessionDuration": "Dauer eines Treffens in Minuten",
  "catalog.config.sessionFrequency": "Häufigkeit der Treffen",
  "catalog.config.totalDuration": "Dauer des Programms in Wochen",
  "catalog.config.matchingCriteria": "Kriterien für die Zuordnung",
  "catalog.config.classSizeMin": "Kleinste Klasse",
  "catalog.config.classSizeMax": "Größte Klasse",
  "catalog.config.proficiencyLevels": "Niveaus",
  "catalog.config.targetLanguages": "Unterrichtete Sprachen",
  "catalog.config.matchMethod": "Wie Paare gefunden werden",
  "catalog.config.pairDuration": "Dauer einer Partnerschaft in Wochen",
  "catalog.config.checkInFrequency": "Häufigkeit der Rückfragen",
  "catalog.config.coursePlatforms": "Kursplattformen",
  "catalog.config.certificationRequired": "Ein Zertifikat ist erforderlich",
  "catalog.config.skillTracks": "Themen",
  "catalog.config.waiverPercent": "Erlassener Anteil der Gebühr in Prozent",
  "catalog.config.proofRequired": "Ein Nachweis ist erforderlich",
  "catalog.config.pitchMinutes": "Dauer eines Pitches in Minuten",
  "catalog.config.jurySize": "Personen in der Jury",
  "catalog.readyMade.mentorship.name": "Mentoring",
  "catalog.readyMade.mentorship.summary":
    "Eine Mentorin oder ein Mentor begleitet jemanden ein halbes Jahr lang zu eigenen Zielen.",
  "catalog.readyMade.mentorship.costs":
    "Koordination, Schulung. Mentorinnen und Mentoren schenken ihre Zeit.",
  "catalog.readyMade.language.name": "Sprachkurs",
  "catalog.readyMade.language.summary": "Eine kleine Klasse auf einem Niveau, mit Freiwilligen zum Üben.",
  "catalog.readyMade.language.costs": "Lehrperson, Raum oder Videodienst, Lehrbücher.",
  "catalog.readyMade.buddy.name": "Buddy-Programm",
  "catalog.readyMade.buddy.summary":
    "Eine neu zugezogene und eine ortskundige Person treffen sich regelmäßig und erkunden den Ort.",
  "catalog.readyMade.buddy.costs": "Koordination, ein kleines Budget für Ausflüge.",
  "catalog.readyMade.upskilling.name": "Weiterbildung",
  "catalog.readyMade.upskilling.summary": "Onlinekurse mit Gruppe, Coach und einem Zertifikat am Ende.",
  "catalog.readyMade.upskilling.costs": "Lizenzen der Kursplattformen, Coaching, Prüfungsgebühren.",
  "catalog.readyMade.weei.name": "Wirtschaftliche Stärkung von Frauen",
  "catalog.readyMade.weei.summary": "Frauen bauen sich mit Schulung und Netzwerk ein eigenes Einkommen auf.",
  "catalog.readyMade.weei.costs": "Trainerinnen, Kinderbetreuung, Startkapital.",
  "catalog.readyMade.course.name": "Kurs",
  "catalog.readyMade.course.summary":
    "Ein Kurs mit Terminen, Lehrpersonen und Teilnehmenden, ohne weitere Einstellungen.",
  "catalog.readyMade.course.costs": "Lehrperson, Raum oder Videodienst.",
  "catalog.readyMade.feeWaiver.name": "Gebührenerlass",
  "catalog.readyMade.feeWaiver.summary":
    "Wer einen Kurs nicht bezahlen kann, stellt einen Antrag und zahlt weniger oder nichts.",
  "catalog.readyMade.feeWaiver.costs": "Die erlassenen Gebühren, Zeit für die Anträge.",
  "catalog.readyMade.careerLab.name": "Karrierelabor",
  "catalog.readyMade.careerLab.summary":
    "Bewerbungen, Gespräche und ein berufliches Netzwerk, mit Menschen aus Unternehmen.",
  "catalog.readyMade.careerLab.costs": "Koordination, Räume. Menschen aus Unternehmen schenken ihre Zeit.",
  "catalog.readyMade.liveReads.name": "Leserunde",
  "catalog.readyMade.liveReads.summary":
    "Eine kleine Gruppe liest gemeinsam laut einen Text und spricht darüber.",
  "catalog.readyMade.liveReads.costs": "Texte, ein Raum oder Videodienst.",
  "catalog.readyMade.pitchWeek.name": "Pitch-Woche",
  "catalog.readyMade.pitchWeek.summary": "Eine Woche Vorbereitung, am Ende ein Pitch vor einer Jury.",
  "catalog.readyMade.pitchWeek.costs": "Coaches, Jury, Preise, ein Saal für den letzten Tag.",
};
