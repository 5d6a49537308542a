"""A notice as the usual publishing systems print it: their build is the real one, every word around it invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_MENU = "".join(
    f"<li><a href='/{i}'>{name}</a></li>"
    for i, name in enumerate(
        ["首页", "走进我县", "要闻动态", "政务公开", "政务服务", "政民互动", "数据开放", "专题"]
    )
)
_CRUMB = "<a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; <a href='/xc'>巡察整改</a>"
# Titles of other pages, some worded like notices, and a digest in whole sentences.
_OTHERS = [
    "某镇党委关于县委巡察整改进展情况的通报",
    "县教育局召开巡察整改专题民主生活会",
    "关于2023年度部门决算公开的说明",
]
_LIST = "".join(
    f"<li><a href='/n{i}.html'>{title}</a><span>2023-11-0{i}</span></li>"
    for i, title in enumerate(_OTHERS, 1)
)
_DIGEST = (
    "<div class='side-box'><h3>热点推荐</h3><p>近日，县水利部门组织志愿者走进社区开展节水宣传活动，现场发放资料三百余份。"
    "<a href='/more'>[详细]</a></p></div>"
)
_FOOT = (
    "<div class='footer'><p>主办：某县人民政府办公室 承办：某县大数据中心 联系电话：0000-0000000</p>"
    "<p>某ICP备10000000号-1 某公网安备 00000000000000号 网站标识码：0000000000</p>"
    "<p>本网站所载信息仅供参考，未经书面授权不得转载，如有异议请与本站管理员联系。</p></div>"
)


def _paragraphs(lines: list[str], tag: str = "p", pad: str = "", style: str = "") -> str:
    return "\n".join(f"<{tag}{style}>{pad}{escape(line, quote=False)}</{tag}>" for line in lines)


def trs_page(title: str, lines: list[str]) -> bytes:
    """TRS: declared metadata, a list of index terms, the text in an editor's division that carries its own styles."""
    text = _paragraphs(lines, pad="\u3000\u3000", style=' style="text-align: justify;"')
    return f"""<!DOCTYPE html>
<!-- saved from url=(0057)http://www.example.gov.cn/zwgk/xc/202403/t20240305_1.html -->
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="SiteName" content="某县人民政府"><meta name="ColumnName" content="巡察整改"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2024-03-05 09:00"><meta name="ContentSource" content="某县某局"><title>{title}_巡察整改_某县人民政府</title></head>
<body><div class="top"><a>登录</a> | <a>注册</a> | <a>无障碍浏览</a> | <a>长者助手</a></div><ul class="nav">{_MENU}</ul>
<div class="BreadcrumbNav">当前位置：{_CRUMB}</div>
<div class="xxgk_top"><ul><li><strong>索 引 号：</strong>11000000/2024-00005</li><li><strong>主题分类：</strong>监察</li>
<li><strong>发布机构：</strong>某县某局</li><li><strong>成文日期：</strong></li><li><strong>发布日期：</strong>2024-03-05</li>
<li><strong>文 号：</strong></li><li><strong>有 效 性：</strong>有效</li></ul></div>
<div class="xl_tit"><h2>{title}</h2></div><div class="xl_tit2"><span>来源：某县某局</span> <span>发布时间：2024-03-05 09:00</span>
<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span> <span>浏览量：<script>count()</script>次</span></div>
<div class="view TRS_UEDITOR trs_paper_default trs_web"><style>.TRS_Editor P{{margin:0}}</style>{text}</div>
<div class="fujian"><p>附件：</p></div><div class="xl_ewm"><p>扫一扫在手机打开当前页</p><img src="ewm.png"></div>
<div class="print"><a>【打印本页】</a><a>【关闭窗口】</a><a>【我要纠错】</a></div><div class="xgwj"><h3>相关文件</h3><ul>{_LIST}</ul></div>{_FOOT}</body></html>""".encode()


