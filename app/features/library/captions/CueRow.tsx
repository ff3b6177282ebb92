import { ActionIcon, Textarea, TextInput } from "@mantine/core";
import { memo, useRef } from "react";
import type { CueProblem } from "../../../../convex/library/rules/cueEditing";
import { useT } from "../../../ui/i18n/useT";
import { IconFold, IconPlayerPlay, IconPlus, IconScissors, IconTrash } from "../../../ui/icons";
import { addedAfter, type Row, startOf, withJoined, withSplit } from "./cueDraft";
import classes from "./captions.module.css";
import type { CaptionDraft } from "./useCaptionDraft";

type Props = {
  row: Row;
  /** From 1. */
  number: number;
  isCurrent: boolean;
  isLast: boolean;
  problem: CueProblem | undefined;
  change: CaptionDraft["change"];
  onSeek: (seconds: number) => void;
};

/** One caption in the editor. */
export const CueRow = memo(function CueRow({ row, number, isCurrent, problem, ...deeds }: Props) {
  const t = useT();
  const text = useRef<HTMLTextAreaElement>(null);
  const { key, from, to, payload, theirs } = row;
  const set = (fields: Partial<Row>) =>
    deeds.change((rows) => rows.map((each) => (each.key === key ? { ...each, ...fields } : each)));
  const wrong = problem === undefined ? undefined : t(`errors.${problem}`);
  const moments = [
    { name: "from" as const, value: from, label: t("recordings.cue.from", { number }) },
    { name: "to" as const, value: to, label: t("recordings.cue.to", { number }) },
  ];
  return (
    <li className={classes.row} aria-current={isCurrent ? "true" : undefined}>
      <div className={classes.moments}>
        {moments.map(({ name, value, label }) => (
          <TextInput
            key={name}
            aria-label={label}
            value={value}
            error={problem === "cueTimes"}
            onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
          />
        ))}
      </div>
      <div className={classes.words}>
        <Textarea
          ref={text}
          aria-label={t("recordings.cue.text", { number })}
          dir="auto"
          autosize
          minRows={2}
          value={payload}
          error={wrong}
          onChange={({ currentTarget }) => set({ payload: currentTarget.value })}
        />
        {theirs !== null && (
          <p className={classes.theirs}>
            {theirs === "" ? t("recordings.cue.theirsRemoved") : t("recordings.cue.theirs", { text: theirs })}
          </p>
        )}
      </div>
      <Tools row={row} number={number} cutAt={() => text.current?.selectionStart ?? 0} {...deeds} />
    </li>
  );
});

type ToolsProps = Pick<Props, "row" | "number" | "isLast" | "change" | "onSeek"> & { cutAt: () => number };

function Tools({ row, number, isLast, change, onSeek, cutAt }: ToolsProps) {
  const t = useT();
  const { key, payload } = row;
  const start = startOf(row);
  const split = () => {
    const at = cutAt();
    const isInside = at > 0 && at < payload.length;
    change((rows, newKey) => withSplit(rows, key, isInside ? at : middleOf(payload), newKey));
  };
  const tools = [
    start !== null && { name: "play" as const, Icon: IconPlayerPlay, do: () => onSeek(start) },
    { name: "split" as const, Icon: IconScissors, do: split },
    !isLast && { name: "join" as const, Icon: IconFold, do: () => change((rows) => withJoined(rows, key)) },
    {
      name: "add" as const,
      Icon: IconPlus,
      do: () => change((rows, newKey) => addedAfter(rows, key, newKey)),
    },
    {
      name: "remove" as const,
      Icon: IconTrash,
      do: () => change((rows) => rows.filter((each) => each.key !== key)),
    },
  ].filter((tool) => tool !== false);
  return (
    <div className={classes.tools}>
      {tools.map(({ name, Icon, do: act }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t(`recordings.cue.${name}`, { number })}
          title={t(`recordings.cue.${name}`, { number })}
          onClick={act}
        >
          <Icon size={18} aria-hidden="true" />
        </ActionIcon>
      ))}
    </div>
  );
}

/** The space or line's end nearest to the middle of a text; the middle itself where there is none. */
function middleOf(text: string): number {
  const middle = text.length / 2;
  const gaps = [...text.matchAll(/\s/g)].map(({ index }) => index);
  const [nearest] = gaps.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  return nearest ?? Math.round(middle);
}
