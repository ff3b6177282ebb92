/** What is said of files that somebody pastes into the text of a post, or drops there. */
export const editorFiles = {
  "editorFiles.added": "{name} is in the text.",
  "editorFiles.addedImage": "{name} is in the text. Before it goes public, say what it shows.",
  "editorFiles.reading": "Files are added by those who write this text, in the mode “Write”.",
  "editorFiles.notAllowed":
    "Your roles do not let you add files. Ask somebody who looks after the media library to do it.",
} as const;
