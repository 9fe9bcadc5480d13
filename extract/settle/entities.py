"""From names that stand to entities: one for all forms of a name, each under its local id."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.find.candidates import OrganizationCandidate, PersonCandidate, PlaceCandidate, TermCandidate
from extract.find.marks import Marks, common_words, is_generic, listed_places, read_marks
from extract.find.organizations.words import REGION
from extract.find.places import INSIDE_A_NAME
from extract.ids import local_id
from extract.records import PLACE_LEVELS
from extract.restore.text import RestoredText
from extract.segment import Sentence, Story
from extract.settle.homes import (
    INVITED,
    INVITED_REACH,
    OF_A_DIVISION,
    OUR_GUESTS_IN,
    SENT_TO,
    TOWN_UNLISTED,
    HomeFound,
    both_abroad,
    lies_beyond,
    sets_out_for,
)
from extract.settle.lone_place import OF_GUESTS
from extract.settle.names import Spans, Standing
from extract.settle.settled import Alias, Entity, Issue, Mention
from extract.vocabulary import Place, Vocabulary

LEGAL = re.compile(
    r"(?:集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|集团公司|股份公司|控股集团|集团|总公司|公司|株式会社|会社|控股|股份)$"
)
LEGAL_LATIN = re.compile(
    r"[ ,]+(?:Co\.?,? ?)?(?:GmbH|Gmbh|AG|SAS|SA|SE|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|PLC|Plc|NV|BV|AB|Oy|SpA|SRL)$"
)
LEGAL_FRONT = re.compile(r"^株式会社")
BRACKETS = re.compile(r"[()（）]")
ADDRESSED_AS = re.compile(r"^(?:(?:Dra?|Mrs?|Ms|Prof|Sra?|Eng|Ir|Hon)\.? )+(?=\S+ \S)")  # Dr. Anna Lindqvist
LATIN = re.compile(r"[ -~À-ÿ]+")
ZONE_NAME = re.compile(r"(?:高新(?:技术产业开发)?区|经开区|开发区|自贸片?区|保税区|综保区|工业园区?|新区|合作区|度假区|示范区|试验区|自由贸易港|科学城|产业新城|空港区|科技城|航空港|工业集中区|(?:产业|工业)集(?:聚|中)区|化工园区?|产业转移园|(?:临港|临空|航空)经济区|综合实验区|农高区)$")  # fmt: skip
ZONE_TYPES = {
    "高新区": re.compile(r"高新"),
    "经开区": re.compile(r"经开|经济(?:技术)?开发"),
    "经济开发区": re.compile(r"经开|经济(?:技术)?开发"),
    "经济技术开发区": re.compile(r"经开|经济(?:技术)?开发"),
    "高新技术产业开发区": re.compile(r"高新"),
    "开发区": re.compile(r"开发区|经开|高新"),
    "新区": re.compile(r"新区|高新"),
    "自贸区": re.compile(r"自贸|自由贸易"),
    "工业园区": re.compile(r"工业园"),
    "保税区": re.compile(r"保税|综保"),
    "综保区": re.compile(r"综保|综合保税"),
    "综合保税区": re.compile(r"综保|综合保税"),
    "示范区": re.compile(r"示范区"),
    "度假区": re.compile(r"度假区"),
    "合作区": re.compile(r"合作区"),
}
# which listed zone may be meant where none was named: 新区 and 开发区 alone are no 高新区
LISTED_ZONES = {"新区": re.compile(r"(?<!高)新区$"), "开发区": re.compile(r"开发区$|经开区$")}
ZONES_BY_FORM = frozenset({"高新区", "经开区", "经济开发区", "经济技术开发区", "高新技术产业开发区"})
ZONE_HOUSE = re.compile(r"党工委|管委会|工委|纪工委")
# 甲[市委常委、组织部部长、]高新区: offices of a town from the last character of its name on
OFFICE_IN_FRONT = re.compile(
    r"[\u4e00-\u9fff][市县区州旗]?(?:委|(?:人民)?政府|人大|政协|副?[市县区州旗]?长)[^,，。;；\n]{0,30}?(?:、|兼任?)"
)
MAX_OFFICES_IN_FRONT = 40  # characters of a town and its offices
SUFFIXLESS = frozenset(
    {"body_before_its_title", "same_name_again", "in_list_of_bodies", "visited_body", "said_to_be_a_firm"}
)
BARE_DELEGATIONS = frozenset(
    {"代表团", "考察团", "访问团", "参访团", "招商团", "经贸团", "经贸代表团", "交流团", "工作团"}
)
PARTY_BODIES = {"市委": "市委", "省委": "省委", "区委": "区委", "县委": "县委", "州委": "州委"}
MUNICIPALITIES = frozenset({"CN-110000", "CN-120000", "CN-310000", "CN-500000"})
DEPUTY_SHORT = re.compile(r"^(?:常务副?|副|名誉|执行|总|高级)+")
# What may follow a firm's short name: an action of its own, or nothing more of a name.
SHORT_AFTER = re.compile(
    r"[，。、；：！？“”（）(),.;:!?\s]|$|将|与|和|在|是|的|等|方面|已|也|表示|作为|以|为|对|从|还|董事|总|首席|创始|高层|负责|项目|基地|拥有|中国|全球|尽快|成为|各|产业园|近|就|于|进|正|能|可|向|及|有|希望|代表|相关|未来|目前|始终|旗下"
)
CLAUSE_END = re.compile(r"[。；;！!？?:：\n]")
MAX_CLAUSE = 80  # characters between two names of one clause
# 某市|锦川纸业有限公司考察组: of a firm, whose city's offices are not those of the report.
OF_A_FIRM = re.compile(r"[^,，。;；\n]{0,16}?(?:公司|集团)[^,，。;；\n]{0,6}?[团组]")
MAX_BACK_REFERENCE = 900  # characters between a bare 高新区 and the zone it means; paragraphs here stay shorter

# Whose programme is spoken of: 我市…, or 临江正加快….
OUR_PLACE = re.compile(r"[我全](?P<level>[市省区县州旗])")
SUBJECT_BEFORE = "，,。；;：:、！!？?\n“”‘’ \u3000说"
PURSUES = re.compile(
    r"市?(?:将|正|正在|坚持|坚定|以|深入|加快|大力|目前|全面|全力|着力|聚力|围绕|按照|提出|实施|推进|打造|构建|近年来|持续|积极)"
)
MAX_CHARS_TO_OWNER = 60


def _start(mention: Mention) -> int:
    return mention.start


HOLDS_OFFICE = re.compile(
    r"[省市州盟区县旗](?:委(?:书记|副书记|常委)|(?:人民)?政府[代副常]|[代副]?(?:常务)?副?[省市州盟]长)"
)
STAYS_IN = re.compile(r"[在赴到]$")


class Book:
    """The entities of one article while they are being settled."""

    def __init__(
        self,
        article_id: str,
        text: RestoredText,
        stories: Sequence[Story],
        sentences: Sequence[Sentence],
        standing: Standing,
        homes: Mapping[int, HomeFound],
        voices: Mapping[int, str | None],
        vocabulary: Vocabulary,
    ) -> None:
        """Enter places, people, bodies and terms, in this order: each leans on those before it."""
        self.article_id = article_id
        self.text = text
        self.clean = text.clean_text
        self.stories = stories
        self.sentences = sentences
        self.homes = homes
        self.voices = voices
        self.vocabulary = vocabulary
        self.marks: Marks = read_marks(self.clean, vocabulary)
        self._ours: dict[tuple[int, str], bool] = {}
        self._only_ones: dict[tuple[int, str], str | None] = {}
        self._full_by_surface: dict[str, str | None] = {}
        self._away: frozenset[str] | None = None
        self._places_by_words: dict[str, tuple[tuple[int, int, str], ...]] = {}
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.aliases: list[Alias] = []
        self.issues: list[Issue] = []
        self.place_id_by_key: dict[str, str] = {}
        self.place_id_by_name: dict[str, str] = {}
        self.organization_id_by_name: dict[str, str] = {}
        self.person_id_by_name: dict[str, str] = {}
        self._ordinals: dict[tuple[str, int, int], int] = defaultdict(int)
        self._starts = [s.start for s in sentences]
        self._story_starts = [s.start for s in stories]
        self._delegations: dict[int, list[Mention]] = defaultdict(list)
        self._zones: list[Mention] = []
        self.named_keys = self._named_keys(standing.places)
        self._enter_places(standing.places)
        self._enter_people(standing.people)
        self._enter_organizations(standing)
        self._enter_terms(standing)
        self.fused = standing.fused

    # ------------------------------------------------------------ shared
    def _places_in(self, words: str) -> tuple[tuple[int, int, str], ...]:
        found = self._places_by_words.get(words)
        if found is None:
            found = self._places_by_words[words] = listed_places(words, self.vocabulary)
        return found

    def sentence_at(self, position: int) -> Sentence | None:
        """Give the sentence in which a position lies."""
        at = bisect_right(self._starts, position) - 1
        return self.sentences[at] if at >= 0 and position < self.sentences[at].end else None

    def story_at(self, position: int) -> int:
        """Give the ordinal of the story in which a position lies."""
        at = bisect_right(self._story_starts, position) - 1
        return self.stories[at].ordinal if at >= 0 else 1

    def home_key(self, position: int) -> str | None:
        """Give the key of the home of the story in which a position lies."""
        home = self.homes.get(self.story_at(position))
        return home.place_key if home else None

    def voice(self, position: int) -> str | None:
        """Give the key of the place whose paper tells the story at a position, where that is not the home's."""
        return self.voices.get(self.story_at(position))

    def _is_home_of_a_firm(self, position: int) -> bool:
        """Tell whether a story's home is only that of a firm's delegation: 某市锦川有限公司考察组."""
        home = self.homes.get(self.story_at(position))
        return (
            home is not None
            and home.basis == "delegation_name"
            and home.end is not None
            and OF_A_FIRM.match(self.clean, home.end) is not None
        )

    def _new(self, kind: str, name: str, start: int, end: int, **details: object) -> str:
        raw_start, raw_end = self.text.raw_span(start, end)
        ordinal = self._ordinals[kind, start, end]
        self._ordinals[kind, start, end] += 1
        key = local_id(self.article_id, kind, raw_start, raw_end, ordinal)
        self.entities[key] = Entity(local_id=key, kind=kind, name=name, start=start, end=end, **details)  # type: ignore[arg-type]
        return key

    def _mention(self, kind: str, key: str, start: int, end: int, rule: str, *, inferred: bool = False) -> None:
        mention = Mention(kind=kind, local_id=key, start=start, end=end, rule=rule, is_inferred=inferred)
        self.mentions.append(mention)
        if kind == "organization" and rule != "bare_body":
            if self.entities[key].detail_kind == "delegation":
                if INVITED.search(self.clean, max(0, start - INVITED_REACH), start):
                    return  # 邀请甲市代表团来访: not the one the news is of
                self._delegations[self.story_at(start)].append(mention)
            elif self.entities[key].detail_kind == "industrial_park":
                self._zones.append(mention)

    def _issue(self, reason: str, start: int, end: int, detail: str | None = None) -> None:
        self.issues.append(
            Issue(stage="settle", reason=reason, detail=detail or self.clean[start:end], start=start, end=end)
        )

    # ------------------------------------------------------------ places
    def _named_keys(self, places: Sequence[PlaceCandidate]) -> set[str]:
        """The keys of all places named in full, and of what they lie in; a single character leans on them."""
        keys = {h.place_key for h in self.homes.values() if h.place_key}
        self._named: list[tuple[int, str]] = []
        for place in places:
            if len(place.place_keys) == 1 and place.end - place.start > 1:
                if self._is_epithet(place, place.place_keys[0]):
                    continue
                keys.add(place.place_keys[0])
                if place.level in ("city", "province"):
                    self._named.append((place.start, place.place_keys[0]))
        self._named.sort()
        for key in tuple(keys):
            keys.update(p.place_key for p in self.vocabulary.ancestors(key) if p.level not in ("country",))
        return keys

    def _is_epithet(self, place: PlaceCandidate, key: str) -> bool:
        return (self.clean[place.start : place.end], key) in self.vocabulary.place_epithets

    def choose_place(self, place: PlaceCandidate) -> str | None:
        """Choose among places of one name: the one at home, in a place named here, or the only one.

        An epithet (鹏城) is a place only where that place is at home here or named.
        """
        keys = place.place_keys
        if any(self._is_epithet(place, key) for key in keys):
            keys = tuple(key for key in keys if key in self.named_keys)
        if not keys:
            return None
        single = place.end - place.start == 1
        if len(keys) == 1 and not single:
            return keys[0]
        places = self.vocabulary.places
        home = self.home_key(place.start)
        lineage = [home, *(p.place_key for p in self.vocabulary.ancestors(home))] if home else []
        if single:
            for key in lineage:  # the nearest first: 来苏 at home in 苏州 is no 江苏
                if key in keys and places[key].level != "country":
                    return key
            named = [key for key in keys if key in self.named_keys]
            if len(named) == 1:
                return named[0]
            broad = [key for key in keys if places[key].level in ("country", "region")]
            if place.rule in ("country_in_pair", "single_character") and broad:
                main = [key for key in broad if key in MAIN_COUNTRY_BY_CHARACTER.values()]
                character = self.clean[place.start]
                chosen = MAIN_COUNTRY_BY_CHARACTER.get(character)
                if place.rule == "single_character" and character not in PLAIN_COUNTRIES:
                    return None
                if chosen in broad:
                    return chosen
                return main[0] if len(main) == 1 else broad[0] if len(broad) == 1 else None
            provinces = [key for key in keys if places[key].level == "province"]
            return provinces[0] if len(provinces) == 1 and len(keys) == 1 else None
        nearest = (
            self._nearest(keys, self._named_before(place.start))
            or self._nearest(keys, lineage)
            or self._nearest(keys, self.named_keys)
        )
        if nearest:
            return nearest[0] if len(nearest) == 1 else None  # two of one province, and nothing says which
        order = {"country": 0, "province": 1, "city": 2, "zone": 3, "region": 4, "district": 5}
        ranked = sorted(keys, key=lambda k: (order.get(places[k].level, 6), k))
        if len(ranked) > 1 and order.get(places[ranked[0]].level) == order.get(places[ranked[1]].level):
            spoken_of = [key for key in keys if places[key].country_code in ("CN", *self.named_keys)]
            return spoken_of[0] if len(spoken_of) == 1 else None  # 丽水 is in Korea only where Korea is named
        return ranked[0]

    def _named_before(self, position: int) -> tuple[str, ...]:
        """The city or province of one name that stands last before `position` in its paragraph."""
        sentence = self.sentence_at(position)
        at = bisect_left(self._named, (position, "")) - 1
        if sentence is None or at < 0 or self._named[at][0] < self.text.blocks[sentence.block].start:
            return ()
        return (self._named[at][1],)

    def _nearest(self, keys: Sequence[str], around: Collection[str]) -> list[str]:
        """Those of these places that are among the others or lie in one of them, the city counting before the province."""
        levels: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            if key in around:
                levels["self"].append(key)
            else:
                within = next((p for p in self.vocabulary.ancestors(key) if p.place_key in around), None)
                if within is not None and within.level in ("city", "province"):
                    levels[within.level].append(key)
        return levels["self"] or levels["city"] or levels["province"]

    def _enter_places(self, places: Sequence[PlaceCandidate]) -> None:
        ends: dict[int, str] = {}
        for place in places:
            if not place.place_keys:
                key = self._formed_place(place, ends.get(place.start))
                ends[place.end] = key
                self._mention("place", key, place.start, place.end, place.rule)
                continue
            chosen = self.choose_place(place)
            if chosen is None:
                if place.end - place.start > 1:
                    self._issue("ambiguous_place", place.start, place.end)
                continue
            key = self.place(chosen, place.start, place.end)
            ends[place.end] = key
            self._mention("place", key, place.start, place.end, place.rule, inferred=len(place.place_keys) > 1)

    def _formed_place(self, place: PlaceCandidate, beside: str | None) -> str:
        """Give the entity of a place known by its form; it lies in the larger one right before it: 某国某省|某市."""
        name = place.name
        known = self.place_id_by_name.get(name)
        if known is not None:
            return known
        parent = None
        if place.end - place.start > len(name):
            before = self._places_in(self.clean[place.start : place.end - len(name)])
            if before:
                parent = self.place(before[-1][2], place.start, place.start + before[-1][1])
        if parent is None and beside is not None and _is_larger(self.entities[beside].detail_kind, place.level):
            parent = beside
        self.place_id_by_name[name] = self._new(
            "place", name, place.start, place.end, detail_kind=place.level, place_local_id=parent
        )
        return self.place_id_by_name[name]

    def place(self, key: str, start: int, end: int, *, implied: bool = False) -> str:
        """Give the entity of a place of the vocabulary, entering it if it is new."""
        known = self.place_id_by_key.get(key)
        if known is not None:
            if not implied and self.entities[known].is_implied:
                self.entities[known] = _told(self.entities[known])
            return known
        found: Place = self.vocabulary.places[key]
        parent = self.place_id_by_key.get(found.parent_key) if found.parent_key else None
        self.place_id_by_key[key] = self._new(
            "place",
            found.name,
            start,
            end,
            vocabulary_key=key,
            detail_kind=found.level,
            place_local_id=parent,
            country_code=found.country_code,
            is_implied=implied,
        )
        return self.place_id_by_key[key]

    # ------------------------------------------------------------ people
    def _enter_people(self, people: Sequence[PersonCandidate]) -> None:
        full_by_part = _full_names(people, self.marks)
        for person in people:
            if person.shape == "short":
                continue
            name = ADDRESSED_AS.sub("", full_by_part.get(person.name, person.name))
            key = self.person_id_by_name.get(name)
            if key is None:
                key = self._new("person", name, person.start, person.end)
                self.person_id_by_name[name] = key
            self._mention("person", key, person.start, person.end, person.rule)
        for person in people:
            if person.shape == "short":
                self._link_surname(person)

    def _link_surname(self, person: PersonCandidate) -> None:
        """王会长 is the 王某某 of this story whose title it is; of two of that name neither."""
        surname = person.name
        names = [name for name in self.person_id_by_name if name.startswith(surname) and " " not in name]
        if not names:
            self._issue(
                "surname_without_full_name", person.start, person.end, self.clean[person.start : person.end + 4]
            )
            return
        title = self.marks.title_by_start.get(person.end)
        if len(names) > 1 and title is not None:
            base = DEPUTY_SHORT.sub("", title.name)
            names = [n for n in names if f"{n}{title.name}" in self.clean or f"{base}{n}" in self.clean] or names
        if len(names) > 1:
            before = {n: self.clean.rfind(n, 0, person.start) for n in names}
            nearest = max(names, key=lambda n: before[n])
            if before[nearest] < 0 or sorted(before.values())[-2] >= before[nearest] - 200:
                self._issue("surname_of_several", person.start, person.end)
                return
            names = [nearest]
        end = title.end if title is not None else person.end
        self._mention(
            "person", self.person_id_by_name[names[0]], person.start, end, "surname_before_title", inferred=True
        )

    # ------------------------------------------------------------ organizations
    def _enter_organizations(self, standing: Standing) -> None:
        named = [
            replace(o, name=self._in_full(o))
            for o in standing.organizations
            if o.rule not in ("bare_body", "elided_body")
        ]
        group_by_name = self._groups(named)
        for body in named:
            self._enter_body(body, group_by_name[body.name])
        self._enter_zones()
        for body in standing.organizations:
            if body.rule == "elided_body":
                self._enter_elided(body)
        for body in standing.organizations:
            if body.rule == "bare_body":
                self._enter_bare(body)
        taken = Spans((m.start, m.end) for m in self.mentions if m.kind in ("organization", "person"))
        self._short_forms(named, taken)

    def _in_full(self, body: OrganizationCandidate) -> str:
        """Call a government by its whole name, as an office of it does: 绍兴市政府 is 绍兴市人民政府."""
        place, told, rest = body.name.partition("政府")
        if not told or rest or body.kind != "government" or place.endswith("人民"):
            return body.name
        keys = self.vocabulary.place_keys_by_alias.get(place, ())
        known = [self.vocabulary.places[k] for k in keys if not lies_beyond(k)]
        known = [p for p in known if p.country_code == "CN" and p.name[-1] == place[-1]]
        known = [p for p in known if p.name == place] or known
        names = {p.name for p in known}
        return f"{known[0].name}人民政府" if len(names) == 1 and place[-1] in "省市区县州旗" else body.name

    def _groups(self, bodies: Sequence[OrganizationCandidate]) -> dict[str, OrganizationCandidate]:
        """Choose for every name the candidate whose entity it is: 甲乙株式会社 for 甲乙."""
        first: dict[str, OrganizationCandidate] = {}
        for body in bodies:
            known = first.get(body.name)
            if known is None or (known.vocabulary_key is None and body.vocabulary_key):
                first[body.name] = body
        head: dict[str, str] = {name: name for name in first}
        by_key: dict[str, str] = {}
        names = sorted(first, key=lambda n: (-len(n), n))
        for name in names:
            key = first[name].vocabulary_key
            if key:
                head[name] = by_key.setdefault(key, name)
        by_stem: dict[str, str] = {}
        for name in names:
            if head[name] != name or first[name].kind == "delegation":
                continue
            for form in (stem(name), self._without_place(name)):
                if len(form) > 1 and form not in by_stem:
                    by_stem[form] = name
        names_by_character: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for character in set(name):
                names_by_character[character].append(name)
        for name in names:
            if head[name] != name or first[name].kind == "delegation":
                continue
            listed = self.vocabulary.organizations.get(first[name].vocabulary_key or "")
            owner = by_stem.get(stem(name)) or by_stem.get(name)
            if owner in (None, name) and listed is not None:
                owner = by_stem.get(stem(listed.name))  # 中铝集团 beside 中国铝业集团有限公司
            if owner and owner != name and len(owner) >= len(name):
                head[name] = head[owner]
                continue
            # A form of a longer name has all its characters, but for the place: only names with the rarest are compared.
            rarest = min(self._without_place(name), key=lambda character: len(names_by_character[character]))
            longer = next(
                (
                    other
                    for other in names_by_character[rarest]
                    if len(other) > len(name) and head[other] == other and self._is_form_of(name, other, first)
                ),
                None,
            )
            if longer is not None:
                head[name] = longer
        for name in names:  # delegations of one story and one home are one: 某市代表团, 某市经贸代表团
            if first[name].kind == "delegation":
                place = self._leading_place(name)
                for other in names:
                    if other == name or first[other].kind != "delegation" or len(other) < len(name):
                        continue
                    if self.story_at(first[other].start) != self.story_at(first[name].start):
                        continue
                    if other.endswith(name) or (place and place == self._leading_place(other)):
                        head[name] = head[other]
                        break
        return {name: first[head[head[name]]] for name in first}

    def _is_form_of(self, short: str, long: str, first: Mapping[str, OrganizationCandidate]) -> bool:
        if first[short].vocabulary_key and first[long].vocabulary_key:
            return False
        if first[short].kind == first[long].kind and self._place_and_rest(short) == self._place_and_rest(long) != (
            None,
            "",
        ):
            return True  # 昆山侨办 is 昆山市侨办, and 江苏省昆山市侨办
        for name in (long, self._without_place(long)):
            if (
                name.startswith(short)
                and len(short) > 2
                and first[short].kind == "company"
                and not self._leading_place_only(short)
            ):
                rest = name[len(short) :]
                known = self.vocabulary.organizations.get(first[short].vocabulary_key or "")
                listed = known is not None and LEGAL.sub("", known.name) != LEGAL.sub("", long)
                if (short.endswith(("局", "集团")) or listed) and LEGAL.sub("", rest):
                    continue  # 中建七局, and 中建七局投资有限公司 it founded
                if is_generic(LEGAL.sub("", rest) or "集团"):
                    return first[long].kind == "company"
        if long.endswith(short) and not is_generic(short):
            rest = long[: -len(short)]
            if len(short) > 4 and first[short].kind == first[long].kind == "government" and not self._places_in(short):
                return True  # 工作专班办公室 of 某某大会工作专班办公室
            return self._are_places(rest) or rest in first
        bare = self._without_place(short)
        if bare != short and len(bare) > 4 and long.endswith(bare) and not is_generic(bare):
            return first[short].kind == first[long].kind and self._leading_place(long) is None
        if first[short].kind == "government" and self._leading_place(short) is not None:
            return False  # 贵州省政协 is not short for 贵州省澳区政协
        if bare != short and bare in self.vocabulary.organization_suffixes:
            return False  # 某市贸促会 is a house of its own beside 某市化工贸促会
        same_kind = first[short].kind == first[long].kind or {first[short].kind, first[long].kind} <= {
            "company",
            "fund",
            "other",
        }
        same_kind = same_kind or first[short].rule in SUFFIXLESS
        if first[short].kind == "association" and not self._keys_in(long) <= self._keys_in(short):
            return False  # 甲市丙省商会 is another house than 甲市丙省乙市商会
        return same_kind and (abbreviates(short, long) or abbreviates(short, self._without_place(long)))

    def _keys_in(self, name: str) -> frozenset[str]:
        return frozenset(key for _, _, key in self._places_in(name))

    def _leading_place_only(self, name: str) -> bool:
        found = self._places_in(name)
        return bool(found) and found[0][0] == 0 and found[0][1] >= len(name) - 1

    def _leading_place(self, name: str) -> str | None:
        found = self._places_in(name)
        return found[0][2] if found and found[0][0] == 0 else None

    def _place_and_rest(self, name: str) -> tuple[str | None, str]:
        """Cut the places off the front of a name: 江苏省昆山市侨办 → the key of 昆山 and 侨办; nothing where there are none.

        甲市乙县商会 is of 甲, and those of 乙 there: a second place that does not lie in the first belongs to the rest.
        """
        key: str | None = None
        at = 0
        for start, end, found in self._places_in(name):
            if start != at or (key is not None and key not in {p.place_key for p in self.vocabulary.ancestors(found)}):
                break
            key, at = found, end
        return (key, name[at:]) if key is not None and len(name) - at > 1 else (None, "")

    def _are_places(self, words: str) -> bool:
        """Tell whether these characters are places one behind the other: 河南省许昌市."""
        at = 0
        for start, end, _ in self._places_in(words):
            if start != at:
                return False
            at = end
        return at > 0 and len(words) - at < 2

    def _without_place(self, name: str) -> str:
        found = self._places_in(name)
        if found and found[0][0] == 0 and found[0][1] < len(name) - 2:
            return name[found[0][1] :]
        return name

    def _enter_body(self, body: OrganizationCandidate, head: OrganizationCandidate) -> None:
        key = self.organization_id_by_name.get(head.name)
        if key is None:
            key = self._new_body(head)
            self.organization_id_by_name[head.name] = key
        self.organization_id_by_name.setdefault(body.name, key)
        self._mention("organization", key, body.start, body.end, body.rule)
        surface = self.clean[body.start : body.end]
        if body.kind != "embassy" or surface not in self.vocabulary.place_keys_by_alias:
            self._alias(
                key, surface, body.start, body.end, body.rule
            )  # 中国驻甲国、乙国大使馆: 甲国 is no name of a mission

    def _new_body(self, body: OrganizationCandidate) -> str:
        name, country = body.name, None
        if name.startswith("中国") and (inner := self._places_in(name[2:])) and inner[0][0] == 0:
            if inner[0][2] in self.vocabulary.places and self.vocabulary.places[inner[0][2]].level in (
                "province",
                "city",
            ):
                name = name[2:]
        place_key = None
        if body.vocabulary_key:
            known = self.vocabulary.organizations[body.vocabulary_key]
            name, country, place_key = known.name, known.country_code, known.place_key
        seat = None
        if place_key is None:
            place_key = self._seat_in(name, body.start)
        if place_key is not None:
            place = self.vocabulary.places[place_key]
            if place.level != "region":
                for around in self._written_around(name, place_key):
                    self.place(around, body.start, body.end, implied=True)
                seat = self.place(place_key, body.start, body.end, implied=True)
                country = country or place.country_code
        return self._new(
            "organization",
            name,
            body.start,
            body.end,
            vocabulary_key=body.vocabulary_key,
            detail_kind=body.kind,
            place_local_id=seat,
            country_code=country,
        )

    def _seat_in(self, name: str, start: int | None = None) -> str | None:
        """The smallest of the places a name begins with, each in the one before: 贵州省黔西县… → 黔西.

        Of several places of one name (桥西区) the one an article means where the name stands at `start`; without it none.
        """
        if (corps := OF_A_DIVISION.match(name)) is not None:
            name, start = name[corps.end() :], start + corps.end() if start is not None else None
        seat, at, inside = None, 0, self._places_in(name)
        begins = {begin for begin, _, _ in inside}
        for begin, end, key in inside:
            keys = self.vocabulary.place_keys_by_alias.get(name[begin:end], (key,))
            if begin != at or key not in self.vocabulary.places:
                break
            place = self.vocabulary.places[key]
            if name[begin:end] != place.name and INSIDE_A_NAME.match(name, end) and end not in begins:
                break  # 南丰|镇
            if name[begin:end] != place.name and name[end : end + 1] == "郡" and place.country_code == "CN":
                break  # 洪城|郡议会: a county abroad
            if seat is not None:
                keys = tuple(
                    k
                    for k in keys
                    if seat in {p.place_key for p in self.vocabulary.ancestors(k)}
                    or both_abroad(seat, k, self.vocabulary)
                )
                if not keys:
                    break
            if len(keys) > 1:
                chosen = None
                if start is not None:
                    chosen = self.choose_place(
                        PlaceCandidate(
                            start=start + begin,
                            end=start + end,
                            rule="listed_place",
                            name=place.name,
                            level=place.level,
                            place_keys=keys,
                        )
                    )
                if chosen is None:
                    break
                keys = (chosen,)
            seat, at = keys[0], end
        return None if seat is not None and TOWN_UNLISTED.match(name, at) else seat  # of a town that no list holds

    def _written_around(self, name: str, seat: str) -> list[str]:
        """Give the larger places a body's name writes before its seat, the largest first: 贵州省黔西县政府 → 贵州."""
        larger = [place.place_key for place in self.vocabulary.ancestors(seat)]
        written: list[str] = []
        at = 0
        for begin, end, key in self._places_in(name):
            borne = {key, *self.vocabulary.place_keys_by_alias.get(name[begin:end], ())}
            if begin != at or not (found := [k for k in larger if k in borne]):
                break
            written += found
            at = end
        return written

    def _alias(self, key: str, surface: str, start: int, end: int, rule: str) -> None:
        name = self.entities[key].name
        if surface == name or any(a.organization_local_id == key and a.alias == surface for a in self.aliases):
            return
        kind = "latin" if LATIN.fullmatch(surface) else "short_name"
        self.aliases.append(
            Alias(organization_local_id=key, alias=surface, alias_kind=kind, start=start, end=end, rule=rule)
        )

    # ------------------------------------------------------------ elided: 市商务局, 区政府
    def place_for_level(self, word: str, position: int) -> str | None:
        """Give the key of the 省, 市, 区 or 县 that a word without a name means at this place of the text."""
        places = self.vocabulary.places
        chain: list[str | None] = []
        voice = self.voices.get(self.story_at(position))
        home_key = None if self._is_home_of_a_firm(position) else self.home_key(position)
        for key in (voice,) if voice is not None and voice != home_key else (voice, home_key):
            if key:
                chain += [key, *(p.place_key for p in self.vocabulary.ancestors(key))]
        if not chain:
            if self._says_ours(self.story_at(position), word):
                return None  # 我市: a city the text never names
            if word in (REGION, BANNER):
                return self._the_only(word, position)
            return self._level_in_sentence(word, position)
        if word == REGION:
            own = next((k for k in chain if k and places[k].name.endswith(REGION)), None)
            return own or self._the_only(REGION, position)
        if word == "省":
            own = next((k for k in chain if k and places[k].name.endswith("省")), None)
            return own or self._level_in_sentence(word, position)
        if word in "区县旗":
            home = self.home_key(position)
            teller = places.get((home if voice is None else voice) or "")
            if teller is not None and teller.level == "district":
                if teller.name.endswith(word) or self._was_called(teller, word):
                    return teller.place_key  # the district's own paper
            near = self._place_before(position, word)
            if near is not None:
                return near
            if home is not None and voice in {p.place_key for p in self.vocabulary.ancestors(home)}:
                chain.append(home)  # the prefecture's paper on one of its counties
            own = next(
                (k for k in chain if k and places[k].level == "district" and places[k].name.endswith(word)), None
            )
            # 区 of 丙市 goes to a county: 县政府 is the one county told of
            elsewhere = word == "县" and teller is not None and teller.level == "district"
            return own or (self._the_only(word, position) if word == BANNER or elsewhere else None)
        if word in "州盟":
            return next((k for k in chain if k and places[k].name.endswith(word)), None) or self._level_in_sentence(
                word, position
            )
        if word == "市":
            if chain and chain[0]:
                first = places[chain[0]]
                if first.level == "district" and (first.name.endswith("市") or self._was_called(first, "市")):
                    return first.place_key
            own = next((k for k in chain if k and (places[k].level == "city" or k in MUNICIPALITIES)), None)
            return own or self._level_in_sentence(word, position)
        return None

    def _was_called(self, place: Place, word: str) -> bool:
        """Tell whether a text calls a district by the name it had as a city or county: 海门市, now 海门区; 鄞县, now 鄞州区."""
        former = [name for name in self.vocabulary.former_names.get(place.place_key, ()) if name.endswith(word)]
        if place.name.endswith("区") and word == "市":
            former.append(f"{place.name[:-1]}市")
        return any(self.clean.find(name) >= 0 for name in former)

    def _the_only(self, word: str, position: int) -> str | None:
        """Give the one autonomous region or banner of which a story names the name, a house or, of a region, a place in it."""
        story = self.story_at(position)
        if (story, word) in self._only_ones:
            return self._only_ones[story, word]
        keys: set[str] = set()
        for mention in self.mentions:
            if mention.kind not in ("place", "organization") or self.story_at(mention.start) != story:
                continue
            entity = self.entities[mention.local_id]
            if mention.kind == "organization" and word == BANNER and entity.place_local_id is not None:
                entity = self.entities[entity.place_local_id]
            if entity.kind == "place" and entity.vocabulary_key is not None:
                keys.add(entity.vocabulary_key)
        chain = {p for key in keys for p in (key, *(up.place_key for up in self.vocabulary.ancestors(key)))}
        named = {key for key in chain if self.vocabulary.places[key].name.endswith(word)}
        self._only_ones[story, word] = named.pop() if len(named) == 1 else None
        return self._only_ones[story, word]

    def _says_ours(self, ordinal: int, word: str) -> bool:
        """Tell whether a story says 我市, 我县."""
        if (ordinal, word) not in self._ours:
            story = next(s for s in self.stories if s.ordinal == ordinal)
            self._ours[ordinal, word] = self.clean.find(f"我{word}", story.start, story.end) >= 0
        return self._ours[ordinal, word]

    def _gone_to(self) -> frozenset[str]:
        """Give the places a paper sent its reporter to, or our delegation did something in: 本报上海讯, 市党政代表团在乙市."""
        if self._away is None:
            ends = [found.end() for found in OUR_GUESTS_IN.finditer(self.clean)]
            sent = [found.start("place") for found in SENT_TO.finditer(self.clean)]
            starts = {*ends, *sent}
            self._away = frozenset(
                m.local_id
                for m in self.mentions
                if m.kind == "place" and (m.start in starts or sets_out_for(self.clean, m.start))
            )
        return self._away

    def _level_in_sentence(self, word: str, position: int) -> str | None:
        """Where the home has no such level: the place of that level named last, in the paragraph or shortly before."""
        sentence = self.sentence_at(position)
        if sentence is None or word not in "省市州盟":
            return self._place_before(position, word) if word in "区县旗" else None
        floor = min(self.text.blocks[sentence.block].start, max(0, position - MAX_BACK_REFERENCE // 3))
        floor = max(floor, next(s.start for s in self.stories if s.ordinal == sentence.story))
        # told by somebody who is not named, of guests: no town of theirs
        guests = self.home_key(position) if self.voices.get(sentence.story) == "" else None
        near = sorted(
            (m for m in self.mentions if m.kind == "place" and floor <= m.start < position), key=lambda m: -m.start
        )
        # 甲市市长丙在乙市会见丁,副市长戊参加: of 甲市, whose mayor acts
        last = self.sentence_at(near[0].start) if near else None
        here = [m for m in near if last is not None and m.start >= last.start]
        held = [m for m in here if m.end - m.start > 1 and HOLDS_OFFICE.match(self.clean, m.end - 1)]
        if held and here[0] not in held and STAYS_IN.search(self.clean, max(0, here[0].start - 2), here[0].start):
            near = [*held, *(m for m in near if m not in held)]
        for mention in near:
            if self.clean[mention.start - 1 : mention.start] == "驻":
                continue  # 自治区驻沪办: where an office of elsewhere sits
            if OF_GUESTS.match(self.clean, mention.end):
                continue  # 市长甲会见了温州市籍客商
            key = self.entities[mention.local_id].vocabulary_key
            if mention.local_id in self._gone_to() or (key is not None and key == guests):
                continue
            place = self.vocabulary.places.get(key) if key else None
            if place is None or place.place_key.startswith("CN-710000"):
                continue  # 中国台湾网: no province whose offices go without a name
            if place.country_code == "CN" and place.name.endswith(word):
                return place.place_key
        return None

    def _place_before(self, position: int, word: str) -> str | None:
        """The district or the district behind a zone named last in this paragraph."""
        sentence = self.sentence_at(position)
        if sentence is None:
            return None
        floor = self.text.blocks[sentence.block].start
        for mention in sorted(
            (m for m in self.mentions if m.kind == "place" and floor <= m.start < position), key=lambda m: -m.start
        ):
            entity = self.entities[mention.local_id]
            if entity.vocabulary_key is None:
                continue
            place = self.vocabulary.places[entity.vocabulary_key]
            if place.level == "district" and place.name.endswith(word):
                return place.place_key
            if place.level == "zone":
                return place.stands_for_key
        return None

    def _enter_elided(self, body: OrganizationCandidate) -> None:
        surface = self.clean[body.start : body.end]
        if surface in OFFICES_OF_A_HOUSE:
            return  # of the house named beside it, where one is
        zone = next((w for w in sorted(ZONE_TYPES, key=len, reverse=True) if surface.startswith(w)), None)
        if zone is not None:
            self._enter_zone_body(body, zone, surface)
            return
        place_key = self._place_of_elided(surface, body.start)
        if (
            place_key is not None
            and surface[0] == "市"
            and self.vocabulary.places[place_key].name.endswith(NO_CITY_ENDS)
        ):
            place_key = None  # 市政协 is no house of a prefecture
        if place_key is None and (full := self._named_in_full(surface)) is not None and self._is_of_home(full):
            self._mention("organization", full, body.start, body.end, "elided_body", inferred=True)
            self._alias(full, surface, body.start, body.end, "elided_body")
            return
        if place_key is None or _is_no_seat_of_the_party(place_key, surface):
            self._issue("body_of_an_unnamed_place", body.start, body.end)
            return
        place = self.vocabulary.places[place_key]
        name = elided_name(surface, place.name)
        key = self.organization_id_by_name.get(name) or self.organization_id_by_name.get(_other_form(name))
        if key is None:
            key = self.implied_body(name, body.kind, body.start, body.end, place_key)
        self.entities[key] = _told(self.entities[key])
        self._mention("organization", key, body.start, body.end, "elided_body", inferred=True)
        self._alias(key, surface, body.start, body.end, "elided_body")

    def _place_of_elided(self, surface: str, at: int) -> str | None:
        """Give the key of the place that 市商务局, 自治区人民政府 or 外事办 leaves out."""
        if surface.startswith(REGION):
            return self.place_for_level(REGION, at)
        if surface[0] in "省市区县州旗":
            return self.place_for_level(surface[0], at)
        home = self.home_key(at)
        if home is not None and lies_beyond(home):
            return None  # 商务厅 in a report of guests from Taiwan or Macao: of the hosts
        return self.place_for_level("省", at) if surface.endswith("厅") and surface not in OFFICES_OF_A_HOUSE else home

    def _named_in_full(self, surface: str) -> str | None:
        """Give the one body whose full name ends in 省商务厅 where the text names it elsewhere, and no second one does.

        省政府和某省政府签约 tells two governments: the short name is not the other's.
        """
        if surface in self._full_by_surface:
            return self._full_by_surface[surface]
        names = [n for n in self.organization_id_by_name if n.endswith(surface) and n != surface]
        if any(self._stand_side_by_side(surface, name) for name in names):
            names = []  # 省政府与某省政府签署: another than the one named in full
        sure = surface[0] in "省市区县州旗" and len(surface) >= MIN_ELIDED and len(names) == 1
        full = self.organization_id_by_name[names[0]] if sure and self._seat_in(names[0]) is not None else None
        self._full_by_surface[surface] = full
        return full

    def _stand_side_by_side(self, surface: str, name: str) -> bool:
        """Tell whether a clause names a house in full and one of the same level without its place: 省政府与某省政府."""
        at = self.clean.find(name)
        while at >= 0:
            before = CLAUSE_END.split(self.clean[max(0, at - MAX_CLAUSE) : at])[-1]
            behind = CLAUSE_END.split(self.clean[at + len(name) : at + len(name) + MAX_CLAUSE], maxsplit=1)[0]
            if surface in before or surface in behind:
                return True
            at = self.clean.find(name, at + 1)
        return False

    def _is_of_home(self, full: str) -> bool:
        """Tell 市工商联 that may be 乙市工商联 from one whose chairman has gone to 乙市."""
        return self.entities[full].place_local_id not in self._gone_to()

    def seat_of(self, name: str) -> str | None:
        """Give the key of the place a body's name begins with."""
        return self._seat_in(name)

    def elided(self, body: OrganizationCandidate) -> str | None:
        """Give the full name of a body whose place is left out, or None where no place is meant for certain."""
        surface = self.clean[body.start : body.end]
        key = self._place_of_elided(surface, body.start)
        if key is not None and _is_no_seat_of_the_party(key, surface):
            return None
        return elided_name(surface, self.vocabulary.places[key].name) if key else None

    def _enter_zone_body(self, body: OrganizationCandidate, zone: str, surface: str) -> None:
        """高新区商务局 after 望江高新区 → 望江高新区商务局."""
        owner = self.zone_meant(zone, body.start)
        if owner is None:
            self._issue("zone_without_a_name", body.start, body.end)
            return
        place_id = self.entities[owner].place_local_id
        key = self.entities[place_id].vocabulary_key if place_id else None
        found = self.implied_body(
            f"{self.entities[owner].name}{surface[len(zone) :]}", body.kind, body.start, body.end, key
        )
        self.entities[found] = _told(self.entities[found])
        self._mention("organization", found, body.start, body.end, "elided_body", inferred=True)
        self._alias(found, surface, body.start, body.end, "elided_body")

    def implied_body(self, name: str, kind: str, start: int, end: int, place_key: str | None) -> str:
        """Give the entity of a body that only a title implies, entering it if it is new."""
        known = self.organization_id_by_name.get(name)
        if known is not None:
            return known
        seat = self.place(place_key, start, end, implied=True) if place_key else None
        country = self.vocabulary.places[place_key].country_code if place_key else None
        key = self._new(
            "organization",
            name,
            start,
            end,
            detail_kind=kind,
            place_local_id=seat,
            country_code=country,
            is_implied=True,
        )
        self.organization_id_by_name[name] = key
        return key

    def belongs_to(self, mention: Mention, body: str | None) -> None:
        """Say whose a department without its place is that was taken for the home's; nobody's known where `body` is None."""
        first = mention.local_id
        self.mentions = [m for m in self.mentions if m != mention]
        self.aliases = [a for a in self.aliases if (a.organization_local_id, a.start) != (first, mention.start)]
        if body is not None:
            self.mentions.append(replace(mention, local_id=body))
            self._alias(body, self.clean[mention.start : mention.end], mention.start, mention.end, mention.rule)
        if all(m.local_id != first for m in self.mentions):
            self.aliases = [a for a in self.aliases if a.organization_local_id != first]
            del self.entities[first]

    def part_named(self, mention: Mention, name: str, end: int, holders: Collection[str | None]) -> None:
        """Let a mention that goes on to `end` name a part of the house; the house stays implied if it is one of `holders`' houses."""
        house = self.entities[mention.local_id]
        seat = self.entities[house.place_local_id].vocabulary_key if house.place_local_id else None
        known = self.organization_id_by_name.get(self.clean[mention.start : end])
        key = known or self.implied_body(name, house.detail_kind or "party", mention.start, end, seat)
        self.entities[key] = _told(self.entities[key])
        self.mentions[self.mentions.index(mention)] = replace(mention, local_id=key, end=end)
        self._alias(key, self.clean[mention.start : end], mention.start, end, mention.rule)
        if any(m.local_id == house.local_id for m in self.mentions):
            return
        self.aliases = [a for a in self.aliases if a.organization_local_id != house.local_id]
        if house.local_id in holders:
            self.entities[house.local_id] = replace(house, is_implied=True)
        else:
            del self.entities[house.local_id]

    # ------------------------------------------------------------ zones
    def _enter_zones(self) -> None:
        """A zone is a body and a place at once: its name is a mention of both."""
        bodies = {(m.start, m.end): m for m in self.mentions if m.kind == "organization"}
        for mention in [m for m in self.mentions if m.kind == "place"]:
            entity = self.entities[mention.local_id]
            if entity.detail_kind != "zone" or entity.vocabulary_key is None or not ZONE_NAME.search(entity.name):
                continue
            body = bodies.get((mention.start, mention.end))
            if body is not None:
                owner = self.entities[body.local_id]
                if owner.name != entity.name and entity.name not in self.organization_id_by_name:
                    self.organization_id_by_name[entity.name] = body.local_id
                if owner.place_local_id is None or self.entities[owner.place_local_id].detail_kind != "zone":
                    self.entities[body.local_id] = _seated(owner, entity)
                continue
            key = self.organization_id_by_name.get(entity.name)
            if key is None:
                key = self._new(
                    "organization",
                    entity.name,
                    mention.start,
                    mention.end,
                    vocabulary_key=None,
                    detail_kind="industrial_park",
                    place_local_id=entity.local_id,
                    country_code=entity.country_code,
                )
                self.organization_id_by_name[entity.name] = key
            self._mention("organization", key, mention.start, mention.end, mention.rule)
            self._alias(key, self.clean[mention.start : mention.end], mention.start, mention.end, mention.rule)
        placed = {(m.start, m.end) for m in self.mentions if m.kind == "place"}
        for mention in [m for m in self.mentions if m.kind == "organization"]:
            entity = self.entities[mention.local_id]
            if entity.detail_kind != "industrial_park" or (mention.start, mention.end) in placed:
                continue
            if not ZONE_NAME.search(entity.name):
                continue
            place_id = self.place_id_by_name.get(entity.name)
            if place_id is None:
                place_id = self._new(
                    "place",
                    entity.name,
                    mention.start,
                    mention.end,
                    detail_kind="zone",
                    place_local_id=entity.place_local_id,
                    country_code=entity.country_code,
                )
                self.place_id_by_name[entity.name] = place_id
                self.entities[entity.local_id] = _seated(entity, self.entities[place_id])
            self._mention("place", place_id, mention.start, mention.end, "zone_by_form")

    def _enter_bare(self, body: OrganizationCandidate) -> None:
        surface = self.clean[body.start : body.end]
        if body.kind == "delegation":
            key = self._delegation(body.start)
            if key is not None and (surface in BARE_DELEGATIONS):
                self._mention("organization", key, body.start, body.end, "bare_body", inferred=True)
            return
        if surface in ZONE_TYPES:
            key = self.zone_meant(surface, body.start)
            if key is None:
                self._issue("zone_without_a_name", body.start, body.end)
                return
            self.entities[key] = _told(self.entities[key])
            self._mention("organization", key, body.start, body.end, "bare_body", inferred=True)
            self._alias(key, surface, body.start, body.end, "bare_body")
            place_id = self.entities[key].place_local_id
            if place_id is not None and self.entities[place_id].detail_kind == "zone":
                self.entities[place_id] = _told(self.entities[place_id])
                self._mention("place", place_id, body.start, body.end, "bare_body", inferred=True)

    def _delegation(self, position: int) -> str | None:
        found = self._delegations[self.story_at(position)]
        before = [m for m in found if m.start < position]
        chosen = before or found
        return chosen[-1].local_id if before else chosen[0].local_id if chosen else None

    def zone_meant(self, surface: str, position: int) -> str | None:
        """The zone of that type named last; at home if none was named: 高新区 after 无锡高新区."""
        pattern = ZONE_TYPES[surface]
        zones = [m for m in self._zones if pattern.search(self.entities[m.local_id].name)]
        story = self.story_at(position)
        before = [m for m in zones if m.start < position and self.story_at(m.start) == story]
        town = self._town_in_front(position, position + len(surface))
        if town is not None:
            own = [m for m in zones if self.story_at(m.start) == story and self._is_seated_in(m.local_id, town)]
            own = [m for m in own if m.start < position] or own
            return max(own, key=lambda m: m.start).local_id if own else self._zone_of(surface, town, position, True)
        if before:
            return max(before, key=lambda m: m.start).local_id
        behind = [m for m in zones if m.start > position]
        behind = [m for m in behind if pattern.search(self.clean, m.start, m.end)] or behind  # 光谷: called otherwise
        if len({m.local_id for m in behind}) == 1:
            return behind[0].local_id
        return None if behind else self._zone_at_home(surface, position)

    def _zone_at_home(self, surface: str, position: int) -> str | None:
        """The zone of the home city: the only listed one of that type, or one by its form: 高新区 in news of 合肥.

        A province has several, and a bare 开发区 may be of any type: None.
        """
        home = self.voices.get(self.story_at(position)) or self.home_key(position)
        return self._zone_of(surface, home, position, False) if home is not None else None

    def _town_in_front(self, position: int, end: int) -> str | None:
        """Give the town whose office stands before that of a bare zone: 甲市委常委、|开发区|党工委书记 is of a zone of 甲市."""
        if ZONE_HOUSE.match(self.clean, end) is None:
            return None
        floor = position - MAX_OFFICES_IN_FRONT
        places = self.marks.places
        for start, stop, key in reversed(
            places[bisect_left(places, (floor, 0, "")) : bisect_left(places, (position, 0, ""))]
        ):
            found = OFFICE_IN_FRONT.fullmatch(self.clean, stop - 1, position)
            place = self.vocabulary.places.get(key)
            if found is None or place is None or place.level not in ("city", "district") or start < floor:
                continue
            return key if place.country_code == "CN" and not place.name.endswith("区") else None
        return None  # 甲区委书记、高新区党工委书记: mostly of the zone of its city

    def _is_seated_in(self, zone_id: str, town: str) -> bool:
        """Tell whether a zone lies in a town."""
        seat = self.entities[zone_id].place_local_id
        while seat is not None and self.entities[seat].vocabulary_key is None:
            seat = self.entities[seat].place_local_id
        key = self.entities[seat].vocabulary_key if seat is not None else None
        return key is not None and town in (key, *(p.place_key for p in self.vocabulary.ancestors(key)))

    def _zone_of(self, surface: str, home: str, position: int, is_of_town: bool) -> str | None:
        """Give the zone of a place, listed or by its form; a bare 开发区 by its form only of a town that is told."""
        pattern = LISTED_ZONES.get(surface, ZONE_TYPES[surface])
        city = self.vocabulary.places[home]
        if city.country_code != "CN" or not (city.level in ("city", "district") or home in MUNICIPALITIES):
            return None
        keys = [
            key
            for key in self.vocabulary.zone_keys_by_parent.get(home, ())
            if pattern.search(self.vocabulary.places[key].name) and ZONE_NAME.search(self.vocabulary.places[key].name)
        ]
        short = city.name[:-1] if len(city.name) > 2 else city.name
        exact = [key for key in keys if self.vocabulary.places[key].name == f"{short}{surface}"]
        if len(exact or keys) == 1:
            chosen = (exact or keys)[0]
            name = self.vocabulary.places[chosen].name
            return self.implied_body(name, "industrial_park", position, position + len(surface), chosen)
        by_form = surface in ZONES_BY_FORM or (is_of_town and surface == "开发区")
        if keys or not by_form or "自治" in city.name:  # 甲族自治县: its short name is not told by its form
            return None
        name = f"{short}{surface}"
        key = self.implied_body(name, "industrial_park", position, position + len(surface), home)
        if name not in self.place_id_by_name:
            self.place_id_by_name[name] = self._new(
                "place",
                name,
                position,
                position + len(surface),
                detail_kind="zone",
                place_local_id=self.entities[key].place_local_id,
                country_code="CN",
            )
            self.entities[key] = _seated(self.entities[key], self.entities[self.place_id_by_name[name]])
        return key

    # ------------------------------------------------------------ short forms without a suffix
    def _short_forms(self, bodies: Sequence[OrganizationCandidate], taken: Spans) -> None:
        """中粮 after 中粮集团, 贸促会 after 贸易促进会: found where nothing else stands."""
        clean, words = self.clean, common_words()
        done: set[str] = set(self.organization_id_by_name)
        for body in bodies:
            if body.kind == "delegation" or len(body.name) < 4:
                continue
            key = self.organization_id_by_name[body.name]
            for form in self._forms(body):
                if form in done or form in words or is_generic(form) or len(form) < 2 or len(form) >= len(body.name):
                    continue
                if form in self.vocabulary.place_keys_by_alias:
                    continue  # 汉堡 of 汉堡机场集团 is the city
                if self._leading_place(form) is not None and len(self._without_place(form)) < 2:
                    continue
                done.add(form)
                at = clean.find(form)
                while at >= 0:
                    end = at + len(form)
                    over = taken.overlapping(at, end)
                    if over is None and self._stands_as_name(at, end):
                        self._mention("organization", key, at, end, "short_form")
                        self._alias(key, form, at, end, "short_form")
                    at = clean.find(form, end)

    def _forms(self, body: OrganizationCandidate) -> list[str]:
        name = body.name
        forms = [stem(name)]
        bare = self._without_place(stem(name))
        if len(bare) > 2:
            forms.append(bare)
        if body.kind == "company":
            forms.append(without_trade(bare))
        if body.kind in ("association", "other", "lab", "university") and len(name) >= 6:
            forms += self._initials(name)
        return forms

    def _initials(self, name: str) -> list[str]:
        """Read 贸促会 from 国际贸易促进委员会: characters of the long name in order, the last from its suffix, used twice or more."""
        core = self._without_place(name) if name.startswith("中国") else name
        if name.endswith("总商会") and self._without_place(name) != name:
            general = f"{self._without_place(name)[0]}总"  # 中总 of 南洋中华总商会
            return [general] if self.clean.count(general) > 2 else []
        tail = next(
            (t for t in ("协会", "商会", "联合会", "促进会", "学会", "委员会", "研究院") if core.endswith(t)), None
        )
        if tail is None:
            return []
        body = re.escape("".join(sorted(set(core[1 : -len(tail)]))))
        if not body:
            return []
        if tail == "商会":
            return []  # 韩商 of 镇江韩国商会 are businessmen
        end = tail[-2] if tail == "协会" else tail[0]
        pattern = re.compile(rf"{re.escape(core[0])}[{body}]{{1,4}}{re.escape(end)}(?:会)?")
        seen = {found.group() for found in pattern.finditer(self.clean)}
        return sorted(
            (s for s in seen if abbreviates(s, core) and s not in core and self.clean.count(s) > 1),
            key=lambda s: (-len(s), s),
        )

    def _stands_as_name(self, start: int, end: int) -> bool:
        clean = self.clean
        if clean[start].isascii() and start and clean[start - 1].isascii() and clean[start - 1].isalnum():
            return False
        left = self.marks.begins_after_stop(start) or start in self.marks.place_ends
        if end in self.marks.title_by_start:
            return left
        return left and bool(SHORT_AFTER.match(clean, end) or self.marks.right_edge(end) == end)

    # ------------------------------------------------------------ terms
    def _whose(self, term: TermCandidate, places: Sequence[Mention]) -> str | None:
        """Give the key of the place whose programme a term is: 我市加快实施“428”发展战略 → the city of the story.

        A formula of the whole country has none; where the words name nobody it stays open. `places` are the mentions of places,
        in order of start.
        """
        if term.vocabulary_key:
            return self.vocabulary.policy_terms[term.vocabulary_key].place_key
        sentence = self.sentence_at(term.start)
        if sentence is None:
            return None
        floor = max(sentence.start, term.start - MAX_CHARS_TO_OWNER)
        ours = list(OUR_PLACE.finditer(self.clean, floor, term.start))
        near = places[bisect_left(places, floor, key=_start) : bisect_left(places, term.start, key=_start)]
        named = [
            m
            for m in near
            if (m.start == sentence.start or self.clean[m.start - 1] in SUBJECT_BEFORE)
            and PURSUES.match(self.clean, m.end)
        ]
        last = named[-1] if named else None
        if ours and (last is None or last.start < ours[-1].start()):
            return self.place_for_level(ours[-1]["level"], ours[-1].start())
        return self.entities[last.local_id].vocabulary_key if last else None

    def _enter_terms(self, standing: Standing) -> None:
        known: dict[tuple[str, str], str] = {}
        places = sorted((m for m in self.mentions if m.kind == "place"), key=_start)
        for term in standing.terms:
            name = term.vocabulary_key or term.name
            key = known.get((term.kind, name))
            if key is None:
                owner = None
                place_key = self._whose(term, places) if term.kind == "policy_term" else None
                if place_key:
                    owner = self.place(place_key, term.start, term.end, implied=True)
                key = self._new(
                    term.kind, term.name, term.start, term.end, vocabulary_key=term.vocabulary_key, place_local_id=owner
                )
                known[term.kind, name] = key
            self._mention(term.kind, key, term.start, term.end, term.rule)


PLAIN_COUNTRIES = frozenset("中华日韩美德法英俄港台欧")
MAIN_COUNTRY_BY_CHARACTER = {"中": "CN", "华": "CN", "日": "JP", "韩": "KR", "美": "US", "德": "DE", "法": "FR", "英": "GB", "俄": "RU", "澳": "AU", "新": "SG", "泰": "TH", "印": "IN", "越": "VN", "马": "MY", "意": "IT", "加": "CA", "哈": "KZ", "蒙": "MN", "老": "LA", "柬": "KH", "缅": "MM", "丹": "DK", "芬": "FI", "荷": "NL", "葡": "PT", "匈": "HU", "捷": "CZ", "希": "GR", "沙": "SA", "墨": "MX", "秘": "PE", "以": "IL", "瑞": "CH", "比": "BE", "西": "ES", "欧": "region:欧洲", "朝": "KP", "港": "CN-810000", "台": "CN-710000"}  # fmt: skip


def stem(name: str) -> str:
    """Take the legal form off a firm's name: 星河控股集团有限公司 → 星河."""
    short = LEGAL_LATIN.sub("", LEGAL_FRONT.sub("", BRACKETS.sub("", name)))
    for _ in range(3):
        cut = LEGAL.sub("", short)
        if len(cut) < 2 or cut == short:
            break
        short = cut
    return short


def without_trade(name: str) -> str:
    """Take what a firm does off its name: 望舒能技术 → 望舒能, 砚田云创业投资 → 砚田云; nothing where too little is left."""
    for end in range(2, len(name) - 1):
        if is_generic(name[end:]):
            return name[:end]
    return name


NO_CITY_ENDS = ("自治州", "地区", "盟", "县", "自治县")


def _full_names(people: Sequence[PersonCandidate], marks: Marks) -> dict[str, str]:
    """Give for 安东, and for 列维奇, the one 安东·列维奇 of the text; where another office stands before the part it may be another's."""
    parts: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.rule.endswith(("after_title", "in_title_list")):
            title = marks.title_by_end.get(person.start)
            offices[person.name].add(title.name if title is not None else "")
    for person in people:
        pieces = person.name.split("·")
        if person.shape == "foreign" and len(pieces) > 1:
            for piece in (pieces[0], pieces[-1]):
                if len(piece) > 1 and offices[piece] - {""} <= offices[person.name] and "" not in offices[piece]:
                    parts[piece].add(person.name)
    return {part: next(iter(names)) for part, names in parts.items() if len(names) == 1}


def abbreviates(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in this order, the first and last of both agreeing."""
    if len(short) >= len(long) or len(short) < 3 or short[0] != long[0] or short in long:
        return False
    at = 0
    for character in short:
        at = long.find(character, at) + 1
        if at == 0:
            return False
    return short[-1] == long[-1] or short[-1] in long[-3:]


def _is_no_seat_of_the_party(place_key: str, surface: str) -> bool:
    """Tell 市委 and 市台办 beside a city of Taiwan, where no such house sits."""
    return place_key.startswith("CN-710000") and surface[1:2] in ("委", "台", "侨", "统")


BANNER = "旗"  # so few that a story hardly tells of two
MIN_PLACE = 2  # 沛县, 郊区
MIN_ELIDED = 3  # 市外办; 市委 says too little
OFFICES_OF_A_HOUSE = frozenset({"办公室", "办公厅"})
PARTY_DEPARTMENT = re.compile(r"委(?:组织部|宣传部|统战部|政法委|办公厅|办公室|督查室)")


def committee_name(place: str) -> str:
    """Name the party committee of a place: 中共台州市委, 中共广西壮族自治区党委; 中共沛县县委, where the name is but one character."""
    tail = "党委" if place.endswith(REGION) else f"{place[-1]}委" if len(place) == MIN_PLACE else "委"
    return f"中共{place}{tail}"


def elided_name(surface: str, place: str) -> str:
    """Put the place in front of a body that goes without: 市委 of 台州市 → 中共台州市委, 区商务局 of 鼓楼区 → 鼓楼区商务局."""
    if surface in PARTY_BODIES:
        return committee_name(place)
    if surface[0] not in "省市区县州旗" and not surface.startswith(REGION):
        return f"{place}{surface}"
    rest = surface.removeprefix(REGION) if surface.startswith(REGION) else surface[1:]
    if rest in ("政府", "人民政府"):
        return f"{place}人民政府"
    return f"{'中共' if PARTY_DEPARTMENT.match(rest) else ''}{place}{rest}"


LEVELS_DOWN = PLACE_LEVELS[:4]  # each within the one before: country, province, city, district


def _is_larger(level: str | None, than: str | None) -> bool:
    return level in LEVELS_DOWN and than in LEVELS_DOWN and LEVELS_DOWN.index(level) < LEVELS_DOWN.index(than)


def _other_form(name: str) -> str:
    """Give the other form of a house that has two: 建水县工商联 is 建水县工商业联合会."""
    short, full = "工商联", "工商业联合会"
    return name.removesuffix(full) + short if name.endswith(full) else name.removesuffix(short) + full


def _told(entity: Entity) -> Entity:
    return Entity(
        local_id=entity.local_id,
        kind=entity.kind,
        name=entity.name,
        start=entity.start,
        end=entity.end,
        vocabulary_key=entity.vocabulary_key,
        detail_kind=entity.detail_kind,
        place_local_id=entity.place_local_id,
        country_code=entity.country_code,
        is_implied=False,
    )


def _seated(body: Entity, place: Entity) -> Entity:
    return Entity(
        local_id=body.local_id,
        kind=body.kind,
        name=body.name,
        start=body.start,
        end=body.end,
        vocabulary_key=body.vocabulary_key,
        detail_kind=body.detail_kind,
        place_local_id=place.local_id,
        country_code=body.country_code or place.country_code,
        is_implied=body.is_implied,
    )
