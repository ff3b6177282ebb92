import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../../../app/ui/forms/problems";
import { failure, invalid } from "../../../convex/shared/errors";
import { translator } from "../../../convex/shared/messages/catalogue";

const t = translator("de");

describe("problemsOf", () => {
  it.each([[null], [undefined]])("%s is no problem", (refused) => {
    expect(problemsOf(refused, t)).toEqual({ fields: {}, message: null });
  });

  it("puts each problem on its field, in the viewer's language", () => {
    expect(problemsOf(invalid({ name: "required", email: "email" }), t)).toEqual({
      fields: { name: t("errors.required"), email: t("errors.email") },
      message: null,
    });
  });

  it("takes the same from an action's data, which has lost its class", () => {
    const sent = JSON.parse(JSON.stringify(invalid({ name: "required" }).data)) as unknown;
    expect(problemsOf(sent, t).fields).toEqual({ name: t("errors.required") });
  });

  it("shows a problem that the catalogue does not know as it is", () => {
    expect(problemsOf(invalid({ name: "Use another name." }), t).fields).toEqual({
      name: "Use another name.",
    });
  });

  it.each([
    [
      "exactly, in the viewer's language",
      "conflict",
      "This person is being erased.",
      "Diese Person wird gerade gelöscht.",
    ],
    ["exactly, where nobody translated it", "forbidden", "Somebody was faster.", "Somebody was faster."],
    ["in general, where the code says it", "notFound", "There is no such row.", t("errors.notFound")],
  ] as const)("says what stands against the whole form %s", (_, code, thrown, message) => {
    expect(problemsOf(failure(code, thrown), t)).toEqual({ fields: {}, message });
  });

  it.each([[new Error("socket closed")], [new ConvexError("odd")], ["text"], [7]])(
    "tells nothing of what is not ours: %s",
    (refused) => {
      expect(problemsOf(refused, t)).toEqual({ fields: {}, message: t("ui.error.text") });
    },
  );
});
