"""Words: segmentation, the domain dictionary, stop words, concordances, collocates and phrases."""
