#!/bin/sh
# zstd at level 19 and xz against the commands with all cores, paired in turn: time and size.
#   compress.sh KINDLING DIRECTORY [RUNS]
set -eu
kindling=$1
directory=$2
runs=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$kindling" pack "$directory" -o "$work/plain.cpio"
compare() { # FORMAT:LEVEL COMMAND…
    format=$1
    shift
    hyperfine --runs "$runs" --export-csv "$work/times" \
        -n "kindling $format" "$kindling pack $directory -o $work/ours --compress $format" \
        -n "$1 $2 $3" "$* <$work/plain.cpio >$work/theirs"
    tail -n +2 "$work/times" | cut -d , -f 2 | paste -s - | awk -v \
        ours="$(stat -c %s "$work/ours")" -v theirs="$(stat -c %s "$work/theirs")" '{
            printf "time %.3f of theirs, size %.3f of theirs\n", $1 / $2, ours / theirs }'
}
compare zstd:19 zstd -T0 -19 -q -c
compare xz:6 xz -T0 -6 -c