def portal_content_page(title: str, lines: list[str]) -> bytes:
    """Elements of an own name around title and text, the date without a label."""
    text = _paragraphs(lines, style=' style="text-indent: 2em; font-family: 宋体;"')
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_某部门</title></head><body>
<div class="header"><a href="/">某部门网站</a><ul>{_MENU}</ul></div><div class="BreadcrumbNav">{_CRUMB} &gt; 正文</div>
<div class="article oneColumn"><h1><ucaptitle>{title}</ucaptitle></h1>
<div class="pages-date">2024-03-05 10:12<span class="font">来源： 某部门网站</span><div class="pages_print"><span>字号：</span><span>默认</span>
<span>大</span><span>超大</span>|<span>打印</span>|<div class="share">分享</div></div></div>
<div class="pages_content" id="UCAP-CONTENT"><ucapcontent>{text}</ucapcontent></div>
<div class="editor"><span>【我要纠错】</span> 责任编辑：某某</div></div>
<div class="related"><h2>相关稿件</h2><ul>{_LIST}</ul></div><div class="footer">{_FOOT}</div></body></html>""".encode()


def hanweb_page(title: str, lines: list[str]) -> bytes:
    """大汉: comments mark every field, the metadata is a table of two pairs a row, GBK declared as gb2312."""
    text = "\r\n".join(f'<p style="text-indent:32px">{escape(line, quote=False)}</p>' for line in lines)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset=gb2312><title>某区人民政府 巡察整改 {title}</title></head><body>
<table width="1000" align="center"><tr><td>{_MENU.replace("<li>", "").replace("</li>", "&nbsp;|&nbsp;")}</td></tr>
<tr><td>当前位置：{_CRUMB}</td></tr><tr><td><table class="xxgk" width="100%" border="1">
<tr><td>索引号</td><td>321000000/2024-00011</td><td>信息分类</td><td>纪检监察／通报／其他</td></tr>
<tr><td>发布机构</td><td>某区某局</td><td>发文日期</td><td>2024-03-05</td></tr><tr><td>文号</td><td>无</td><td>主题词</td><td>巡察；整改</td></tr>
<tr><td>信息名称</td><td colspan="3">{title}</td></tr></table></td></tr>
<tr><td align="center"><!--<$[标题名称(html)]>begin--><p class="bt">{title}</p><!--<$[标题名称(html)]>end--></td></tr>
<tr><td align="center">信息来源：某区某局&nbsp;&nbsp;发布日期：2024-03-05&nbsp;&nbsp;浏览次数：<script>show()</script>&nbsp;&nbsp;字体：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr>
<tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin-->{text}<!--<$[信息内容]>end--></div></td></tr>
<tr><td align="right"><a>打印本页</a>&nbsp;<a>关闭窗口</a></td></tr><tr><td>上一篇：<a>{_OTHERS[0]}</a><br>下一篇：<a>{_OTHERS[1]}</a></td></tr></table>
{_FOOT}</body></html>""".encode("gb18030")


def boda_page(title: str, lines: list[str]) -> bytes:
    """博达: a form around the article, the text in two nested divisions, links to the neighbours in a list."""
    text = _paragraphs(
        lines, pad='<span style="font-family: 仿宋;font-size: 21px">', style=' class="vsbcontent_start"'
    )
    return f"""<!DOCTYPE HTML><HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=UTF-8"><TITLE>{title}-某某学院纪委</TITLE>
<META Name="keywords" Content="某某学院纪委,巡察整改,关于,巡察"/></HEAD><BODY><div class="logo">某某学院</div><div class="nav"><ul>{_MENU}</ul></div>
<div class="ny-left"><h3>信息公开</h3><ul>{_LIST}</ul></div><div class="ny-right"><p class="dqwz">当前位置: {_CRUMB} &gt; 正文</p>
<form name="_newscontent_fromname"><div class="content-title"><h3>{title}</h3><i>发布时间：2024年03月05日 15:20&nbsp;&nbsp;&nbsp;&nbsp;编辑：某某&nbsp;&nbsp;&nbsp;&nbsp;点击：[<span id="dyn">88</span>]</i></div>
<div id="vsb_content_4"><div class="v_news_content">{text}</div></div><p>&nbsp;</p><ul class="files"></ul>
<div class="content-sxt"><span>上一条：<a>{_OTHERS[1]}</a></span><span>下一条：<a>{_OTHERS[2]}</a></span></div><p>【<a>关闭</a>】</p></form></div>{_FOOT}</BODY></HTML>""".encode()


