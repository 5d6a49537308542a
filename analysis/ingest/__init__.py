"""Sources to rows: one notice, batches of files, whole builds."""
