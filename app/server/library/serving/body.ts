/**
 * An answer's body that gives a chunk when the client has taken what came before, so that a slow client costs no
 * memory. When the client is gone, the reading ends.
 * @param drained resolves when the connection takes more
 */
export function pacedBody(
  chunks: AsyncGenerator<Uint8Array>,
  drained: () => Promise<void>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drained();
        try {
          const { done, value } = signal.aborted ? await chunks.return(undefined) : await chunks.next();
          if (done === true || value === undefined) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (signal.aborted) controller.close();
          else controller.error(error);
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
