import { documentOfDrafts, draft } from "../../../convex/shared/documents/assembly";
import { type Style, styled } from "../../../convex/shared/documents/inline";
import { DocumentView } from "../documents/DocumentView";
import { Specimen } from "./Specimen";

const words = (text: string, style: Style = {}) => [styled(text, style)];
const cells = (type: string, ...texts: string[]) => ({
  type: "tableRow",
  content: texts.map((text) => ({ type, content: [{ type: "tableParagraph", content: words(text) }] })),
});

/** One of each kind of block. */
const SAMPLE = documentOfDrafts([
  draft("heading", { level: 1 }, words("How a cohort learns together")),
  draft("paragraph", {}, [
    ...words("People who learn together "),
    ...words("stay", { bold: true }),
    ...words(". "),
    ...words("What they make", { italic: true }),
    ...words(" shows it: see "),
    ...words("their projects", { link: "/programs" }),
    ...words(" and run "),
    ...words("npm start", { code: true }),
    ...words("."),
  ]),
  draft(
    "paragraph",
    {},
    words(
      "A text that is read has a measure of 68 characters, room between its lines, and headings that stand closer to what follows them than to what went before. ".repeat(
        2,
      ),
    ),
  ),
  draft("heading", { level: 2 }, words("Before it begins")),
  draft("bulletListItem", {}, words("Read the first chapter"), [
    draft("bulletListItem", {}, words("or listen to it")),
  ]),
  draft("bulletListItem", {}, words("Meet two others")),
  draft("numberedListItem", { start: 3 }, words("A list that goes on at three")),
  draft("numberedListItem", {}, words("and at four")),
  draft("checkListItem", { checked: true }, words("Done")),
  draft("checkListItem", {}, words("Still to do")),
  draft("toggleListItem", {}, words("What it costs"), [
    draft("paragraph", {}, words("Nothing for learners.")),
  ]),
  draft("quote", {}, words("Nobody learns alone.")),
  draft("codeBlock", { language: "typescript" }, words("const cohort = await open();")),
  draft("divider"),
  draft("table", {}, [cells("tableHeader", "Week", "Topic"), cells("tableCell", "1", "Questions")]),
  draft("paragraph", { backgroundColor: "blue", textColor: "blue" }, words("Words in a colour.")),
  draft("paragraph", { textAlignment: "center" }, words("Words in the middle.")),
  draft("paragraph", {}, words("كلمات من اليمين إلى اليسار.")),
  draft("file", { url: "/programs", name: "Programme.pdf", caption: "The whole programme" }),
]);

/** A document as readers see it. */
export function DocumentSpecimen() {
  return (
    <Specimen title="A text of the editor">
      <DocumentView document={SAMPLE} />
    </Specimen>
  );
}
