// removed with the first real source file
