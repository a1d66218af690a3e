#!/usr/bin/env bash
# Makes the fixtures beside it from numbered.txt, table.txt and automatic.txt: the same lists as docx, xlsx, html and pdf, as LibreOffice
# and Chromium write them, one and two columns. Needed only to make them anew: soffice, chromium, python3, a CJK font. Usage: ./make.sh
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 sources.py "$work"

office() { soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work/out" "$2" > "$work/office.log" 2>&1; }
print() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync "--user-data-dir=$work/chromium" --no-pdf-header-footer "--print-to-pdf=$2" "$1" > "$work/chromium.log" 2>&1
}

for list in numbered table automatic; do
  cp "$work/$list.html" "$list.html"
  for columns in 1 2; do
    office pdf "$work/$list-$columns.fodt"
    mv "$work/out/$list-$columns.pdf" "$list-office-$columns.pdf"
    print "file://$work/$list-$columns.html" "$PWD/$list-chromium-$columns.pdf"
  done
  office docx "$work/$list-1.fodt"
  mv "$work/out/$list-1.docx" "$list.docx"
  office xlsx "$work/$list.fods"
  mv "$work/out/$list.xlsx" "$list.xlsx"
done
