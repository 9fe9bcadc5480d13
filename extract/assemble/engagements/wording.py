"""Words that several rooms of the engagements ask for."""

from __future__ import annotations

MANNER = "成功|顺利|隆重|圆满|正式|如期|盛大|联合|共同|同步"
WHEN = r"昨[日天]|今[日天]|今[(（][0-9]{1,2}[)）]日|日前|近日|同期|(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日?(?:[至—–-](?:[0-9]{1,2}月)?[0-9]{1,2})?日|[(（][0-9]{1,2}日[)）]|上午|下午|晚上?"
HOUSES = frozenset(
    {"association", "company", "university", "lab", "fund"}
)  # called on, or guests: no zone, no delegation
