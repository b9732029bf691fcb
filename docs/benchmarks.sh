#!/usr/bin/env bash
# Measures newslint and writes docs/benchmarks.md out of that one run.
#
#   docs/benchmarks.sh --bench DIR --corpus DIR [--vale BIN] [--rounds N] [--out FILE]
#
#   --bench   the folder of the measurements: seeds/, debris/, datesfigures/, perf/
#   --corpus  what perf/corpus.py wrote: files, jsonl, text, gz
#   --vale    Vale, where it is not on PATH; a peer that is not there is left out
#   --rounds  measured rounds of the timings (default 5)
#   --out     the page (default docs/benchmarks.md)
#
# It needs Python 3 and GNU time, and takes about a quarter of an hour on a
# quiet machine; on a busy one only the ratios mean something.
set -euo pipefail
cd "$(dirname "$0")/.."

bench='' corpus='' vale=$(command -v vale || true) rounds=5 out=docs/benchmarks.md
while [ $# -gt 0 ]; do
	case $1 in
	--bench) bench=$2 ;;
	--corpus) corpus=$2 ;;
	--vale) vale=$2 ;;
	--rounds) rounds=$2 ;;
	--out) out=$2 ;;
	*)
		echo "benchmarks.sh: unknown option $1" >&2
		exit 2
		;;
	esac
	shift 2
done
if [ ! -d "$bench/perf" ] || [ ! -d "$corpus/files" ]; then
	echo 'benchmarks.sh: --bench and --corpus name the measurements and the corpora' >&2
	exit 2
fi
bench=$(cd "$bench" && pwd)
corpus=$(cd "$corpus" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$work/newslint" .

# show SCRIPT ARGUMENT... runs a measurement and prints its command, as a
# reader would give it, and what it printed.
show() {
	local script=$1
	shift
	printf '```text\n$ BENCH/%s' "$script"
	printf ' %s' "$@" | sed "s#$work/##g; s#$corpus#CORPUS#g; s#$bench#BENCH#g; s#$vale#vale#g"
	printf '\n'
	if [ "${script##*.}" = py ]; then
		python3 "$bench/$script" "$@"
	else
		"$bench/$script" "$@"
	fi 2>&1 | sed "s#$work/##g; s#$corpus/##g; s#$bench/##g; s#[[:space:]]*\$##"
	printf '```\n\n'
}

versions() {
	echo "- newslint $(git describe --always --dirty), $(go version | cut -d' ' -f3), $(stat -c %s "$work/newslint" | numfmt --to=si) bytes of binary"
	echo "- $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, $(uname -srm)"
	[ -z "$vale" ] || echo "- Vale: $("$vale" --version)"
	for peer in rg jq diction codespell; do
		command -v "$peer" >/dev/null && echo "- $peer: $("$peer" --version 2>&1 | head -1)"
	done
	true
}

page() {
	cat <<-'END'
		# Benchmarks

		Made by `docs/benchmarks.sh` from one run. `BENCH` is the folder of the
		measurements, `CORPUS` that of the texts for the timings.

	END
	versions
	cat <<-'END'

		## Speed

		Every command reads the same bytes, one after the other in each round; the
		figures are medians. `MB/cpu-s` is what one core does. On a busy machine
		trust `x cpu` alone: the command's speed by processor time, divided by
		newslint's in the same round, so that a figure under 1 is slower.

	END
	local peer=()
	[ -z "$vale" ] || peer=(--vale "$vale")
	show perf/peers.sh --corpus "$corpus" --newslint "$work/newslint" --args 'check --format jsonl' "${peer[@]}" --rounds "$rounds" startup files jsonl
	cat <<-'END'
		## Debris

		The learned weights have seen these pages, so that the first two tables
		flatter; the figures that count are those of the cross-validation, where
		no page's site was in the training:
		`go run ./internal/layout/train -data BENCH/debris/data/dev -cross-validate -parts 10`.

	END
	show debris/score_body.py --newslint "$work/newslint"
	show debris/score_lines.py --newslint "$work/newslint"
	printf '## Dates and figures\n\n'
	for script in score_cases score_mutations recognizers; do
		show "datesfigures/$script.py" --bin "$work/newslint"
	done
	show datesfigures/clean_fp.py --bin "$work/newslint" --samples 0
	printf '## Five real articles\n\n'
	show seeds/check.py "$work/newslint"
}

page >"$work/page.md"
mv "$work/page.md" "$out"
echo "wrote $out"
