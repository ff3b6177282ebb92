import { micromark } from "micromark";
import { MailLayout } from "../layout/MailLayout";
import { Action, Note } from "../layout/parts";
import { styles } from "../layout/theme";
import type { BodyProps, Template } from "../template";

/** What staff tell a cohort, in their own words. */
export const cohortAnnouncement: Template<"cohortAnnouncement"> = {
  subject: (_t, { subject }) => subject,
  Body: CohortAnnouncement,
  sample: {
    program: "German A2",
    cohort: "Spring 2027",
    subject: "The first week",
    body: "We begin in **room 12**.\n\nBring a notebook.",
    authorName: "Mira Keller",
  },
};

function CohortAnnouncement({ data, letter }: BodyProps<"cohortAnnouncement">) {
  const { t } = letter;
  const { subject, body, program, cohort, authorName: author } = data;
  return (
    <MailLayout letter={letter} title={subject} preview={body.slice(0, PREVIEW_LENGTH)}>
      {/* Without its option for dangerous HTML, micromark escapes what is no Markdown. */}
      <div className="ink" style={styles.text} dangerouslySetInnerHTML={{ __html: micromark(body) }} />
      <Action letter={letter} url={letter.url} label={t("cohorts.mail.announcement.action")} />
      <Note>{t("cohorts.mail.announcement.note", { author, program, cohort })}</Note>
    </MailLayout>
  );
}

const PREVIEW_LENGTH = 120;
