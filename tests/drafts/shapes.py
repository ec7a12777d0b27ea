"""One practice rule of our own writing, and the shapes in which such a text is published."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafts.numerals import read_numeral

TITLE = "示例公共设备管理办法（征求意见稿）"

BODY = """第一章　总则
第一节　一般规定
第一条　为了规范公共设备的登记和使用，保障使用人的合法权益，根据有关法律、行政法规的规定，结合本市实际情况，制定本办法。
第二条　在本市行政区域内登记、使用和维护公共设备，适用本办法。法律、法规另有规定的，从其规定。
本办法所称公共设备，是指由财政资金购置、供不特定的人使用的设备。
第三条　公共设备的管理应当遵循下列原则：
（一）安全第一；
（二）公开透明；
（三）节约使用。
第二节　职责分工
第四条　市设备主管部门负责公共设备的统筹管理，履行下列职责：
（一）制定登记规则，包括：
1.登记的范围和期限；
2.登记所需的材料。
（二）监督设备的维护情况；
（三）项目管理和绩效评价；
（四）处理投诉。
区设备主管部门按照前款第（一）、（三）项的规定，负责本辖区内公共设备的管理工作。
第五条　中国公民、法人和其他组织都有权对公共设备的管理提出建议，有关部门应当自收到建议之日起十五个工作日内予以答复。
第二章　登记
第六条　公共设备投入使用前，使用单位应当向设备主管部门办理登记，并对所提交材料的真实性负责；登记事项发生变化的，应当及时变更。
第七条　依照本办法第六条的规定办理登记的，应当提交设备清单、安全检查报告和责任人名单。
第八条　设备主管部门应当在十日内作出决定。
第九条　和平里、中关村等片区的公共设备，可以由街道办事处集中登记。
第十条　登记的有效期为五年。有效期届满需要继续使用的，应当在届满三十日前申请延续。
第三章　附则
第十一条　违反本办法第四条第一款第一项、第七条规定的，由设备主管部门责令改正，给予警告。
第十二条　本办法自　年　月　日起施行。
"""


def chinese_to_figures(text: str) -> str:
    return re.sub(r"^第([一二三四五六七八九十百]+)条", lambda m: f"第{read_numeral(m[1])}条", text, flags=re.MULTILINE)


def plain(body: str) -> str:
    return f"{TITLE}\n{body}"


def indented(body: str) -> str:
    lines = [line if re.match(r"第.+[章节]", line) else f"　　{line}" for line in body.splitlines()]
    return f"　　　　{TITLE}\n\n" + "\n".join(lines)


def _headings(body: str) -> list[str]:
    return [line for line in body.splitlines() if re.match(r"第.+?[章节]", line)]


def with_contents(body: str) -> str:
    return f"{TITLE}\n目　录\n" + "\n".join(_headings(body)) + f"\n{body}"


def contents_without_word(body: str) -> str:
    return f"{TITLE}\n" + "\n".join(_headings(body)) + f"\n{body}"


def contents_with_dots(body: str) -> str:
    listed = [f"{heading} ................ {page}" for page, heading in enumerate(_headings(body), start=1)]
    articles = [
        f"{line.split('　')[0]}　……………………{i}" for i, line in enumerate(body.splitlines()) if re.match(r"第.+?条", line)
    ]
    return f"{TITLE}\n目录\n" + "\n".join([*listed, *articles]) + f"\n{body}"


def label_alone(body: str) -> str:
    return f"{TITLE}\n" + re.sub(r"^(第.+?条)　", r"\1\n", body, flags=re.MULTILINE)


def heading_label_alone(body: str) -> str:
    return f"{TITLE}\n" + re.sub(r"^(第.+?[章节])　", r"\1\n", body, flags=re.MULTILINE)


def blank_lines(body: str) -> str:
    return f"{TITLE}\r\n\r\n" + "\r\n \r\n".join(body.splitlines())


def half_width(body: str) -> str:
    return f"{TITLE}\n" + body.translate(str.maketrans("（），；：　", "(),;: "))


def glued_headings(body: str) -> str:
    return f"{TITLE}\n" + re.sub(r"^(第.+?[章节])　", r"\1", body, flags=re.MULTILINE)


def no_spaces(body: str) -> str:
    return f"{TITLE}\n" + re.sub(r"^(第.+?[章节条])　", r"\1", body, flags=re.MULTILINE)


def two_headings_a_line(body: str) -> str:
    return f"{TITLE}\n" + body.replace("总则\n第一节", "总则　第一节")


def spread_titles(body: str) -> str:
    return f"{TITLE}\n" + body.replace("总则", "总　则").replace("附则", "附 则").replace("登记\n第六", "登　 记\n第六")


def markdown(body: str) -> str:
    bold = re.sub(r"^(第.+?条)　", r"**\1**　", body, flags=re.MULTILINE)
    return f"# {TITLE}\n\n" + re.sub(r"^(第.+?[章节])", r"## \1", bold, flags=re.MULTILINE)


def front_matter(body: str) -> str:
    return f"---\ntitle: 第一条新闻\ndate: 2024-05-01\n---\n\n{markdown(body)}"


def _wrap(line: str, width: int, first: str) -> list[str]:
    line = first + line
    return [line[i : i + width] for i in range(0, len(line), width)]


def wrapped_with_indent(body: str) -> str:
    lines: list[str] = []
    for line in body.splitlines():
        lines += [line] if re.match(r"第.+?[章节]", line) else _wrap(line, 30, "　　")
    return f"{TITLE}\n" + "\n".join(lines)


def web_page(body: str) -> str:
    return (
        "首页\n信息公开\n互动交流\n当前位置：首页 > 公告\n【字体：大 中 小】\n"
        f"{TITLE}\n{body}\n责任编辑：网站管理员\n扫一扫在手机打开当前页\n相关链接\n版权所有 示例网站\n"
    )


def with_notice(body: str) -> str:
    return (
        "示例市设备管理局关于《示例公共设备管理办法（征求意见稿）》公开征求意见的通知\n"
        "现向社会公开征求意见。公众可以通过以下途径反馈意见：\n1.电子邮件：yijian@example.org。\n"
        "2.信函寄至：示例市第一大街1号设备管理局，邮编100000，并在信封上注明“办法征求意见”。\n"
        "意见反馈截止时间为2024年6月30日。\n附件：示例公共设备管理办法（征求意见稿）\n示例市设备管理局\n2024年6月1日\n"
        f"{TITLE}\n{body}"
    )


def with_annex(body: str) -> str:
    return f"{TITLE}\n{body}附件1\n公共设备登记表填写说明\n第一条　填写时使用黑色墨水。\n第二条　一式两份。\n"


def signed(body: str) -> str:
    return f"{TITLE}\n{body}示例市设备管理局\n2024年6月1日\n"


def numbered_pages(body: str) -> str:
    lines = wrapped_with_indent(body).splitlines()
    return "\n".join(f"{line}\n— {i // 9} —" if i % 9 == 8 else line for i, line in enumerate(lines))


def form_feeds(body: str) -> str:
    lines = wrapped_with_indent(body).splitlines()
    pages = ["\n".join(lines[i : i + 9]) for i in range(0, len(lines), 9)]
    return "\f".join(f"{page}\n\n第 {i} 页 共 {len(pages)} 页\n" for i, page in enumerate(pages, start=1))


def quoted_markdown(body: str) -> str:
    return "\n".join(f"> {line}" for line in plain(body).splitlines())


def attached(body: str) -> str:
    return (
        f"关于公开征求《{TITLE}》意见的公告\n请于2024年5月1日前反馈至a@example.org。\n附件1：{TITLE}"
        f"\n{body}附件2：起草说明\n一、背景\n略。\n"
    )


def explained(body: str) -> str:
    return f"关于《{TITLE}》的说明\n一、背景\n略。\n二、内容\n第一条明确目的；\n第二条规定范围。\n{TITLE}\n{body}"


def items_on_one_line(body: str) -> str:
    """Each list on the line that introduces it; the deeper list that interrupts one stays as it is."""
    return plain(re.sub(r"：\n(?=（一）安全)|；\n(?=（[二三]）(?:公开|节约))", lambda m: m[0][0], body))


def bare_page_numbers(body: str) -> str:
    lines = _wrap_all(body, 14)
    return "\n".join(f"{line}\n{i // 20 + 1}" if i % 20 == 19 else line for i, line in enumerate(lines))


def _wrap_all(body: str, width: int) -> list[str]:
    lines = [TITLE]
    for line in body.splitlines():
        lines += [line] if re.match(r"第.+?[章节]", line) else _wrap(line, width, "　　")
    return lines


SHAPES: dict[str, Callable[[str], str]] = {
    "plain": plain,
    "figures": lambda body: plain(chinese_to_figures(body)),
    "indented": indented,
    "contents": with_contents,
    "contents without the word": contents_without_word,
    "contents with dots": contents_with_dots,
    "label alone": label_alone,
    "heading label alone": heading_label_alone,
    "blank lines": blank_lines,
    "half width": half_width,
    "glued headings": glued_headings,
    "no spaces": no_spaces,
    "two headings a line": two_headings_a_line,
    "spread titles": spread_titles,
    "markdown": markdown,
    "front matter": front_matter,
    "wrapped with indent": wrapped_with_indent,
    "web page": web_page,
    "with notice": with_notice,
    "with annex": with_annex,
    "signed": signed,
    "numbered pages": numbered_pages,
    "form feeds": form_feeds,
    "quoted markdown": quoted_markdown,
    "attached to a notice": attached,
    "after an explanation": explained,
    "title over two lines": lambda body: plain(body).replace("设备管理", "设备\n管理", 1),
    "spaced labels": lambda body: plain(
        re.sub(r"^第(.+?)条", lambda m: f"第 {' '.join(m[1])} 条", body, flags=re.MULTILINE)
    ),
    "items on one line": items_on_one_line,
    "bare page numbers": bare_page_numbers,
    "narrow columns": lambda body: "\n".join(_wrap_all(body, 18)),
    "wide columns": lambda body: "\n".join(_wrap_all(body, 40)),
    "tabs": lambda body: "\n".join(f"\t{line}" for line in plain(body).splitlines()),
    "no-break spaces": lambda body: "\n\xa0\n".join(f"\xa0\xa0{line}" for line in plain(body).splitlines()),
    "carriage returns": lambda body: plain(body).replace("\n", "\r"),
    "round zeros": lambda body: plain(body).replace("第十条", "第一〇条"),
    "full-width figures": lambda body: plain(
        re.sub(
            r"^第(\d+)条",
            lambda m: "第" + m[1].translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}) + "条",
            chinese_to_figures(body),
            flags=re.MULTILINE,
        )
    ),
    "zero-width spaces": lambda body: plain(body).replace("条　", "\u200b条　"),
    "colons": lambda body: plain(re.sub(r"^(第.+?条)　", r"\1：", body, flags=re.MULTILINE)),
}
