"""Makes the font files of this folder from Noto fonts. Must never be needed to build: the files it writes are committed.

    pip install fonttools==4.68.0
    python3 make.py FOLDER_WITH_NOTO_TTF

FOLDER holds NotoSerif-Regular.ttf, NotoSerif-Bold.ttf, NotoSansMono-Regular.ttf and NotoSansMath-Regular.ttf, for example from
Debian's packages fonts-noto-core and fonts-noto-mono.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
# Latin with its first extension, the whole Cyrillic block, combining marks of both, typographic spaces and punctuation, signs.
WANTED = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x259, 0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x308,
    0x30A, 0x30B, 0x30C, 0x327, 0x328, *range(0x400, 0x530), 0x2007, 0x2009, *range(0x2010, 0x2016), *range(0x2018, 0x2023),
    0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x20B8, 0x20BD, 0x2116, 0x2122,
    0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD,
]
# Noto Serif has no arrows and few signs of comparison; they look the same with and without serifs.
FROM_MATH = [0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265]
FONTS = [
    ("NotoSerif-Regular.ttf", "Zhargy Serif", "Regular", "serif-regular.ttf", FROM_MATH),
    ("NotoSerif-Bold.ttf", "Zhargy Serif", "Bold", "serif-bold.ttf", FROM_MATH),
    ("NotoSansMono-Regular.ttf", "Zhargy Mono", "Regular", "mono-regular.ttf", []),
]


def borrow(font, donor, code):
    """Copies the outline of one character, if the font lacks it."""
    if code in font.getBestCmap():
        return
    source = donor.getBestCmap()[code]
    name = f"uni{code:04X}"
    glyph = donor["glyf"][source]
    if glyph.isComposite():
        raise SystemExit(f"U+{code:04X} is composite: take another")
    font["glyf"][name] = glyph
    font["hmtx"][name] = donor["hmtx"][source]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
    font.setGlyphOrder(font.getGlyphOrder())


def rename(font, family, style):
    """A modified font goes by its own name; copyright and licence stay."""
    post = f"{family}-{style}".replace(" ", "")
    for record in list(font["name"].names):
        new = {1: family, 2: style, 3: post, 4: f"{family} {style}", 6: post}.get(record.nameID)
        if new is not None:
            font["name"].setName(new, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)


def make(folder):
    donor = TTFont(folder / "NotoSansMath-Regular.ttf")
    for source, family, style, target, borrowed in FONTS:
        font = TTFont(folder / source, recalcTimestamp=False)
        for code in borrowed:
            borrow(font, donor, code)
        options = subset.Options(
            hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, glyph_names=False, recalc_timestamp=False,
            drop_tables=["GPOS", "GSUB", "GDEF", "DSIG", "STAT", "meta", "gasp"],
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=WANTED)
        subsetter.subset(font)
        rename(font, family, style)
        # A fifth of the size between groups of digits: Noto's sixth runs them together on a screen.
        if family == "Zhargy Serif":
            for code in (0x2009, 0x202F):
                font["hmtx"][font.getBestCmap()[code]] = (200, 0)
        font.save(HERE / target, reorderTables=False)
        missing = [f"U+{code:04X}" for code in WANTED if code not in font.getBestCmap()]
        print(target, (HERE / target).stat().st_size, "bytes; without", " ".join(missing) or "nothing")


make(Path(sys.argv[1]))