def broken_lines_page(title: str, lines: list[str]) -> bytes:
    """The whole notice in one paragraph with breaks, indented by spaces of every width."""
    pads = ["&nbsp;&nbsp;&nbsp;&nbsp;", "&ensp;&ensp;", "&emsp;&emsp;", "\u3000\u3000", ""]
    text = "<br/>\n".join(pads[i % 5] + escape(line, quote=False) for i, line in enumerate(lines))
    return f"""<html><head><meta charset="utf-8"><title>{title}</title></head><body><ul id="menu">{_MENU}</ul>
<div id="content"><h1>{title}</h1><div class="info">2024-03-05&nbsp;&nbsp;|&nbsp;&nbsp;某某医院党委办公室&nbsp;&nbsp;|&nbsp;&nbsp;阅读 301 次</div>
<div class="txt"><p>{text}<br/><br/></p></div><p class="prev">上一篇 <a>{_OTHERS[0]}</a></p><p class="next">下一篇 没有了</p></div>
<div class="r">{_DIGEST}<ul>{_LIST}</ul></div>{_FOOT}</body></html>""".encode()


def word_page(title: str, lines: list[str]) -> bytes:
    """Saved or pasted from a word processor: its own namespaces, conditional comments, smart tags, gb2312."""
    text = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='mso-bidi-font-size:16.0pt'>"
        f"<![if !supportEmptyParas]>&nbsp;<![endif]></span><span style='font-family:仿宋_GB2312;\nmso-hansi-font-family:宋体'>{_dated(line)}<o:p></o:p></span></p>\n"
        for line in lines
    )
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=PublishDate content="2024-03-05"><title>{title}</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某某</o:Author><o:Words>2000</o:Words></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:""; margin:0cm;}} --></style></head><body lang=ZH-CN><div class=Section1>
<xml><w:WordDocument><w:View>Normal</w:View><w:PunctuationKerning/></w:WordDocument></xml>
<p class=MsoTitle align=center><b><span style='font-size:22.0pt;mso-spacerun:yes'>{title}</span></b></p>
{text}</div></body></html>""".encode("gb18030")


def _dated(line: str) -> str:
    """Dates inside smart tags, as the word processor marks them."""
    return re.sub(
        r"(\d{4}年\d{1,2}月\d{1,2}日)",
        r'<st1:chsdate w:st="on" IsROCDate="False">\1</st1:chsdate>',
        escape(line),
    )


def rows_page(title: str, lines: list[str]) -> bytes:
    """A paragraph a row of a layout table, in XHTML."""
    text = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in lines)
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><table class="head"><tr><td><ul>{_MENU}</ul></td></tr></table>
<table class="article"><tr><td class="title">{title}</td></tr><tr><td class="from">时间：2024-03-05　作者：某某　来源：某公司</td></tr>{text}
<tr><td><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></td></tr></table>{_FOOT}</body></html>""".encode()


