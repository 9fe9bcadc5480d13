"""Words that several steps of reading a clause look for, and the assemblers behind them."""

from __future__ import annotations

import re

from extract.assemble.wording import GROUP

CLAUSE_MARK = re.compile("[,，:：;；…]")
# 代表团受到市长甲的热情接待, 获乙接见: who receives stands behind it
RECEIVED_BY = re.compile(r"(?:受|得)到了?|获(?![得奖批悉评聘准授利益取胜知赠颁邀选任称资救])(?=[^,，。;；的]{0,40}$)")
DELEGATION_WORD = re.compile(rf"{GROUP}|一行|团队一行|大家|随团")
# 某社某地6月4日电(记者甲): who sent it acts in nothing.
SENT_FROM = re.compile(
    r"[^,，。;；\n]{0,24}?(?:日|社|网|报)[^,，。;；\n]{0,6}?(?:电|讯|消息)(?:[ \u3000]*[(（][^)）\n]{1,24}[)）])?[ \u3000:：]*"
)
GOES_ON = re.compile(r"[ \u3000]*(?:同时|届时)(?!签|达成)")
# 以会长甲为团长的考察团, 以省长甲为团长、副省长乙为副团长的代表团
LED_AS = re.compile(
    r"以[^,，。;；]{2,40}?(?:为(?:团长|领队|首)|(?<=[\u4e00-\u9fff])(?:带队|率队))(?:[,，、][^。;；]{2,120}?为副团长)?的"
)
# 由甲商会、乙公司共90余人组成的|考察团
MADE_UP_OF = re.compile(r"(?<![理事])由[^,，。;；由]{2,80}?(?:组成|组织|组建)的(?=[^,，。;；]{0,16}?(?:团|一行|小组))")
# 由市长甲、议长乙率领的代表团: who acts, where no act stands before it.
LED_BY = re.compile(
    r"(?<![理事])由(?P<who>[^。;；]{2,80}?)(?:率领|带领|带队|率队|率团)的(?P<group>[^,，。;；]{0,24}?(?:(?:代表团|考察团|访问团|参访团|招商团|商务团|考察组|团队)(?:一行)?|(?:商会|协会|联合会|总会|同乡会|促进会)一行|客人|来宾))"
)
# 某商会代表团在会长甲的率领下访问乙市: the delegation and he act.
LED_UNDER = re.compile(r"在(?P<who>[^,，。;；在]{2,40}?)的?(?:亲自)?(?:率领|带领|带队)之?下")
LEADS_AND_ENDS = re.compile(r"(?:带队|率队|率团)[ \u3000]*$")
LIST_MARK = re.compile(r"[、,，]|以及|和|及|暨")
NOT_IN_LIST = re.compile(
    r"[与在对向将由并还又被把让使从于的了]|随后|当[天日]|当晚|期间|会[前后上]|此外|同时|其中|目前|近日|[上下]午|[昨今]天|陪同|出席|参加|主持"
)
MAX_LIST_LEAD = 14  # characters of a house or rank in front of a name
ACTS = frozenset({"engagement", "agreement", "travel", "statement"})
HAS_OBJECTS = frozenset({"received", "visit", "site_tour", "visit_or_travel", "invites"})
# behind the last name of a list: an office without a name, or what they are
ENDS_A_LIST = re.compile(
    r"(?:[^,，。;；的了]{0,8}?(?:主席|会长|负责人|代表|高管|董事长|总裁|总经理))?(?:等[^,，。;；]{0,16}?)?[ \u3000。]*"
)
INVITED = re.compile(r"(?<![响适反供相回效])(?:应|受)[^,，。;；]{2,120}?(?:邀请|邀约|之邀)")
OWNER_BEFORE = re.compile(r"旗下的?|下属(?:公司|企业|的)?|所属的?")
# Between a house and one of its people: 某部|某司一级调研员兼综合处|处长甲.
UNREAD_PART = re.compile(
    r"(?!.*[与和同对向将由并还又把让使从于的了在])[\u4e00-\u9fff]{2,8}(?:[\u4e00-\u9fff]{1,12}[司局处室部厅])?"
)
