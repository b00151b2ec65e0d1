"""Files and pages in, clean and dated articles out."""
