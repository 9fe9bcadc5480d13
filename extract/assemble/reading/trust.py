"""Which words of a clause tell what happened, and which are only said, hoped for or recalled."""

from __future__ import annotations

import re

from extract.assemble.reading.clause import Clause
from extract.assemble.reading.days import is_event_day
from extract.assemble.reading.marked_text import MarkedText
from extract.assemble.reading.wording import GOES_ON, INVITED
from extract.find.candidates import CueCandidate

# Future words that govern the rest of the sentence; the weaker ones (推动, 加强) only their own clause.
FAR_FUTURE = frozenset(
    {"将", "拟", "计划", "准备", "打算", "即将", "有望", "力争", "争取", "预计", "未来", "今后", "下一步", "下步", "日后", "届时"}
)  # fmt: skip
TIMES_TO_COME = frozenset({"未来", "今后", "下一步", "下步"})
# 了解企业产能|和今后五年规划: what somebody learned about is no plan of the journey
LEARNED_OF = re.compile(
    r"(?:了解|听取|察看|查看|询问|关心)了?[^,，。;；并]{0,80}(?:情况|规划|计划|前景|趋势|思路|蓝图|方向|战略|布局|打算|设想|目标|愿景|需求|问题)(?=等|[,，。;；、和及与]|$)"
)
NAME_ENDS = re.compile(r"、|以及|等(?:地|处|企业|公司|单位|项目|机构)")  # 海能|、云帆科技: the end of a name, no 能够
THINGS_SAID = frozenset({"要求", "希望", "期待", "称赞", "感谢", "建议", "评价", "承诺", "欢迎"})
DONE = re.compile(r"(?:签署|签订|签约|达成|举行|举办|召开|会见|参加|出席|访问|拜访|参观|考察)了(?!解)")
# 甲周六|会转到乙市
WILL = re.compile(
    r"(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午|早上|晚上?)?会(?=转|到|赴|访|抵|前往|出席|参加|与|同|在|率)"
    r"|(?:任务|目的|宗旨|意图)[^,，。;；]{0,6}?一是"  # 此行的任务一是走访甲协会;二是拜访乙
)
# 会上,… behind a speech: the report goes on
SCENE = re.compile(
    r"[ \u3000]*(?:在)?(?:[^,，]{0,6}?(?:会上|仪式上|现场|会前|会后|期间|活动中|结束后)|随后|之后|当[天日晚]|其间|此外|最后|截至|据|同[时日]|双方|两[市省区地国])"
)
AFTER_IT = re.compile(r"[ \u3000]*(?:会[上后]|[^,，]{0,6}?(?:仪式上|结束后))")
GOES_ROUND = frozenset({"visit", "site_tour", "visit_or_travel", "goes"})
MAX_TO_FIRST_VERB = 6  # characters before the verb of a clause whose subject is left out
OCCASION_AHEAD = re.compile(r"将[^,，。;；]{0,24}?(?:举行|举办|召开|开幕)$")  # 博览会将于6月在甲市举行


def weigh_clauses(marked: MarkedText, clauses: list[Clause]) -> None:
    """Set from where on each clause of a sentence is only said, hoped for or recalled."""
    said = hoped = recalled = False
    for clause in clauses:
        clause.earlier = recalled
        invited = INVITED.search(marked.clean, clause.start, clause.end)
        clause.said_from = clause.start if said else None
        clause.hoped_from, clause.plan_goes_on = clause.start if hoped else None, hoped
        if (will := WILL.search(marked.clean, clause.start, clause.end)) is not None:
            clause.hoped_from, clause.plan_goes_on, hoped = will.start(), True, True
        for cue in clause.cues:
            if marked.clean[cue.start : cue.end] == "若" and cue.start > clause.start:
                continue  # inside a name more often than behind a subject
            if clause.is_about(cue.start) or (invited is not None and invited.start() <= cue.start < invited.end()):
                continue
            if cue.family == "statement" and clause.said_from is None and not _is_noun(marked, clause, cue):
                clause.said_from, said = cue.start, True
            elif cue.kind == "leads" and clause.said_from == clause.start and _new_actor(clause, cue):
                clause.said_from, said = None, False  # whoever sets out with a delegation is no longer spoken of
            elif cue.kind == "leads" and _sets_out_for_itself(marked, clauses, clause, cue):
                clause.hoped_from, hoped = None, False
            elif cue.family == "hedge" and clause.hoped_from is None and not _is_noun(marked, clause, cue):
                clause.hoped_from = cue.start
            elif cue.family == "background":
                clause.earlier = True
                recalled = recalled or clause.text == marked.clean[cue.start : cue.end]  # 此前,甲已访问了乙
            if cue.kind == "agrees" or (
                cue.family == "hedge"
                and marked.clean[cue.start : cue.end] in FAR_FUTURE
                and not _is_noun(marked, clause, cue)
            ):
                hoped = True


