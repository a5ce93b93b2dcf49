"""Telephone numbers and addresses of the United States in their plain forms, which are right beyond doubt.

The libraries that know the numbers and addresses of all countries take longer to load than all the rest of a check.
What is accepted here they accept as well, which property tests show; what is not is for them to judge.
Source: address reference, 1.3 and 1.5.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\+1[ .-]?)?\(?([0-9]{3})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")

# The area codes that are assigned to the United States with every exchange.
_AREAS = """
    201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 234 235
    239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 279 281 283 301 302 303 304 307 308 309 310 312
    313 314 315 316 317 318 319 320 321 323 324 325 326 327 329 330 331 332 334 336 337 339 341 346 347 350 351
    352 353 360 361 363 364 369 380 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424
    425 430 432 434 435 440 442 443 445 447 448 458 463 464 469 470 475 478 479 480 484 501 502 503 504 507 508
    509 510 512 513 515 516 517 518 520 530 531 534 539 540 541 551 557 559 561 562 563 564 567 570 571 572 573
    574 575 580 582 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 628 629
    630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 669 678 680 681 682 686 689 701 702 703 704
    706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 728 730 731 732 734 737 738 740 743 747 748
    754 757 760 762 763 765 769 770 771 772 773 774 775 779 781 785 786 801 802 803 804 805 806 808 810 812 813
    814 815 816 817 818 820 821 826 828 830 831 832 835 838 839 840 843 845 847 848 850 854 856 857 858 859 860
    862 863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 929
    930 931 934 936 937 938 940 941 943 945 947 948 949 951 952 954 956 959 970 971 972 973 975 978 979 980 984
    985 986 989
"""

# The first three digits of ZIP codes, by state: those whose hundred codes all belong to it.
_ZIP_CODES = {
    "AL": "350-369",
    "AK": "995-999",
    "AZ": "850-869",
    "AR": "716-729",
    "CA": "900-961",
    "CO": "800-819",
    "CT": "060-069",
    "DE": "197-199",
    "DC": "200 202-205 569",
    "FL": "320-339 341-349",
    "GA": "300-319 398",
    "HI": "968",
    "ID": "832-839",
    "IL": "600-629",
    "IN": "460-479",
    "IA": "500-529",
    "KS": "660-679",
    "KY": "400-427",
    "LA": "700-715",
    "ME": "039-049",
    "MD": "206-219",
    "MA": "010-027",
    "MI": "480-499",
    "MN": "550-567",
    "MS": "386-397",
    "MO": "630-659",
    "MT": "590-599",
    "NE": "680-699",
    "NV": "889-899",
    "NH": "030-038",
    "NJ": "070-089",
    "NM": "870-884",
    "NY": "100-149",
    "NC": "270-289",
    "ND": "580-589",
    "OH": "430-459",
    "OK": "730-749",
    "OR": "970-979",
    "PA": "150-196",
    "PR": "006-007 009",
    "RI": "028-029",
    "SC": "290-299",
    "SD": "570-579",
    "TN": "370-385",
    "TX": "750-799 885",
    "UT": "840-849",
    "VT": "050-059",
    "VI": "008",
    "VA": "201 220-246",
    "WA": "980-994",
    "WV": "247-269",
    "WI": "530-549",
    "WY": "820-831",
}


def plain_number(text: str) -> tuple[str, bool] | None:
    """The number as machines write it, and whether its country code was written; None where that is not certain."""
    match = _NUMBER.fullmatch(text)
    if match is None or match[2] not in _AREAS:
        return None
    return f"+1{match[2]}{match[3]}{match[4]}", match[1] is not None


def is_plain_place(state: str, code: str) -> bool:
    """Whether a ZIP code of five digits certainly belongs to a state, which is written as two capitals."""
    if not (len(code) == len("98108") and code.isascii() and code.isdecimal()):
        return False
    bounds = (span.partition("-") for span in _ZIP_CODES.get(state, "").split())
    return any(first <= code[:3] <= (last or first) for first, _, last in bounds)
