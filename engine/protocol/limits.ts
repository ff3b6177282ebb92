/** Limits as Convex documents them. Sizes are in bytes (values counted by `sizeOf`), times in milliseconds. */

const KIB = 1 << 10;
const MIB = 1 << 20;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What one query or mutation may do, with everything it calls. */
export const TRANSACTION_LIMITS = {
  documentsRead: 32_000,
  bytesRead: 16 * MIB,
  indexRanges: 4_096,
  documentsWritten: 16_000,
  bytesWritten: 16 * MIB,
  scheduledFunctions: 1_000,
  scheduledArgumentsBytes: 16 * MIB,
  userCodeMs: 1 * SECOND,
} as const;

export const MAX_SCHEDULED_ARGUMENTS_BYTES = 4 * MIB;
export const MAX_OUTSTANDING_SCHEDULED_FUNCTIONS = 1_000_000;

export const MAX_DOCUMENT_BYTES = 1 * MIB;
/** How deep objects and arrays nest; the document itself counts as one. */
export const MAX_DOCUMENT_NESTING = 16;
/** Arguments, return values and everything else that is not a document. */
export const MAX_VALUE_NESTING = 64;
export const MAX_OBJECT_FIELDS = 1_024;
export const MAX_ARRAY_LENGTH = 8_192;
/** Tables, indexes, and the top-level fields of documents. */
export const MAX_IDENTIFIER_LENGTH = 64;
/** Fields of objects inside documents, arguments and return values. */
export const MAX_FIELD_NAME_LENGTH = 1_024;

export const MAX_TABLES = 10_000;
export const MAX_INDEXES_PER_TABLE = 32;
export const MAX_INDEX_FIELDS = 16;
export const MAX_SEARCH_INDEXES_PER_TABLE = 4;
export const MAX_SEARCH_FILTER_FIELDS = 16;
export const MAX_VECTOR_INDEXES_PER_TABLE = 4;
export const MAX_VECTOR_FILTER_FIELDS = 16;
export const MIN_VECTOR_DIMENSIONS = 2;
export const MAX_VECTOR_DIMENSIONS = 4_096;

export const MAX_SEARCH_TERMS = 16;
export const MAX_SEARCH_FILTERS = 8;
export const MAX_SEARCH_CANDIDATES = 1_024;
/** Terms are cut to so many bytes of UTF-8. */
export const MAX_SEARCH_TERM_BYTES = 32;
export const MAX_VECTOR_SEARCH_FILTERS = 64;
export const MAX_VECTOR_SEARCH_RESULTS = 256;
export const DEFAULT_VECTOR_SEARCH_RESULTS = 10;

/** Filters, limits and other operators of one query. */
export const MAX_QUERY_OPERATORS = 256;

export const MAX_ARGUMENTS_BYTES = 16 * MIB;
export const MAX_NODE_ARGUMENTS_BYTES = 5 * MIB;
export const MAX_RESULT_BYTES = 16 * MIB;
export const MAX_HTTP_RESPONSE_BYTES = 20 * MIB;
export const ACTION_TIMEOUT_MS = 30 * MINUTE;
export const NODE_ACTION_TIMEOUT_MS = 10 * MINUTE;
export const MAX_CONCURRENT_OPERATIONS = 1_000;

export const MAX_LOG_LINES = 256;
export const MAX_LOG_LINE_BYTES = 4 * KIB;

export const MAX_ENVIRONMENT_VARIABLES = 1_000;
export const MAX_ENVIRONMENT_NAME_LENGTH = 40;
export const MAX_ENVIRONMENT_VALUE_BYTES = 8 * KIB;

export const MAX_CODE_BYTES = 32 * MIB;
