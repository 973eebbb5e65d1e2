#!/bin/sh
# Packing a directory against gen_init_cpio on a prepared list and GNU cpio with find, paired in
# one run of hyperfine; then list and verify of the result.
#   pack.sh KINDLING GEN_INIT_CPIO TREE      (TREE on a tmpfs; its names without blanks)
set -eu
kindling=$1
gen_init_cpio=$2
tree=$(cd "$3" && pwd)
work=$(mktemp -d "$(dirname "$tree")/bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$tree" && find . -mindepth 1 | LC_ALL=C sort) | while read -r name; do
    if [ -d "$tree/$name" ]; then
        echo "dir /${name#./} 0755 0 0"
    elif [ -f "$tree/$name" ]; then
        echo "file /${name#./} $tree/$name 0644 0 0"
    fi
done >"$work/list"
hyperfine --warmup 1 --runs 7 --prepare "rm -f $work/image" \
    -n kindling "$kindling pack $tree -o $work/image" \
    -n gen_init_cpio "$gen_init_cpio -t 0 $work/list >$work/image" \
    -n cpio "cd $tree && find . | cpio -o -H newc --quiet >$work/image"
"$kindling" pack "$tree" -o "$work/image"
hyperfine --warmup 1 -N "$kindling list $work/image" "$kindling verify $work/image" -i
