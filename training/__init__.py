"""The whole recipe of the language model in `packages/dateline-en`: read the corpora, train, export, measure."""
