"""How much a file may be and cost."""

MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
MOST_MEMORY = 199 * MEGABYTE  # of the confined process, everything counted
MOST_SECONDS = 5  # for a file in all, by the clock
MOST_CPU_SECONDS = 4
MOST_DECODED = 64 * MEGABYTE  # a picture unpacked
MOST_SIDE = 20_000  # pixels
MOST_EXPANDED = 60 * MEGABYTE  # an Office file unpacked
MOST_PARTS = 2_000  # files in an Office file
MOST_RATIO = 150  # unpacked size over packed, for parts that are not small
SMALL_PART = 1 * MEGABYTE
MOST_TEXT = 200_000  # characters kept for search
MOST_PAGES = 300  # of which text is taken
LONGEST_NAME = 100
PREVIEW_SIDE = 900  # pixels
