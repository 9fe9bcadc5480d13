"""Words that several assemblers read alike: the instruments one signs, and what stands between the items of a list."""

from __future__ import annotations

import re

# What is signed. 意向书 is one, too; which kind an instrument is, is told by more words (`agreements.KINDS`).
INSTRUMENT = re.compile(r"协议书?|合同|备忘录|意向书|意见书|协定|议定书|换文|合约|盟约|框架|订单")
# What a group that travels is called behind its name or its leader's.
GROUP = r"(?:代表团|考察团|访问团|参访团|交流团|招商团|商务团|经贸团|采购团|来访团|工作团|考察组|考察小组|招商组|招商小组|工作小组|考察队|小分队)"
BARE_GROUP = re.compile(rf"{GROUP}(?:一行)?")  # 代表团一行, without whose it is
# Between two items of one list.
LIST_JOINS = re.compile(r"、|以及|和|及(?!时)|与")
LIST_MARKS = ("、", "和", "及", "以及", "")
# Verbs of arriving somewhere, at a place or a house.
ARRIVES = re.compile(r"赴|来到|抵达|前往|走进")
# 市长甲|赴乙市与丙会谈: he is the guest, whomever he asks to come
WENT_THERE = re.compile("赴|前往|抵达")
# A joiner between those who deal with each other: 参与, 与会 and 和平 join nobody.
WITH_OTHERS = re.compile(r"(?<!参)与(?!会(?!长|员|计))")
