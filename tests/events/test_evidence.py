"""What a told row rests on: its own sentence, and wherever else its day, place, leader, amount and parties are said."""

from __future__ import annotations

from typing import Any

from tests.told_rows import named, read

RUN_OF_A_JOURNEY = """2024年5月6日至9日,柳州市委书记顾承泽率柳州市经贸代表团赴珠海市考察。
    锦川集团深耕新材料多年。代表团拜访了锦川集团,并与董事长沈望舒座谈。
    锦川集团与柳州市人民政府签署总投资5亿元的电池材料项目协议。
    """
RUBY = "2024年5月6日至9日,柳州市委书(shū)记顾承泽率柳州市经贸代表团赴珠(zhū)海市考察。代表团拜访了锦川集团。"


def pieces(rows: dict[str, list[dict[str, Any]]], told_id: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for piece in rows["evidence"]:
        if piece["told_id"] == told_id:
            found.setdefault(piece["part"], []).append(piece["evidence"])
    return found


def test_a_visit_without_a_day_shows_where_its_day_place_and_leader_are_said() -> None:
    rows = read(RUN_OF_A_JOURNEY)
    visit = next(e for e in rows["engagement"] if e["kind"] == "visit")
    found = pieces(rows, visit["told_id"])
    assert found["event"] == [visit["evidence"]]
    assert found["date"] == ["2024年5月6日至9日"]
    assert "5月" not in visit["evidence"]
    assert found["place"] == ["珠海市"]
    assert "珠海" not in visit["evidence"]
    assert "顾承泽" in found["lead"][0]
    assert "顾承泽" not in visit["evidence"]
    assert set(found["party"]) == {"代表团", "锦川集团"}


def test_an_agreement_shows_its_amount_and_each_party() -> None:
    rows = read(RUN_OF_A_JOURNEY)
    signed = next(a for a in rows["agreement"] if a["status"] == "signed")
    found = pieces(rows, signed["told_id"])
    assert found["amount"] == ["总投资5亿元"] or found["amount"] == ["5亿元"]
    assert set(found["party"]) == {"锦川集团", "柳州市人民政府"}
    assert found["date"] == ["2024年5月6日至9日"]


def test_a_party_the_words_leave_out_is_marked_and_quoted_from_elsewhere() -> None:
    rows = read(RUN_OF_A_JOURNEY)
    talks = next(e for e in rows["engagement"] if e["kind"] == "meeting")
    parties = [p for p in rows["engagement_party"] if p["told_id"] == talks["told_id"]]
    assert {named(rows, p["party_local_id"]) for p in parties} == {"柳州市经贸代表团", "沈望舒", "锦川集团"}
    for party in parties:
        assert party["evidence"]


def test_each_row_has_one_first_piece_and_every_piece_quotes_the_raw_text() -> None:
    for text in (RUN_OF_A_JOURNEY, RUBY):
        rows = read(text)
        told = [r for kind in ("trip", "engagement", "agreement") for r in rows[kind]]
        assert told
        for row in told:
            own = [p for p in rows["evidence"] if p["told_id"] == row["told_id"]]
            first = [p for p in own if p["is_primary"]]
            assert [(p["part"], p["raw_start"], p["raw_end"]) for p in first] == [
                ("event", row["raw_start"], row["raw_end"])
            ]
            assert all(p["evidence"] == text[p["raw_start"] : p["raw_end"]] for p in own)
