#!/bin/sh
# Packing a directory against gen_init_cpio on a prepared list, GNU cpio with find, and the kernel's
# gen_initramfs.sh, paired in one run; then the memory and system calls of ours, and how long list
# and verify of the result take.
#   pack.sh KINDLING KERNEL_TREE TREE [RUNS [no-script]]
# KERNEL_TREE has usr/gen_initramfs.sh. TREE is on a tmpfs with room for two images beside it; its
# names are without blanks. gen_initramfs.sh takes minutes, and is run once: no-script leaves it out.
set -eu
kindling=$1
script=$2/usr/gen_initramfs.sh
tree=$(cd "$3" && pwd)
runs=${4:-7}
gen_init_cpio=$("$kindling" kernel build seed | sed -n 's/^gen_init_cpio *//p')
work=$(mktemp -d "$(dirname "$tree")/bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$tree" && find . -mindepth 1 -printf '%y %P\n' | LC_ALL=C sort -k 2) |
    while read -r type name; do
        case $type in
        d) echo "dir /$name 0755 0 0" ;;
        f) echo "file /$name $tree/$name 0644 0 0" ;;
        l) echo "slink /$name $(readlink "$tree/$name") 0777 0 0" ;;
        esac
    done >"$work/list"
echo "$(find "$tree" -type f | wc -l) files, $(du -sm --apparent-size "$tree" | cut -f 1) MiB"
hyperfine --warmup 1 --runs "$runs" --prepare "rm -f $work/image" \
    -n kindling "$kindling pack $tree -o $work/image" \
    -n gen_init_cpio "$gen_init_cpio -t 0 $work/list >$work/image" \
    -n 'find | cpio' "cd $tree && find . | cpio -o -H newc --quiet >$work/image"
if [ "${5:-}" != no-script ]; then
    # It wants to be called from a kernel's folder, where usr/gen_init_cpio has been built.
    mkdir -p "$work/usr"
    cp "$script" "$gen_init_cpio" "$work/usr/"
    cd "$work"
    hyperfine --runs 1 -n gen_initramfs.sh "./usr/gen_initramfs.sh -o $work/scripted $tree"
    rm -f "$work/scripted"
fi
rm -f "$work/image"
/usr/bin/time -f 'peak memory %M KiB' "$kindling" pack "$tree" -o "$work/image"
rm -f "$work/image"
strace -f -c -o "$work/calls" "$kindling" pack "$tree" -o "$work/image"
awk '$4 > 100 && $NF != "total" { print $NF, $4 }' "$work/calls"
hyperfine --warmup 2 -N "$kindling list $work/image" "$kindling verify $work/image" -i
