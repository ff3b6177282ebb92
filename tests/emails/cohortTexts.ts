/** Subjects of the mails of emails/cohorts/, of their examples. */
export const cohortSubjects = {
  cohortJoined: { en: "You have a seat in Spring 2027", de: "Ein Platz in Spring 2027" },
  cohortWaitlisted: {
    en: "You are on the waitlist for Spring 2027",
    de: "Auf der Warteliste für Spring 2027",
  },
  seatOffered: { en: "A seat in Spring 2027 is free for you", de: "In Spring 2027 ist ein Platz frei" },
  joinRequestReceived: { en: "Your request to join Spring 2027", de: "Anfrage für Spring 2027" },
  joinRequestApproved: { en: "You are in: Spring 2027", de: "Zugesagt: Spring 2027" },
  joinRequestDeclined: {
    en: "Your request to join Spring 2027 was not granted",
    de: "Die Anfrage für Spring 2027 wurde nicht angenommen",
  },
  cohortInvitation: {
    en: "Mira Keller invites you to Spring 2027",
    de: "Mira Keller lädt zu Spring 2027 ein",
  },
  cohortLeft: { en: "You are no longer in Spring 2027", de: "Nicht mehr in Spring 2027" },
  cohortCancelled: { en: "Spring 2027 is cancelled", de: "Spring 2027 ist abgesagt" },
  cohortAnnouncement: { en: "The first week", de: "The first week" },
  cohortCompleted: { en: "You completed Spring 2027", de: "Spring 2027 ist abgeschlossen" },
};

const url = "https://lindenhof.example/portal/data";

/** What each must say, as HTML and as text. */
export const cohortContents = {
  cohortJoined: {
    en: ["of German A2. It begins on Monday, 1 February 2027.", url],
    de: ["beginnt am Montag, 1. Februar 2027.", url],
  },
  cohortWaitlisted: { en: ["in the order of the waitlist", url], de: ["nach der Reihenfolge", url] },
  seatOffered: {
    en: ["until Tue 24 Nov, 18:00 CET", url],
    de: ["bis Di., 24. Nov., 18:00 MEZ reserviert", url],
  },
  joinRequestReceived: { en: ["has arrived", url], de: ["ist angekommen", url] },
  joinRequestApproved: {
    en: ["begins on Monday, 1 February 2027", url],
    de: ["beginnt am Montag, 1. Februar 2027", url],
  },
  joinRequestDeclined: {
    en: ["The reason: This course needs level A1.", url],
    de: ["Der Grund: This course needs level A1.", url],
  },
  cohortInvitation: {
    en: ["open until Tue 24 Nov, 18:00 CET", "the address to which this mail was sent", url],
    de: ["gilt bis Di., 24. Nov., 18:00 MEZ", "die Adresse verwenden", url],
  },
  cohortLeft: { en: ["The reason: You asked us to.", url], de: ["Der Grund: You asked us to.", url] },
  cohortCancelled: {
    en: ["does not take place", "The reason: Too few people enrolled."],
    de: ["findet nicht statt", "Der Grund: Too few people enrolled."],
  },
  cohortAnnouncement: {
    en: ["Bring a notebook.", "Mira Keller sent this to Spring 2027 of German A2.", url],
    de: ["Bring a notebook.", "Mira Keller hat dies an Spring 2027 von German A2 gesendet.", url],
  },
  cohortCompleted: {
    en: ["stay open to you until 31 January 2028", url],
    de: ["bleiben bis 31. Januar 2028 offen", url],
  },
};
