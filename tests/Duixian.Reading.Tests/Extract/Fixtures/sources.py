"""Writes each list as HTML, flat OpenDocument text (one and two columns) and flat OpenDocument sheet into the folder given. Called by make.sh."""
import re
import sys
from html import escape
from pathlib import Path

out = Path(sys.argv[1])
here = Path(__file__).parent
NS = ' '.join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
    'office': 'office', 'style': 'style', 'text': 'text', 'table': 'table', 'fo': 'xsl-fo-compatible'}.items())
CSS = """@page{size:A4;margin:22mm;@bottom-center{content:"— " counter(page) " —"}}
body{font:15px/1.7 "Noto Serif CJK SC",serif}h1{font-size:22px;text-align:center}h2{font-size:17px}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #333;padding:4px 6px}.two{columns:2;column-gap:10mm}"""


def kind(line):
    if '\t' in line:
        return 'row'
    return 'heading' if re.match('[一二三四五六七八九十]+、', line) else 'line'


def auto(line):
    """The words of an automatically numbered line, and its level (0 heading, 1 item), or None."""
    found = re.match(r'([一二三四五六七八九十]+、|\d+\. )(.*)', line)
    return (found[2], 0 if found[1].endswith('、') else 1) if found else None


def html(lines, columns, automatic):
    body, rows, items = [], [], False
    for i, line in enumerate(lines):
        if automatic and auto(line):
            words, level = auto(line)
            if level == 0:
                body.append('</ol></li>' if items else '<ol style="list-style-type:cjk-ideographic">')
                body.append(f'<li>{escape(words)}<ol>')
                items = True
            else:
                body.append(f'<li>{escape(words)}</li>')
        elif i == 0:
            body.append(f'<h1>{escape(line)}</h1>')
            if columns == 2:
                body.append('<div class="two">')
        elif kind(line) == 'row':
            tag = 'td' if rows else 'th'
            rows.append('<tr>' + ''.join(f'<{tag}>{escape(c)}</{tag}>' for c in line.split('\t')) + '</tr>')
        else:
            body.append(f'<h2>{escape(line)}</h2>' if kind(line) == 'heading' else f'<p>{escape(line)}</p>')
    if items:
        body.append('</ol></li></ol>')
    if rows:
        body.append('<table>\n' + '\n'.join(rows) + '\n</table>')
    if columns == 2:
        body.append('</div>')
    site = columns == 0   # the page as a web site serves it, with the furniture a reader must not take for the list
    nav = '<nav><a href="/">首页</a> <a href="/list">政务公开</a></nav>\n' if site else ''
    footer = '\n<footer>版权所有 备案号 2026001</footer>' if site else ''
    head = f'<meta charset="utf-8"><title>{escape(lines[0])}</title><style>{CSS}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head>\n<body>\n{nav}' + '\n'.join(body) + footer + '\n</body></html>\n'


def fodt(lines, columns, automatic):
    body, rows, open_items = [], [], 0
    for i, line in enumerate(lines):
        if automatic and auto(line):
            words, level = auto(line)
            p = f'<text:p text:style-name="Body">{escape(words)}</text:p>'
            if level == 0:
                body.append(('</text:list></text:list-item>' if open_items else '<text:list text:style-name="Numbers">') + f'<text:list-item>{p}<text:list>')
                open_items = 1
            else:
                body.append(f'<text:list-item>{p}</text:list-item>')
        elif i == 0:
            body.append(f'<text:p text:style-name="Title">{escape(line)}</text:p>')
            if columns == 2:
                body.append('<text:section text:style-name="Two" text:name="S">')
        elif kind(line) == 'row':
            rows.append('<table:table-row>' + ''.join(
                f'<table:table-cell table:style-name="Cell" office:value-type="string"><text:p>{escape(c)}</text:p></table:table-cell>' for c in line.split('\t')) + '</table:table-row>')
        else:
            body.append(f'<text:p text:style-name="{"Heading" if kind(line) == "heading" else "Body"}">{escape(line)}</text:p>')
    if open_items:
        body.append('</text:list></text:list-item></text:list>')
    if rows:
        wide = rows[0].count('<table:table-cell')
        body.append(f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{wide}"/>' + ''.join(rows) + '</table:table>')
    if columns == 2:
        body.append('</text:section>')
    size = ' style:font-name-asian="Noto Serif CJK SC" style:font-size-asian="12pt" fo:font-size="12pt"'
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {NS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="6mm"/><style:text-properties style:font-name-asian="Noto Serif CJK SC" style:font-size-asian="18pt" fo:font-size="18pt"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:margin-top="3mm"/><style:text-properties{size} style:font-weight-asian="bold"/></style:style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="8mm" fo:text-align="justify" fo:line-height="150%"/><style:text-properties{size}/></style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/></text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Two" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="8mm"/></style:section-properties></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="22mm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p>第 <text:page-number/> 页</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>'''


def fods(lines):
    rows = []
    for line in lines:
        cells = []
        for cell in line.split('\t'):
            number = re.fullmatch(r'\d+(\.\d+)?', cell)
            kind_ = f'office:value-type="float" office:value="{cell}"' if number else 'office:value-type="string"'
            cells.append(f'<table:table-cell {kind_}><text:p>{escape(cell)}</text:p></table:table-cell>')
        rows.append('<table:table-row>' + ''.join(cells) + '</table:table-row>')
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f'<office:body><office:spreadsheet><table:table table:name="清单">{"".join(rows)}</table:table></office:spreadsheet></office:body></office:document>')


for name in sys.argv[2:] or ['numbered', 'table', 'automatic']:
    source = here / f'{name}.txt' if (here / f'{name}.txt').exists() else Path(name)
    lines = source.read_text('utf-8').strip().split('\n')
    stem, automatic = source.stem, source.stem == 'automatic'
    (out / f'{stem}.html').write_text(html(lines, 0, automatic), 'utf-8')
    (out / f'{stem}.fods').write_text(fods(lines), 'utf-8')
    for columns in (1, 2):
        (out / f'{stem}-{columns}.html').write_text(html(lines, columns, automatic), 'utf-8')
        (out / f'{stem}-{columns}.fodt').write_text(fodt(lines, columns, automatic), 'utf-8')
