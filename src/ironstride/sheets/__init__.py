"""What a person reads or prints of a plan: words, sheets and pictures, from values to text."""
