"""A notice as four makes of site publish it: the pages around it are invented, their build is the usual one."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

_NAV = "".join(
    f'<li><a href="/{i}/">{name}</a></li>'
    for i, name in enumerate(
        [
            "网站首页",
            "机构概况",
            "新闻中心",
            "信息公开",
            "政策文件",
            "办事服务",
            "互动交流",
            "专题专栏",
            "党建工作",
        ]
    )
)
_RELATED = "".join(
    f'<li><a href="/n/{i}.html">{title}</a><span>2023-0{i}-11</span></li>'
    for i, title in enumerate(
        [
            "我局召开2023年全面从严治党工作会议暨党风廉政建设推进会",
            "关于开展2023年度先进集体和先进个人评选工作的通知",
            "局党组理论学习中心组召开专题学习会",
            "某单位党委关于巡察整改进展情况的通报",
            "关于公布2022年度部门决算的公告",
        ],
        start=1,
    )
)


def disclosure_page(title: str, lines: list[str]) -> bytes:
    """Open-government site: a table of metadata, one paragraph a line, UTF-8."""
    text = "".join(
        f"<p style='text-indent:2em'>&nbsp;&nbsp;<span>{escape(line)}</span></p>\n" for line in lines
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_某市人民政府</title>
<meta name="PubDate" content="2024-03-05 10:12"/><style>.xxgk{{color:red}}</style><script>var a="<p>广告</p>";</script></head>
<body><div class="header"><div class="logo">某市人民政府门户网站</div><ul class="nav">{_NAV}</ul>
<form action="/search"><input name="q" value="请输入关键字"><button>搜索</button></form></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/x/">信息公开</a> &gt; <a href="/y/">巡察整改</a> &gt; {title}</div>
<div class="main"><table class="xxgk"><tbody><tr><td>索 引 号：</td><td>014250123/2024-00017</td><td>主题分类：</td><td>综合政务</td></tr>
<tr><td>发布机构：</td><td>某市水务局</td><td>生成日期：</td><td>2024-03-05</td></tr></tbody></table>
<h1 class="title">{title}</h1><div class="info"><span>发布时间：2024-03-05 10:12</span><span>来源：某市水务局</span>
<span>浏览次数：<em id="hits">128</em></span><span>【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</span></div>
<div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div>
<div class="TRS_Editor">{text}</div><div class="tools"><a href="#">【打印本页】</a><a href="#">【关闭窗口】</a></div></div>
<div class="footer"><p>主办单位：某市人民政府办公室　承办单位：某市大数据管理局</p><p>苏ICP备05000000号　政府网站标识码：3200000001　苏公网安备 32000002000001号</p>
<p>地址：某市人民路1号。建议使用1024×768分辨率浏览本网站，以获得最佳效果。</p></div></body></html>""".encode()


def table_page(title: str, lines: list[str]) -> bytes:
    """Old site of nested tables: the text in one cell with line breaks, declared gb2312, really GBK and more."""
    text = "<br>\r\n<BR/>".join("　　" + escape(line, quote=False) for line in lines)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>
