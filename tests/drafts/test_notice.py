"""Consultation notices in the wordings that authorities use; all of our own writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.notice import read_notice

ASKING = "现向社会公开征求意见。"


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("意见反馈截止时间为2021年12月13日。", date(2021, 12, 13)),
        ("意见反馈截止日期为2021年12月13日。", date(2021, 12, 13)),
        ("截止日期：2021年12月13日", date(2021, 12, 13)),
        ("征求意见截止到2021年12月13日。", date(2021, 12, 13)),
        ("截至2021年12月13日。", date(2021, 12, 13)),
        ("征求意见时间为2021年11月14日至2021年12月13日。", date(2021, 12, 13)),
        ("此次公开征求意见的时间为2021年11月14日至12月13日。", date(2021, 12, 13)),
        ("公示期为2021年12月20日—1月19日。", date(2022, 1, 19)),
        ("请于2021年12月13日前将意见反馈至我局。", date(2021, 12, 13)),
        ("请在2021年12月13日（星期一）17:00前反馈。", date(2021, 12, 13)),
        ("有关单位可于2021年12月13日之前提出意见。", date(2021, 12, 13)),
        ("反馈意见截止时间：2021-12-13", date(2021, 12, 13)),
        ("截止时间为2021年 12月 13日。", date(2021, 12, 13)),
        ("截止时间为二〇二一年十二月十三日。", date(2021, 12, 13)),
        ("意见征集期限自2021年11月14日起30日内。", date(2021, 12, 14)),
        ("请自本公告发布之日起三十日内反馈。\n某局\n2021年11月14日", date(2021, 12, 14)),
        ("征求意见期限为自2021年11月14日起一个月。", date(2021, 12, 14)),
        ("Comments may be submitted by 13 December 2021.", date(2021, 12, 13)),
        ("The deadline for feedback is December 13, 2021.", date(2021, 12, 13)),
        ("Public comments are solicited from November 14, 2021 to December 13, 2021.", date(2021, 12, 13)),
        ("Please send comments no later than Dec. 13th, 2021.", date(2021, 12, 13)),
    ],
)
def test_deadlines(sentence: str, deadline: date) -> None:
    asking = "" if sentence.isascii() else ASKING
    notice = read_notice(f"{asking}{sentence}\n")
    assert notice is not None
    assert notice.deadline == deadline


def test_a_whole_notice() -> None:
    notice = read_notice(
        "示例市网络管理办公室关于《示例数据管理条例（征求意见稿）》公开征求意见的通知\n"
        "为了保障数据安全，我办起草了《示例数据管理条例（征求意见稿）》，现向社会公开征求意见。公众可通过以下途径和方式反馈意见：\n"
        "1.通过电子邮件将意见发送至：shuju@example.org。\n"
        "2.通过信函将意见寄至：示例市西城区第一大街11号网络管理办公室数据局，邮编：100044，并在信封上注明“数据管理条例征求意见”。\n"
        "3.登录示例市政府法制信息网（网址：www.example.org），进入首页“意见征集”栏目提出意见。\n"
        "4.传真：010-12345678；联系电话：010-87654321。\n"
        "意见反馈截止时间为2021年12月13日。\n附件：示例数据管理条例（征求意见稿）\n示例市网络管理办公室\n2021年11月14日\n"
    )
    assert notice is not None
    assert notice.issuer == "示例市网络管理办公室"
    assert (notice.opened, notice.deadline) == (date(2021, 11, 14), date(2021, 12, 13))
    assert [(c.kind, c.value) for c in notice.channels] == [
        ("email", "shuju@example.org"),
        ("post", "示例市西城区第一大街11号网络管理办公室数据局（邮编：100044）"),
        ("legend", "数据管理条例征求意见"),
        ("portal", "www.example.org"),
        ("fax", "010-12345678"),
        ("phone", "010-87654321"),
    ]


def test_an_english_notice() -> None:
    notice = read_notice(
        "Notice of the Sample Administration on Public Consultation\n"
        "The Administration hereby solicits public comments on the Sample Regulations (Draft for Comment).\n"
        "1. By email to: comments@example.org.\n"
        "2. By post to: Data Office, Sample Administration, 11 First Street, Sample City 100044, and"
        " mark the envelope “Comments on the Sample Regulations”.\n"
        "The deadline for comments is December 13, 2021.\nSample Administration\nNovember 14, 2021\n"
    )
    assert notice is not None
    assert notice.issuer == "Sample Administration"
    assert (notice.opened, notice.deadline) == (date(2021, 11, 14), date(2021, 12, 13))
    found = {c.kind: c.value for c in notice.channels}
    assert found["email"] == "comments@example.org"
    assert found["post"] == "Data Office, Sample Administration, 11 First Street, Sample City 100044"
    assert found["legend"] == "Comments on the Sample Regulations"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "某局关于印发《某办法》的通知\n现印发给你们，请遵照执行。\n某局\n2024年1月1日\n",
        "第一条　甲。\n",
        "征求意见\n",
    ],
)
def test_what_asks_for_no_comments_is_no_notice(text: str) -> None:
    assert read_notice(text) is None


def test_an_impossible_date_is_no_deadline() -> None:
    notice = read_notice("公开征求意见，截止时间为2021年13月45日，邮箱a@example.org。\n")
    assert notice is not None
    assert notice.deadline is None


@given(
    st.lists(
        st.sampled_from(
            [
                "征求意见",
                "截止时间为",
                "2021年12月13日",
                "至",
                "前",
                "自公告之日起",
                "30日内",
                "@",
                "a.b",
                "寄至：",
                "\n",
                "“",
                "2021年2月30日",
                "by ",
                "May 5, 2024",
            ]
        ),
        max_size=30,
    )
)
def test_any_notice_at_all_is_read(pieces: list[str]) -> None:
    read_notice("".join(pieces))


def test_addressing_a_risk_is_no_postal_address_and_intelligence_is_no_telephone() -> None:
    notice = read_notice(
        "Comments on the draft are invited by e-mail to rules@example.org.\n"
        "The rules address the risks associated with uses of artificial intelligence, SEC(2019) 1684.\n"
        "Addressing the problems posed by such systems needs time.\n"
        "Postal address: 1 Practice Road, Sample City\n"
        "Address: Room 2, Practice House, Sample City\n"
        "Tel: 010-00000000\n"
    )
    assert notice is not None
    assert [(each.kind, each.value) for each in notice.channels] == [
        ("email", "rules@example.org"),
        ("post", "1 Practice Road, Sample City"),
        ("post", "Room 2, Practice House, Sample City"),
        ("phone", "010-00000000"),
    ]


def test_a_notice_in_traditional_letters_is_read_and_told_in_them() -> None:
    text = (
        "雲澤市交通運輸局關於《雲澤市漁船登記辦法（徵求意見稿）》公開徵求意見的通知\n"
        "現向社會公開徵求意見，意見反饋截止時間為2026年3月12日。\n"
        "通訊地址：雲澤市東門大街5號雲澤市交通運輸局法規處（郵編：100000）\n電子郵箱：fagui@example.org\n"
    )
    notice = read_notice(text)
    assert notice is not None
    assert (notice.issuer, notice.deadline) == ("雲澤市交通運輸局", date(2026, 3, 12))
    assert any(channel.kind == "post" and "東門大街" in channel.value for channel in notice.channels)
