"""Characters to a positioned tree: the source text and its spans, the nodes, the manifest reader, edits."""
