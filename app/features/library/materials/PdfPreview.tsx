import { ActionIcon } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useState } from "react";
import { Document, Page, pdfjs } from "react-pdf";
import "react-pdf/dist/Page/AnnotationLayer.css";
import "react-pdf/dist/Page/TextLayer.css";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { useT } from "../../../ui/i18n/useT";
import { IconChevronLeft, IconChevronRight } from "../../../ui/icons";
import classes from "./materials.module.css";

// A file of our own, beside the page's other scripts.
pdfjs.GlobalWorkerOptions.workerSrc = new URL(
  "pdfjs-dist/build/pdf.worker.min.mjs",
  import.meta.url,
).toString();

type Props = { path: string; title: string };

/** A PDF, one page at a time, as wide as there is room. */
export default function PdfPreview({ path, title }: Props) {
  const t = useT();
  const { ref, width } = useElementSize();
  const [pages, setPages] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const failed = <p role="alert">{t("materials.previewFailed")}</p>;
  return (
    <section className={classes.pdf} aria-label={t("materials.pdf.label", { title })}>
      {pages !== null && <Pager page={page} pages={pages} onPage={setPage} />}
      <div ref={ref} className={classes.sheet}>
        <Document
          file={path}
          loading={<TextSkeleton />}
          error={failed}
          noData={failed}
          externalLinkTarget="_blank"
          externalLinkRel="noopener noreferrer"
          onLoadSuccess={({ numPages }) => setPages(numPages)}
          onItemClick={({ pageNumber }) => setPage(pageNumber)}
        >
          {width > 0 && <Page pageNumber={page} width={width} loading={<TextSkeleton />} error={failed} />}
        </Document>
      </div>
      {pages !== null && pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
    </section>
  );
}

type PagerProps = { page: number; pages: number; onPage: (page: number) => void };

function Pager({ page, pages, onPage }: PagerProps) {
  const t = useT();
  return (
    <div className={classes.pager}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t("materials.pdf.previous")}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft className="followsReading" size={18} aria-hidden="true" />
      </ActionIcon>
      <span role="status">{t("materials.pdf.page", { page, pages })}</span>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t("materials.pdf.next")}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight className="followsReading" size={18} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
