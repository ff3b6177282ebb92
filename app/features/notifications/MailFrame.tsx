import classes from "./notifications.module.css";

type Props = { title: string; html: string };

/**
 * A mail as its reader sees it, shut in: no script of it runs, and its links open elsewhere. Its style sheet, which
 * is for the dark look of mail programs, is left out, since the page's own policy refuses such sheets.
 */
export function MailFrame({ title, html }: Props) {
  const shown = html
    .replaceAll(/<style[\s\S]*?<\/style>/g, "")
    .replaceAll(/<meta name="(supported-)?color-schemes?"[^>]*>/g, "")
    .replace("<head>", '<head><base target="_blank">');
  return (
    <iframe
      className={classes.mail}
      title={title}
      srcDoc={shown}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
    />
  );
}