def carry_plans(marked: MarkedText, before: Clause, clauses: list[Clause]) -> None:
    """Read 代表团将与客商座谈。同时参加…: what goes on in a sentence of its own is still to come."""
    planned = before.hoped_from is not None and before.said_from is None
    listed = marked.clean[before.sentence.end - 1] in ";；"  # 将于15日抵达甲市,会见乙;参观丙
    far = before.plan_goes_on or any(
        c.start == before.hoped_from and marked.clean[c.start : c.end] in FAR_FUTURE for c in before.cues
    )
    listed = listed and AFTER_IT.match(clauses[0].text) is None  # 双方将共建某园;会后签署协议
    if planned and ((listed and far) or GOES_ON.match(clauses[0].text)):
        for clause in clauses:
            if DONE.search(clause.text):
                break  # 同时,甲市与乙市签署了…
            clause.hoped_from, clause.plan_goes_on = clause.start, True


def carry_speech(marked: MarkedText, before: Clause, clauses: list[Clause]) -> None:
    """Read 市长甲说,…。本次峰会已达成…成果,希望各位…: a speech runs on until somebody acts or a day is named."""
    if before.said_from is None or SCENE.match(clauses[0].text):
        return
    if any(is_event_day(d) for c in clauses for d in c.dates) or any(
        c.kind == "signs" for x in clauses for c in x.cues
    ):
        return
    if any(c.subject_word or any(t.kind in "PDO" for t in c.subjects) for c in clauses):
        return
    if any(c.kind in GOES_ROUND and c.start - x.start <= MAX_TO_FIRST_VERB for x in clauses for c in x.cues):
        return  # 来到某公司,…: the delegation goes on
    for clause in clauses:
        clause.said_from = clause.start


def _sets_out_for_itself(marked: MarkedText, clauses: list[Clause], clause: Clause, cue: CueCandidate) -> bool:
    """Tell 博览会将于6月在甲市举行,为促进合作,应乙商会邀请,|主席丙率团…: invited or for an end of his own, he leads."""
    if clause.hoped_from != clause.start or not _new_actor(clause, cue):
        return False
    ahead = next((c for c in clauses if any(x.family == "hedge" for x in c.cues)), clause)
    between = clauses[ahead.number + 1 : clause.number]
    invited = any(INVITED.match(marked.clean, c.start, c.end) for c in between)
    return invited and OCCASION_AHEAD.search(ahead.text) is not None and not any(t.kind == "P" for t in ahead.tokens)


def _is_noun(marked: MarkedText, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 提出的…, …的要求, 得到热烈欢迎和接待 and 对今后合作 from somebody who says or will do something."""
    word, following = marked.clean[cue.start : cue.end], marked.clean[cue.end : cue.end + 1]
    if following == "的":
        return True
    if cue.family == "hedge":
        if len(word) == 1 and NAME_ENDS.match(marked.clean, cue.end):
            return True
        if any(m.start() < cue.start < m.end() for m in LEARNED_OF.finditer(marked.clean, clause.start, clause.end)):
            return True
    if word in THINGS_SAID and cue.start > clause.start and (cue.end >= clause.end or following in "和与、及"):
        return True
    return word in TIMES_TO_COME and marked.clean[cue.start - 1] in "对就"


def _new_actor(clause: Clause, cue: CueCandidate) -> bool:
    return any(t.kind == "P" and t.end == cue.start for t in clause.tokens)
