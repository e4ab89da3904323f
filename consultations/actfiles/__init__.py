"""An act as a file: bytes of text, Word, OpenDocument and Akoma Ntoso into a tree, and the tree into files.

Pure Python without Django. What strangers upload is refused before anything of it is unpacked or parsed.
"""
