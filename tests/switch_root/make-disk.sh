#!/bin/sh
# make-disk.sh KINDLING INIT FOLDER: fills FOLDER with root.img, a disk with one partition in the old
# PC's table, an ext4 with BusyBox and our /init as its init; bare.img, an ext4 that no system is on;
# printed.list, an image with the script of our table; and the scenarios, which name them.
set -eu
kindling=$1
init=$2
folder=$3
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin:/sbin
rm -rf "$folder"
mkdir -p "$folder/root"
cd "$folder/root"
mkdir bin sbin etc dev proc sys run tmp root newroot
busybox=$("$kindling" busybox build | sed -n 's/^busybox *//p')
cp "$busybox" bin/busybox
ln -s busybox bin/sh
# An absolute link, which leads elsewhere from where the initramfs stands.
ln -s /bin/real-init sbin/init
cp "$init" bin/real-init
cat >etc/inittab <<'EOF'
::sysinit:/bin/busybox --install -s /bin
::sysinit:/bin/sh -c 'echo the root is $(sed -n "s,^\([^ ]*\) / \(ext4 ..\).*,\1 \2,p" /proc/mounts)'
ttyS0::respawn:-/bin/sh
EOF
cd ..
mkfs.ext4 -q -F -L kindling-root -U 6f2e3c1a-1111-4222-8333-944445555666 \
    -E hash_seed=6f2e3c1a-1111-4222-8333-944445555666 -d root part.img 16M
rm -r root
# A boot sector with the disk's signature, one entry of type 83 from sector 2048 on, and the mark.
{
    head -c 440 /dev/zero
    printf '\276\272\376\312\0\0'
    printf '\0\0\0\0\203\0\0\0\0\10\0\0\0\200\0\0'
    head -c 48 /dev/zero
    printf '\125\252'
    head -c $((2047 * 512)) /dev/zero
    cat part.img
} >root.img
rm part.img
mkfs.ext4 -q -F bare.img 1M
# The script that does what our table does goes there as well.
"$kindling" init script init >printed.sh
sed 's#${INIT}#printed.sh#' "$(dirname "$here")/../configs/images/busybox.list" >printed.list
for scenario in "$here"/*.boot; do
    sed "s#^image *images/#image $(dirname "$here")/boot/images/#" "$scenario" >"${scenario##*/}"
done
