import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { useEffect, useState } from "react";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { useT } from "../../../ui/i18n/useT";
import classes from "./materials.module.css";

type Props = { path: string; title: string; markdown: boolean };

/** A text as it is, or Markdown as it is meant: HTML within it is written out, links lead to the web or by mail only. */
export default function TextPreview({ path, title, markdown }: Props) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const left = new AbortController();
    textAt(path, left.signal).then(setText, () => left.signal.aborted || setFailed(true));
    return () => left.abort();
  }, [path]);
  if (failed) return <p role="alert">{t("materials.previewFailed")}</p>;
  if (text === null) return <TextSkeleton />;
  if (!markdown)
    return (
      <pre className={classes.plain} tabIndex={0} aria-label={title}>
        {text}
      </pre>
    );
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return <div className={classes.written} dangerouslySetInnerHTML={{ __html: html }} />;
}

async function textAt(path: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(path, { signal });
  if (!answer.ok) throw new Error(`The file could not be had: ${answer.status}.`);
  return answer.text();
}
