"""The text of an act: reading it into a tree, naming its places, printing it.

Pure Python without Django. The grammar follows Указ № 883 за прилагане на ЗНА (УПЗНА), чл. 24–52,
and is tolerant where real municipal texts are not tidy.
"""