<BODY><TABLE width=980 align=center><TR><TD><TABLE><TR>{_NAV.replace("li>", "td>")}</TR></TABLE></TD></TR>
<TR><TD>您现在的位置：<a href=/>首页</a>&gt;&gt;<a href=/gs>公示公告</a>&gt;&gt;正文</TD></TR>
<TR><TD width=200 valign=top><TABLE>{_RELATED.replace("li>", "tr>").replace("<a", "<td><a").replace("</span>", "</span></td>")}</TABLE></TD>
<TD><TABLE width=100%><TR><TD align=center><FONT size=5><B>{title}</B></FONT></TD></TR>
<TR><TD align=center>发布日期：2024年3月5日&nbsp;&nbsp;来源：局机关党委&nbsp;&nbsp;作者：佚名&nbsp;&nbsp;点击次数：<script>document.write("22")</script></TD></TR>
<TR><TD class=content><FONT size=3>{text}</FONT></TD></TR>
<TR><TD>上一篇：<a href=1.htm>关于开展节前廉政提醒的通知要求</a><br>下一篇：<a href=2.htm>没有了</a></TD></TR></TABLE></TD></TR>
<TR><TD align=center>版权所有：某县某局 Copyright 2009-2024 All Rights Reserved 技术支持：某某科技有限公司</TD></TR></TABLE></BODY></html>
""".encode("gb18030")


def campus_page(title: str, lines: list[str]) -> bytes:
    """University site: paragraphs pasted from a word processor, figures in spans of their own, source wrapped."""
    text = "".join(
        f'<p class="MsoNormal">\n  <span style="font-size:21px;">{_spans(line)}</span><span><o:p></o:p></span>\n</p>'
        for line in lines
    )
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/><title>{title}</title></head>
<body class="articlelist2"><header><a href="/">某某大学纪律检查委员会</a></header><nav><ul>{_NAV}</ul></nav>
<div id="container"><aside class="col_menu"><h3>栏目列表</h3><ul>{_RELATED}</ul></aside>
<div class="article"><ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/xx">信息公开</a></li><li>正文</li></ol>
<h1 class="arti_title">{title}</h1><p class="arti_metas"><span class="arti_publisher">发布者：宣传部</span><span class="arti_update">发布时间：2024-03-05</span>
<span class="arti_views">浏览次数：<span class="WP_VisitCount">310</span></span></p>
<div class="entry"><div class="read"><div class="wp_articlecontent"><div>{text}</div><p><br></p></div></div></div>
<div class="share"><ul><li>分享到：</li><li><a>微信</a></li></ul></div></div></div>
<footer><p>Copyright © 2024 某某大学 版权所有 地址：某市大学路1号 邮编：330000</p></footer></body></html>""".encode()


def portal_page(title: str, lines: list[str]) -> bytes:
    """Portal made of divisions: one division a line, metadata as a list, the text in two halves, UTF-8 with a mark."""
    half = len(lines) // 2
    first, second = (
        "".join(f"<div><span>{escape(line)}</span></div>" for line in part)
        for part in (lines[:half], lines[half:])
    )
    return f"""<!doctype html><html><head><title>{title}-某某集团</title></head><body><div id="app">
<div class="top"><span>今天是2026年11月22日 星期日</span><a>登录</a><a>注册</a><a>无障碍</a></div><div class="menu">{_NAV.replace("li>", "div>")}</div>
<div class="crumb"><a>首页</a><i>/</i><a>集团公告</a><i>/</i><span>详情</span></div>
<div class="wrap"><div class="left"><div class="article-title">{title}</div>
<ul class="meta"><li>发布时间：2024-03-05</li><li>来源：党委办公室</li><li>阅读：1024</li></ul>
<div class="detail"><div class="page1">{first}</div><div class="page2">{second}</div></div>
<div class="code"><img src="q.png"><p>扫一扫在手机打开当前页</p></div></div>
<div class="right"><div class="h">相关新闻</div><ul>{_RELATED}</ul></div></div>
<div class="bottom"><div>友情链接：<a>国资委</a><a>某某网</a></div><div>版权所有 某某集团有限公司 某ICP备2020000001号-1</div></div></div></body></html>
""".encode("utf-8-sig")


def _spans(line: str) -> str:
    wrapped = [f'<span lang="EN-US">{char}</span>' if char.isdigit() else escape(char) for char in line]
    # Sources are wrapped in the middle of a sentence where no space is meant.
    return "".join(wrapped).replace("，", "，\n    ", 1)


MAKES: dict[str, Callable[[str, list[str]], bytes]] = {
    "disclosure": disclosure_page,
    "tables": table_page,
    "campus": campus_page,
    "portal": portal_page,
}
