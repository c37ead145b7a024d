/** Stands in for a worker that runs out of memory: it ends before it answers. */
throw new Error('This worker always fails.');
