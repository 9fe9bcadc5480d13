"""Words that several rooms of the agreements ask for."""

from __future__ import annotations

import re

THIS_TIME = re.compile(r"此次|此番|本次|这次|当天|现场|会上|期间|活动中")
PAIR_MARK = re.compile(r"与|和|同|—+|-|·|、")
MANNER = r"(?:还|也|又|正式|现场|当场|当天|共同|随后|成功|顺利|已|并|就此|在会上|分别|一起|一同|集中){0,4}"
OF_ALL = re.compile(r"[三四五六][方城]|共同|联合|多方|及其(?:旗下|下属|所属)?(?:[全控][资股])?(?:子公司|企业|公司)")
EACH_OF_THEM = re.compile(r"(?:分别|先后|相继)(?:现场|正式)?[与同和]")
CEREMONY_HELD = re.compile(r"(?:仪式|活动)[^,，。;；]{0,20}?(?:举行|举办)")
HELD = re.compile(r"举行|举办")
MAX_TITLE = 24  # characters of office before a name
SIGNS_FOR = re.compile(r"(?<!全权)代表")
OUR_PLACE = re.compile(r"我[市省区县州]|该[市区县州](?=与|和|同|还|共)")
# 甲与乙分别代表两家工商联签署, 代表双方签约: each for the house he holds office in.
FOR_BOTH = re.compile(
    r"代表(?:两(?P<places>[地市县区省州城])|双方|各方|各自|两家|两)(?P<kind>工商联|商会|协会|集团|公司|大学|学院|企业|贸促会)?[^,，。;；]{0,10}$"
)
FRIENDSHIP = re.compile(r"友好(?:城市|省[州郡道区县]|州省|县|区)|友城|姐妹城市")
TREATY = re.compile(r"议定书|协定|换文|条约|公报|备忘录|协议|宣言")
ONLY_MANNER = re.compile(r"[ \u3000]*(?:并|还|现场|成功|共同|正式|当场|集中)*")
AFTER_TALKS = re.compile(r"[ \u3000]*(?:会谈|会见|座谈会?|洽谈|会晤)(?:结束)?(?:后|之后)")  # 会谈后,|双方签署
GOVERNMENT = re.compile(r"[省市区县州](?:人民)?政府$")
