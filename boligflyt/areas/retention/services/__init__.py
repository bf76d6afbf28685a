"""What is done about keeping, disposing, deleting and taking out."""
