/** Texts of the pages about recordings. */
export const recordings = {
  "recordings.title": "Recordings",
  "recordings.pageOf": "{page} of {name}",
  "recordings.none.title": "No recordings yet",
  "recordings.none.text": "When a session was recorded, you find it here.",
  "recordings.unwatched": "Not watched yet",
  "recordings.watched": "{percent} % watched",
  "recordings.watchedOf": "Watched of “{title}”",
  "recordings.search": "Search in what was said",
  "recordings.search.do": "Search",
  "recordings.search.found": "{count, plural, one {One place} other {# places}} where “{text}” is said",
  "recordings.search.first": "The first {count} places where “{text}” is said. More words find fewer.",
  "recordings.search.none": "“{text}” is said in none of the recordings.",
  "recordings.chapters": "Chapters",
  "recordings.transcript": "Transcript",
  "recordings.transcript.search": "Search in this recording",
  "recordings.transcript.follow": "Follow the video",
  "recordings.transcript.language": "Language",
  "recordings.transcript.found": "{count, plural, =0 {Nothing found} one {One place} other {# places}}",
  "recordings.notice": "Before you watch",
  "recordings.notice.agree": "I have read this. Play it",
  "recordings.lost": "This recording can no longer be watched. Please load the page again.",
  "errors.chaptersMany": "A recording has 100 chapters at most.",
  "errors.chapterTitle": "Every chapter needs a title of at most 120 characters.",
  "errors.chapterTime": "Every chapter begins at a moment of its own, within the recording.",
  "errors.cueTimes": "A caption ends after it begins.",
  "errors.cueText": "A caption needs a text, and no arrow may stand in it.",
  "errors.cueTooLong": "This caption is too long. Split it.",
  "refusal.This address has run out. Please open the file again.":
    "This address has run out. Please open the file again.",
  "refusal.This cohort has as many recordings as there can be.":
    "This cohort has as many recordings as there can be.",
  "refusal.This recording's time is over. Add a new one.": "This recording's time is over. Add a new one.",
  "refusal.There is no video yet. Upload it first.": "There is no video yet. Upload it first.",
  "refusal.Its last day has passed. Choose a later one first.":
    "Its last day has passed. Choose a later one first.",
  "refusal.This cannot be done with this recording any more.":
    "This cannot be done with this recording any more.",
  "refusal.These captions are being written still. Please wait.":
    "These captions are being written still. Please wait.",
  "refusal.This recording has captions in as many languages as there can be.":
    "This recording has captions in as many languages as there can be.",
  "refusal.Somebody changed these captions meanwhile. Look at theirs, then save yours again.":
    "Somebody changed these captions meanwhile. Look at theirs, then save yours again.",
} as const;
