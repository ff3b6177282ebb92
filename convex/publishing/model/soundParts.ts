import { failure } from "../../shared/errors";
import { checkDocument } from "../../shared/documents/schema";
import { type Checked, checkedContent, type PageProblem } from "../rules/pageData";
import { problemSentence } from "../rules/pageProblems";
import { documentsIn } from "../rules/pageText";
import type { ComponentData } from "../rules/propShapes";

/** What was checked. @throws `invalid` that says what is wrong with it */
export function taken<Value>(checked: Checked<Value>): Value {
  if ("problem" in checked) throw refusal(checked.problem);
  return checked.value;
}

/** Components that can stand on a page: rich texts are such as the editor of texts can open. @throws `invalid` */
export function soundParts(value: unknown): ComponentData[] {
  const content = taken(checkedContent(value));
  for (const { at, document } of documentsIn(content)) {
    try {
      checkDocument(document);
    } catch {
      throw refusal({ at, reason: "document" });
    }
  }
  return content;
}

export function refusal(problem: PageProblem) {
  return failure("invalid", problemSentence(problem));
}
