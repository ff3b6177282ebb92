/** Where people of a cohort watch a recording; at a moment of it where seconds are given. */
export function recordingPath(cohort: string, recording: string, seconds?: number): string {
  const page = `/portal/cohorts/${cohort}/recordings/${recording}`;
  return seconds === undefined ? page : `${page}?t=${Math.floor(seconds)}`;
}

/** Where staff sees to a recording. */
export function staffRecordingPath(recording: string): string {
  return `/admin/recordings/${recording}`;
}

/** A picture of a recording. A file never changes, so that a browser may keep it. */
export function thumbnailPath(recording: string, file: string): string {
  return `/library/thumbnails/${recording}/${file}`;
}

/** Captions as a file; with every change they have another address. */
export function captionsPath(captions: string, edition: number): string {
  return `/library/captions/${captions}/${edition}.vtt`;
}
