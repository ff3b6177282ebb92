/** What the pages say on which posts are taken in from elsewhere and given out. */
export const importScreens = {
  "importScreens.title": "Import and export",
  "importScreens.of": "Import: {name}",
  "importScreens.text": "Take posts in from elsewhere, or take all of yours with you.",
  "importScreens.file": "File",
  "importScreens.fileText":
    "Markdown or HTML (up to 2 MB), a ZIP of such files, or an export of WordPress (XML, up to 16 MB).",
  "importScreens.locale": "Language of the texts",
  "importScreens.look": "See what is in it",
  "importScreens.recent": "Files so far",
  "importScreens.entries": "What is in it",
  "importScreens.export.title": "Take all posts with you",
  "importScreens.export.text":
    "A ZIP of Markdown files, drafts included. Pages and what is in the trash are not in it. It can be taken in again here.",
  "importScreens.export.action": "Download all posts",
  "importScreens.state.reading": "Being read",
  "importScreens.state.ready": "Waits for your answer",
  "importScreens.state.running": "Drafts are being made",
  "importScreens.state.done": "Done",
  "importScreens.state.failed": "Could not be read",
  "importScreens.state.discarded": "Discarded",
  "importScreens.reading":
    "Reading: {count, plural, =0 {nothing found yet} one {one found so far} other {# found so far}}",
  "importScreens.running": "Making drafts",
  "importScreens.discarded": "Nothing was made of this file. It can be chosen again.",
  "importScreens.problem.unreadable":
    "This file is damaged or not what its name says. Export it again and choose the new one.",
  "importScreens.problem.empty": "There is no post and no page in this file.",
  "importScreens.problem.tooMany":
    "There are more than 10,000 posts in this file. Split it and take the parts in.",
  "importScreens.problem.stalled":
    "Reading broke off several times. Choose the file once more; nothing is made twice.",
  "importScreens.count.waiting": "{count, plural, one {One new text} other {# new texts}}",
  "importScreens.count.made": "{count, plural, one {One draft was made} other {# drafts were made}}",
  "importScreens.count.already":
    "{count, plural, one {One was taken in before and is left as it is} other {# were taken in before and are left as they are}}",
  "importScreens.count.refused":
    "{count, plural, one {One is too large and is left out} other {# are too large and are left out}}",
  "importScreens.ask":
    "Each becomes a draft of yours that nobody sees before it is published. Pictures stay at their present address.",
  "importScreens.nothingNew": "There is nothing new in this file.",
  "importScreens.make": "Make {count, plural, one {one draft} other {# drafts}}",
  "importScreens.discard": "Make nothing of it",
  "importScreens.seeDrafts": "See the drafts",
  "importScreens.kind.post": "Post",
  "importScreens.kind.page": "Page",
  "importScreens.entry.waiting": "New",
  "importScreens.entry.already": "There already",
  "importScreens.entry.refused": "Too large",
  "importScreens.entry.made": "Draft made",
  "importScreens.loss.scripts":
    "{count, plural, one {A script or style is} other {# scripts and styles are}} left out.",
  "importScreens.loss.frames":
    "{count, plural, one {An embedded page becomes a link.} other {# embedded pages become links.}}",
  "importScreens.loss.forms":
    "{count, plural, one {A form keeps only its words.} other {# forms keep only their words.}}",
  "importScreens.loss.drawings":
    "{count, plural, one {A drawing or formula is} other {# drawings and formulas are}} left out.",
  "importScreens.loss.objects":
    "{count, plural, one {An embedded object is} other {# embedded objects are}} left out.",
  "importScreens.loss.pictures":
    "{count, plural, one {A picture without an address of its own is} other {# pictures without addresses of their own are}} left out.",
  "importScreens.loss.shortcodes":
    "{count, plural, one {A shortcode of WordPress stays as text.} other {# shortcodes of WordPress stay as text.}}",
  "errors.importFormat":
    "This kind of file cannot be taken in. Choose one that ends in .md, .html, .xml or .zip.",
  "errors.importTooLarge": "This file is too large. Markdown and HTML may have 2 MB, exports and ZIPs 16 MB.",
  "refusal.A page is put together from parts: it cannot be Markdown.":
    "A page is put together from parts: it cannot be Markdown.",
  "refusal.This file is not waiting for an answer any more.":
    "This file is not waiting for an answer any more.",
} as const;
