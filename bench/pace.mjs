/** How many calls this node has under way at once when nothing else is set. */
export const defaultConcurrency = 10;

/** Milliseconds that the slower server takes for an answer. */
export const latency = 100;
