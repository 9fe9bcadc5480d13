"""Words that several assemblers read alike: the instruments one signs, and what stands between the items of a list."""

from __future__ import annotations

import re

# What is signed. 意向书 is one, too; which kind an instrument is, is told by more words (`agreements.KINDS`).
INSTRUMENT = re.compile(r"协议书?|合同|备忘录|意向书|意见书|协定|合约|框架|订单")
# Between two items of one list.
LIST_JOINS = re.compile(r"、|以及|和|及(?!时)|与")
LIST_MARKS = ("、", "和", "及", "以及", "")
# A joiner between those who deal with each other: 参与, 与会 and 和平 join nobody.
WITH_OTHERS = re.compile(r"(?<!参)与(?!会(?!长|员|计))")
