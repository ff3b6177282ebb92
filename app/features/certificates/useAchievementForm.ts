import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { AchievementType } from "../../../convex/certificates/rules/statuses";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { linesOf } from "../catalog/folded";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { type Achievement, achievementHref } from "./achievement";

type Alignment = Achievement["alignments"][number];
/** A skill as it is edited; `row` tells it from the others. */
export type AlignmentRow = Required<Alignment> & { row: number };

/** An achievement as it is written: its skills in state, the rest in the form's fields. Null for a new one. */
export function useAchievementForm(achievement: Achievement | null) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const change = useDo(api.certificates.achievements.change);
  const create = useDo(api.certificates.achievements.create);
  const { pending, error, send } = useSubmission();
  const [rows, setRows] = useState(() => rowsOf(achievement?.alignments ?? []));
  const [dirty, setDirty] = useState(false);
  const [made, setMade] = useState<Id<"achievements"> | null>(null);
  // Once nothing is unsaved any more, so that nobody is asked whether to leave.
  useEffect(() => {
    if (made !== null) navigate(achievementHref(made));
  }, [made, navigate]);
  const touch = () => setDirty(true);
  const onRows = (next: AlignmentRow[]) => {
    setRows(next);
    touch();
  };
  const save = async (form: FormData) => {
    const fresh: Id<"achievements">[] = [];
    const taken = await send(async () => {
      const content = contentOf(form, rows);
      if (achievement === null) fresh.push(await create(content));
      else await change({ achievement: achievement.id, content: { ...content, ...designOf(form) } });
    });
    if (!taken) return;
    setDirty(false);
    setMade(fresh[0] ?? null);
    toast({ message: t("common.saved") });
  };
  return { rows, onRows, dirty, touch, pending, error, save };
}

function rowsOf(alignments: readonly Alignment[]): AlignmentRow[] {
  return alignments.map(({ targetName, targetUrl, targetFramework = "", targetCode = "" }, row) => ({
    ...{ row, targetName, targetUrl, targetFramework, targetCode },
  }));
}

function contentOf(form: FormData, rows: readonly AlignmentRow[]) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const months = text("validMonths");
  return {
    name: text("name"),
    description: text("description"),
    criteria: text("criteria"),
    type: text("type") as AchievementType,
    tags: linesOf(text("tags")),
    // What is no number is refused at its field as what is no whole one.
    validMonths: months === "" ? null : Number.isNaN(Number(months)) ? 0 : Number(months),
    alignments: rows.map(({ targetName, targetUrl, targetFramework, targetCode }) => ({
      targetName: targetName.trim(),
      targetUrl: targetUrl.trim(),
      ...(targetFramework.trim() !== "" && { targetFramework: targetFramework.trim() }),
      ...(targetCode.trim() !== "" && { targetCode: targetCode.trim() }),
    })),
  };
}

/** Nothing where the form has no such field: who writes may not see designs. */
function designOf(form: FormData): { design?: Id<"designs"> | null } {
  const chosen = form.get("design");
  if (chosen === null) return {};
  return { design: chosen === "" ? null : (chosen as Id<"designs">) };
}
