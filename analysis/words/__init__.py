"""Words: segmentation by one private tokenizer, the domain dictionary, and the layers of stop words."""
