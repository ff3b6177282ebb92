import type { ContentKind } from "../../../../convex/publishing/rules/statuses";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit, IconMinus, IconPlus } from "../../../ui/icons";
import { type DiffBlock, diffPart, type DiffRow, diffRows, saysTheSame } from "./diff";
import classes from "./diff.module.css";

const ICONS = { added: IconPlus, removed: IconMinus, changed: IconEdit };

type Props = {
  kind: ContentKind;
  blocks: readonly DiffBlock[];
  /** The language of the text. */
  lang: string;
};

/**
 * Two versions in one text. What differs is marked by words, icons, lines through and under it, and colour; a reader
 * says which words were added and removed. Blocks that are as they were are folded away.
 */
export function DiffView({ blocks, ...rest }: Props) {
  return (
    <div className={classes.diff}>
      {diffRows(blocks).map((row, place) => (
        <Row key={place} row={row} {...rest} />
      ))}
    </div>
  );
}

type RowProps = Omit<Props, "blocks"> & { row: DiffRow };

function Row({ row, kind, lang }: RowProps) {
  const t = useT();
  const typeName = useTypeName(kind);
  const text = { className: classes.words, lang, dir: "auto" } as const;
  if (row.kind === "kept")
    return (
      <details className={classes.kept}>
        <summary>{t("contentScreens.compare.kept", { count: row.blocks.length })}</summary>
        {row.blocks.map((block, place) => (
          <p key={place} {...text}>
            {diffPart(kind, block).text || typeName(block)}
          </p>
        ))}
      </details>
    );
  const KindIcon = ICONS[row.kind];
  return (
    <div className={classes.block} data-kind={row.kind}>
      <div className={classes.kind}>
        <KindIcon size={16} aria-hidden="true" />
        <span>
          {t(`contentScreens.compare.${row.kind}`)}
          <span className={classes.type}>{typeName(row.block)}</span>
        </span>
      </div>
      <div {...text}>
        <Words kind={kind} block={row.block} />
        {row.kind === "changed" && saysTheSame(row.block) && (
          <span className={classes.type}>{t("contentScreens.compare.onlyForm")}</span>
        )}
      </div>
    </div>
  );
}

/** What a block or a component is called, in the reader's language. */
function useTypeName(kind: ContentKind): (block: DiffBlock) => string {
  const t = useT();
  return (block) => {
    const { type } = diffPart(kind, block);
    const key = kind === "post" ? `editorScreens.block.${type}` : `pageEditor.component.${type}`;
    return t.knows(key) ? t(key) : type;
  };
}

function Words({ kind, block }: { kind: ContentKind; block: DiffBlock }) {
  if (block.kind !== "changed") {
    const { text } = diffPart(kind, block);
    return text === "" ? null : <Mark kind={block.kind === "added" ? "added" : "removed"} text={text} />;
  }
  return (block.words ?? []).map(({ kind: change, text }, place) =>
    change === "same" ? <span key={place}>{text}</span> : <Mark key={place} kind={change} text={text} />,
  );
}

/** Readers say nothing of `ins` and `del` by themselves. */
function Mark({ kind, text }: { kind: "added" | "removed"; text: string }) {
  const t = useT();
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag>
      <span className="visuallyHidden">{t(`contentScreens.compare.${kind}Words`)}</span>
      {text}
      <span className="visuallyHidden">{t("contentScreens.compare.endOfMark")}</span>
    </Tag>
  );
}