def numbered_list_page(title: str, lines: list[str]) -> bytes:
    """Numbers 1. 2. 3. printed by the browser from numbered lists."""
    text = ""
    for line in lines:
        number = re.match(r"(\d+)[.．]\s?(?!\d)", line)
        text += (
            f"<ol start='{number[1]}'><li><p>{escape(line[number.end() :])}</p></li></ol>"
            if number
            else f"<p>{escape(line)}</p>"
        )
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><nav>{_MENU}</nav><main><article>
<header><h1>{title}</h1><time datetime="2024-03-05">发布于 2024-03-05</time></header><section>{text}</section></article></main>{_FOOT}</body></html>""".encode()


def account_page(title: str, lines: list[str]) -> bytes:
    """An article of a public account: sections in sections, a date in words, prompts of the application around it."""
    text = "".join(
        f"<section><section><span leaf=''>{escape(line)}</span></section></section>" for line in lines
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{title}"><title>{title}</title></head><body>
<div id="js_article"><h1 class="rich_media_title" id="activity-name">{title}</h1><div id="meta_content"><span id="copyright_logo">原创</span>
<span>某县发布</span><a id="js_name">某县发布</a><em id="publish_time">2024年3月5日 18:30</em><em id="js_ip_wording">某省</em></div>
<div class="rich_media_content" id="js_content" style="visibility: visible;"><section>{text}</section></div>
<div id="js_tags">预览时标签不可点</div><div class="rich_media_tool">阅读 1024 赞 6 在看 3</div><div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div>
<div style="display:none"><p>继续滑动看下一个，轻触阅读原文，向上滑动看下一个，使用小程序时请先同意用户协议。</p></div></div></body></html>""".encode()


def hidden_copy_page(title: str, lines: list[str]) -> bytes:
    """The text again in a hidden box for small screens, words read aloud, a digest and comments beside it."""
    text = _paragraphs(lines, tag="div")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="publishdate" content="2024-03-05"/><title>{title}</title></head><body>
<div class="pc"><div class="crumbs">您所在的位置：{_CRUMB}</div><div class="con"><h2>{title}</h2><div class="art">{text}</div></div>{_DIGEST}
<div class="comment"><h4>网友评论</h4><p>文明上网理性发言，请遵守新闻评论服务协议，评论仅代表网友个人观点。</p></div></div>
<div class="mobile" style="display: none;"><h2>{title}</h2><div class="art">{text}</div></div>
<textarea id="read">{escape("".join(lines))}</textarea>{_FOOT}</body></html>""".encode()


def disclaimer_page(title: str, lines: list[str]) -> bytes:
    """Prose of the site before and after the text: a notice of copyright, how to give an opinion, a list in plain words."""
    text = _paragraphs(lines)
    others = "".join(f"<p>{i}. {title}（2023-11-0{i}）</p>" for i, title in enumerate(_OTHERS, 1))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="notice-bar"><p>温馨提示：本网站正在升级改造，部分栏目可能无法正常访问，由此带来的不便敬请谅解。</p></div><ul class="m">{_MENU}</ul>
<div class="box"><p class="t">{title}</p><p class="s">日期：2024-03-05 来源：某集团纪委 作者： 点击：15</p><div class="c">{text}</div></div>
<div class="tips"><p>声明：本站部分内容转自其他媒体，转载目的在于传递更多信息，并不代表本站观点。</p></div>
<div class="more"><h4>相关链接</h4>{others}</div>{_FOOT}</body></html>""".encode()


def print_page(title: str, lines: list[str]) -> bytes:
    """Preformatted text, as mirrors and printing views show it."""
    text = "\n".join("    " + escape(line) for line in lines)
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gbk"><TITLE>{title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
<CENTER><H3>{title}</H3></CENTER><CENTER>(发布日期：2024-3-5)</CENTER><HR><PRE>
{text}
</PRE><HR><CENTER><A HREF="/">返回首页</A> <A HREF="javascript:print()">打印本页</A></CENTER></BODY></HTML>""".encode(
        "gbk", "xmlcharrefreplace"
    )


SITES: dict[str, Callable[[str, list[str]], bytes]] = {
    "trs": trs_page,
    "portal_content": portal_content_page,
    "hanweb": hanweb_page,
    "boda": boda_page,
    "broken_lines": broken_lines_page,
    "word_export": word_page,
    "rows": rows_page,
    "numbered_list": numbered_list_page,
    "account": account_page,
    "hidden_copy": hidden_copy_page,
    "disclaimer": disclaimer_page,
    "print": print_page,
}
