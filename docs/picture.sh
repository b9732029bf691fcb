#!/bin/sh
# Draws docs/report.png, the README's picture of the HTML report. It needs Go
# and Chromium; CHROMIUM names the browser where it has another name.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r testdata/articles "$folder"
go build -o "$folder/newslint" .
(cd "$folder" && ./newslint check --no-config --fail-on never --format html --output report.html articles)
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
	--force-device-scale-factor=0.7 --window-size=1240,1400 --screenshot="$PWD/docs/report.png" "file://$folder/report.html" 2>/dev/null
