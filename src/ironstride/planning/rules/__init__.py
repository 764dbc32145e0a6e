"""Each rule of placing is one named function: the name is the sentence it asserts."""
