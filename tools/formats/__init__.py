"""The domain's nouns turned into files that others read: paper, calendars, watches, trainers.

A writer takes what it needs and returns bytes; it opens no file, asks no clock and no network.
"""
