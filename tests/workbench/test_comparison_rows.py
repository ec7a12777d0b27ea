"""The rows of a comparison are encoded as `json` encodes them, whether they are made one by one or filled into a form."""

from __future__ import annotations

import json

import pytest

from drafts.compare import compare
from drafts.parse import parse
from drafts.showing.comparison_json import comparison_json
from workbench.cli.comparison_rows import encoded_rows
from workbench.cli.json_pieces import json_pieces

OLD = """测试管理办法
第一条 为了“测试”，制定本办法。
第二条 经营者应当在三十日内备案，收费不超过 5%s，备案材料由所在地的主管部门保存十年。
第三条 主管部门依照 "第二条" 检查\\核对下列事项：
（一）帐簿；
（二）合同。
第四条 违反第二条规定的，处一万元罚款。
第五条
第六条 本办法自公布之日起施行。
"""
MOVED = "第二条 经营者应当在三十日内备案，收费不超过 5%s，备案材料由所在地的主管部门保存十年。\n"
NEWS = {
    "the same": OLD,
    "edited": OLD.replace("三十日", "十日").replace("（二）合同。", "（二）合同；\n（三）帐簿。"),
    "renumbered": OLD.replace("第六条", "第六条 主管部门应当公开结果。\n第七条"),
    "moved": OLD.replace(MOVED, "").replace("第六条", MOVED.replace("第二条", "第八条") + "第九条"),
    "gone": OLD.replace("第四条 违反第二条规定的，处一万元罚款。\n", "").replace("第一条", "第九条"),
}


@pytest.mark.parametrize("new", NEWS.values(), ids=NEWS)
def test_rows_filled_into_a_form_say_what_rows_made_one_by_one_say(new: str) -> None:
    comparison = compare(parse(OLD), parse(new))
    said = "".join(json_pieces(comparison_json(comparison, "zh", encoded_rows)))
    assert said == "".join(json_pieces(comparison_json(comparison, "zh")))
    assert json.loads(said)["rows"] == json.loads(json.dumps(comparison_json(comparison, "zh")))["rows"]
